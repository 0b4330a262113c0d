/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.demo;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendaylight.casm.tests.device.DeviceView;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;
import org.opendaylight.casm.tests.harness.Restconf;

/** The acts of the demo. */
final class Play {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Transcript transcript;
    private final Scene scene;
    private final Restconf restconf;
    private final CasmClient client;
    private final Mounts mounts;

    Play(final Transcript transcript, final Scene scene) {
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
    void perform() throws IOException {
        raiseTheCurtain();
        connect();
        definePools();
        final String first = allocate();
        lookAtDevices();
        final Lease second = grow();
        shrink(second, first);
        releaseAll();
        readTheLog();
        // comes up while the gateway is shown
        scene.startDevices("edge", Model.OPENCONFIG, 3);
        new BngPlay(this, transcript, scene).perform();
        new VpnPlay(this, transcript, scene).perform();
    }

    private void raiseTheCurtain() throws IOException {
        transcript.act("A controller and two network elements start");
        transcript.say("(a minute; everything is in " + scene.folder() + " and on free ports of 127.0.0.1)");
        scene.startDevices("pe1", Model.IETF, 1);
        scene.startDevices("pe2", Model.OPENCONFIG, 1);
        scene.controller().start();
        transcript.say("The controller serves. The commands below use these two lines:");
        transcript.say("$ R=http://127.0.0.1:" + (8181 + scene.controller().offset()) + "/rests");
        transcript.say("$ J='-s -u admin:admin -H Content-Type:application/yang-data+json'");
    }

    private void connect() {
        transcript.act("OpenDaylight connects to both by NETCONF over SSH");
        for (var device : List.of(scene.device("pe1", Model.IETF), scene.device("pe2", Model.OPENCONFIG))) {
            transcript.say(device.name() + " speaks the " + (device.model() == Model.IETF ? "IETF" : "OpenConfig")
                + " models, its NETCONF server is on port " + device.port());
            need(mounts.mount(device.name(), device.port(), SimulatedDevices.USER, SimulatedDevices.PASSWORD));
        }
        mounts.awaitConnected("pe1");
        mounts.awaitConnected("pe2");
        need(mounts.addInterface("pe1", "eth0"));
        need(mounts.addOpenConfigInterface("pe2", "eth0"));
        need(mounts.addNetworkInstance("pe2", "default"));
        final var found = new TreeSet<>(view("pe1").lines());
        found.addAll(view("pe2").lines());
        transcript.verify("both are connected and have neither addresses nor routes", found.isEmpty(), found);
    }

    private void definePools() {
        transcript.act("The operator defines an address space and three pools");
        put("casm-pool:address-spaces/address-space=demo",
            "{'casm-pool:address-space':[{'name':'demo',"
            + "'allow-special-purpose':true}]}");
        put("casm-pool:pools/pool=v4",
            "{'casm-pool:pool':[{'name':'v4','kind':'casm-types:ipv4-private','address-space':'demo',"
            + "'segment':[{'id':'a','prefix':'10.10.0.0/22'}],'allocation':{'algorithm':'casm-types:sparse'},"
            + "'routing':{'distribute':true}}]}");
        put("casm-pool:pools/pool=v6",
            "{'casm-pool:pool':[{'name':'v6','kind':'casm-types:ipv6-gua','address-space':'demo',"
            + "'segment':[{'id':'a','prefix':'2001:db8::/40'}],'unit':{'prefix-length':56},"
            + "'routing':{'distribute':true}}]}");
        put("casm-pool:pools/pool=mac",
            "{'casm-pool:pool':[{'name':'mac','kind':'casm-types:mac-local','address-space':'demo',"
            + "'segment':[{'id':'a','mac-start':'02:00:5e:10:00:00','mac-count':'65536'}]}]}");
        final var free = List.of(figure("v4", "free"), figure("v6", "free"), figure("mac", "free"));
        transcript.verify("1024 IPv4 addresses, 2^88 IPv6 addresses and 65536 MAC addresses are free",
            free.equals(List.of(BigInteger.valueOf(1024), BigInteger.TWO.pow(88), BigInteger.valueOf(65536))), free);
    }

    private String allocate() {
        transcript.act("An orchestrator asks for addresses on both elements");
        transcript.say("A binding names the element and its interface; 'push' has CASM configure it.");
        final Lease pe1v4 = ask("order-1", "v4", "pe1", "'prefix-length':25");
        ask("order-2", "v6", "pe1", "'prefix-length':56");
        final Lease pe2v4 = ask("order-3", "v4", "pe2", "'prefix-length':25");
        ask("order-4", "v6", "pe2", "'prefix-length':56");
        ask("order-5", "mac", "pe2", "'count':'1'");
        transcript.verify("pe1 and pe2 got different blocks, far apart so that each can grow",
            pe1v4.block().equals("10.10.0.0/25") && pe2v4.block().equals("10.10.2.0/25"),
            pe1v4.block() + " and " + pe2v4.block());
        transcript.say("The orchestrator has lost an answer and repeats its request:");
        final Lease again = ask("order-1", "v4", "pe1", "'prefix-length':25");
        transcript.verify("the same request-id gives the same lease, nothing is allocated twice",
            again.id().equals(pe1v4.id()), again);
        return pe1v4.id();
    }

    private void lookAtDevices() {
        transcript.act("What the elements hold now");
        transcript.say("CASM locks, edits, commits and reads back, each element in its own data model.");
        expect("pe1", Set.of(DeviceView.address("eth0", "10.10.0.1/25"), DeviceView.route("10.10.0.0/25"),
            DeviceView.address("eth0", "2001:db8::1/56"), DeviceView.route("2001:db8::/56")));
        expect("pe2", Set.of(DeviceView.address("eth0", "10.10.2.1/25"), DeviceView.route("10.10.2.0/25"),
            DeviceView.address("eth0", "2001:db8:0:100::1/56"), DeviceView.route("2001:db8:0:100::/56"),
            "interface eth0 has MAC address 02:00:5e:10:00:00"));
        final var states = client.leases().stream().map(lease -> provisioning(lease.id())).toList();
        transcript.verify("each of the five leases says that its provisioning is done",
            states.equals(List.of("done", "done", "done", "done", "done")), states);
    }

    private Lease grow() {
        transcript.act("pe1 needs more: two neighbouring blocks become one route");
        final Lease second = ask("order-6", "v4", "pe1", "'prefix-length':25,'near':'10.10.0.0/25'");
        transcript.verify("the block next to the first one is given", second.block().equals("10.10.0.128/25"),
            second.block());
        expect("pe1", Set.of(DeviceView.address("eth0", "10.10.0.1/25"), DeviceView.address("eth0", "10.10.0.129/25"),
            DeviceView.route("10.10.0.0/24"),
            DeviceView.address("eth0", "2001:db8::1/56"), DeviceView.route("2001:db8::/56")));
        return second;
    }

    private void shrink(final Lease second, final String first) {
        transcript.act("pe1 gives the second block back: the route is split again");
        rpc("casm-allocation:release", "{'request-id':'order-6-end','lease-id':['" + second.id()
            + "'],'skip-quarantine':true}");
        expect("pe1", Set.of(DeviceView.address("eth0", "10.10.0.1/25"), DeviceView.route("10.10.0.0/25"),
            DeviceView.address("eth0", "2001:db8::1/56"), DeviceView.route("2001:db8::/56")));
        transcript.verify("the first lease is untouched", client.lease(first) != null, first);
    }

    private void releaseAll() {
        transcript.act("Both customers leave: everything is given back");
        for (final String device : List.of("pe1", "pe2")) {
            rpc("casm-allocation:release", "{'request-id':'" + device + "-end','device-id':'" + device
                + "','skip-quarantine':true}");
        }
        expect("pe1", Set.of());
        expect("pe2", Set.of());
        final var free = Await.value("all is free", PATIENCE, () -> List.of(figure("v4", "free"), figure("v6", "free"),
            figure("mac", "free")), found -> found.equals(List.of(BigInteger.valueOf(1024), BigInteger.TWO.pow(88),
            BigInteger.valueOf(65536))));
        transcript.verify("all addresses are free again", !free.isEmpty(), free);
    }

    private void readTheLog() {
        transcript.act("The log knows who held what, and that nobody touched it");
        final Answer log = rpc("casm-log:query-log", "{'lease-id':'" + firstLeaseOfLog() + "'}");
        final var entries = Json.list(log.output(), "entry");
        transcript.results(entries.stream().map(entry -> Json.text(entry, "time") + " " + Json.text(entry, "event")
            + " " + Json.text(entry, "prefix") + " by " + Json.text(entry, "actor") + ": "
            + Json.text(entry, "outcome")).toList());
        final Answer check = rpc("casm-log:verify-log", "{}");
        transcript.results(List.of(check.output().toString()));
        transcript.verify("the log has the life of that lease, and its chain of digests is intact", entries.size() >= 2
            && "true".equals(Json.text(check.output(), "intact")), entries.size() + " entries, " + check);
    }

    private String firstLeaseOfLog() {
        final Answer answer = client.call("casm-log:query-log", "'request-id':'order-1'");
        return Json.need(Json.list(answer.output(), "entry").getFirst(), "lease-id");
    }

    private Lease ask(final String requestId, final String pool, final String device, final String what) {
        final Answer answer = rpc("casm-allocation:allocate", "{'request-id':'" + requestId + "','pool':'" + pool
            + "'," + what + ",'device-id':'" + device + "','binding':{'node-id':'" + device
            + "','interface':'eth0','push':true}}");
        final Lease lease = answer.lease();
        transcript.results(List.of(answer.result() + ": lease " + lease.id() + ", " + block(lease) + ", "
            + lease.state()));
        return lease;
    }

    private static String block(final Lease lease) {
        return lease.block().endsWith("+1") ? lease.block().replace("+1", "") : lease.block();
    }

    /** Waits until an element holds exactly this, and shows it. */
    void expect(final String node, final Set<String> wanted) {
        final var view = view(node);
        final SortedSet<String> found = new TreeSet<>();
        try {
            Await.until(node, PATIENCE, () -> {
                found.clear();
                found.addAll(view.lines());
                return found.equals(wanted);
            });
        } catch (AssertionError e) {
            throw new DemoFailure(node + " should hold " + new TreeSet<>(wanted) + " but holds " + found, e);
        }
        for (final String path : view.paths()) {
            transcript.showGet("data/network-topology:network-topology/topology=topology-netconf/node=" + node
                + "/yang-ext:mount/" + path + "?content=config");
        }
        transcript.results(found);
        transcript.verify(wanted.isEmpty() ? node + " holds nothing of CASM any more"
            : node + " holds exactly that in its running configuration", true, found);
    }

    private DeviceView view(final String node) {
        return new DeviceView(mounts, node, node.equals("pe1") ? Model.IETF : Model.OPENCONFIG);
    }

    private String provisioning(final String lease) {
        return Await.value("provisioning of " + lease, PATIENCE, () -> {
            final Answer answer = restconf.get("data/casm-allocation:allocations/allocation=" + lease
                + "/provisioning?content=nonconfig");
            return String.valueOf(Json.text(Json.object(answer.body(), "provisioning"), "status"));
        }, "done"::equals);
    }

    /** A figure of a pool. */
    BigInteger figure(final String pool, final String name) {
        return Await.value("figures of " + pool, PATIENCE, () -> {
            final Answer answer = restconf.get("data/casm-pool:pools/pool=" + pool + "/state?content=nonconfig");
            final String value = Json.text(Json.object(answer.body(), "state"), name);
            return new BigInteger(value == null ? "-1" : value);
        }, value -> value.signum() >= 0);
    }

    /** Configures something. */
    void put(final String path, final String body) {
        transcript.send(restconf, "PUT", "data/" + path, Json.of(body));
    }

    /** Calls an RPC, which has to succeed. */
    Answer rpc(final String name, final String input) {
        return transcript.send(restconf, "POST", "operations/" + name, body(name, input));
    }

    /** Calls an RPC, which has to be refused. */
    Answer refused(final String name, final String input) {
        return transcript.sendInVain(restconf, "POST", "operations/" + name, body(name, input));
    }

    private static JsonObject body(final String name, final String input) {
        final var body = new JsonObject();
        final var leaves = Json.of(input);
        if (!leaves.isEmpty()) {
            body.add(name.substring(0, name.indexOf(':')) + ":input", leaves);
        }
        return body;
    }

    /** What cannot be shown has to succeed, too. */
    static void need(final Answer answer) {
        if (!answer.isOk()) {
            throw new DemoFailure("refused: " + answer);
        }
    }
}
