/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.MulticastScope;
import org.opendaylight.casm.core.address.UInt128;

/**
 * What the parts of a pool are for, leases apart: the segments cut into zones, in ascending order, numbered by the
 * slots of a {@link Grid}. Immutable.
 */
public final class PoolLayout {
    private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

    private final List<AddressRange> segments;
    private final Grid grid;
    private final List<Zone> zones;
    private final Borders borders;
    private final BigInteger total;
    private final BigInteger excluded;
    private final BigInteger carved;
    private final double[] weights;

    /** What a zone is for. */
    public enum Use {
        /** For anyone. */
        FREE,
        /** For those for whom it is reserved. */
        RESERVED,
        /** For those who have it, until they give it back. */
        DRAINING,
        /** For a child pool. */
        CARVED,
        /** For nobody. */
        EXCLUDED
    }

    /**
     * Consecutive slots of one use.
     *
     * @param first first slot
     * @param last last slot
     * @param use what for
     */
    public record Zone(UInt128 first, UInt128 last, Use use) {
        BigInteger size() {
            return last.subtract(first).toBigInteger().add(BigInteger.ONE);
        }
    }

    private PoolLayout(final List<AddressRange> segments, final Grid grid, final List<Zone> zones) {
        this.segments = segments;
        this.grid = grid;
        this.zones = zones;
        borders = Borders.before(zones.stream().map(Zone::first).toList());
        total = segments.stream().map(AddressRange::size).reduce(BigInteger.ZERO, BigInteger::add);
        excluded = total.subtract(sum(Use.FREE)).subtract(sum(Use.RESERVED)).subtract(sum(Use.CARVED))
            .subtract(sum(Use.DRAINING));
        carved = sum(Use.CARVED);
        weights = new double[zones.size()];
        double weight = 0;
        for (int i = 0; i < weights.length; i++) {
            weight += zones.get(i).size().doubleValue();
            weights[i] = weight;
        }
    }

    private BigInteger sum(final Use use) {
        return zones.stream().filter(zone -> zone.use == use).map(Zone::size)
            .reduce(BigInteger.ZERO, BigInteger::add)
            .multiply(new BigInteger(Long.toUnsignedString(grid.objectsPerSlot())));
    }

    /**
     * The layout of a pool.
     *
     * @param pool the pool
     * @param children segments of its child pools
     * @param reserved what is reserved in it
     * @param special true when special-purpose parts of its segments may be given out
     */
    public static PoolLayout of(final Pool pool, final Collection<AddressRange> children,
            final Collection<AddressRange> reserved, final boolean special) {
        final List<AddressRange> segments = pool.segments().stream().map(Segment::range)
            .sorted(Comparator.comparing(AddressRange::start)).toList();
        final AddressFamily family = pool.kind().family().orElseThrow();
        final BigInteger count = pool.unit().count();
        final Grid grid = family == AddressFamily.PORT ? new PortGrid(PortRules.blockSize(pool),
            pool.segments().stream().sorted(Comparator.comparing(one -> one.range().start())).toList())
            : count == null || family.isIp() || count.equals(BigInteger.ONE)
            || count.compareTo(TWO_64) >= 0 ? Grid.ofObjects(family)
                : Grid.ofUnits(family, count.longValue(), segments);
        final var zones = new TreeMap<UInt128, Zone>();
        for (final AddressRange segment : segments) {
            if (objectsWithin(segment, grid)) {
                grid.around(segment).ifPresent(slots -> zones.put(slots.first(), new Zone(slots.first(), slots.last(),
                    Use.FREE)));
            }
        }
        paint(zones, grid, reserved, Use.RESERVED);
        paint(zones, grid, pool.segments().stream().filter(Segment::draining).map(Segment::range).toList(),
            Use.DRAINING);
        paint(zones, grid, children, Use.CARVED);
        paint(zones, grid, bySegment(pool.exclusions(), segments, grid), Use.EXCLUDED);
        paint(zones, grid, UsableRule.excluded(pool.fragmentation().usable(), segments), Use.EXCLUDED);
        if (pool.kind().isA(ObjectKind.IPV4_MULTICAST) && !special) {
            paint(zones, grid, MulticastScope.relative(segments), Use.EXCLUDED);
        }
        return new PoolLayout(segments, grid, List.copyOf(zones.values()));
    }

    private static boolean objectsWithin(final AddressRange segment, final Grid grid) {
        return segment.size().compareTo(new BigInteger(Long.toUnsignedString(grid.objectsPerSlot()))) >= 0;
    }

