/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;

/**
 * A named part of a pool, or a named exclusion from it.
 *
 * @param id unique within the pool
 * @param range its objects; of ports, all those of its addresses
 * @param draining true when nothing new is given from it and it goes with its last lease; not for exclusions
 * @param startPort of ports, the first that is given of each address
 * @param endPort of ports, the last that is given of each address
 */
public record Segment(String id, AddressRange range, boolean draining, int startPort, int endPort) {
    /** One that stays, of which all ports are given if it is of ports. */
    public Segment(final String id, final AddressRange range) {
        this(id, range, 0, PortSets.MAX_PORT);
    }

    /** One that stays. */
    public Segment(final String id, final AddressRange range, final int startPort, final int endPort) {
        this(id, range, false, startPort, endPort);
    }

    /** One of which all ports are given if it is of ports. */
    public Segment(final String id, final AddressRange range, final boolean draining) {
        this(id, range, draining, 0, PortSets.MAX_PORT);
    }

    /** The same, from which nothing new is given. */
    public Segment drained() {
        return new Segment(id, range, true, startPort, endPort);
    }
}
