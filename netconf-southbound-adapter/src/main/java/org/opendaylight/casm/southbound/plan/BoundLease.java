/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static java.util.Objects.requireNonNull;

/**
 * A lease that is to be present on a device.
 *
 * @param leaseId lease
 * @param pool name of the pool it was taken from
 * @param nodeId device
 * @param interfaceName interface to configure, empty for a lease that only needs its route
 * @param networkInstance routing instance of the interface, empty for the default one
 * @param prefixLength prefix length of the interface address, 0 to take the one of the lease
 * @param resource what is leased
 */
public record BoundLease(String leaseId, String pool, String nodeId, String interfaceName, String networkInstance,
        int prefixLength, Resource resource) implements Bound {
    public BoundLease {
        requireNonNull(leaseId);
        requireNonNull(pool);
        requireNonNull(nodeId);
        requireNonNull(interfaceName);
        requireNonNull(networkInstance);
        requireNonNull(resource);
    }

    @Override
    public String owner() {
        return leaseId;
    }

    @Override
    public long revision() {
        return 0;
    }
}
