/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.demo;

import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.PeView;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;
import org.opendaylight.casm.tests.harness.Restconf;

/** The third part of the demo: an L3VPN over three provider edges, of which one refuses at first. */
final class VpnPlay {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String VPN = "acme";
    private static final String SERVICE = "casm-service:services/service=" + VPN;
    private static final List<String> POOLS = List.of("targets", "distinguishers", "links", "edge1-vlans",
        "edge2-vlans", "edge3-vlans");
    /** Numbers and addresses that the VPN needs: a target, 3 distinguishers, 3 VLANs and 3 links of 2 addresses. */
    private static final int ALL = 13;
    private static final List<String> EDGES = List.of("edge1", "edge2", "edge3");

    private final Play play;
    private final Transcript transcript;
    private final Scene scene;
    private final Restconf restconf;
    private final CasmClient client;
    private final Mounts mounts;

    VpnPlay(final Play play, final Transcript transcript, final Scene scene) {
        this.play = play;
        this.transcript = transcript;
        this.scene = scene;
        restconf = scene.controller().restconf();
        client = new CasmClient(restconf);
        mounts = new Mounts(restconf);
    }

    /**
     * Performs it.
     *
     * @throws DemoFailure if a step does not come out as it has to
     */
    void perform() {
        connect();
        order();
        failTogether();
        correct();
        addAccess();
        repair();
        leave();
    }

    private void connect() {
        transcript.act("A customer orders an L3VPN over three provider edges");
        for (var edge : scene.devices("edge", Model.OPENCONFIG)) {
            Play.need(mounts.mount(edge.name(), edge.port(), SimulatedDevices.USER, SimulatedDevices.PASSWORD));
        }
        EDGES.forEach(edge -> {
            mounts.awaitConnected(edge);
            Play.need(mounts.addOpenConfigInterface(edge, "eth1"));
        });
        transcript.say("edge1, edge2 and edge3 are connected. What a VPN needs of each kind, the operator has in "
            + "pools:");
        pool("targets", "route-target", "'value':['0:65000:1-0:65000:99']");
        pool("distinguishers", "route-distinguisher", "'value':['0:65001:1-0:65001:99']");
        pool("links", "ipv4-private", "'prefix':'10.30.0.0/24'");
        transcript.say("VLANs mean something on one interface only, so each has an address space of its own for them:");
        EDGES.forEach(edge -> play.put("casm-pool:address-spaces/address-space=" + edge,
            "{'casm-pool:address-space':[{'name':'" + edge + "','scope':'site'}]}"));
        vlans("edge1", 100, 199);
        vlans("edge2", 100, 199);
        transcript.say("Here is a mistake: edge3 keeps VLANs above 4000 for itself.");
        vlans("edge3", 4001, 4094);
    }

    private void pool(final String name, final String kind, final String segment) {
        pool("demo", name, kind, segment);
    }

    private void pool(final String space, final String name, final String kind, final String segment) {
        play.put("casm-pool:pools/pool=" + name, "{'casm-pool:pool':[{'name':'" + name + "','kind':'casm-types:" + kind
            + "','address-space':'" + space + "','segment':[{'id':'a'," + segment
            + "}],'lease':{'quarantine':3600}}]}");
    }

    private void vlans(final String edge, final int first, final int last) {
        pool(edge, edge + "-vlans", "vlan-id", "'number-start':'" + first + "','number-end':'" + last + "'");
    }

    private void order() {
        transcript.say("The service: each edge has a site of the customer behind eth1.");
        final var nodes = new ArrayList<String>();
        for (int i = 1; i <= EDGES.size(); i++) {
            nodes.add("{'node-id':'edge" + i + "','need':[{'name':'rd','pool':'distinguishers'}],'access':["
                + access("site", "edge" + i, "192.168." + i + ".0/24") + "]}");
        }
        play.put(SERVICE, "{'casm-service:service':[{'service-id':'" + VPN + "','kind':'casm-types:l3vpn',"
            + "'shared-need':[{'name':'rt','pool':'targets'}],'node':[" + String.join(",", nodes) + "]}]}");
        transcript.verify("it is planned, and holds nothing", status().equals("planned") && held(0), figures());
    }

