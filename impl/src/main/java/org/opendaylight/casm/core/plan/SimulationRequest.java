/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.util.List;
import java.util.Map;
import org.opendaylight.casm.core.pool.Pool;

/**
 * What is to be tried.
 *
 * @param pools pools as they would be, by name; one that there is already is replaced
 * @param bursts requests, in order
 */
public record SimulationRequest(Map<String, Pool> pools, List<Burst> bursts) {
    /** Most requests of all bursts together. */
    public static final int MOST_REQUESTS = 10_000;

    public SimulationRequest {
        pools = Map.copyOf(pools);
        bursts = List.copyOf(bursts);
        final int requests = bursts.stream().mapToInt(Burst::requests).sum();
        if (requests > MOST_REQUESTS) {
            throw new IllegalArgumentException("the bursts have " + requests + " requests; simulate at most "
                + MOST_REQUESTS);
        }
        if (pools.isEmpty() && bursts.isEmpty()) {
            throw new IllegalArgumentException("neither a pool nor a burst is given, so that there is nothing to"
                + " simulate");
        }
    }
}
