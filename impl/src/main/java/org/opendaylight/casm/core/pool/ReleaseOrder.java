/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.UInt128;

/**
 * The free slots in the order in which they were released: those never released first, then those released longest
 * ago. Follows the free space it watches; keeps one entry for each released range that was not released anew since,
 * up to a number beyond which the oldest counts as never released. Each operation costs the logarithm of the number of
 * entries, for each entry touched. Not thread-safe.
 */
public final class ReleaseOrder implements FreeSpace.Watcher {
    private static final Comparator<Stamp> BY_AGE = Comparator.<Stamp>comparingLong(stamp -> stamp.tick)
        .thenComparing(stamp -> stamp.first);

    private final int most;
    private final TreeMap<UInt128, Stamp> stamps = new TreeMap<>();
    /** All of them; some as they were before they became free. */
    private final TreeSet<Stamp> byAge = new TreeSet<>(BY_AGE);
    /** Free ones by the exponent of the largest aligned block they hold. */
    private final TreeMap<Integer, TreeSet<Stamp>> queues = new TreeMap<>();
    private FreeSpace fresh = new FreeSpace(Borders.NONE);
    private long ticks;

    /** Slots released at the same time. */
    private record Stamp(UInt128 first, UInt128 last, long tick, boolean free) {
        int exponent() {
            return Blocks.rank(first.hi(), first.lo(), last.hi(), last.lo()) + 1;
        }
    }

    /**
     * A range with the time of its release, which only says which was earlier.
     *
     * @param first first slot
     * @param last last slot
     */
    public record Released(UInt128 first, UInt128 last) {
    }

    /**
     * An order in which nothing was released yet.
     *
     * @param most entries that are kept
     */
    public ReleaseOrder(final int most) {
        this.most = most;
    }

    /** Forgets what is free, but not what was released when; then follows that free space. */
    public void follow(final FreeSpace free, final Borders borders) {
        queues.clear();
        stamps.replaceAll((first, stamp) -> new Stamp(stamp.first, stamp.last, stamp.tick, false));
        fresh = new FreeSpace(borders);
        free.watch(this);
    }

    /** Sets other borders of the free space, which else stays as it is. */
    public void setBorders(final Borders borders) {
        fresh.setBorders(borders);
    }

    /** Notes that slots, which are not free now, were released last of all. */
    public void release(final UInt128 first, final UInt128 last) {
        for (final Stamp stamp : cut(first, last)) {
            drop(stamp);
        }
        enter(new Stamp(first, last, ticks++, false));
        trim();
    }

    /** Forgets the oldest beyond the number that is kept. */
    private void trim() {
        while (stamps.size() > most) {
            final Stamp oldest = stamps.get(byAge.getFirst().first);
            drop(oldest);
            if (oldest.free) {
                addFresh(oldest.first, oldest.last);
            }
        }
    }

    /** What was released, earliest first. */
    public List<Released> released() {
        return byAge.stream().map(stamp -> new Released(stamp.first, stamp.last)).toList();
    }

    @Override
    public void added(final UInt128 first, final UInt128 last) {
        UInt128 from = first;
        boolean more = true;
        for (final Stamp stamp : cut(first, last)) {
            if (from.compareTo(stamp.first) < 0) {
                addFresh(from, stamp.first.previous());
            }
            enter(new Stamp(stamp.first, stamp.last, stamp.tick, true));
            more = stamp.last.compareTo(last) < 0;
            from = more ? stamp.last.next() : stamp.last;
        }
        if (more) {
            addFresh(from, last);
        }
    }

    private void addFresh(final UInt128 first, final UInt128 last) {
        fresh.add(first.hi(), first.lo(), last.hi(), last.lo());
    }

    @Override
    public void taken(final UInt128 first, final UInt128 last) {
        UInt128 from = first;
        boolean more = true;
        for (final Stamp stamp : cut(first, last)) {
            if (from.compareTo(stamp.first) < 0) {
                takeFresh(from, stamp.first.previous());
            }
            drop(stamp);
            enter(new Stamp(stamp.first, stamp.last, stamp.tick, false));
            more = stamp.last.compareTo(last) < 0;
            from = more ? stamp.last.next() : stamp.last;
        }
        if (more) {
            takeFresh(from, last);
        }
        trim();
    }

    private void takeFresh(final UInt128 first, final UInt128 last) {
        fresh.take(first.hi(), first.lo(), last.hi(), last.lo());
    }

    /**
     * Finds the piece to give next; when only pieces of several released ranges together are large enough, the first
     * of those. Its start is left in {@code free}.
     */
    public boolean find(final FreeSpace free, final Demand demand) {
        if (fresh.first(demand, 0, 0)) {
            return free.first(demand, fresh.foundHi(), fresh.foundLo());
        }
        final Stamp oldest = oldest(demand);
        if (oldest == null) {
            return free.first(demand, 0, 0);
        }
        final UInt128 start = Blocks.locate(oldest.first.hi(), oldest.first.lo(), oldest.last.hi(), oldest.last.lo(),
            oldest.exponent());
        return free.first(demand, start.hi(), start.lo());
    }

    private @Nullable Stamp oldest(final Demand demand) {
        final int bits = Math.max(demand.exponent(),
            128 - new UInt128(demand.lastHi(), demand.lastLo()).numberOfLeadingZeros());
        Stamp oldest = null;
        for (final TreeSet<Stamp> queue : queues.tailMap(bits, true).values()) {
            final Stamp head = queue.first();
            oldest = oldest == null || BY_AGE.compare(head, oldest) < 0 ? head : oldest;
        }
        return oldest;
    }

    /** The stamps that lie in the range, cut so that none crosses its ends. */
    private List<Stamp> cut(final UInt128 first, final UInt128 last) {
        final Map.Entry<UInt128, Stamp> before = stamps.lowerEntry(first);
        if (before != null && before.getValue().last.compareTo(first) >= 0) {
            split(before.getValue(), first);
        }
        final Map.Entry<UInt128, Stamp> end = stamps.floorEntry(last);
        if (end != null && end.getValue().last.compareTo(last) > 0) {
            split(end.getValue(), last.next());
        }
        return new ArrayList<>(stamps.subMap(first, true, last, true).values());
    }

    private void split(final Stamp stamp, final UInt128 at) {
        drop(stamp);
        enter(new Stamp(stamp.first, at.previous(), stamp.tick, stamp.free));
        enter(new Stamp(at, stamp.last, stamp.tick, stamp.free));
    }

    private void drop(final Stamp stamp) {
        stamps.remove(stamp.first);
        byAge.remove(stamp);
        final int exponent = stamp.exponent();
        final TreeSet<Stamp> queue = queues.get(exponent);
        if (stamp.free && queue != null && queue.remove(stamp) && queue.isEmpty()) {
            queues.remove(exponent);
        }
    }

    private void enter(final Stamp stamp) {
        stamps.put(stamp.first, stamp);
        byAge.add(stamp);
        if (stamp.free) {
            queues.computeIfAbsent(stamp.exponent(), key -> new TreeSet<>(BY_AGE)).add(stamp);
        }
    }
}
