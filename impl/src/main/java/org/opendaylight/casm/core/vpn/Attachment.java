/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What one device gets for one part of a service. Equal when the device would get the same.
 *
 * @param id the service, the node and, for an access, the access, with slashes between them
 * @param serviceId the service
 * @param device NETCONF topology node
 * @param layer2 true for a part of a layer 2 service
 * @param instance network instance it is a part of; null for the default one
 * @param port interface and what is on it; null when only the instance is wanted
 * @param routes static routes
 */
public record Attachment(String id, String serviceId, String device, boolean layer2, @Nullable Instance instance,
        @Nullable Port port, List<Route> routes) {
    public Attachment {
        routes = List.copyOf(routes);
    }

    /**
     * A network instance (VRF).
     *
     * @param name on the device
     * @param routeDistinguisher null for none
     * @param imports route targets that are imported
     * @param exports route targets that are exported
     * @param evi EVPN instance; null for none
     * @param vni VXLAN network identifier; null for none
     */
    public record Instance(String name, @Nullable String routeDistinguisher, List<String> imports,
            List<String> exports, @Nullable Long evi, @Nullable Long vni) {
        public Instance {
            imports = List.copyOf(imports);
            exports = List.copyOf(exports);
        }
    }

    /**
     * An interface.
     *
     * @param name on the device
     * @param outerVlan the only or outer tag; null for none
     * @param innerVlan the inner tag; null for none
     * @param addresses addresses on it
     * @param macAddress its MAC address; null for its own
     */
    public record Port(String name, @Nullable Integer outerVlan, @Nullable Integer innerVlan,
            List<Address> addresses, @Nullable String macAddress) {
        public Port {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * An address of an interface.
     *
     * @param ip the address
     * @param length length of its subnet
     */
    public record Address(String ip, int length) {
    }

    /**
     * A static route.
     *
     * @param prefix destination
     * @param nextHop address of the next hop
     */
    public record Route(String prefix, String nextHop) {
    }

    /** The same of which the device gets nothing. */
    public Attachment emptied() {
        return new Attachment(id, serviceId, device, layer2, null, null, List.of());
    }

    /** True when the device gets nothing of it. */
    public boolean isEmpty() {
        return instance == null && port == null && routes.isEmpty();
    }

    /** The place of the service that this is for. */
    public Place place() {
        final String[] parts = id.split("/", -1);
        return new Place(parts[1], parts.length > 2 ? parts[2] : null);
    }

    /** The id of the attachment of a place. */
    public static String id(final String service, final Place place) {
        return service + '/' + place;
    }
}
