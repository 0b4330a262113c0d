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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;

/**
 * A configuration with the states of its pools. Immutable, though the states are not.
 *
 * @param catalog the configuration
 * @param states states by pool
 * @param byPriority states in the order in which selectors try them
 * @param ends pools by the ends of their reservations
 * @param draining those of them that have segments to be drained
 */
record PoolSet(PoolCatalog catalog, Map<String, PoolState> states, List<PoolState> byPriority,
        NavigableMap<Instant, Set<String>> ends, Map<String, PoolState> draining) {
    static final PoolSet EMPTY = new PoolSet(PoolCatalog.EMPTY, Map.of(), List.of(), new TreeMap<>(),
        Map.of());

    @Nullable PoolState state(final String pool) {
        return states.get(pool);
    }

    /** The segment to be drained in which a lease lies; null for none. */
    @Nullable Segment drainOf(final Lease lease) {
        final PoolState state = draining.get(lease.pool());
        return state == null ? null : state.pool().segments().stream().filter(Segment::draining)
            .filter(segment -> segment.range().overlaps(lease.range())).findAny().orElse(null);
    }

    /** The set for the next configuration; states of pools that stay are reconfigured and kept. */
    PoolSet next(final PoolCatalog after, final Instant now, final Supplier<RandomGenerator> random,
            final Quotas quotas) {
        final var kept = new HashMap<String, PoolState>();
        final Map<String, List<AddressRange>> children = children(after);
        final Map<String, List<Reservation>> reservations = reservations(after);
        for (final Pool pool : after.pools().values()) {
            final AddressSpace space = after.spaces().getOrDefault(pool.addressSpace(),
                AddressSpace.of(pool.addressSpace()));
            if (pool.kind().family().isEmpty()) {
                continue;
            }
            final List<AddressRange> carved = children.getOrDefault(pool.name(), List.of());
            final List<Reservation> mine = reservations.getOrDefault(pool.name(), List.of());
            final Claims claims = mine.isEmpty() ? Claims.NONE : new Claims(mine);
            final PoolState old = states.get(pool.name());
            if (old == null) {
                kept.put(pool.name(), new PoolState(random.get(), quotas, pool, space, carved, claims, now));
            } else {
                synchronized (old) {
                    old.configure(pool, space, carved, claims, now);
                }
                kept.put(pool.name(), old);
            }
        }
        final var order = new ArrayList<>(kept.values());
        order.sort(Comparator.comparingInt((PoolState state) -> state.pool().priority())
            .thenComparing(state -> state.pool().name()));
        final var drains = new HashMap<String, PoolState>();
        kept.forEach((name, state) -> {
            if (state.pool().segments().stream().anyMatch(Segment::draining)) {
                drains.put(name, state);
            }
        });
        final var byEnd = new TreeMap<Instant, Set<String>>();
        for (final Reservation reservation : after.reservations().values()) {
            final Instant end = reservation.holdUntil();
            if (end != null && kept.containsKey(reservation.pool())) {
                byEnd.computeIfAbsent(end, key -> new HashSet<>()).add(reservation.pool());
            }
        }
        return new PoolSet(after, kept, order, byEnd, drains);
    }

    /** Segments of child pools by parent, each list in one order. */
    static Map<String, List<AddressRange>> children(final PoolCatalog catalog) {
        final var children = new HashMap<String, List<AddressRange>>();
        for (final Pool pool : catalog.pools().values()) {
            final String parent = pool.parent();
            if (parent != null) {
                final List<AddressRange> list = children.computeIfAbsent(parent, key -> new ArrayList<>());
                for (final Segment segment : pool.segments()) {
                    list.add(segment.range());
                }
            }
        }
        children.values().forEach(list -> list.sort(Comparator.comparing(AddressRange::start)));
        return children;
    }

    static Map<String, List<Reservation>> reservations(final PoolCatalog catalog) {
        final var reservations = new HashMap<String, List<Reservation>>();
        for (final Reservation reservation : catalog.reservations().values()) {
            reservations.computeIfAbsent(reservation.pool(), key -> new ArrayList<>()).add(reservation);
        }
        return reservations;
    }
}
