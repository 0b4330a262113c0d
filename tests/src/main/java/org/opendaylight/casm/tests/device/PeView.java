/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendaylight.casm.tests.harness.Json;

/**
 * What a provider edge with the OpenConfig models holds of VPNs, read through its mount point, in lines: subinterfaces
 * with tags and addresses, and network instances with their identifiers, interfaces and routes.
 */
public final class PeView {
    private final Mounts mounts;
    private final String node;

    /** What {@code node} holds. */
    public PeView(final Mounts mounts, final String node) {
        this.mounts = mounts;
        this.node = node;
    }

    /** Everything but interfaces and network instances that are empty. */
    public SortedSet<String> lines() {
        final var lines = new TreeSet<String>();
        for (var entry : Json.list(read("openconfig-interfaces:interfaces", "interfaces"), "interface")) {
            interfaces(entry, lines);
        }
        for (var instance : Json.list(read("openconfig-network-instance:network-instances", "network-instances"),
                "network-instance")) {
            instance(instance, "vrf " + Json.text(instance, "name"), lines);
        }
        return lines;
    }

    private JsonObject read(final String path, final String name) {
        return Json.object(mounts.config(node, path), name);
    }

    private static void interfaces(final JsonObject entry, final SortedSet<String> lines) {
        for (var unit : Json.list(Json.object(entry, "subinterfaces"), "subinterface")) {
            final String index = Json.text(unit, "index");
            final String name = Json.text(entry, "name") + ("0".equals(index) ? "" : "." + index);
            final var match = Json.object(Json.object(unit, "vlan"), "match");
            final String single = Json.text(config(match, "single-tagged"), "vlan-id");
            final var tags = config(match, "double-tagged");
            if (single != null) {
                lines.add(name + " has tag " + single);
            } else if (!tags.isEmpty()) {
                lines.add(name + " has tags " + Json.text(tags, "outer-vlan-id") + "." + Json.text(tags,
                    "inner-vlan-id"));
            }
            for (final String family : new String[] {"ipv4", "ipv6"}) {
                for (var address : Json.list(Json.object(Json.object(unit, family), "addresses"), "address")) {
                    final var config = Json.object(address, "config");
                    lines.add(name + " has " + Json.text(config, "ip") + "/" + Json.text(config, "prefix-length"));
                }
            }
        }
        final String mac = Json.text(config(entry, "ethernet"), "mac-address");
        if (mac != null) {
            lines.add(Json.text(entry, "name") + " has " + mac);
        }
    }

    private static void instance(final JsonObject entry, final String name, final SortedSet<String> lines) {
        final var config = Json.object(entry, "config");
        final String type = Json.text(config, "type");
        if (type != null) {
            lines.add(name + " is " + type.substring(type.indexOf(':') + 1));
        }
        final String distinguisher = Json.text(config, "route-distinguisher");
        if (distinguisher != null) {
            lines.add(name + " has rd " + distinguisher);
        }
        targets(Json.object(entry, "inter-instance-policies"), name, lines);
        for (var one : Json.list(Json.object(Json.object(entry, "evpn"), "evpn-instances"), "evpn-instance")) {
            final String vni = Json.text(config(one, "vxlan"), "vni");
            lines.add(name + " has evi " + Json.text(one, "evi") + (vni == null ? "" : " vni " + vni));
            targets(one, name, lines);
        }
        for (var one : Json.list(Json.object(entry, "interfaces"), "interface")) {
            lines.add(name + " holds " + Json.text(one, "id"));
        }
        for (var protocol : Json.list(Json.object(entry, "protocols"), "protocol")) {
            for (var route : Json.list(Json.object(protocol, "static-routes"), "static")) {
                final var hops = Json.list(Json.object(route, "next-hops"), "next-hop").stream()
                    .map(hop -> Json.text(Json.object(hop, "config"), "next-hop")).toList();
                lines.add(name + " routes " + Json.text(route, "prefix") + " to " + String.join(",", hops));
            }
        }
    }

    private static void targets(final JsonObject entry, final String name, final SortedSet<String> lines) {
        final var config = config(entry, "import-export-policy");
        for (final String direction : new String[] {"import", "export"}) {
            texts(config, direction + "-route-target").forEach(one -> lines.add(name + " " + direction + "s " + one));
        }
    }

    private static List<String> texts(final JsonObject object, final String leafList) {
        final JsonElement found = Json.member(object, leafList);
        final var ret = new ArrayList<String>();
        if (found != null && found.isJsonArray()) {
            found.getAsJsonArray().forEach(one -> ret.add(one.getAsString()));
        }
        return ret;
    }

    private static JsonObject config(final JsonObject object, final String container) {
        return Json.object(Json.object(object, container), "config");
    }
}
