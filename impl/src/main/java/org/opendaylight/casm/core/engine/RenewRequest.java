/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lifetime;

/**
 * A request to extend leases, each of which gets an answer of its own.
 *
 * @param items the leases, of any kinds together (R27)
 */
public record RenewRequest(List<Item> items) {
    public RenewRequest {
        items = List.copyOf(items);
    }

    /**
     * One lease.
     *
     * @param leaseId the lease
     * @param lifetime wished lifetime from now; null for the pool's default
     */
    public record Item(String leaseId, @Nullable Lifetime lifetime) {
    }
}
