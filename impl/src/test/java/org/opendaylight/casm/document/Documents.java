/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.List;

/** Documents for tests, and a way to change them. */
public final class Documents {
    private Documents() {
        // functions only
    }

    /** A service of layer 3 over two nodes with one access each; everything is left to be assigned. */
    public static JsonObject open() {
        return service("""
            {"ietf-l3vpn-ntw:l3vpn-ntw": {"vpn-services": {"vpn-service": [{
              "vpn-id": "vpn-5550", "vpn-name": "nord", "customer-name": "kunde",
              "vpn-type": "ietf-vpn-common:l3vpn",
              "vpn-service-topology": "ietf-vpn-common:any-to-any",
              "vpn-instance-profiles": {"vpn-instance-profile": [{
                "profile-id": "simple", "role": "ietf-vpn-common:any-to-any-role",
                "rd-auto": {"rd-pool-name": "rds"},
                "address-family": [{"address-family": "ietf-vpn-common:ipv4",
                  "vpn-targets": {"vpn-target": [{"id": 1, "route-target-type": "both"}]}}]}]},
              "vpn-nodes": {"vpn-node": [NODE1, NODE2]}}]}}}
            """.replace("NODE1", node("pe1", access("1", "eth1"))).replace("NODE2", node("pe2", access("2", "eth1"))));
    }

    public static String node(final String id, final String... accesses) {
        return """
            {"vpn-node-id": "%s", "ne-id": "%s", "acme:note": {"kept": [1, 2.50, null]},
             "active-vpn-instance-profiles": {"vpn-instance-profile": [{"profile-id": "simple"}]},
             "vpn-network-accesses": {"vpn-network-access": [%s]}}""".formatted(id, id, String.join(",", accesses));
    }

    public static String access(final String id, final String port) {
        return """
            {"id": "%s", "interface-id": "%s",
             "connection": {"encapsulation": {"type": "ietf-vpn-common:dot1q", "dot1q": {}}},
             "ip-connection": {"ipv4": {"address-allocation-type": "ietf-l3vpn-ntw:static-address"}},
             "routing-protocols": {"routing-protocol": [{"id": "s", "type": "ietf-vpn-common:static-routing",
               "static": {"cascaded-lan-prefixes": {"ipv4-lan-prefixes": [{"lan": "192.168.%s.0/24"}]}}}]}}"""
            .formatted(id, port, id);
    }

    /** An access of {@link #open}, by node. */
    public static JsonObject access(final JsonObject document, final int node) {
        return at(serviceOf(document), "vpn-nodes/vpn-node/" + node + "/vpn-network-accesses/vpn-network-access/0");
    }

    static JsonObject service(final String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    /** The service of a document of layer 3 or 2. */
    public static JsonObject serviceOf(final JsonObject document) {
        return at(document.entrySet().iterator().next().getValue().getAsJsonObject(), "vpn-services/vpn-service/0");
    }

    /** The object at a path of member names and positions. */
    public static JsonObject at(final JsonObject from, final String path) {
        return get(from, path).getAsJsonObject();
    }

    public static JsonElement get(final JsonObject from, final String path) {
        JsonElement found = from;
        final List<String> names = Arrays.asList(path.split("/"));
        for (final String name : names) {
            found = found instanceof JsonArray array ? array.get(Integer.parseInt(name))
                : found.getAsJsonObject().get(name);
        }
        return found;
    }

    public static JsonObject json(final String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
