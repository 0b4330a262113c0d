/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;

/** Ends decisions: makes true what was stored, and undoes what could not be. Thread-safe, as its ledger and pools. */
final class Settlement {
    private final Ledger ledger;

    Settlement(final Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Makes the changes of a decision visible.
     *
     * @param latest the latest time that anything was decided at
     * @throws IllegalStateException when the index does not agree with one of them; the others are settled all the same
     */
    void settle(final PoolSet pools, final Decision.Granted decision, final Instant latest) {
        IllegalStateException fault = null;
        for (final LeaseChange change : decision.changes()) {
            try {
                settle(pools.state(change.lease().pool()), change, latest);
            } catch (IllegalStateException e) {
                fault = e;
            } finally {
                ledger.free(change.lease().id());
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    private void settle(final @Nullable PoolState state, final LeaseChange change, final Instant latest) {
        final Lease before = change.before();
        final Lease after = change.after();
        if (before == null) {
            ledger.add(requireNonNull(after));
        } else if (after == null) {
            ledger.remove(before);
        } else {
            ledger.replace(before, after);
        }
        if (state != null) {
            synchronized (state) {
                if (before != null && after == null) {
                    state.release(before);
                } else if (before != null) {
                    state.replace(before, requireNonNull(after));
                }
                state.touch(after == null && latest.isAfter(change.lease().changed()) ? latest
                    : change.lease().changed());
            }
        }
    }

    /** Undoes a decision. */
    void takeBack(final PoolSet pools, final Decision.Granted decision) {
        for (final LeaseChange change : decision.changes()) {
            final Lease before = change.before();
            final PoolState state = pools.state(change.lease().pool());
            if (before != null) {
                ledger.remind(before);
            } else if (state != null) {
                synchronized (state) {
                    state.leave(change.lease());
                }
            }
            ledger.free(change.lease().id());
        }
    }
}
