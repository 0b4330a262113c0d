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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;

/** The rules for reservations. */
final class ReservationRules {
    private ReservationRules() {
    }

    static void check(final PoolCatalog before, final PoolCatalog after, final Set<String> changedPools,
            final List<Refusal> faults) {
        if (changedPools.isEmpty() && after.reservations().equals(before.reservations())
            && after.tenants().keySet().containsAll(before.tenants().keySet())
            && after.pools().keySet().containsAll(before.pools().keySet())) {
            return;
        }
        final Map<String, List<Reservation>> byPool = new HashMap<>();
        for (final Reservation reservation : after.reservations().values()) {
            final String tenant = reservation.tenant();
            if (tenant != null && !after.tenants().containsKey(tenant)) {
                fault(faults, reservation, Reason.INVALID, "is for the unknown tenant " + tenant);
            }
            final Pool pool = after.pools().get(reservation.pool());
            if (pool == null && before.pools().containsKey(reservation.pool())) {
                fault(faults, reservation, Reason.IN_USE, "is in pool " + reservation.pool()
                    + ", which cannot be deleted before it");
            } else if (pool == null) {
                fault(faults, reservation, Reason.INVALID, "is in the unknown pool " + reservation.pool());
            } else {
                byPool.computeIfAbsent(pool.name(), key -> new ArrayList<>()).add(reservation);
            }
        }
        final Map<String, List<Pool>> children = new HashMap<>();
        after.pools().values().stream().filter(pool -> pool.parent() != null)
            .forEach(pool -> children.computeIfAbsent(pool.parent(), key -> new ArrayList<>()).add(pool));
        byPool.forEach((name, reservations) -> checkPool(after.pools().get(name), reservations,
            children.getOrDefault(name, List.of()), faults));
    }

    private static void checkPool(final Pool pool, final List<Reservation> reservations, final List<Pool> children,
            final List<Refusal> faults) {
        reservations.sort(Comparator.comparing(reservation -> reservation.range().start()));
        Reservation last = null;
        for (final Reservation reservation : reservations) {
            if (pool.segments().stream().noneMatch(segment -> segment.range().contains(reservation.range()))) {
                fault(faults, reservation, pool.kind().family().filter(reservation.range().family()::equals).isEmpty()
                    ? Reason.KIND_MISMATCH : Reason.INVALID,
                    "of " + pool.format(reservation.range()) + " is not inside one segment of pool " + pool.name());
            }
            if (last != null && last.range().overlaps(reservation.range())) {
                fault(faults, reservation, Reason.OVERLAP, "of " + pool.format(reservation.range())
                    + " overlaps reservation " + last.name() + " of " + pool.format(last.range()));
            }
            if (last == null || last.range().end().compareTo(reservation.range().end()) < 0) {
                last = reservation;
            }
            for (final Pool child : children) {
                if (child.segments().stream().anyMatch(segment -> segment.range().overlaps(reservation.range()))) {
                    fault(faults, reservation, Reason.OVERLAP, "of " + pool.format(reservation.range()) + " in pool "
                        + pool.name() + " overlaps its child pool " + child.name());
                }
            }
        }
    }

    private static void fault(final List<Refusal> faults, final Reservation reservation, final Reason reason,
            final String what) {
        faults.add(Refusal.of(reason, reservation.pool(), "reservation " + reservation.name() + " " + what));
    }
}
