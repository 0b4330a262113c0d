/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.List;
import org.opendaylight.casm.core.lease.Lease;

/**
 * What the engine answers. A {@link Granted} decision has already claimed its resources in the index, so that nobody
 * else gets them, but it is not yet true: the caller makes it durable and then calls
 * {@link AllocationEngine#settle(Granted)}, or {@link AllocationEngine#takeBack(Granted)} when that failed. Resources
 * that a decision frees become allocatable only with {@code settle}.
 */
public sealed interface Decision {
    /**
     * The request is met.
     *
     * @param changes what changes in the ledger, in order; empty when there is nothing to do, as in a repeated release
     * @param leases the answer to the requester, in the order asked for; with dry-run what would be granted, and then
     *               {@code changes} is empty
     * @param partial true when less was granted than asked for
     */
    record Granted(List<LeaseChange> changes, List<Lease> leases, boolean partial) implements Decision {
        public Granted {
            changes = List.copyOf(changes);
            leases = List.copyOf(leases);
        }
    }

    /**
     * The request is not met, and nothing has changed.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Decision {
    }
}
