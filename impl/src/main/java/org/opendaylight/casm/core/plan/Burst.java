/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.lease.Owner;

/**
 * Requests that are alike.
 *
 * @param name for the answer
 * @param requests how many, from 1 to {@value #MOST_REQUESTS}
 * @param distinctSubscribers whether each is of a subscriber of its own
 * @param request one of them; its id is no matter
 */
public record Burst(String name, int requests, boolean distinctSubscribers, AllocationRequest request) {
    /** Most requests. */
    public static final int MOST_REQUESTS = 10_000;

    public Burst {
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw new IllegalArgumentException("requests " + requests + " is not in 1.." + MOST_REQUESTS);
        }
    }

    /** The request with this number, from 1. */
    AllocationRequest request(final int number) {
        final Owner owner = request.owner();
        final String id = "simulated-" + name + "-" + number;
        return new AllocationRequest(id, request.target(), distinctSubscribers
            ? new Owner(owner.tenant(), owner.application(), owner.deviceId(), owner.interfaceName(),
                owner.serviceId(), id) : owner, request.size(), request.placement(), request.lifetime(),
            request.terms(), AllocationRequest.Mode.GRANT);
    }
}
