/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Restconf;

/** L3VPNs as an orchestrator orders them: three provider edges, two accesses on each. */
final class Vpns {
    /** Provider edges of a service. */
    static final int EDGES = 3;
    /** Leases of a service: route target, distinguishers, and a link and a VLAN for each access. */
    static final int LEASES = 1 + EDGES + 4 * EDGES;

    private static final String SERVICE = "data/casm-service:services/service=";
    private static final String PORT = "eth1";

    private final Restconf restconf;
    private final CasmClient client;
    private final Mounts mounts;
    private final AtomicLong requests = new AtomicLong();

    Vpns(final Restconf restconf) {
        this.restconf = restconf;
        client = new CasmClient(restconf);
        mounts = new Mounts(restconf);
    }

    /** Makes the pools that all share. */
    void makePools() {
        need(client.putSpace("vpn"));
        pool("vpn-targets", "route-target", "'value':['0:65000:1-0:65000:1000000']");
        pool("vpn-distinguishers", "route-distinguisher", "'value':['0:65001:1-0:65001:1000000']");
        pool("vpn-links", "ipv4-private", "'prefix':'10.0.0.0/8'");
    }

    private void pool(final String name, final String kind, final String segment) {
        pool("vpn", name, kind, segment);
    }

    private void pool(final String space, final String name, final String kind, final String segment) {
        need(client.putPool(name, kind, space, "'segment':[{'id':'a'," + segment + "}],'lease':{'quarantine':0}"));
    }

    /** Has the controller connect to an edge. */
    void mount(final String edge, final int port) {
        need(mounts.mount(edge, port, SimulatedDevices.USER, SimulatedDevices.PASSWORD));
    }

    boolean isConnected(final String edge) {
        return mounts.isConnected(edge);
    }

    /** Gives an edge that is connected its interface and a pool of VLANs. */
    void furnish(final String edge) {
        need(mounts.addOpenConfigInterface(edge, PORT));
        // VLANs mean something on one interface only
        need(client.putSpace(edge));
        pool(edge, "vlans-" + edge, "vlan-id", "'number-start':'2','number-end':'4000'");
    }

    /** Configures a service on these edges. */
    void configure(final String id, final List<String> edges) {
        final var nodes = edges.stream().map(edge -> "{'node-id':'" + edge
            + "','need':[{'name':'rd','pool':'vpn-distinguishers'}],'access':[" + access("a", edge) + ","
            + access("b", edge) + "]}").toList();
        need(restconf.put(SERVICE + id, Json.of("{'casm-service:service':[{'service-id':'" + id
            + "','kind':'casm-types:l3vpn','shared-need':[{'name':'rt','pool':'vpn-targets'}],'node':["
            + String.join(",", nodes) + "]}]}")));
    }

    private static String access(final String id, final String edge) {
        return "{'access-id':'" + id + "','interface':'" + PORT + "','link-model':'p2p-31','need':["
            + "{'name':'link','pool':'vpn-links'},{'name':'vlan','pool':'vlans-" + edge + "'}]}";
    }

    /** Provisions a service, which has to come about as a whole. */
    void provision(final String id) {
        final Answer answer = call("provision-service", id);
        if (!"granted".equals(answer.result()) || answer.leases().size() != LEASES) {
            throw new IllegalStateException("not provisioned as a whole: " + answer);
        }
    }

    /** How many differences devices have from a service. */
    int reconcile(final String id) {
        final Answer answer = need(client.call("casm-service:reconcile-service", "'service-id':'" + id + "'"));
        return Json.list(answer.output(), "difference").size();
    }

    /** How many differences there are on any device. */
    int compareAll() {
        final Answer answer = need(client.call("casm-attachment:compare-attachments", ""));
        if (!Json.list(answer.output(), "unknown").isEmpty()) {
            throw new IllegalStateException("not all devices could be read: " + answer);
        }
        return Json.list(answer.output(), "difference").size();
    }

    /** Takes a service off its edges and forgets it. */
    void remove(final String id) {
        call("decommission-service", id);
        need(restconf.delete(SERVICE + id));
    }

    /** Deletes an address of a service from an edge, as somebody does by hand. */
    void harm(final String id, final String edge) {
        final var service = Json.list(need(restconf.get(SERVICE + id)).body(), "service").getFirst();
        final var access = Json.list(Json.list(service, "node").stream()
            .filter(node -> edge.equals(Json.text(node, "node-id"))).findFirst().orElseThrow(), "access").getFirst();
        final String vlan = Json.need(Json.list(access, "need").stream()
            .filter(one -> "vlan".equals(Json.text(one, "name"))).findFirst().orElseThrow(), "value");
        need(mounts.remove(edge, "openconfig-interfaces:interfaces/interface=" + PORT
            + "/subinterfaces/subinterface=" + vlan + "/openconfig-if-ip:ipv4/addresses/address="
            + Json.need(Json.object(access, "state"), "pe-ipv4")));
    }

    private Answer call(final String rpc, final String id) {
        return need(client.call("casm-service:" + rpc, "'request-id':'bench-" + requests.incrementAndGet()
            + "','service-id':'" + id + "'"));
    }

    private static Answer need(final Answer answer) {
        if (!answer.isOk()) {
            throw new IllegalStateException("refused: " + answer);
        }
        return answer;
    }
}
