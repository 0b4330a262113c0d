/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import java.util.List;

/** The pools, as far as a network access server can ask for them. */
public interface PoolBook {
    /** What RADIUS can say of the members of a pool. */
    enum Members {
        /** IPv4 addresses. */
        IPV4,
        /** IPv6 addresses. */
        IPV6,
        /** Something for which there are no attributes. */
        OTHER,
        /** There is no such pool, or it is not open here. */
        NONE
    }

    /** What a pool has. */
    Members members(String pool);

    /** The pools that a server gets without naming them, in order. */
    List<String> offered();
}
