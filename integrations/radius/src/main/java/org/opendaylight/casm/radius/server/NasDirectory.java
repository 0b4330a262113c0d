/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import java.net.InetAddress;
import java.util.Optional;
import org.opendaylight.casm.radius.map.Nas;

/** The network access servers that are known. */
public interface NasDirectory {
    /** Whether an address belongs to any of them; costs next to nothing. */
    boolean knows(InetAddress source);

    /**
     * The one that a packet is from.
     *
     * @param source where the packet came from
     * @param identifier NAS-Identifier in the packet
     */
    Optional<Nas> find(InetAddress source, Optional<String> identifier);

    /** A device, if it is a network access server. */
    Optional<Nas> device(String deviceId);
}
