/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.util.List;

/**
 * How an endpoint is configured.
 *
 * @param name its name
 * @param address address to listen on and to send from
 * @param authPort port for Access-Request
 * @param acctPort port for Accounting-Request
 * @param coaPort port of the servers for Disconnect-Request
 * @param credentialRef name of the secret
 * @param pools pools that are open; none for all
 */
public record EndpointSettings(String name, InetAddress address, int authPort, int acctPort, int coaPort,
        String credentialRef, List<String> pools) {
    /** Copies. */
    public EndpointSettings {
        requireNonNull(name);
        requireNonNull(address);
        requireNonNull(credentialRef);
        pools = List.copyOf(pools);
    }
}
