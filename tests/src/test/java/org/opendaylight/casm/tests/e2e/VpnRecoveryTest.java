/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.VpnLab.access;
import static org.opendaylight.casm.tests.e2e.VpnLab.need;
import static org.opendaylight.casm.tests.e2e.VpnLab.node;
import static org.opendaylight.casm.tests.e2e.VpnLab.refused;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.NetconfdFixture;
import org.opendaylight.casm.tests.device.NetconfdFixture.Target;
import org.opendaylight.casm.tests.device.SshNetconf;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/**
 * VPNs on devices that nobody here wrote and that outlive the controller: Debian's netconfd, once as it is and once
 * with network instances (RFC 8529). What they hold is read with OpenSSH. The methods follow one another.
 */
@Order(52)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VpnRecoveryTest {
    private static final System.Logger LOG = System.getLogger(VpnRecoveryTest.class.getName());
    private static final String ID = "vpn-lasting";
    private static final String PLAIN = "vpn-plain";
    private static final String VRF = "vpn-vrf";
    private static final String LINK = "'link-model':'p2p-31'";
    private static final String LAN = ",'lan-prefix':['192.168.1.0/24']";
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration AFTER_RESTART = Duration.ofMinutes(5);

    /** A document that becomes a service in the network instance of its name. */
    private static final String DOCUMENT = """
        {"ietf-l3vpn-ntw:vpn-service": [{"vpn-id": "red", "vpn-nodes": {"vpn-node": [{"vpn-node-id": "n",
          "ne-id": "vpn-vrf", "vpn-network-accesses": {"vpn-network-access": [{"id": "d", "interface-id": "eth0",
            "ip-connection": {"ipv4": {"address-allocation-type": "ietf-l3vpn-ntw:static-address"}}}]}}]}}]}""";

    private final CasmClient casm;
    private final Controller controller;
    private final Mounts mounts;
    private NetconfdFixture plain;
    private NetconfdFixture vrf;
    private VpnLab lab;
    private String links;

    VpnRecoveryTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        this.controller = controller;
        mounts = new Mounts(controller.restconf());
    }

    @BeforeAll
    void mount() {
        final var unusable = NetconfdFixture.unusable();
        Needs.peer(unusable.isEmpty(), "real device: " + unusable.orElse("usable"));
        plain = NetconfdFixture.start(Target.CANDIDATE);
        vrf = NetconfdFixture.start(Target.CANDIDATE, List.of("red"));
        mountAll();
        lab = VpnLab.open(casm);
        links = lab.prefixes("10.6.0.0/16");
    }

    private void mountAll() {
        Map.of(PLAIN, plain, VRF, vrf).forEach((name, device) -> {
            assertTrue(mounts.mount(name, device.port(), NetconfdFixture.USER, device.password()).isOk());
            mounts.awaitConnected(name);
        });
    }

    @AfterAll
    void unmount() {
        if (vrf != null) {
            List.of(PLAIN, VRF).forEach(mounts::unmount);
            plain.close();
            vrf.close();
        }
    }

    private void configure() {
        lab.configure(ID, "'kind':'casm-types:l3vpn'", onPlain("'network-instance':'default'"), onVrf(""));
    }

    private String onPlain(final String leaves) {
        return node(PLAIN, leaves, access("a", "eth0", LINK + LAN, need("link", links)));
    }

    private String onVrf(final String lan) {
        return node(VRF, "'network-instance':'red'", access("b", "eth1", LINK + lan, need("link", links)));
    }

    private CompletableFuture<Answer> begin(final String request) {
        return CompletableFuture.supplyAsync(() -> lab.provision(ID, request));
    }

    /** Value of a leaf of the state of an access. */
    private String state(final String node, final String access, final String leaf) {
        return Json.need(lab.stateOf(ID, node, access), leaf);
    }

    private static String ip(final String address) {
        return "<ip>" + address + "</ip><prefix-length>31</prefix-length>";
    }

    private void awaitStanding() {
        lab.awaitStatus(ID, "active", AFTER_RESTART);
        final String config = plain.client().runningConfig();
        assertTrue(config.contains(ip(state(PLAIN, "a", "pe-ipv4"))), config);
        assertTrue(config.contains("<destination-prefix>192.168.1.0/24</destination-prefix>")
            && config.contains("<next-hop-address>" + state(PLAIN, "a", "ce-ipv4") + "<"), config);
        final String other = vrf.client().runningConfig();
        assertTrue(other.contains(ip(state(VRF, "b", "pe-ipv4"))), other);
        assertTrue(other.matches("(?s).*<name>eth1</name>.*<bind-ni-name[^>]*>red</bind-ni-name>.*"), other);
        lab.awaitLeases(ID, 2);
    }

    private void awaitGone() {
        // by then nobody else talks to the devices, unless one was given up
        lab.awaitLeases(ID, 0);
        for (final NetconfdFixture device : List.of(plain, vrf)) {
            final String config = Await.value("an empty device", AFTER_RESTART,
                () -> device.client().runningConfig(), text -> !text.contains("<ip>") && !text.contains("bind-ni-name")
                    && !text.contains("destination-prefix"));
            assertTrue(config.contains("<name>eth1</name>"), config);
        }
        Await.value("attachments", SOON, () -> lab.attachments(ID), "[]"::equals);
    }

    /** It got no answer, or, on a machine so slow that the time for devices was over, a refusal. */
    private static void expectNoSuccess(final CompletableFuture<Answer> answer) {
        assertTrue(answer.handle((ok, failure) -> failure != null || !ok.isOk()).join());
    }

    private void restart() {
        controller.kill9();
        controller.start();
    }

    @Test
    @Order(1)
    void whatTheModelOfADeviceLacksIsRefusedBeforeAnythingIsPushed() {
        lab.configure(ID, "'kind':'casm-types:l3vpn'", onPlain(""), onVrf(""));
        refused(lab.provision(ID), "casm:provisioning-failed", PLAIN + "/a",
            "does not announce ietf-network-instance", "take the instance default");
        lab.configure(ID, "'kind':'casm-types:l3vpn'", onVrf(LAN));
        refused(lab.provision(ID), "casm:provisioning-failed", VRF + "/b", "schema mount");
        lab.configure(ID, "'kind':'casm-types:l3vpn'", node(VRF, "'network-instance':'green'",
            access("b", "eth1", LINK, need("link", links))));
        refused(lab.provision(ID), "casm:provisioning-failed", "create it on the device");
        lab.configure(ID, "'kind':'casm-types:l3vpn'", node(PLAIN, "'network-instance':'default'", access("b", "eth1",
            LINK, need("link", links), need("vlan", lab.vlans(100, 109)))));
        refused(lab.provision(ID), "casm:provisioning-failed", "has no VLANs");

        new Lab(casm).figures(links, "allocated", 0, "quarantined", 0);
        awaitGone();
    }

    @Test
    @Order(2)
    void provisioningGoesOnAfterAKill() {
        configure();
        final String request = CasmClient.newId();
        final CompletableFuture<Answer> answer;
        try (var other = vrf.client().lockCandidate()) {
            answer = begin(request);
            lab.awaitAccess(ID, PLAIN, "a", "done", SOON);
            lab.awaitStatus(ID, "provisioning", SOON);

            // nobody changes it meanwhile
            refused(lab.put(ID, "'kind':'casm-types:l3vpn'", onVrf("")), "casm:busy", ID);
            refused(lab.delete(ID), "casm:busy", ID);
            refused(lab.provision(ID), "casm:busy", ID);
            refused(lab.decommission(ID, ""), "casm:busy", ID);
            controller.kill9();
            other.unlockCandidate();
        }
        expectNoSuccess(answer);
        controller.start();

        awaitStanding();
        assertTrue(lab.provision(ID, request).isOk());
    }

    @Test
    @Order(3)
    void removalGoesOnAfterAKillAndARebuild() {
        try (var other = vrf.client().lockCandidate()) {
            final var answer = CompletableFuture.supplyAsync(() -> lab.decommission(ID, ""));
            Await.until("one device is empty", SOON, () -> !plain.client().runningConfig().contains("<ip>"));
            lab.awaitStatus(ID, "removing", SOON);
            lab.awaitLeases(ID, 2);
            restart();
            expectNoSuccess(answer);

            // the datastore gets lost as well, and with it what was to be taken off and where the devices are
            lab.awaitStatus(ID, "removing", AFTER_RESTART);
            controller.kill9();
            final var rebuilt = controller.launch("rebuild");
            assertEquals(0, rebuilt.exitCode(), rebuilt.output());
            controller.start();
            lab.awaitStatus(ID, "removing", AFTER_RESTART);
            lab.awaitLeases(ID, 2);
            other.unlockCandidate();
        }

        mountAll();
        awaitGone();
        lab.awaitStatus(ID, "planned", SOON);
        new Lab(casm).figures(links, "allocated", 0, "quarantined", 4);
    }

    @Test
    @Order(4)
    void aKillAtAnyMomentLeavesAllOrNothing() {
        final long seed = Long.getLong("casm.test.seed", System.nanoTime());
        final long delay = new Random(seed).nextInt(1500);
        LOG.log(System.Logger.Level.INFO, "Killed after {0} ms, seed {1}", delay, seed);
        final var answer = begin(CasmClient.newId());
        final long moment = System.nanoTime() + delay * 1_000_000;
        Await.until("the moment of the kill", SOON, () -> System.nanoTime() >= moment);
        restart();
        answer.exceptionally(failure -> new Answer(0, "")).join();

        final String status = Await.value("status, seed " + seed, AFTER_RESTART,
            () -> Json.text(Json.object(lab.get(ID), "state"), "status"),
            text -> text != null && List.of("active", "planned", "failed").contains(text));
        if ("active".equals(status)) {
            awaitStanding();
        } else {
            awaitGone();
            List.of(PLAIN, VRF).forEach(mounts::awaitConnected);
            done(lab.provision(ID));
            awaitStanding();
        }
    }

    @Test
    @Order(5)
    void aDeviceThatIsGoneForGoodIsNotWaitedFor() {
        refused(lab.decommission(ID, ",'abandon-device':['nowhere']"), "casm:invalid-value", "nowhere");
        refused(lab.decommission(ID, ",'abandon-device':['" + VRF + "'],'skip-quarantine':true"), "casm:invalid-value",
            "skip-quarantine");
        final String address = state(VRF, "b", "pe-ipv4");
        final SshNetconf client = vrf.client();
        try (var other = client.lockCandidate()) {
            assertEquals("granted", done(lab.decommission(ID, ",'abandon-device':['" + VRF + "']")).result());

            assertTrue(client.runningConfig().contains(ip(address)));
            lab.awaitStatus(ID, "planned", SOON);
            lab.awaitLeases(ID, 0);
            new Lab(casm).figures(links, "allocated", 0);
            assertEquals("[]", lab.attachments(ID));
            other.unlockCandidate();
        }
        // it was not that far gone
        awaitGone();
        assertTrue(lab.delete(ID).isOk());
    }

    @Test
    @Order(6)
    void aDocumentIsProvisionedAfterAKill() {
        final var docs = new DocumentLab(casm, Map.of("ipv4-link", lab.prefixes("10.9.0.0/24")));
        final CompletableFuture<Answer> answer;
        try (var other = vrf.client().lockCandidate()) {
            answer = CompletableFuture.supplyAsync(() -> docs.complete("red-1", DOCUMENT, true, false));
            Await.value("status of red", SOON, () -> casm.restconf().get("data/casm-service:services/service=red"),
                got -> got.isOk() && "provisioning".equals(Json.text(Json.object(Json.list(got.body(), "service")
                    .getFirst(), "state"), "status")));
            // it has what it needs, and the device does not
            assertEquals(1, docs.held("red").size());
            controller.kill9();
            other.unlockCandidate();
        }
        expectNoSuccess(answer);
        controller.start();

        lab.awaitStatus("red", "active", AFTER_RESTART);
        final var held = docs.held("red");
        assertEquals(1, held.size());
        final var completed = DocumentLab.document(done(docs.complete("red-1", DOCUMENT, true, false)));
        assertTrue(vrf.client().runningConfig().contains(ip(DocumentLab.find(completed, "vpn-service#0/vpn-nodes/"
            + "vpn-node#0/vpn-network-accesses/vpn-network-access#0/ip-connection/ipv4/local-address"))));
        assertEquals(completed, DocumentLab.document(done(docs.complete("red-1", DOCUMENT, true, false))));
        assertEquals(held, docs.held("red"));
        docs.remove("red");
        assertFalse(vrf.client().runningConfig().contains("<ip>"));
    }
}
