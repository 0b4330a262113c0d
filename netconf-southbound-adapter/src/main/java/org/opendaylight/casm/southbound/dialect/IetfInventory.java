/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.Family;
import org.opendaylight.casm.southbound.plan.IpAddress;

/**
 * Reads all that the IETF models say of addresses and static routes.
 *
 * @param interfaces namespace of ietf-interfaces
 * @param ip namespace of ietf-ip
 * @param routing namespace of ietf-routing; null when the device does not announce it
 * @param unicast namespaces of its unicast routing modules
 */
record IetfInventory(String interfaces, String ip, @Nullable String routing, Map<Family, String> unicast) {
    void writeFilter(final XmlTree filter) {
        filter.select(interfaces, "interfaces");
        if (routing != null) {
            filter.select(routing, "routing");
        }
    }

    DeviceInventory read(final XmlTree data) {
        final var addresses = data.all(interfaces, "interfaces").stream()
            .flatMap(tree -> tree.all("interface").stream())
            .flatMap(entry -> Stream.of(Family.values()).flatMap(family -> entry.all(ip, family.text()).stream())
                .flatMap(tree -> tree.all("address").stream())
                .flatMap(tree -> address(entry.text("name").orElse(""), tree).stream()))
            .toList();
        return new DeviceInventory(addresses, routing == null ? List.of() : routes(data, routing));
    }

    private static Optional<DeviceInventory.Address> address(final String name, final XmlTree tree) {
        return tree.text("ip").flatMap(text -> tree.text("prefix-length").map(Integer::valueOf)
            .or(() -> tree.text("netmask").map(mask -> IpAddress.parse(mask).value().bitCount()))
            .map(length -> new DeviceInventory.Address(name, OptionalLong.empty(), "", text, length)));
    }

    private List<DeviceInventory.Route> routes(final XmlTree data, final String namespace) {
        final var routes = new ArrayList<DeviceInventory.Route>();
        for (var protocol : data.all(namespace, "routing").stream()
                .flatMap(tree -> tree.path("control-plane-protocols", "control-plane-protocol").stream())
                .filter(tree -> tree.all("type").stream().anyMatch(type -> type.isIdentity(namespace, "static")))
                .toList()) {
            for (var tree : protocol.path("static-routes")) {
                unicast.forEach((family, module) -> tree.all(module, family.text()).stream()
                    .flatMap(list -> list.all("route").stream())
                    .flatMap(route -> route.text("destination-prefix").stream())
                    .forEach(prefix -> routes.add(new DeviceInventory.Route("", prefix,
                        protocol.text("name").orElse("")))));
            }
        }
        return routes;
    }
}
