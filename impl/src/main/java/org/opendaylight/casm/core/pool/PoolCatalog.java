/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Map;
import java.util.Set;

/**
 * The complete configuration, by name.
 *
 * @param spaces address spaces
 * @param pools pools
 * @param reservations reservations
 * @param tenants names of the tenants
 */
public record PoolCatalog(Map<String, AddressSpace> spaces, Map<String, Pool> pools,
        Map<String, Reservation> reservations, Set<String> tenants) {
    /** Nothing configured. */
    public static final PoolCatalog EMPTY = new PoolCatalog(Map.of(), Map.of(), Map.of(), Set.of());

    public PoolCatalog {
        spaces = Map.copyOf(spaces);
        pools = Map.copyOf(pools);
        reservations = Map.copyOf(reservations);
        tenants = Set.copyOf(tenants);
    }
}
