/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.oracle;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.FragmentationRules.Usable;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;

/** A pool cell by cell: what has become of each, computed anew from the configuration and the leases. */
final class ModelPool {
    /** What a cell may be. */
    enum Use {
        FREE, RESERVED, DRAINING, CARVED, EXCLUDED, OFFERED, HELD, QUARANTINED
    }

    /** The smallest part of a pool that is given, or so many objects that all is made of them. */
    static final class Cell {
        final AddressRange range;
        final int segment;
        Use use = Use.FREE;
        @Nullable Reservation reservation;

        Cell(final AddressRange range, final int segment) {
            this.range = range;
            this.segment = segment;
        }
    }

    final Pool pool;
    final List<Cell> cells = new ArrayList<>();
    /** Objects of a unit, and of a cell. */
    final BigInteger unit;
    final BigInteger cell;
    final boolean ip;

    ModelPool(final Scenario scenario, final PoolCatalog catalog, final Pool pool, final Collection<Lease> leases,
            final Instant now) {
        this.pool = pool;
        final AddressFamily family = pool.kind().family().orElseThrow();
        ip = family.isIp();
        unit = unitOf(pool);
        cell = ip ? BigInteger.ONE.shiftLeft(scenario.grain(pool)) : unit;
        final List<Segment> sorted = pool.segments().stream()
            .sorted(Comparator.comparing(segment -> segment.range().start())).toList();
        for (final Segment segment : sorted) {
            cut(segment, sorted.indexOf(segment), scenario.interesting(pool));
        }
        for (final Cell one : cells) {
            paint(one, catalog, now);
        }
        for (final Lease lease : leases) {
            if (lease.pool().equals(pool.name())) {
                cells.stream().filter(one -> one.range.overlaps(lease.range())).forEach(one -> enter(one, lease));
            }
        }
    }

    static BigInteger unitOf(final Pool pool) {
        final AddressFamily family = pool.kind().family().orElseThrow();
        final Integer length = pool.unit().prefixLength();
        if (length != null) {
            return BigInteger.ONE.shiftLeft(family.width() - length);
        }
        if (pool.unit().count() != null) {
            return requireNonNull(pool.unit().count());
        }
        if (family == AddressFamily.PORT) {
            return BigInteger.valueOf(PortSets.layout(pool.segments().getFirst().range().start()).setSize());
        }
        if (!family.isIp()) {
            return BigInteger.ONE;
        }
        int longest = -1;
        for (int i = 0; i <= family.width(); i++) {
            longest = allows(pool, i) ? i : longest;
        }
        return BigInteger.ONE.shiftLeft(family.width() - longest);
    }

    /** True when the rules of an IP pool allow blocks of that length. */
    static boolean allows(final Pool pool, final int length) {
        final var rules = pool.fragmentation();
        return (rules.shortestPrefix() == null || length >= rules.shortestPrefix())
            && (rules.longestPrefix() == null || length <= rules.longestPrefix())
            && (rules.allowedPrefixes().isEmpty() || rules.allowedPrefixes().contains(length));
    }

    private void cut(final Segment segment, final int number, final List<AddressRange> interesting) {
        final AddressRange whole = segment.range();
        if (!interesting.isEmpty()) {
            interesting.stream().filter(whole::contains).forEach(range -> cells.add(new Cell(range, number)));
            return;
        }
        if (whole.family() == AddressFamily.PORT) {
            final AddressRange addresses = PortSets.addresses(whole);
            final var layout = PortSets.layout(whole.start());
            for (long at = addresses.start().lo(); at <= addresses.end().lo(); at++) {
                final UInt128 address = UInt128.of(at);
                final int count = cell.intValueExact();
                for (int port = segment.startPort(); port + count - 1 <= segment.endPort(); port += count) {
                    cells.add(new Cell(layout.offset() == 0 ? PortSets.ports(address, port, port + count - 1)
                        : PortSets.set(address, layout, port / count), number));
                }
            }
            return;
        }
        BigInteger start = whole.start().toBigInteger();
        final BigInteger end = whole.end().toBigInteger();
        while (start.add(cell).subtract(BigInteger.ONE).compareTo(end) <= 0) {
            cells.add(new Cell(new AddressRange(whole.family(), UInt128.of(start),
                UInt128.of(start.add(cell).subtract(BigInteger.ONE))), number));
            start = start.add(cell);
        }
    }

