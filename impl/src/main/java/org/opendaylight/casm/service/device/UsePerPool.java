/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.usage.PoolUse;

/**
 * How a device, together with its user planes, uses what it has of one pool.
 *
 * @param pool the pool
 * @param use the figures
 * @param parts what each of them uses of it, by its last report
 */
public record UsePerPool(String pool, PoolUse use, List<Part> parts) {
    public UsePerPool {
        parts = List.copyOf(parts);
    }

    /**
     * What one device uses.
     *
     * @param deviceId the device
     * @param leaseIds leases
     * @param addresses addresses of them; empty for all
     * @param techniques transition mechanisms that use them
     * @param reported when it said so last
     */
    public record Part(String deviceId, Set<String> leaseIds, List<AddressRange> addresses, Set<String> techniques,
            Instant reported) {
        public Part {
            leaseIds = Set.copyOf(leaseIds);
            addresses = List.copyOf(addresses);
            techniques = Set.copyOf(techniques);
        }
    }
}