    private static String access(final String id, final String edge, final String lan) {
        return "{'access-id':'" + id + "','interface':'eth1','link-model':'p2p-31','need':["
            + "{'name':'link','pool':'links'},{'name':'vlan','pool':'" + edge + "-vlans'}],'lan-prefix':['" + lan
            + "']}";
    }

    private void failTogether() {
        transcript.act("One edge refuses: all of it is undone");
        final Answer refusal = play.refused("casm-service:provision-service",
            "{'request-id':'vpn-1','service-id':'" + VPN + "'}");
        transcript.verify("the error names the access and the edge that refused",
            "casm:provisioning-failed".equals(refusal.appTag())
                && refusal.message().contains("edge3/site on device edge3"), refusal);
        EDGES.forEach(edge -> expect(edge, Set.of()));
        transcript.verify("nothing is in use; the 13 numbers and addresses that were held are in quarantine",
            held(0) && sum("quarantined") == ALL, figures());
        transcript.verify("the service says that it failed", status().equals("failed"), status());
    }

    private void correct() {
        transcript.act("The mistake is corrected, and the same is asked again");
        vlans("edge3", 100, 199);
        provision("vpn-2");
        expect("edge1", edge(1));
        expect("edge2", edge(2));
        expect("edge3", edge(3));
        transcript.verify("13 are in use, none of those in quarantine", held(ALL), figures());
        transcript.say("The orchestrator has lost the answer and repeats its request:");
        final Answer again = play.rpc("casm-service:provision-service",
            "{'request-id':'vpn-2','service-id':'" + VPN + "'}");
        transcript.verify("it is told the same, and nothing changes", "duplicate".equals(again.result()) && held(ALL),
            again);
    }

    private void provision(final String request) {
        final Answer answer = play.rpc("casm-service:provision-service",
            "{'request-id':'" + request + "','service-id':'" + VPN + "'}");
        transcript.results(Stream.concat(Stream.of(answer.result() + ":"), answer.leases().stream()
            .map(lease -> "  " + lease.leaf("pool") + ": " + member(lease)).sorted()).toList());
        transcript.verify("the service is active", status().equals("active"), status());
    }

    private static String member(final Lease lease) {
        final String number = lease.leaf("number-start");
        final String value = lease.leaf("value");
        return number != null ? number : value != null ? value.replaceAll("[\\[\\]\"]", "") : lease.block();
    }

    /** What an edge holds after the first attempt was undone: its second VLAN, but edge3, and the second half. */
    private static Set<String> edge(final int number) {
        final String unit = "eth1." + (number == 3 ? 100 : 101);
        final int link = 4 + 2 * number;
        return Set.of("vrf acme is L3VRF", "vrf acme has rd 65001:" + (3 + number), "vrf acme imports 65000:2",
            "vrf acme exports 65000:2", "vrf acme holds " + unit,
            unit + " has tag " + unit.substring("eth1.".length()), unit + " has 10.30.0." + link + "/31",
            "vrf acme routes 192.168." + number + ".0/24 to 10.30.0." + (link + 1));
    }

    private void addAccess() {
        transcript.act("The customer opens a second site at edge2");
        final var before = attachments();
        play.put(SERVICE + "/node=edge2/access=site-2", "{'casm-service:access':["
            + access("site-2", "edge2", "192.168.20.0/24") + "]}");
        provision("vpn-3");
        expect("edge2", edge2WithBoth());
        final var now = attachments();
        transcript.verify("nothing else was touched", now.size() == before.size() + 1
            && now.entrySet().containsAll(before.entrySet()), now);
    }

    private static Set<String> edge2WithBoth() {
        final var both = new TreeSet<>(edge(2));
        both.addAll(Set.of("vrf acme holds eth1.102", "eth1.102 has tag 102", "eth1.102 has 10.30.0.12/31",
            "vrf acme routes 192.168.20.0/24 to 10.30.0.13"));
        return both;
    }

