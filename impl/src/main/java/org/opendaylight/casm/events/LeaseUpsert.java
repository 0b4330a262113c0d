/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import static java.util.Objects.requireNonNull;

import org.opendaylight.casm.core.lease.Lease;

/**
 * A lease as it is after a batch.
 *
 * @param leaseId its id; ids that grow with time keep the store compact
 * @param requestId the request that created it, which is remembered as long as the lease is in the ledger
 * @param addressSpace its address space
 * @param range what is leased
 * @param json the whole lease; opaque to the store
 */
public record LeaseUpsert(String leaseId, String requestId, String addressSpace, RangeKey range, String json) {
    public LeaseUpsert {
        requireNonNull(leaseId);
        requireNonNull(requestId);
        requireNonNull(addressSpace);
        requireNonNull(range);
        requireNonNull(json);
    }

    /** The upsert of a lease, whose text is {@link LeaseJson}'s. */
    public static LeaseUpsert of(final Lease lease) {
        return of(lease, LeaseJson.write(lease));
    }

    /** The same with the text at hand. */
    public static LeaseUpsert of(final Lease lease, final String json) {
        return new LeaseUpsert(lease.id(), lease.requestId(), lease.addressSpace(), RangeKey.of(lease.range()), json);
    }
}