    private void paint(final Cell one, final PoolCatalog catalog, final Instant now) {
        for (final Reservation reservation : catalog.reservations().values()) {
            if (reservation.pool().equals(pool.name()) && reservation.holds(now)
                && reservation.range().overlaps(one.range)) {
                one.use = Use.RESERVED;
                one.reservation = reservation;
            }
        }
        if (pool.segments().stream().anyMatch(part -> part.draining() && part.range().overlaps(one.range))) {
            one.use = Use.DRAINING;
        }
        if (catalog.pools().values().stream().filter(other -> pool.name().equals(other.parent()))
            .flatMap(other -> other.segments().stream()).anyMatch(part -> part.range().overlaps(one.range))) {
            one.use = Use.CARVED;
        }
        if (pool.exclusions().stream().anyMatch(part -> part.range().overlaps(one.range)) || isEdge(one)) {
            one.use = Use.EXCLUDED;
        }
    }

    private boolean isEdge(final Cell one) {
        final Usable rule = pool.fragmentation().usable();
        final AddressRange whole = pool.segments().stream().map(Segment::range)
            .filter(part -> part.contains(one.range)).findAny().orElseThrow();
        final boolean large = whole.size().compareTo(BigInteger.TWO) > 0;
        final AddressFamily family = whole.family();
        return large && (rule == Usable.EXCLUDE_NETWORK_BROADCAST && family == AddressFamily.IPV4
            && (one.range.contains(whole.start()) || one.range.contains(whole.end()))
            || rule == Usable.EXCLUDE_SUBNET_ROUTER && family == AddressFamily.IPV6
            && one.range.contains(whole.start()));
    }

    private static void enter(final Cell one, final Lease lease) {
        // what nobody may have any more counts as that, also while the one who had it is in quarantine
        if (one.use != Use.EXCLUDED && one.use != Use.CARVED) {
            one.use = lease.state() == LeaseState.OFFERED ? Use.OFFERED
                : lease.state().isLive() ? Use.HELD : Use.QUARANTINED;
        }
    }

    BigInteger objects(final Predicate<Cell> which) {
        return BigInteger.valueOf(cells.stream().filter(which).count()).multiply(cell);
    }

    BigInteger units(final AddressRange range) {
        return range.size().add(unit).subtract(BigInteger.ONE).divide(unit);
    }

    int cellsPerUnit() {
        return unit.divide(cell).intValueExact();
    }

    /** What the owner may take there: null nothing, else the same text where it may take things together. */
    private static @Nullable String open(final Cell one, final Owner owner) {
        final Reservation reservation = one.reservation;
        return one.use == Use.FREE ? "" : one.use == Use.RESERVED && reservation != null && reservation.isFor(owner)
            ? reservation.name() : null;
    }

    /** True when the owner may have so many cells from that one on as one piece, rules of size apart. */
    boolean isOpen(final Owner owner, final int from, final int count) {
        if (from < 0 || count < 1 || from + count > cells.size()) {
            return false;
        }
        final Cell first = cells.get(from);
        final String what = open(first, owner);
        for (int i = from; what != null && i < from + count; i++) {
            if (!what.equals(open(cells.get(i), owner)) || cells.get(i).segment != first.segment) {
                return false;
            }
        }
        return what != null;
    }

    /** Where a piece of so many units could be had, as a block or as one that only starts with a unit; -1 nowhere. */
    int find(final Owner owner, final int units, final boolean block) {
        final int count = units * cellsPerUnit();
        final BigInteger align = !ip ? BigInteger.ONE : block ? unit.multiply(BigInteger.valueOf(units)) : unit;
        for (int i = 0; i + count <= cells.size(); i++) {
            if (cells.get(i).range.start().toBigInteger().mod(align).signum() == 0 && isOpen(owner, i, count)) {
                return i;
            }
        }
        return -1;
    }

    void take(final int from, final int count) {
        cells.subList(from, from + count).forEach(one -> one.use = Use.HELD);
    }

    /** The cell that starts so; -1 for none. */
    int indexOf(final UInt128 start) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).range.start().equals(start)) {
                return i;
            }
        }
        return -1;
    }

    /** True when the size and place of a piece is allowed, whoever has it. */
    boolean isAllowed(final AddressRange range) {
        if (!ip) {
            return range.family() != AddressFamily.PORT || range.size().equals(unit)
                || PortSets.layout(range.start()).offset() == 0 || PortSets.isWhole(range);
        }
        final boolean whole = range.size().mod(unit).signum() == 0
            && range.start().toBigInteger().mod(unit).signum() == 0;
        final var rules = pool.fragmentation();
        final int width = range.family().width();
        return whole && range.asPrefix().map(prefix -> allows(pool, prefix.length())).orElseGet(() ->
            rules.allowedPrefixes().isEmpty() && (rules.shortestPrefix() == null
                || range.size().compareTo(BigInteger.ONE.shiftLeft(width - rules.shortestPrefix())) <= 0));
    }
}
