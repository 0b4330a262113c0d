/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.PoolSurvey;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.FreeSpace;
import org.opendaylight.casm.core.pool.PoolLayout;

/** A pool of IP addresses to plan in: its leases, which of them may move, and what is free. Not thread-safe. */
final class Terrain {
    private final PoolLayout layout;
    private final List<Lease> leases;
    private final boolean[] movable;
    private final Map<Staying, Long> staying = new EnumMap<>(Staying.class);
    private final List<PoolLayout.Zone> zones;
    private final FreeSpace free;

    /**
     * The terrain of a pool.
     *
     * @param refused ids of leases that turned out not to be movable
     */
    Terrain(final PoolSurvey survey, final boolean movePermanent, final Set<String> refused) {
        layout = survey.layout();
        leases = survey.leases();
        movable = new boolean[leases.size()];
        zones = layout.zones().stream().filter(zone -> zone.use() == PoolLayout.Use.FREE).toList();
        free = new FreeSpace(layout.borders());
        zones.forEach(zone -> give(zone.first(), zone.last()));
        int zone = 0;
        for (int i = 0; i < movable.length; i++) {
            final AddressRange range = leases.get(i).range();
            while (zone < zones.size() && zones.get(zone).last().compareTo(range.start()) < 0) {
                zone++;
            }
            final boolean whole = zone < zones.size() && zones.get(zone).first().compareTo(range.start()) <= 0
                && range.end().compareTo(zones.get(zone).last()) <= 0;
            final Staying why = whole ? Staying.of(leases.get(i), movePermanent, refused) : Staying.RESERVED;
            movable[i] = why == null;
            if (why != null) {
                staying.merge(why, 1L, Long::sum);
            }
            if (whole) {
                take(range.start(), range.end());
            } else {
                takeParts(range);
            }
        }
    }

    private void takeParts(final AddressRange range) {
        for (final PoolLayout.Zone zone : zones) {
            if (zone.first().compareTo(range.end()) <= 0 && zone.last().compareTo(range.start()) >= 0) {
                take(zone.first().compareTo(range.start()) < 0 ? range.start() : zone.first(),
                    zone.last().compareTo(range.end()) > 0 ? range.end() : zone.last());
            }
        }
    }

    /** Where leases can go, ascending. */
    List<PoolLayout.Zone> zones() {
        return zones;
    }

    /** All leases, quarantined ones too, ascending. */
    List<Lease> leases() {
        return leases;
    }

    boolean isMovable(final int lease) {
        return movable[lease];
    }

    /** Ids of the leases that may move. */
    Set<String> movable() {
        final var ids = new HashSet<String>();
        for (int i = 0; i < movable.length; i++) {
            if (movable[i]) {
                ids.add(leases.get(i).id());
            }
        }
        return ids;
    }

    Map<Staying, Long> staying() {
        return staying;
    }

    /** Width of an address in bits. */
    int width() {
        return layout.grid().family().width();
    }

    AddressRange range(final UInt128 first, final UInt128 last) {
        return new AddressRange(layout.grid().family(), first, last);
    }

    /** A lease that may move is a block of 2^exponent addresses. */
    int exponent(final Lease lease) {
        return width() - lease.range().asPrefix().orElseThrow().length();
    }

    /** Exponent of the largest free block; -1 when nothing is free. */
    int largestFree() {
        return free.largestExponent();
    }

    boolean isFree(final UInt128 first, final UInt128 last) {
        return free.isFree(first.hi(), first.lo(), last.hi(), last.lo());
    }

    /** Takes what is free as a whole; false when it is not. */
    boolean take(final UInt128 first, final UInt128 last) {
        return free.take(first.hi(), first.lo(), last.hi(), last.lo());
    }

    /** Takes the tightest free block of that size; null when there is none. */
    @Nullable AddressRange take(final int exponent) {
        final Demand demand = Demand.block(exponent);
        if (!free.tightest(demand)) {
            return null;
        }
        final UInt128 first = new UInt128(free.foundHi(), free.foundLo());
        final UInt128 last = first.or(UInt128.lowMask(exponent));
        take(first, last);
        return range(first, last);
    }

    /** Makes free what is not. */
    void give(final UInt128 first, final UInt128 last) {
        free.add(first.hi(), first.lo(), last.hi(), last.lo());
    }
}
