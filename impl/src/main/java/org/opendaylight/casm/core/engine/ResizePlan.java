/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;

/**
 * What comes of changing the size of a pool. Nothing has changed yet.
 *
 * @param add ids of segments that will be there and are not now, or not so
 * @param remove ids of segments that will be gone at once
 * @param drain ids of segments that will be drained and go with their last live lease
 * @param blocking live leases that stand in the way of the removal, by address; the first {@value #MOST_NAMED}
 * @param blockingCount all of them
 * @param usage the pool as it would be
 * @param refusal why it cannot be done; null when it can
 */
public record ResizePlan(Set<String> add, Set<String> remove, Set<String> drain, List<Lease> blocking,
        long blockingCount, PoolUsage usage, @Nullable Refusal refusal) {
    /** Most leases that are named. */
    public static final int MOST_NAMED = 100;

    public ResizePlan {
        add = Set.copyOf(add);
        remove = Set.copyOf(remove);
        drain = Set.copyOf(drain);
        blocking = List.copyOf(blocking);
    }
}
