/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.made;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;

/**
 * Services of one test: pools that they take from, in an address space of its own, and requests for them. What is given
 * back stays in quarantine, so that it is seen that nothing was lost.
 */
record VpnLab(CasmClient casm, String space, String targets, String distinguishers) {
    private static final Duration SOON = Duration.ofMinutes(5);

    /** Makes the space, with pools of route targets, 65000:1 and so on, and of route distinguishers, 65001:1 and on. */
    static VpnLab open(final CasmClient casm) {
        final String space = Lab.name("vpn");
        made(casm.putSpace(space));
        final var empty = new VpnLab(casm, space, "", "");
        return new VpnLab(casm, space, empty.routeIds("route-target", 65000),
            empty.routeIds("route-distinguisher", 65001));
    }

    /** Leaves of an L3VPN with one route target. */
    String shared() {
        return "'kind':'casm-types:l3vpn','shared-need':[" + need("rt", targets) + "]";
    }

    /** The needs of a node: a route distinguisher, and more. */
    String rd(final String... more) {
        return "'need':[" + need("rd", distinguishers) + Stream.of(more).map(one -> "," + one)
            .collect(Collectors.joining()) + "]";
    }

    /** Makes a pool and returns its name. */
    String pool(final String kind, final String segment) {
        return pool(space, kind, segment, "");
    }

    private String pool(final String where, final String kind, final String segment, final String more) {
        final String name = Lab.name(kind);
        made(casm.putPool(name, kind, where, "'segment':[{'id':'a'," + segment + "}],'lease':{'quarantine':3600}"
            + more));
        return name;
    }

    /** A pool of IPv6 links between routers. */
    String routerLinks(final String prefix) {
        return pool(space, "ipv6-unicast", "'prefix':'" + prefix + "'",
            ",'unit':{'prefix-length':127},'fragmentation':{'usable':'rfc6164'}");
    }

    /** A pool of prefixes. */
    String prefixes(final String prefix) {
        return pool(prefix.contains(":") ? "ipv6-unicast" : "ipv4-private", "'prefix':'" + prefix + "'");
    }

    /** A pool of VLANs, of a port and therefore in a space of its own. */
    String vlans(final int first, final int last) {
        final String port = Lab.name("port");
        made(casm.putSpace(port));
        return pool(port, "vlan-id", "'number-start':'" + first + "','number-end':'" + last + "'", "");
    }

    private String routeIds(final String kind, final int as) {
        return pool(kind, "'value':['0:" + as + ":1-0:" + as + ":99']");
    }

    /** A need that a pool meets. */
    static String need(final String name, final String pool) {
        return need(name, pool, "");
    }

    /** A need with further leaves. */
    static String need(final String name, final String pool, final String more) {
        return "{'name':'" + name + "','pool':'" + pool + "'" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    /** An access on an interface, with leaves such as link-model, and needs. */
    static String access(final String id, final String port, final String leaves, final String... needs) {
        return "{'access-id':'" + id + "','interface':'" + port + "'" + (leaves.isEmpty() ? "" : "," + leaves)
            + ",'need':[" + String.join(",", needs) + "]}";
    }

    /** A node with leaves such as need, and accesses. */
    static String node(final String id, final String leaves, final String... accesses) {
        return "{'node-id':'" + id + "'" + (leaves.isEmpty() ? "" : "," + leaves) + ",'access':["
            + String.join(",", accesses) + "]}";
    }

    /** Writes the configuration of a service. */
    Answer put(final String id, final String leaves, final String... nodes) {
        return casm.restconf().put(path(id), Json.of("{'casm-service:service':[{'service-id':'" + id + "'," + leaves
            + ",'node':[" + String.join(",", nodes) + "]}]}"));
    }

    private static String path(final String id) {
        return "data/casm-service:services/service=" + id;
    }

    /** Writes the configuration of a service, which has to be taken. */
    void configure(final String id, final String leaves, final String... nodes) {
        final Answer answer = put(id, leaves, nodes);
        assertTrue(answer.isOk(), answer::toString);
    }

    Answer provision(final String id) {
        return provision(id, CasmClient.newId());
    }

    Answer provision(final String id, final String request) {
        return casm.call("casm-service:provision-service", "'request-id':'" + request + "','service-id':'" + id + "'");
    }

    Answer decommission(final String id, final String more) {
        return casm.call("casm-service:decommission-service", "'request-id':'" + CasmClient.newId()
            + "','service-id':'" + id + "'" + more);
    }

    Answer reconcile(final String id, final boolean repair) {
        return casm.call("casm-service:reconcile-service", "'service-id':'" + id + "','repair':" + repair);
    }

    Answer delete(final String id) {
        return casm.restconf().delete(path(id));
    }

    /** A service with its state. */
    JsonObject get(final String id) {
        final Answer answer = casm.restconf().get(path(id));
        assertTrue(answer.isOk(), answer::toString);
        return Json.list(answer.body(), "service").getFirst();
    }

    /** State of an access. */
    JsonObject stateOf(final String id, final String node, final String access) {
        return Json.object(entry(Json.list(entry(Json.list(get(id), "node"), "node-id", node), "access"), "access-id",
            access), "state");
    }

    /** What meets a need of an access; of the node without access, of the service without either. */
    String value(final String id, final @Nullable String node, final @Nullable String access, final String need) {
        return Objects.requireNonNull(Await.value("value of " + need, SOON, () -> valueNow(id, node, access, need),
            Objects::nonNull));
    }

    private @Nullable String valueNow(final String id, final @Nullable String node, final @Nullable String access,
            final String need) {
        JsonObject place = get(id);
        if (node != null) {
            place = entry(Json.list(place, "node"), "node-id", node);
        }
        if (access != null) {
            place = entry(Json.list(place, "access"), "access-id", access);
        }
        return Json.text(entry(Json.list(place, node == null ? "shared-need" : "need"), "name", need), "value");
    }

    private static JsonObject entry(final List<JsonObject> all, final String key, final String value) {
        return all.stream().filter(one -> value.equals(Json.text(one, key))).findFirst().orElseGet(JsonObject::new);
    }

    /** Waits until a service has a status. */
    void awaitStatus(final String id, final String status, final Duration limit) {
        Await.value("status of " + id, limit, () -> Json.text(Json.object(get(id), "state"), "status"),
            status::equals);
    }

    /** Waits until an access is where it is said to be. */
    void awaitAccess(final String id, final String node, final String access, final String step,
            final Duration limit) {
        Await.value(step + " of " + id + "/" + node + "/" + access, limit,
            () -> Json.text(stateOf(id, node, access), "provisioning"), step::equals);
    }

    /** Waits until a service holds so many leases. */
    void awaitLeases(final String id, final int count) {
        Await.value("leases of " + id, SOON, () -> Json.text(Json.object(get(id), "state"), "leases"),
            Integer.toString(count)::equals);
    }

    /** What is written for devices, with revisions. */
    String attachments(final String service) {
        return Json.list(Json.object(casm.restconf().get("data/casm-attachment:attachments?content=config").body(),
            "attachments"), "attachment").stream().filter(one -> service.equals(Json.text(one, "service-id")))
            .map(one -> Json.need(one, "attachment-id") + " " + Json.need(one, "revision")).sorted().toList()
            .toString();
    }

    /** Asserts a typed refusal with these words in it. */
    static void refused(final Answer answer, final String appTag, final String... words) {
        assertEquals(appTag, answer.appTag(), answer::toString);
        for (final String word : words) {
            assertTrue(answer.message().contains(word), () -> "no '" + word + "' in " + answer);
        }
    }
}
