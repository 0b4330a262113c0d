/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The most that a tenant and its parts may hold together of one kind in one address space, over all pools there. Held
 * is what leases hold from the moment they are granted or offered until they are given back or end; what is in
 * quarantine is in nobody's hands.
 *
 * @param kind kind that is limited, with all kinds derived from it
 * @param addressSpace name of the address space; it need not exist
 * @param maxUnits most addressing units, those of each pool as the pool counts them; null for no limit
 * @param maxLeases most leases; null for no limit
 */
public record Quota(ObjectKind kind, String addressSpace, @Nullable BigInteger maxUnits, @Nullable Long maxLeases) {
    public Quota {
        requireNonNull(kind);
        requireNonNull(addressSpace);
    }

    /** True when what a pool gives out counts. */
    public boolean covers(final Pool pool) {
        return pool.addressSpace().equals(addressSpace) && pool.kind().isA(kind);
    }
}
