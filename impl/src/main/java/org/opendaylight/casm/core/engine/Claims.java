/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.Reservation;

/** The reservations of one pool, by whom they are for. Immutable. */
final class Claims {
    static final Claims NONE = new Claims(List.of());

    private final List<Reservation> all;
    private final Map<String, List<Reservation>> byClient = new HashMap<>();
    private final Map<String, List<Reservation>> byDevice = new HashMap<>();
    private final Map<String, List<Reservation>> byTenant = new HashMap<>();
    private final @Nullable Instant nextEnd;

    Claims(final Collection<Reservation> reservations) {
        all = reservations.stream().sorted(Comparator.comparing(reservation -> reservation.range().start())).toList();
        for (final Reservation reservation : all) {
            final String client = reservation.clientId();
            final String device = reservation.deviceId();
            final String tenant = reservation.tenant();
            if (client != null) {
                byClient.computeIfAbsent(client, key -> new ArrayList<>()).add(reservation);
            } else if (device != null) {
                byDevice.computeIfAbsent(device, key -> new ArrayList<>()).add(reservation);
            } else if (tenant != null) {
                byTenant.computeIfAbsent(tenant, key -> new ArrayList<>()).add(reservation);
            }
        }
        nextEnd = all.stream().map(Reservation::holdUntil).filter(Objects::nonNull)
            .min(Comparator.naturalOrder()).orElse(null);
    }

    List<Reservation> all() {
        return all;
    }

    /** Those that keep something of a range; a null range means all. */
    List<Reservation> in(final @Nullable AddressRange range) {
        if (range == null) {
            return all;
        }
        int low = 0;
        int high = all.size() - 1;
        while (low <= high) {
            final int mid = low + high >>> 1;
            if (all.get(mid).range().end().compareTo(range.start()) < 0) {
                low = mid + 1;
            } else {
                high = mid - 1;
            }
        }
        int end = low;
        while (end < all.size() && all.get(end).range().overlaps(range)) {
            end++;
        }
        return all.subList(low, end);
    }

    /** When the first of them ends; null for never. */
    @Nullable Instant nextEnd() {
        return nextEnd;
    }

    /** Those in effect at that time. */
    Claims at(final Instant now) {
        final Instant end = nextEnd;
        return end == null || now.isBefore(end) ? this
            : new Claims(all.stream().filter(reservation -> reservation.holds(now)).toList());
    }

    /** Those for this owner: of the client first, then of the device, then of the tenant. */
    List<Reservation> of(final Owner owner) {
        if (all.isEmpty()) {
            return List.of();
        }
        final var found = new ArrayList<Reservation>();
        collect(byClient, owner.subscriber(), owner, found);
        collect(byDevice, owner.deviceId(), owner, found);
        collect(byTenant, owner.tenant(), owner, found);
        return found;
    }

    private static void collect(final Map<String, List<Reservation>> map, final @Nullable String key,
            final Owner owner, final List<Reservation> found) {
        if (key != null) {
            for (final Reservation reservation : map.getOrDefault(key, List.of())) {
                if (reservation.isFor(owner)) {
                    found.add(reservation);
                }
            }
        }
    }
}
