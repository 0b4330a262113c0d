/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.Grid;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.PoolLayout;
import org.opendaylight.casm.core.pool.Reservation;

/** Which live leases stand in the way of a new configuration. */
final class LiveCheck {
    private static final int NAMED = 5;

    private final PoolCatalog before;
    private final PoolCatalog after;
    private final Map<String, List<AddressRange>> childrenBefore;
    private final Map<String, List<AddressRange>> childrenAfter;
    private final Map<String, List<Reservation>> reservationsBefore;
    private final Map<String, List<Reservation>> reservationsAfter;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Lease> blocking = new ArrayList<>();
    private long blockingCount;

    LiveCheck(final PoolCatalog before, final PoolCatalog after) {
        this.before = before;
        this.after = after;
        childrenBefore = PoolSet.children(before);
        childrenAfter = PoolSet.children(after);
        reservationsBefore = PoolSet.reservations(before);
        reservationsAfter = PoolSet.reservations(after);
    }

    /** The first leases that stand in the way. */
    List<Lease> blocking() {
        return blocking;
    }

    /** How many stand in the way. */
    long blockingCount() {
        return blockingCount;
    }

    List<Refusal> check(final Iterable<PoolState> states) {
        for (final PoolState state : states) {
            synchronized (state) {
                if (state.leases().size() > 0) {
                    check(state, after.pools().get(state.pool().name()));
                }
            }
        }
        return refusals;
    }

    private void check(final PoolState state, final @Nullable Pool now) {
        final Pool was = state.pool();
        final String name = was.name();
        if (now == null) {
            refuse(state, all(was), lease -> true, "cannot be deleted");
            return;
        }
        if (now.kind() != was.kind() || !now.plan().equals(was.plan())
            || !now.addressSpace().equals(was.addressSpace())) {
            refuse(state, all(was), lease -> true, "cannot change its kind or address space");
            return;
        }
        if (now.algorithm() != was.algorithm() || !now.mapping().equals(was.mapping())) {
            final Predicate<AddressRange> moved = SchemeCheck.movedBy(was, now);
            refuse(state, all(was), lease -> moved.test(lease.range()), "cannot change how it computes what it gives");
        }
        final List<Reservation> claims = reservationsAfter.getOrDefault(name, List.of());
        final List<AddressRange> children = childrenAfter.getOrDefault(name, List.of());
        final boolean sameLayout = now.segments().equals(was.segments()) && now.exclusions().equals(was.exclusions())
            && now.unit().equals(was.unit()) && now.fragmentation().equals(was.fragmentation())
            && allowsSpecial(after, now) == allowsSpecial(before, was)
            && children.equals(childrenBefore.getOrDefault(name, List.of()))
            && claims.equals(reservationsBefore.getOrDefault(name, List.of()));
        if (sameLayout || before.equals(after)) {
            return;
        }
        final PoolLayout layout = PoolLayout.of(now, children, List.of(), allowsSpecial(after, now));
        refuse(state, gaps(layout), lease -> true, "cannot lose this part");
        if (!layout.grid().isPlain()) {
            refuseHeld(state, all(was), lease -> layout.holds(lease.range()) && !onGrid(layout.grid(), lease),
                "cannot change its unit");
        }
        refuseHeld(state, zones(layout, PoolLayout.Use.CARVED), lease -> true,
            "cannot give this part to a child pool");
        refuse(state, zones(layout, PoolLayout.Use.EXCLUDED), lease -> true, "cannot exclude this part");
        for (final Reservation claim : claims) {
            if (!claim.equals(before.reservations().get(claim.name()))) {
                refuse(state, List.of(claim.range()), lease -> !claim.isFor(lease.owner()),
                    "cannot reserve " + now.format(claim.range()) + " for another");
            }
        }
    }

    private static boolean allowsSpecial(final PoolCatalog catalog, final Pool pool) {
        final AddressSpace space = catalog.spaces().get(pool.addressSpace());
        return space != null && space.allowSpecialPurpose();
    }

    private static boolean onGrid(final Grid grid, final Lease lease) {
        return grid.around(lease.range()).map(slots -> grid.objects(slots.first(), slots.last()))
            .filter(lease.range()::equals).isPresent();
    }

    private static List<AddressRange> all(final Pool pool) {
        final AddressFamily family = pool.kind().family().orElseThrow();
        return List.of(new AddressRange(family, UInt128.ZERO, family.max()));
    }

    private static List<AddressRange> zones(final PoolLayout layout, final PoolLayout.Use use) {
        return layout.zones().stream().filter(zone -> zone.use() == use)
            .map(zone -> layout.grid().objects(zone.first(), zone.last())).toList();
    }

    /** What lies between, before and behind the segments. */
    private static List<AddressRange> gaps(final PoolLayout layout) {
        final AddressFamily family = layout.grid().family();
        final var gaps = new ArrayList<AddressRange>();
        UInt128 from = UInt128.ZERO;
        for (final AddressRange segment : layout.segments()) {
            if (from.compareTo(segment.start()) < 0) {
                gaps.add(new AddressRange(family, from, segment.start().previous()));
            }
            if (segment.end().equals(family.max())) {
                return gaps;
            }
            from = segment.end().next();
        }
        gaps.add(new AddressRange(family, from, family.max()));
        return gaps;
    }

    private void refuse(final PoolState state, final List<AddressRange> ranges, final Predicate<Lease> blocks,
            final String what) {
        refuseHeld(state, ranges, lease -> lease.state().isLive() && blocks.test(lease), what);
    }

    /** The same for leases in quarantine, too: what they keep must neither be given on nor be counted otherwise. */
    private void refuseHeld(final PoolState state, final List<AddressRange> ranges, final Predicate<Lease> blocks,
            final String what) {
        final var named = new ArrayList<String>();
        final int[] count = new int[1];
        for (final AddressRange range : ranges) {
            state.leases().overlapping(range.start(), range.end(), lease -> {
                if (blocks.test(lease)) {
                    count[0]++;
                    if (blocking.size() < ResizePlan.MOST_NAMED) {
                        blocking.add(lease);
                    }
                    if (named.size() < NAMED) {
                        named.add(lease.id() + " (" + lease.text() + ")");
                    }
                }
            });
        }
        blockingCount += count[0];
        if (count[0] > 0) {
            refusals.add(Refusal.of(Refusal.Reason.IN_USE, state.pool().name(), "pool " + state.pool().name() + " "
                + what + " while " + count[0] + (count[0] == 1 ? " live lease stands" : " live leases stand")
                + " in the way: " + String.join(", ", named) + (count[0] > NAMED ? ", ..." : "")
                + "; release them first"));
        }
    }
}
