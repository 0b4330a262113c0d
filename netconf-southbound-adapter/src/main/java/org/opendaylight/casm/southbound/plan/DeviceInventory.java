/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a device has in its configuration, whoever put it there. Texts are as the device writes them.
 *
 * @param addresses addresses of interfaces
 * @param routes static routes
 * @param places routing instances other than the default one, by the interface or subinterface that is in it
 */
public record DeviceInventory(List<Address> addresses, List<Route> routes, Map<Place, String> places) {
    public DeviceInventory {
        addresses = List.copyOf(addresses);
        routes = List.copyOf(routes);
        places = Map.copyOf(places);
    }

    /** What a device has that has no routing instances. */
    public DeviceInventory(final List<Address> addresses, final List<Route> routes) {
        this(addresses, routes, Map.of());
    }

    /**
     * An interface or subinterface.
     *
     * @param interfaceName interface
     * @param unit index of the subinterface, 0 for the interface itself
     */
    public record Place(String interfaceName, long unit) {
    }

    /**
     * An address.
     *
     * @param interfaceName interface
     * @param subinterface index of the subinterface; empty for the first, or when there are none
     * @param networkInstance routing instance of the interface, empty for the default one
     * @param ip the address
     * @param prefixLength length of the prefix that is on link
     */
    public record Address(String interfaceName, OptionalLong subinterface, String networkInstance, String ip,
            int prefixLength) {
    }

    /**
     * A static route.
     *
     * @param networkInstance routing instance, empty for the default one
     * @param prefix destination
     * @param protocol name of the protocol instance that has it
     */
    public record Route(String networkInstance, String prefix, String protocol) {
    }
}
