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

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.EventStream;
import org.opendaylight.casm.tests.harness.Json;

/** VPNs on simulated provider edges: provisioned as a whole, changed in parts, compared and removed. */
@Order(46)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VpnTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final Duration PERIOD = Duration.ofSeconds(200);
    private static final String L3 = "'kind':'casm-types:l3vpn'";
    private static final String SUBINTERFACE =
        "openconfig-interfaces:interfaces/interface=eth1/subinterfaces/subinterface=";
    private static final String PE1 = "vpn-pe1";
    private static final String PE2 = "vpn-pe2";
    private static final String PE3 = "vpn-pe3";

    private final CasmClient casm;
    private final Controller controller;
    private Pes pes;
    private VpnLab lab;
    private String links;
    private String acmeVlans;
    private String acmeVlans2;
    private String acmeLoopbacks;
    private String acmeLinks30;
    private String acmeLinks127;
    private String acmeLinks64;

    VpnTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        this.controller = controller;
    }

    @BeforeAll
    void mount() {
        pes = new Pes(controller, "vpn-pe", 3);
        lab = VpnLab.open(casm);
        links = lab.prefixes("10.1.0.0/24");
    }

    @AfterAll
    void unmount() {
        casm.restconf().delete("data/casm-attachment:drift-check");
        pes.close();
    }

    private static Set<String> and(final Set<String> before, final String... more) {
        final var ret = new TreeSet<>(before);
        ret.addAll(List.of(more));
        return ret;
    }

    @Test
    @Order(1)
    void somebodyChangesADeviceByHand() {
        // found by the last method: the check comes once a minute, to the second that the name of the device gives
        assertTrue(casm.restconf().put("data/casm-attachment:drift-check",
            Json.of("{'casm-attachment:drift-check':{'interval':60}}")).isOk());
        lab.configure("vpn-watched", lab.shared(), node(PE3, lab.rd(), access("a", "eth1", "'link-model':'p2p-31'",
            need("link", lab.prefixes("10.90.0.0/24")))));
        done(lab.provision("vpn-watched"));

        assertTrue(pes.mounts().remove(PE3, SUBINTERFACE + "0/openconfig-if-ip:ipv4/addresses/address=10.90.0.0")
            .isOk());
    }

    private void configureAcme(final String... moreOnPe2) {
        lab.configure("vpn-acme", lab.shared(),
            node(PE1, "'loopback-interface':'lo0'," + lab.rd(need("loopback", acmeLoopbacks)),
                access("a", "eth1", "'link-model':'p2p-31','lan-prefix':['192.168.10.0/24']", need("link", links),
                    need("vlan", acmeVlans)),
                access("b", "eth1", "'link-model':'p2p-30'", need("link", acmeLinks30), need("vlan", acmeVlans)),
                access("c", "eth2", "'link-model':'p2p-127','lan-prefix':['2001:db8:aaaa::/48']",
                    need("link", acmeLinks127))),
            node("second", "'device-id':'" + PE2 + "'," + lab.rd(), join(moreOnPe2,
                access("a", "eth1", "'link-model':'p2p-64'", need("link", acmeLinks64),
                    need("vlan", acmeVlans2)))));
    }

    private static String[] join(final String[] more, final String first) {
        final String[] ret = new String[more.length + 1];
        ret[0] = first;
        System.arraycopy(more, 0, ret, 1, more.length);
        return ret;
    }

    @Test
    @Order(2)
    void allAccessesAreProvisionedTogether() throws IOException {
        acmeVlans = lab.vlans(100, 199);
        acmeVlans2 = lab.vlans(100, 199);
        acmeLoopbacks = lab.prefixes("10.255.0.0/24");
        acmeLinks30 = lab.prefixes("10.2.0.0/24");
        acmeLinks127 = lab.routerLinks("2001:db8:1::/64");
        acmeLinks64 = lab.prefixes("2001:db8:2::/48");
        configureAcme();
        final String request = CasmClient.newId();
        final Answer answer;
        try (var stream = new EventStream(controller, "service:service-state-changed")) {
            answer = done(lab.provision("vpn-acme", request));
            Await.value("notifications", SOON, () -> stream.received("service-state-changed",
                one -> "vpn-acme".equals(Json.text(one, "service-id"))).stream()
                .map(one -> Json.need(one, "status")).toList(), List.of("allocated", "provisioning", "active")::equals);
        }

        assertEquals("granted", answer.result());
        assertEquals(11, answer.leases().size(), answer::toString);
        lab.awaitStatus("vpn-acme", "active", SOON);
        pes.holds(PE1, acmeOnPe1());
        pes.holds(PE2, acmeOnPe2());
        lab.awaitAccess("vpn-acme", PE1, "a", "done", SOON);
        final var first = lab.stateOf("vpn-acme", PE1, "a");
        assertEquals("10.1.0.0 10.1.0.1 31", Json.text(first, "pe-ipv4") + " " + Json.text(first, "ce-ipv4") + " "
            + Json.text(first, "ipv4-prefix-length"));
        final var other = lab.stateOf("vpn-acme", "second", "a");
        assertEquals("2001:db8:2::1 2001:db8:2::2 64", Json.text(other, "pe-ipv6") + " " + Json.text(other, "ce-ipv6")
            + " " + Json.text(other, "ipv6-prefix-length"));
        // a repetition, by the same and by another request, changes nothing
        final String written = lab.attachments("vpn-acme");
        assertEquals("duplicate", done(lab.provision("vpn-acme", request)).result());
        assertEquals("duplicate", done(lab.provision("vpn-acme")).result());
        assertEquals(written, lab.attachments("vpn-acme"));
    }

    /** The line of the route distinguisher of a node, and that it is of the pool. */
    private String rdOf(final String node) {
        final String value = Json.need(Json.list(Json.list(lab.get("vpn-acme"), "node").stream()
            .filter(one -> node.equals(Json.text(one, "node-id"))).findFirst().orElseThrow(), "need").stream()
            .filter(one -> "rd".equals(Json.text(one, "name"))).findFirst().orElseThrow(), "value");
        assertTrue(value.startsWith("0:65001:"), value);
        return "vrf vpn-acme has rd " + value.substring(2);
    }

    private Set<String> acmeOnPe1() {
        return Set.of("vrf vpn-acme is L3VRF", rdOf(PE1), "vrf vpn-acme imports 65000:2",
            "vrf vpn-acme exports 65000:2", "vrf vpn-acme holds lo0", "lo0 has 10.255.0.0/32",
            "eth1.100 has tag 100", "eth1.100 has 10.1.0.0/31", "vrf vpn-acme holds eth1.100",
            "vrf vpn-acme routes 192.168.10.0/24 to 10.1.0.1",
            "eth1.101 has tag 101", "eth1.101 has 10.2.0.1/30", "vrf vpn-acme holds eth1.101",
            "eth2 has 2001:db8:1::2/127", "vrf vpn-acme holds eth2",
            "vrf vpn-acme routes 2001:db8:aaaa::/48 to 2001:db8:1::3");
    }

    private Set<String> acmeOnPe2() {
        return Set.of("vrf vpn-acme is L3VRF", rdOf("second"), "vrf vpn-acme imports 65000:2",
            "vrf vpn-acme exports 65000:2", "eth1.100 has tag 100", "eth1.100 has 2001:db8:2::1/64",
            "vrf vpn-acme holds eth1.100");
    }

    @Test
    @Order(3)
    void anAccessComesAndGoesAlone() {
        final String written = lab.attachments("vpn-acme");
        configureAcme(access("b", "eth2", "'link-model':'p2p-31','lan-prefix':['192.168.20.0/24']",
            need("link", links)));

        assertEquals("granted", done(lab.provision("vpn-acme")).result());

        pes.holds(PE1, acmeOnPe1());
        pes.holds(PE2, and(acmeOnPe2(), "eth2 has 10.1.0.2/31", "vrf vpn-acme holds eth2",
            "vrf vpn-acme routes 192.168.20.0/24 to 10.1.0.3"));
        assertEquals(written, lab.attachments("vpn-acme").replaceFirst("vpn-acme/second/b \\d+, ", ""));

        configureAcme();
        assertEquals("granted", done(lab.provision("vpn-acme")).result());

        pes.holds(PE1, acmeOnPe1());
        pes.holds(PE2, acmeOnPe2());
        Await.value("attachments", SOON, () -> lab.attachments("vpn-acme"), written::equals);
        new Lab(casm).figures(links, "allocated", 2, "quarantined", 2);
    }

    @Test
    @Order(4)
    void hubsAndSpokesImportWhatTheOthersExport() {
        lab.configure("vpn-star", L3 + ",'topology':'hub-spoke','shared-need':["
            + need("hub", lab.targets(), "'use':'hub-target'") + ","
            + need("spoke", lab.targets(), "'use':'spoke-target'") + "]",
            node(PE1, "'role':'hub'," + lab.rd(), access("a", "eth3", "'link-model':'p2p-31'", need("link", links))),
            node(PE2, lab.rd(), access("a", "eth3", "'link-model':'p2p-31'", need("link", links))));

        assertEquals("granted", done(lab.provision("vpn-star")).result());

        lab.awaitStatus("vpn-star", "active", SOON);
        final var star = Json.list(lab.get("vpn-star"), "shared-need").stream()
            .map(one -> Json.need(one, "value").substring(2)).toList();
        final String hub = star.getFirst();
        final String spoke = star.getLast();
        assertFalse(hub.equals(spoke));
        assertTrue(pes.lines(PE1).containsAll(Set.of("vrf vpn-star exports " + hub, "vrf vpn-star imports " + spoke)));
        assertTrue(pes.lines(PE2).containsAll(Set.of("vrf vpn-star exports " + spoke, "vrf vpn-star imports " + hub)));

        done(lab.decommission("vpn-star", ""));
        pes.holds(PE1, acmeOnPe1());
        pes.holds(PE2, acmeOnPe2());
    }

    @Test
    @Order(5)
    void switchedServicesHaveTagsAndOverlayNumbers() {
        final String evis = lab.pool("evi", "'number-start':'10','number-end':'19'");
        final String vnis = lab.pool("vni", "'number-start':'5000','number-end':'5009'");
        final String macs = lab.pool("mac-local", "'mac-start':'02:00:5e:30:00:00','mac-count':'16'");
        final String inner = lab.vlans(10, 19);
        lab.configure("vpn-lan", "'kind':'casm-types:l2vpn','shared-need':[" + need("rt", lab.targets()) + ","
            + need("evi", evis) + "," + need("vni", vnis) + "]",
            node(PE1, lab.rd(), access("q", "eth1", "'encapsulation':'qinq'", need("vlan", acmeVlans),
                need("inner", inner, "'use':'inner-vlan'"))),
            node(PE2, lab.rd(), access("m", "eth3", "", need("mac", macs))));

        assertEquals("granted", done(lab.provision("vpn-lan")).result());

        lab.awaitStatus("vpn-lan", "active", SOON);
        final String rt = Json.need(Json.list(lab.get("vpn-lan"), "shared-need").stream()
            .filter(one -> "rt".equals(Json.text(one, "name"))).findFirst().orElseThrow(), "value").substring(2);
        final var on1 = pes.lines(PE1);
        on1.removeAll(acmeOnPe1());
        on1.removeIf(line -> line.startsWith("vrf vpn-lan has rd "));
        assertEquals(new TreeSet<>(Set.of("vrf vpn-lan is L2VSI", "vrf vpn-lan has evi 10 vni 5000",
            "vrf vpn-lan imports " + rt, "vrf vpn-lan exports " + rt, "eth1.417802 has tags 102.10",
            "vrf vpn-lan holds eth1.417802")), on1);
        final var on2 = pes.lines(PE2);
        assertTrue(on2.containsAll(Set.of("eth3 has 02:00:5e:30:00:00", "vrf vpn-lan holds eth3")), on2::toString);

        done(lab.decommission("vpn-lan", ""));
        pes.holds(PE1, acmeOnPe1());
        pes.holds(PE2, acmeOnPe2());
    }

    @Test
    @Order(6)
    void whatWasChangedByHandIsFoundAndRepaired() {
        assertEquals("true", Json.text(done(lab.reconcile("vpn-acme", false)).output(), "in-sync"));
        assertTrue(pes.mounts().remove(PE1, SUBINTERFACE + "100/openconfig-if-ip:ipv4/addresses/address=10.1.0.0")
            .isOk());
        assertTrue(pes.mounts().remove(PE2, "openconfig-network-instance:network-instances/network-instance=vpn-acme/"
            + "interfaces/interface=eth1.100").isOk());

        final var found = done(lab.reconcile("vpn-acme", false)).output();

        assertEquals("false", Json.text(found, "in-sync"));
        assertEquals(2, Json.list(found, "difference").size(), found::toString);
        final String paths = found.toString();
        assertTrue(paths.contains(PE1 + "/a ") && paths.contains("address[ip='10.1.0.0']")
            && paths.contains("second/a ") && paths.contains("interface[id='eth1.100']"), paths);
        lab.awaitAccess("vpn-acme", PE1, "a", "drift", SOON);
        lab.awaitAccess("vpn-acme", PE1, "b", "done", SOON);
        lab.awaitAccess("vpn-acme", "second", "a", "drift", SOON);

        final var repaired = done(lab.reconcile("vpn-acme", true)).output();

        assertEquals(Json.list(found, "difference"), Json.list(repaired, "difference"));
        pes.holds(PE1, acmeOnPe1());
        pes.holds(PE2, acmeOnPe2());
        lab.awaitAccess("vpn-acme", PE1, "a", "done", SOON);
        assertEquals("true", Json.text(done(lab.reconcile("vpn-acme", false)).output(), "in-sync"));
    }

    @Test
    @Order(7)
    void nothingIsLeftOfAServiceThatWasRemoved() {
        assertEquals("granted", done(lab.decommission("vpn-acme", "")).result());

        pes.holds(PE1, Set.of());
        pes.holds(PE2, Set.of());
        assertEquals("[]", lab.attachments("vpn-acme"));
        lab.awaitStatus("vpn-acme", "planned", SOON);
        for (final String pool : List.of(links, acmeVlans, acmeVlans2, acmeLoopbacks, acmeLinks30, acmeLinks127,
                acmeLinks64)) {
            new Lab(casm).figures(pool, "allocated", 0);
        }
        Await.until("no state of attachments", SOON, () -> !casm.restconf()
            .get("data/casm-attachment:attachments?content=nonconfig").text().contains("vpn-acme"));
        assertFalse(casm.restconf().get("data/casm-device:provisioned?content=config").text().contains("vpn-acme"));
        assertEquals("duplicate", done(lab.decommission("vpn-acme", "")).result());
        assertTrue(lab.delete("vpn-acme").isOk());
        assertTrue(lab.delete("vpn-star").isOk());
        assertTrue(lab.delete("vpn-lan").isOk());
    }

    @Test
    @Order(8)
    void thePeriodicCheckFindsWhatWasChangedByHand() {
        lab.awaitAccess("vpn-watched", PE3, "a", "drift", PERIOD);
        lab.awaitStatus("vpn-watched", "active", SOON);
        assertEquals("false", Json.text(done(lab.reconcile("vpn-watched", true)).output(), "in-sync"));
        lab.awaitAccess("vpn-watched", PE3, "a", "done", SOON);
        done(lab.decommission("vpn-watched", ""));
        pes.holds(PE3, Set.of());
        assertTrue(lab.delete("vpn-watched").isOk());
    }
}
