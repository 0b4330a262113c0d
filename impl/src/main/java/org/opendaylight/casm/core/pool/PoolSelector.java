/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.Set;

/**
 * Whom a pool serves. An empty set serves everybody; all names are YANG identity names without module.
 *
 * @param tenants only these tenants may take from it
 * @param deviceRoles roles such as {@code pe}
 * @param services kinds of service such as {@code l3vpn}
 * @param transitionMechanisms such as {@code cgn}
 * @param locations free text, compared as a whole
 * @param labels free text, compared as a whole
 */
public record PoolSelector(Set<String> tenants, Set<String> deviceRoles, Set<String> services,
        Set<String> transitionMechanisms, Set<String> locations, Set<String> labels) {
    /** Serves everybody. */
    public static final PoolSelector DEFAULT = new PoolSelector(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
        Set.of());

    public PoolSelector {
        tenants = Set.copyOf(tenants);
        deviceRoles = Set.copyOf(deviceRoles);
        services = Set.copyOf(services);
        transitionMechanisms = Set.copyOf(transitionMechanisms);
        locations = Set.copyOf(locations);
        labels = Set.copyOf(labels);
    }
}
