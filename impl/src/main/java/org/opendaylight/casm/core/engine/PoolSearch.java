/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.Pool;

/**
 * Serves a request from one of the pools that fit its selector: the first, by priority, that can give all of it; only
 * when none can, the first that can give a part.
 */
final class PoolSearch {
    private final PoolSet pools;
    private final Target.Selector selector;
    private final AllocationRequest request;
    private int fitting;
    private int largest;
    private boolean behindBorder;
    private boolean parts;
    private @Nullable Refusal exhausted;
    private @Nullable Refusal other;

    PoolSearch(final PoolSet pools, final Target.Selector selector, final AllocationRequest request) {
        this.pools = pools;
        this.selector = selector;
        this.request = request;
    }

    /** Takes from one pool, whose monitor is held. */
    interface Taking {
        /**
         * Takes from it.
         *
         * @param less true when less than asked for will do
         * @return null, and nothing is taken, when it has only less and that will not do
         */
        @Nullable Decision from(PoolState state, boolean less);
    }

    Decision first(final Taking taking) {
        final Decision.Granted whole = search(taking, false);
        final Decision.Granted part = whole == null && parts ? search(taking, true) : null;
        return whole != null ? whole : part != null ? part : new Decision.Refused(refusal());
    }

    private Decision.@Nullable Granted search(final Taking taking, final boolean less) {
        fitting = 0;
        largest = Integer.MIN_VALUE;
        for (final PoolState state : pools.byPriority()) {
            synchronized (state) {
                if (fits(state)) {
                    switch (taking.from(state, less)) {
                        case null -> parts = true;
                        case Decision.Granted granted -> {
                            return granted;
                        }
                        case Decision.Refused refused -> refused(state, refused.refusal());
                    }
                }
            }
        }
        return null;
    }

    private boolean fits(final PoolState state) {
        final Pool pool = state.pool();
        if (pool.adminState() != Pool.AdminState.ACTIVE || !Matching.fits(pool, selector)
            || Matching.lacks(state, request.size())) {
            return false;
        }
        if (Tenancy.border(pool, state.space(), pools.catalog(), request.owner()) != null) {
            behindBorder = true;
            return false;
        }
        fitting++;
        return true;
    }

    private void refused(final PoolState state, final Refusal refusal) {
        if (refusal.reason() != Reason.POOL_EXHAUSTED) {
            // of the wrong kind only says something when none is of the right one
            final Refusal before = other;
            other = before == null || before.reason() == Reason.KIND_MISMATCH ? refusal : before;
        } else if (state.free().largestExponent() > largest) {
            largest = state.free().largestExponent();
            exhausted = refusal;
        }
    }

    /** Why none of them serves. */
    private Refusal refusal() {
        final Refusal full = exhausted;
        final Refusal wrong = other;
        if (full != null) {
            return fitting == 1 ? full : full.saying(full.message() + " (of " + fitting
                + " pools that fit, the one with the largest free block)");
        }
        if (wrong != null) {
            return wrong;
        }
        return behindBorder
            ? Refusal.of(Reason.BORDER, null, "no active pool that fits is open to "
                + Tenancy.who(request.owner().tenant()) + ": " + selector)
            : Refusal.of(Reason.NO_MATCHING_POOL, null, "no active pool fits the selector: " + selector);
    }
}
