/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.PoolLayout;

/**
 * Clears one block of its leases, so that it is free: the largest that can be cleared, and of these one with the
 * fewest leases in it. Looks at each size of block once; for one size it costs as much as there are leases.
 */
final class LargestBlock {
    /** Blocks of one size of which it is tried whether their leases fit elsewhere. */
    private static final int TRIES = 64;
    private static final Comparator<Window> ORDER = Comparator.comparingInt(Window::count)
        .thenComparing(Window::members).thenComparing(Window::first);

    private final Terrain terrain;
    private final int maxSteps;

    /** A block that could be cleared; its leases are {@code count} from index {@code from}. */
    private record Window(UInt128 first, UInt128 last, int from, int count, UInt128 members) {
    }

    LargestBlock(final Terrain terrain, final int maxSteps) {
        this.terrain = terrain;
        this.maxSteps = maxSteps;
    }

    /** Moves after which a block larger than the largest free one is free; none when that cannot be had. */
    List<Move> largest() {
        for (int exponent = terrain.width(); exponent > terrain.largestFree(); exponent--) {
            final List<Move> moves = block(exponent);
            if (!moves.isEmpty()) {
                return moves;
            }
        }
        return List.of();
    }

    /** Moves after which a block of 2^exponent addresses is free that is not now; none when that cannot be had. */
    List<Move> block(final int exponent) {
        final var windows = new ArrayList<Window>();
        int lease = 0;
        for (final PoolLayout.Zone zone : terrain.zones()) {
            while (lease < terrain.leases().size() && range(lease).end().compareTo(zone.first()) < 0) {
                lease++;
            }
            if (exponent < terrain.width()
                    ? zone.last().subtract(zone.first()).compareTo(UInt128.lowMask(exponent)) >= 0
                    : zone.last().subtract(zone.first()).equals(UInt128.lowMask(exponent))) {
                lease = windows(zone, lease, UInt128.lowMask(exponent), windows);
            }
        }
        windows.sort(ORDER);
        for (final Window window : windows.subList(0, Math.min(TRIES, windows.size()))) {
            final List<Move> moves = clear(window);
            if (!moves.isEmpty()) {
                return moves;
            }
        }
        return List.of();
    }

    private AddressRange range(final int lease) {
        return terrain.leases().get(lease).range();
    }

    /** Collects the windows of a zone; returns the first lease that reaches beyond it. */
    private int windows(final PoolLayout.Zone zone, final int from, final UInt128 mask, final List<Window> windows) {
        int at = from;
        UInt128 reached = zone.first();
        while (at < terrain.leases().size() && range(at).start().compareTo(zone.last()) <= 0) {
            final UInt128 first = range(at).start().and(mask.not());
            final UInt128 last = first.or(mask);
            boolean clearable = first.compareTo(reached) >= 0 && last.compareTo(zone.last()) <= 0;
            final UInt128 until = last.compareTo(zone.last()) <= 0 ? last : zone.last();
            final AddressRange window = terrain.range(first, last);
            final int begin = at;
            UInt128 members = UInt128.ZERO;
            while (at < terrain.leases().size() && range(at).start().compareTo(until) <= 0) {
                // what fills all of it fits nowhere else, or nothing would have to move
                clearable &= terrain.isMovable(at) && window.contains(range(at)) && !window.equals(range(at))
                    && at - begin < maxSteps;
                if (clearable) {
                    members = members.add(range(at).end().subtract(range(at).start())).add(UInt128.ONE);
                }
                at++;
            }
            if (clearable) {
                windows.add(new Window(first, last, begin, at - begin, members));
            }
            final UInt128 end = range(at - 1).end();
            if (end.compareTo(zone.last()) >= 0) {
                return end.equals(zone.last()) ? at : at - 1;
            }
            reached = end.next();
        }
        return at;
    }

    /** Finds places elsewhere for all leases in a window, large ones first; none when one has no place. */
    private List<Move> clear(final Window window) {
        final List<Lease> inside = terrain.leases().subList(window.from(), window.from() + window.count());
        final var kept = new ArrayList<AddressRange>();
        UInt128 gap = window.first();
        for (final Lease lease : inside) {
            if (gap.compareTo(lease.range().start()) < 0) {
                kept.add(terrain.range(gap, lease.range().start().previous()));
            }
            gap = lease.range().end().equals(window.last()) ? gap : lease.range().end().next();
        }
        if (inside.getLast().range().end().compareTo(window.last()) < 0) {
            kept.add(terrain.range(gap, window.last()));
        }
        kept.forEach(range -> terrain.take(range.start(), range.end()));
        final var moves = new ArrayList<Move>();
        final List<Lease> bySize = inside.stream()
            .sorted(Comparator.comparingInt(terrain::exponent).reversed()).toList();
        for (final Lease lease : bySize) {
            final AddressRange to = terrain.take(terrain.exponent(lease));
            if (to == null) {
                break;
            }
            moves.add(new Move(lease, to));
        }
        moves.forEach(move -> terrain.give(move.to().start(), move.to().end()));
        kept.forEach(range -> terrain.give(range.start(), range.end()));
        return moves.size() == inside.size() ? moves : List.of();
    }
}