    /** Exclusions, cut where segments meet if the slots of the segments are numbered apart. */
    private static List<AddressRange> bySegment(final List<Segment> exclusions, final List<AddressRange> segments,
            final Grid grid) {
        if (grid.isPlain()) {
            return exclusions.stream().map(Segment::range).toList();
        }
        final var parts = new ArrayList<AddressRange>();
        for (final Segment exclusion : exclusions) {
            for (final AddressRange segment : segments) {
                if (segment.overlaps(exclusion.range())) {
                    parts.add(new AddressRange(segment.family(),
                        Collections.max(List.of(segment.start(), exclusion.range().start())),
                        Collections.min(List.of(segment.end(), exclusion.range().end()))));
                }
            }
        }
        return parts;
    }

    private static void paint(final TreeMap<UInt128, Zone> zones, final Grid grid,
            final Collection<AddressRange> ranges, final Use use) {
        for (final AddressRange range : ranges) {
            grid.around(range).ifPresent(slots -> paint(zones, slots.first(), slots.last(), use));
        }
    }

    private static void paint(final TreeMap<UInt128, Zone> zones, final UInt128 first, final UInt128 last,
            final Use use) {
        final var touched = new ArrayList<Zone>();
        final Map.Entry<UInt128, Zone> before = zones.lowerEntry(first);
        if (before != null && before.getValue().last.compareTo(first) >= 0) {
            touched.add(before.getValue());
        }
        touched.addAll(zones.subMap(first, true, last, true).values());
        for (final Zone zone : touched) {
            final UInt128 from = zone.first.compareTo(first) < 0 ? first : zone.first;
            final UInt128 to = zone.last.compareTo(last) > 0 ? last : zone.last;
            if (zone.first.compareTo(from) < 0) {
                zones.put(zone.first, new Zone(zone.first, from.previous(), zone.use));
            }
            zones.put(from, new Zone(from, to, use));
            if (to.compareTo(zone.last) < 0) {
                zones.put(to.next(), new Zone(to.next(), zone.last, zone.use));
            }
        }
    }

    /** The segments, ascending. */
    public List<AddressRange> segments() {
        return segments;
    }

    /** How objects are numbered. */
    public Grid grid() {
        return grid;
    }

    /** The zones, ascending. */
    public List<Zone> zones() {
        return zones;
    }

    /** Borders between the zones. */
    public Borders borders() {
        return borders;
    }

    /** Objects of the segments. */
    public BigInteger total() {
        return total;
    }

    /** Objects that somebody may have. */
    public BigInteger usable() {
        return total.subtract(excluded);
    }

    /** Objects of child pools. */
    public BigInteger carved() {
        return carved;
    }

    /** True when one segment holds all of the range. */
    public boolean holds(final AddressRange range) {
        int low = 0;
        int high = segments.size() - 1;
        while (low <= high) {
            final int mid = low + high >>> 1;
            if (segments.get(mid).start().compareTo(range.start()) <= 0) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        return high >= 0 && segments.get(high).contains(range);
    }

    /** The parts of a range that somebody may have, ascending; none when it does not touch the segments. */
    public List<AddressRange> usableIn(final AddressRange range) {
        final var parts = new ArrayList<AddressRange>();
        grid.around(range).ifPresent(slots -> {
            for (int i = zoneFrom(slots.first()); i < zones.size() && zones.get(i).first.compareTo(slots.last()) <= 0;
                i++) {
                final Zone zone = zones.get(i);
                if (zone.use != Use.EXCLUDED) {
                    parts.add(grid.objects(Collections.max(List.of(zone.first, slots.first())),
                        Collections.min(List.of(zone.last, slots.last()))));
                }
            }
        });
        return parts;
    }

    /** Index of the first zone that does not end before the slot; the number of zones when all do. */
    public int zoneFrom(final UInt128 slot) {
        int low = 0;
        int high = zones.size() - 1;
        while (low <= high) {
            final int mid = low + high >>> 1;
            if (zones.get(mid).last.compareTo(slot) < 0) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        return low;
    }

    /** A slot of the pool, each about as likely. */
    public UInt128 anySlot(final RandomGenerator random) {
        if (zones.isEmpty()) {
            return UInt128.ZERO;
        }
        final Zone zone = zones.get(zones.size() == 1 ? 0 : anyZone(random.nextDouble()));
        final UInt128 span = zone.last.subtract(zone.first);
        final UInt128 mask = UInt128.lowMask(128 - span.numberOfLeadingZeros());
        UInt128 offset;
        do {
            offset = new UInt128(random.nextLong(), random.nextLong()).and(mask);
        } while (offset.compareTo(span) > 0);
        return zone.first.add(offset);
    }

    private int anyZone(final double share) {
        final int found = Arrays.binarySearch(weights, share * weights[weights.length - 1]);
        return Math.min(weights.length - 1, found < 0 ? -1 - found : found);
    }
}
