/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;

/**
 * Of which addresses holders have ports: those from which further ones should come, RFC 6888 REQ-2. Not thread-safe.
 */
final class PortPairs {
    private static final int TRIED = 4;

    private final Map<String, Map<UInt128, Integer>> leasesByAddress = new HashMap<>();

    void add(final Lease lease) {
        if (lease.range().family() == AddressFamily.PORT) {
            leasesByAddress.computeIfAbsent(Clients.of(lease.owner()), key -> new LinkedHashMap<>(2))
                .merge(PortSets.address(lease.range().start()), 1, Integer::sum);
        }
    }

    void remove(final Lease lease) {
        if (lease.range().family() == AddressFamily.PORT) {
            leasesByAddress.computeIfPresent(Clients.of(lease.owner()), (client, addresses) -> {
                addresses.computeIfPresent(PortSets.address(lease.range().start()),
                    (address, leases) -> leases == 1 ? null : leases - 1);
                return addresses.isEmpty() ? null : addresses;
            });
        }
    }

    /** The addresses of which a client has ports, up to a few; none when the client is not known. */
    List<UInt128> of(final String client) {
        return client.isEmpty() ? List.of()
            : leasesByAddress.getOrDefault(client, Map.of()).keySet().stream().limit(TRIED).toList();
    }
}
