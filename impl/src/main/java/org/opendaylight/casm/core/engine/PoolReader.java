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
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;

/** Looks into the pools of an engine without changing anything. Thread-safe. */
final class PoolReader {
    private final Supplier<PoolSet> pools;
    private final Lock gate;
    private final Ledger ledger;

    /**
     * A reader of these pools.
     *
     * @param gate held while the configuration must not change
     * @param ledger the leases that are settled
     */
    PoolReader(final Supplier<PoolSet> pools, final Lock gate, final Ledger ledger) {
        this.pools = pools;
        this.gate = gate;
        this.ledger = ledger;
    }

    /** Settled leases, live and quarantined, of any of these values; a null space means all spaces. */
    List<Lease> holders(final @Nullable String addressSpace, final AddressRange range) {
        final var found = new ArrayList<Lease>();
        gate.lock();
        try {
            for (final PoolState state : pools.get().byPriority()) {
                synchronized (state) {
                    if (range.family() == state.layout().grid().family()
                        && (addressSpace == null || addressSpace.equals(state.pool().addressSpace()))) {
                        state.leases().overlapping(range.start(), range.end(), lease -> {
                            Optional.ofNullable(ledger.get(lease.id())).ifPresent(found::add);
                        });
                    }
                }
            }
        } finally {
            gate.unlock();
        }
        return found;
    }

    /**
     * How full a pool is.
     *
     * @throws IllegalArgumentException when there is no such pool
     */
    PoolUsage usage(final String pool) {
        gate.lock();
        try {
            final PoolState state = pools.get().state(pool);
            if (state == null) {
                throw new IllegalArgumentException("there is no pool " + pool);
            }
            synchronized (state) {
                return FreeReport.usage(state);
            }
        } finally {
            gate.unlock();
        }
    }
}
