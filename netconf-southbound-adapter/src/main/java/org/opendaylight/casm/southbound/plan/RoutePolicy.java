/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static java.util.Objects.requireNonNull;

import org.eclipse.jdt.annotation.Nullable;

/**
 * How a pool wants its leases to be routed.
 *
 * @param distribute whether leases get a route at all
 * @param aggregate whether adjacent leases of one device share a covering route
 * @param nextHop next hop of the routes
 * @param networkInstance routing instance of the routes, empty to follow the binding of the lease
 * @param tag tag of the routes, 0 to 2^32-1; null for none
 */
public record RoutePolicy(boolean distribute, boolean aggregate, NextHop nextHop, String networkInstance,
        @Nullable Long tag) {
    /** Policy of a pool that is unknown or says nothing: no routes. */
    public static final RoutePolicy NONE = new RoutePolicy(false, false, NextHop.BLACKHOLE, "", null);

    public RoutePolicy {
        requireNonNull(nextHop);
        requireNonNull(networkInstance);
    }
}