    private void repair() {
        transcript.act("Somebody changes edge1 by hand");
        final String address = "openconfig-interfaces:interfaces/interface=eth1/subinterfaces/subinterface=101/"
            + "openconfig-if-ip:ipv4/addresses/address=10.30.0.6";
        transcript.send(restconf, "DELETE", "data/network-topology:network-topology/topology=topology-netconf/node="
            + "edge1/yang-ext:mount/" + address, new JsonObject());
        final Answer found = reconcile("");
        transcript.verify("the difference is found", "false".equals(Json.text(found.output(), "in-sync"))
            && Json.list(found.output(), "difference").size() == 1, found);
        reconcile(",'repair':true");
        expect("edge1", edge(1));
        transcript.verify("device and service agree again",
            "true".equals(Json.text(reconcile("").output(), "in-sync")), VPN);
    }

    private Answer reconcile(final String more) {
        final Answer answer = play.rpc("casm-service:reconcile-service", "{'service-id':'" + VPN + "'" + more + "}");
        final var differences = Json.list(answer.output(), "difference");
        transcript.results(differences.isEmpty() ? List.of("in sync") : differences.stream().map(one ->
            Json.text(one, "path") + " should be " + Json.text(one, "expected") + " and is "
                + Objects.requireNonNullElse(Json.text(one, "actual"), "not there")).toList());
        return answer;
    }

    private void leave() {
        transcript.act("The customer leaves: nothing is left");
        play.rpc("casm-service:decommission-service", "{'request-id':'vpn-4','service-id':'" + VPN + "'}");
        EDGES.forEach(edge -> expect(edge, Set.of()));
        transcript.verify("nothing is in use, nothing is written for a device, the service is planned",
            held(0) && attachments().isEmpty() && status().equals("planned"), figures() + " " + attachments());
        transcript.send(restconf, "DELETE", "data/" + SERVICE, new JsonObject());
        final Answer check = play.rpc("casm-log:verify-log", "{}");
        transcript.verify("the log is intact after all of this", "true".equals(Json.text(check.output(), "intact")),
            check);
    }

    /** Shows what an edge holds, which is exactly this. */
    private void expect(final String edge, final Set<String> wanted) {
        final var view = new PeView(mounts, edge);
        final SortedSet<String> found = view.lines();
        transcript.results(found.stream().map(line -> edge + ": " + line).toList());
        transcript.verify(wanted.isEmpty() ? edge + " holds nothing of the VPN" : edge + " holds exactly that",
            found.equals(wanted), edge + " should hold " + new TreeSet<>(wanted) + " but holds " + found);
    }

    private String status() {
        return Await.value("status of " + VPN, PATIENCE, () -> String.valueOf(Json.text(Json.object(Json.list(restconf
            .get("data/" + SERVICE + "?content=all").body(), "service").stream().findFirst()
            .orElseGet(JsonObject::new), "state"), "status")), status -> !List.of("null", "allocated", "provisioning",
            "removing").contains(status));
    }

    /** Waits until so many members of all pools are in use. */
    private boolean held(final int count) {
        try {
            Await.value("members in use", PATIENCE, () -> sum("allocated"), found -> found == count);
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private int sum(final String figure) {
        return POOLS.stream().map(pool -> play.figure(pool, figure)).reduce(BigInteger.ZERO, BigInteger::add)
            .intValueExact();
    }

    private Map<String, String> figures() {
        final var all = new TreeMap<String, String>();
        POOLS.forEach(pool -> all.put(pool, play.figure(pool, "allocated") + " in use, "
            + play.figure(pool, "quarantined") + " in quarantine"));
        return all;
    }

    /** What is written for devices, with its revisions. */
    private Map<String, String> attachments() {
        final var all = new TreeMap<String, String>();
        Json.list(Json.object(client.restconf().get("data/casm-attachment:attachments?content=config").body(),
            "attachments"), "attachment").forEach(one -> all.put(Json.need(one, "attachment-id"),
            Json.need(one, "revision")));
        return all;
    }
}
