/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.Family;

/**
 * Reads all that the OpenConfig models say of addresses and static routes.
 *
 * @param interfaces namespace of openconfig-interfaces
 * @param ip namespace of openconfig-if-ip
 * @param instances namespace of openconfig-network-instance; null when the device does not announce it
 * @param policy namespace of openconfig-policy-types; null likewise
 */
record OpenConfigInventory(String interfaces, String ip, @Nullable String instances, @Nullable String policy) {
    private static final String DEFAULT_INSTANCE = "default";

    void writeFilter(final XmlTree filter) {
        filter.select(interfaces, "interfaces");
        if (instances != null) {
            filter.select(instances, "network-instances");
        }
    }

    DeviceInventory read(final XmlTree data) {
        final var placed = new HashMap<DeviceInventory.Place, String>();
        final var routes = new ArrayList<DeviceInventory.Route>();
        if (instances != null) {
            for (var entry : data.all(instances, "network-instances").stream()
                    .flatMap(tree -> tree.all("network-instance").stream()).toList()) {
                final var modelName = entry.text("name").orElse("");
                final var name = DEFAULT_INSTANCE.equals(modelName) ? "" : modelName;
                entry.path("interfaces", "interface", "config").forEach(config -> placed.put(place(
                    config.text("interface").or(() -> config.text("id")).orElse(""),
                    config.text("subinterface").orElse("0")), name));
                routes.addAll(routes(name, entry));
            }
        }
        final var addresses = new ArrayList<DeviceInventory.Address>();
        data.all(interfaces, "interfaces").stream().flatMap(tree -> tree.all("interface").stream())
            .forEach(entry -> entry.path("subinterfaces", "subinterface")
                .forEach(unit -> addresses.addAll(addresses(entry.text("name").orElse(""), unit, placed))));
        placed.values().removeIf(String::isEmpty);
        return new DeviceInventory(addresses, routes, placed);
    }

    private static DeviceInventory.Place place(final String name, final String unit) {
        return new DeviceInventory.Place(name, Long.parseLong(unit));
    }

    private List<DeviceInventory.Address> addresses(final String name, final XmlTree unit,
            final Map<DeviceInventory.Place, String> placed) {
        final var index = unit.text("index").orElse("0");
        final var subinterface = "0".equals(index) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(index));
        final var instance = placed.getOrDefault(place(name, index), "");
        return List.of(Family.values()).stream().flatMap(family -> unit.all(ip, family.text()).stream())
            .flatMap(tree -> tree.path("addresses", "address", "config").stream())
            .flatMap(tree -> tree.text("ip").flatMap(address -> tree.text("prefix-length").map(Integer::valueOf)
                .map(length -> new DeviceInventory.Address(name, subinterface, instance, address, length))).stream())
            .toList();
    }

    private List<DeviceInventory.Route> routes(final String instance, final XmlTree entry) {
        return policy == null ? List.of() : entry.path("protocols", "protocol").stream()
            .filter(tree -> tree.all("identifier").stream().anyMatch(id -> id.isIdentity(policy, "STATIC")))
            .flatMap(protocol -> protocol.path("static-routes", "static").stream()
                .flatMap(tree -> tree.text("prefix").stream())
                .map(prefix -> new DeviceInventory.Route(instance, prefix, protocol.text("name").orElse(""))))
            .toList();
    }
}
