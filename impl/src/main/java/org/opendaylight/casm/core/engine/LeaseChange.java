/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;

/**
 * One lease before and after a decision.
 *
 * @param before null when the lease is new
 * @param after null when the lease leaves the ledger, its resource being free again
 * @param cause why: {@code allocate}, {@code hold}, {@code confirm}, {@code renew}, {@code release},
 *              {@code release-confirm}, {@code recall}, {@code recall-force}, {@code recall-end}, {@code revoke-end},
 *              {@code offer-timeout}, {@code lifetime-end}, {@code grace-end}, {@code quarantine-end}
 */
public record LeaseChange(@Nullable Lease before, @Nullable Lease after, String cause) {
    /** The lease as it is now or, when it left the ledger, as it last was. */
    public Lease lease() {
        final Lease now = after;
        if (now != null) {
            return now;
        }
        final Lease last = before;
        if (last == null) {
            throw new IllegalStateException("a change needs a lease");
        }
        return last;
    }
}
