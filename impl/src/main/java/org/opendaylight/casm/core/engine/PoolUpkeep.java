/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.CatalogValidator;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.strategy.MappingScheme;

/** What is to be looked after in the pools of an engine besides leases: sizes, drains, reservations. Thread-safe. */
public final class PoolUpkeep {
    private static final int MOST_READ = 1000;

    private final AtomicReference<Instant> endsTold = new AtomicReference<>(Instant.MIN);
    private final Supplier<PoolSet> pools;
    private final Lock gate;
    private final CatalogValidator validator;

    /**
     * The upkeep of these pools.
     *
     * @param gate held while the configuration must not change
     */
    PoolUpkeep(final Supplier<PoolSet> pools, final Lock gate, final CatalogValidator validator) {
        this.pools = pools;
        this.gate = gate;
        this.validator = validator;
    }

    /** There are other pools or reservations now. */
    void reconfigured() {
        endsTold.set(Instant.MIN);
    }

    /**
     * What comes of changing the size of a pool; changes nothing. Costs as much as the pool has leases, and keeps
     * nobody but the requests to this pool waiting; what changes meanwhile is judged when the change is committed.
     *
     * @throws IllegalArgumentException when there is no such pool
     */
    public ResizePlan planResize(final ResizeRequest request, final Instant now) {
        return new Resizing(validator, pools.get(), now).plan(request);
    }

    /**
     * All of a pool at this moment. Costs as much as the pool has leases.
     *
     * @throws IllegalArgumentException when there is no such pool
     */
    public PoolSurvey survey(final String pool) {
        final PoolState state = pools.get().state(pool);
        if (state == null) {
            throw new IllegalArgumentException("there is no pool " + pool);
        }
        synchronized (state) {
            final var leases = new ArrayList<Lease>(state.leases().size());
            state.leases().forEach(leases::add);
            return new PoolSurvey(state.pool(), state.layout(), leases);
        }
    }

    /** True when a scheme computes where the leases of a pool lie; false when there is no such pool. */
    public boolean computes(final String pool) {
        final PoolState state = pools.get().state(pool);
        if (state == null) {
            return false;
        }
        synchronized (state) {
            return state.strategy() instanceof MappingScheme;
        }
    }

    /** Segments that are to be drained and hold no lease any more, in quarantine neither, by pool. */
    public Map<String, Set<String>> drained() {
        final var drained = new HashMap<String, Set<String>>();
        pools.get().draining().forEach((pool, state) -> {
            synchronized (state) {
                final Set<String> segments = state.tally().drained();
                if (!segments.isEmpty()) {
                    drained.put(pool, segments);
                }
            }
        });
        return drained;
    }

    /** Number of live leases of a pool, those not settled yet included; 0 when there is no such pool. */
    public long liveLeases(final String pool) {
        final PoolState state = pools.get().state(pool);
        if (state == null) {
            return 0;
        }
        synchronized (state) {
            return state.tally().live();
        }
    }

    /** Addressing units that a lease takes up; 0 when its pool is gone. */
    public BigInteger units(final Lease lease) {
        final PoolState state = pools.get().state(lease.pool());
        if (state == null) {
            return BigInteger.ZERO;
        }
        synchronized (state) {
            return state.unit().exactly(lease.range());
        }
    }

    /** Members of an addressing unit of a pool; 1 when there is no such pool. */
    public BigInteger unitMembers(final String pool) {
        final PoolState state = pools.get().state(pool);
        return state == null ? BigInteger.ONE : state.unit().objects();
    }

    /** Names of the reservations of a pool that keep something of a range; a null range means all. */
    public List<String> reservationsIn(final String pool, final @Nullable AddressRange range) {
        final PoolState state = pools.get().state(pool);
        if (state == null) {
            return List.of();
        }
        synchronized (state) {
            return state.claims().in(range).stream().map(Reservation::name).toList();
        }
    }

    /**
     * What has become of a reservation; empty when there is none of that name or it has ended. Looks at the first
     * {@value #MOST_READ} leases in it.
     */
    public Optional<ReservationUse> useOf(final String reservation) {
        final PoolSet current = pools.get();
        final Reservation found = current.catalog().reservations().get(reservation);
        final PoolState state = found == null ? null : current.state(found.pool());
        if (found == null || state == null) {
            return Optional.empty();
        }
        synchronized (state) {
            return state.claims().all().contains(found) ? Optional.of(useOf(found, state)) : Optional.empty();
        }
    }

    private static ReservationUse useOf(final Reservation reservation, final PoolState state) {
        ReservationUse use = ReservationUse.FREE;
        for (final Lease lease : state.leases().first(reservation.range(), MOST_READ)) {
            if (lease.state().isLive() && !reservation.isFor(lease.owner())) {
                return ReservationUse.CONFLICT;
            }
            use = lease.state().isLive() ? ReservationUse.IN_USE : use;
        }
        return use;
    }

    /**
     * Frees what was reserved until now. Costs nothing while no reservation ends, and for one that ends as much as
     * there are leases in it.
     *
     * @return pools in which reservations ended since it was asked last or the configuration changed
     */
    public Set<String> endReservations(final Instant now) {
        gate.lock();
        try {
            final PoolSet current = pools.get();
            final Instant from = endsTold.getAndSet(now);
            if (!now.isAfter(from) || current.ends().isEmpty()) {
                return Set.of();
            }
            final var ended = new HashSet<String>();
            current.ends().subMap(from, false, now, true).values().forEach(ended::addAll);
            for (final String pool : ended) {
                final PoolState state = current.states().get(pool);
                synchronized (state) {
                    state.advance(now);
                }
            }
            return ended;
        } finally {
            gate.unlock();
        }
    }
}
