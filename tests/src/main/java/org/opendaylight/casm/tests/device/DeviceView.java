/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device;

import com.google.gson.JsonObject;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Json;

/** The running configuration of a device, read through its mount point, in lines that are the same for each model. */
public final class DeviceView {
    private final Mounts mounts;
    private final String node;
    private final Model model;

    /** What {@code node} holds, which speaks {@code model}. */
    public DeviceView(final Mounts mounts, final String node, final Model model) {
        this.mounts = mounts;
        this.node = node;
        this.model = model;
    }

    /** Interfaces, addresses, MAC addresses and static routes. */
    public SortedSet<String> lines() {
        final var lines = new TreeSet<String>();
        switch (model) {
            case IETF -> {
                for (var entry : Json.list(read("ietf-interfaces:interfaces", "interfaces"), "interface")) {
                    ietfAddresses(entry, "ipv4", lines);
                    ietfAddresses(entry, "ipv6", lines);
                }
                final var routing = read("ietf-routing:routing", "routing");
                for (var protocol : Json.list(Json.object(routing, "control-plane-protocols"),
                        "control-plane-protocol")) {
                    ietfRoutes(Json.object(protocol, "static-routes"), "ipv4", lines);
                    ietfRoutes(Json.object(protocol, "static-routes"), "ipv6", lines);
                }
            }
            case OPENCONFIG -> {
                for (var entry : Json.list(read("openconfig-interfaces:interfaces", "interfaces"), "interface")) {
                    openConfigInterface(entry, lines);
                }
                for (var instance : Json.list(read("openconfig-network-instance:network-instances",
                        "network-instances"), "network-instance")) {
                    final String name = Json.text(instance, "name");
                    for (var protocol : Json.list(Json.object(instance, "protocols"), "protocol")) {
                        openConfigRoutes(protocol, "default".equals(name) ? "" : " in " + name, lines);
                    }
                }
            }
        }
        return lines;
    }

    /** What to read to see the same. */
    public String[] paths() {
        return switch (model) {
            case IETF -> new String[] {"ietf-interfaces:interfaces", "ietf-routing:routing"};
            case OPENCONFIG -> new String[] {"openconfig-interfaces:interfaces",
                "openconfig-network-instance:network-instances"};
        };
    }

    private JsonObject read(final String path, final String name) {
        return Json.object(mounts.config(node, path), name);
    }

    private static void ietfAddresses(final JsonObject entry, final String family, final SortedSet<String> lines) {
        for (var address : Json.list(Json.object(entry, family), "address")) {
            lines.add(address(entry, Json.text(address, "ip"), Json.text(address, "prefix-length")));
        }
    }

    private static void ietfRoutes(final JsonObject routes, final String family, final SortedSet<String> lines) {
        for (var route : Json.list(Json.object(routes, family), "route")) {
            lines.add(route(Json.text(route, "destination-prefix")));
        }
    }

    private static void openConfigInterface(final JsonObject entry, final SortedSet<String> lines) {
        for (var unit : Json.list(Json.object(entry, "subinterfaces"), "subinterface")) {
            for (final String family : new String[] {"ipv4", "ipv6"}) {
                final var addresses = Json.object(Json.object(unit, family), "addresses");
                for (var address : Json.list(addresses, "address")) {
                    final var config = Json.object(address, "config");
                    lines.add(address(entry, Json.text(config, "ip"), Json.text(config, "prefix-length")));
                }
            }
        }
        final String mac = Json.text(Json.object(Json.object(entry, "ethernet"), "config"), "mac-address");
        if (mac != null) {
            lines.add("interface " + Json.text(entry, "name") + " has MAC address " + mac);
        }
    }

    private static void openConfigRoutes(final JsonObject protocol, final String where, final SortedSet<String> lines) {
        for (var route : Json.list(Json.object(protocol, "static-routes"), "static")) {
            final String tag = Json.text(Json.object(route, "config"), "set-tag");
            lines.add(route(Json.text(route, "prefix")) + (tag == null ? "" : " with tag " + tag) + where);
        }
    }

    private static String address(final JsonObject entry, final @Nullable String ip, final @Nullable String length) {
        return address(Json.text(entry, "name"), ip + "/" + length);
    }

    /** The line of an address. */
    public static String address(final @Nullable String interfaceName, final String address) {
        return "interface " + interfaceName + " has address " + address;
    }

    /** The line of a route. */
    public static String route(final @Nullable String prefix) {
        return "static route " + prefix + " to blackhole";
    }
}
