/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.Family;

/**
 * Namespaces of the IETF modules that a device announced.
 *
 * @param interfaces of ietf-interfaces
 * @param ip of ietf-ip
 * @param routing of ietf-routing; null if it is not announced
 * @param unicast of the unicast routing modules, by family
 * @param instances of ietf-network-instance; null if it is not announced
 */
record IetfModel(String interfaces, String ip, @Nullable String routing, Map<Family, String> unicast,
        @Nullable String instances) {
    /** Name of the routing protocol instance that CASM owns. */
    static final String PROTOCOL = "casm";
    /** Leaf of an interface that names its routing instance. */
    static final String BIND = "bind-ni-name";

    static IetfModel of(final AnnouncedModules modules, final String interfaces, final String ip) {
        final var unicast = new EnumMap<Family, String>(Family.class);
        for (var family : Family.values()) {
            modules.namespace("ietf-" + family.text() + "-unicast-routing")
                .ifPresent(namespace -> unicast.put(family, namespace));
        }
        return new IetfModel(interfaces, ip, modules.namespace("ietf-routing").orElse(null), unicast,
            modules.namespace("ietf-network-instance").orElse(null));
    }
}
