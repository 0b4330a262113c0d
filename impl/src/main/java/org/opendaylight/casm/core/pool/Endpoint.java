/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;

/**
 * Another system that CASM works together with, or a place where CASM serves.
 *
 * @param name its name
 * @param adapter language that is spoken, a YANG identity name; null when that is not said
 * @param enabled whether it is used
 * @param credentialRef name of the secret shared with the other side; null for none
 * @param pools pools that are open there
 * @param radius where a RADIUS server listens
 */
public record Endpoint(String name, @Nullable String adapter, boolean enabled, @Nullable String credentialRef,
        List<String> pools, Listening radius) {
    /** The adapter that serves RADIUS. */
    public static final String RADIUS_SERVER = "radius-server";

    public Endpoint {
        requireNonNull(name);
        requireNonNull(radius);
        pools = List.copyOf(pools);
    }

    /** Whether it listens when it is enabled. */
    boolean isRadiusServer() {
        return RADIUS_SERVER.equals(adapter);
    }

    /**
     * UDP ports of an address.
     *
     * @param address the address, or that which stands for all
     * @param authPort port for Access-Request
     * @param acctPort port for Accounting-Request
     */
    public record Listening(AddressRange address, int authPort, int acctPort) {
        public Listening {
            requireNonNull(address);
        }

        /** Whether it listens on all addresses, of both versions. */
        boolean isEverywhere() {
            return address.start().equals(UInt128.ZERO);
        }

        Set<Integer> ports() {
            return authPort == acctPort ? Set.of(authPort) : Set.of(authPort, acctPort);
        }
    }
}
