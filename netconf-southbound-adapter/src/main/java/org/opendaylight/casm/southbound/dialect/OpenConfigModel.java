/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Namespaces of the OpenConfig modules that a device announced; null for those that it did not.
 *
 * @param interfaces of openconfig-interfaces
 * @param ip of openconfig-if-ip
 * @param ethernet of openconfig-if-ethernet
 * @param vlan of openconfig-vlan
 * @param routing modules for static routes
 * @param types of openconfig-network-instance-types
 * @param evpn of openconfig-evpn
 */
record OpenConfigModel(String interfaces, String ip, @Nullable String ethernet, @Nullable String vlan,
        Routing routing, @Nullable String types, @Nullable String evpn) {
    /** Name of the routing protocol instance that CASM owns. */
    static final String PROTOCOL = "casm";
    /** How the models name the instance that others leave out. */
    static final String DEFAULT_INSTANCE = "default";

    /**
     * Namespaces that static routes need.
     *
     * @param instances of openconfig-network-instance
     * @param policy of openconfig-policy-types
     * @param local of openconfig-local-routing
     */
    record Routing(@Nullable String instances, @Nullable String policy, @Nullable String local) {

    }

    static OpenConfigModel of(final AnnouncedModules modules, final String interfaces, final String ip) {
        return new OpenConfigModel(interfaces, ip, modules.namespace("openconfig-if-ethernet").orElse(null),
            modules.namespace("openconfig-vlan").orElse(null),
            new Routing(modules.namespace("openconfig-network-instance").orElse(null),
                modules.namespace("openconfig-policy-types").orElse(null),
                modules.namespace("openconfig-local-routing").orElse(null)),
            modules.namespace("openconfig-network-instance-types").orElse(null),
            modules.namespace("openconfig-evpn").orElse(null));
    }

    boolean canRoute() {
        return routing.instances != null && routing.policy != null && routing.local != null;
    }

    boolean canInstance() {
        return routing.instances != null && types != null;
    }

    static String modelName(final String instance) {
        return instance.isEmpty() ? DEFAULT_INSTANCE : instance;
    }

    static String instance(final String modelName) {
        return DEFAULT_INSTANCE.equals(modelName) ? "" : modelName;
    }
}
