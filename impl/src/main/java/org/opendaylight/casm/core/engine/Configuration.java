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
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.CatalogValidator;
import org.opendaylight.casm.core.pool.PoolCatalog;

/** The pools in force, and the way from one configuration to the next with leases standing. Thread-safe. */
final class Configuration {
    private final Ledger ledger;
    private final Quotas quotas;
    private final CatalogValidator validator;
    private final ReadWriteLock gate;
    private final Supplier<RandomGenerator> random;
    private volatile PoolSet pools = PoolSet.EMPTY;

    /**
     * No pools.
     *
     * @param gate shared by decisions, exclusive for a change of the configuration
     * @param random what pools that allocate at random draw from
     */
    Configuration(final Ledger ledger, final Quotas quotas, final CatalogValidator validator, final ReadWriteLock gate,
            final Supplier<RandomGenerator> random) {
        this.ledger = ledger;
        this.quotas = quotas;
        this.validator = validator;
        this.gate = gate;
        this.random = random;
    }

    PoolSet pools() {
        return pools;
    }

    /** What speaks against switching to a configuration. */
    List<Refusal> check(final PoolCatalog after) {
        gate.readLock().lock();
        try {
            final PoolCatalog before = pools.catalog();
            final var refusals = new ArrayList<>(validator.check(before, after));
            if (refusals.isEmpty()) {
                refusals.addAll(SchemeCheck.check(before, after));
            }
            if (refusals.isEmpty()) {
                refusals.addAll(new LiveCheck(before, after).check(pools.byPriority()));
            }
            return refusals;
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * Switches to a configuration; leases stay.
     *
     * @param latest the latest time that anything was decided at
     * @param switched run before anybody decides by the new configuration
     */
    void apply(final PoolCatalog after, final Instant latest, final Runnable switched) {
        gate.writeLock().lock();
        try {
            final PoolSet before = pools;
            final PoolSet next = before.next(after, latest, random, quotas);
            pools = next;
            switched.run();
            if (ledger.size() > 0 && !before.states().keySet().containsAll(next.states().keySet())) {
                adopt(ledger.all(), before);
            }
            tellQuotas();
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Takes over leases at start-up and returns those that fit no pool. */
    List<Lease> restore(final Iterable<Lease> leases) {
        gate.writeLock().lock();
        try {
            leases.forEach(ledger::add);
            final List<Lease> strays = adopt(leases, PoolSet.EMPTY);
            tellQuotas();
            return strays;
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Tells a pool at start-up of leases that have left the ledger, in the order in which they left. */
    void recall(final String pool, final List<Lease> gone) {
        gate.writeLock().lock();
        try {
            final PoolState state = pools.state(pool);
            if (state != null) {
                synchronized (state) {
                    gone.forEach(lease -> state.remember(lease.range(), Clients.of(lease.owner())));
                    state.rebuild();
                }
            }
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Counts anew what tenants hold, from the sums of the pools. */
    private void tellQuotas() {
        quotas.configure(pools.catalog());
        for (final PoolState state : pools.byPriority()) {
            synchronized (state) {
                state.tally().tell(state.pool());
            }
        }
    }

    /** Enters leases into the pools that are new and returns those that fit no pool. */
    private List<Lease> adopt(final Iterable<Lease> leases, final PoolSet before) {
        final var strays = new ArrayList<Lease>();
        final var changed = new HashSet<PoolState>();
        for (final Lease lease : leases) {
            final PoolState state = pools.state(lease.pool());
            if (state == null) {
                strays.add(lease);
            } else if (before.state(lease.pool()) == null) {
                synchronized (state) {
                    if (lease.range().family() == state.layout().grid().family() && state.adopt(lease)) {
                        changed.add(state);
                    } else {
                        strays.add(lease);
                    }
                }
            }
        }
        for (final PoolState state : changed) {
            synchronized (state) {
                state.rebuild();
            }
        }
        return strays;
    }
}
