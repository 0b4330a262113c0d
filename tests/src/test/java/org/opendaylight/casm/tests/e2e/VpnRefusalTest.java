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
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.VpnLab.access;
import static org.opendaylight.casm.tests.e2e.VpnLab.need;
import static org.opendaylight.casm.tests.e2e.VpnLab.node;
import static org.opendaylight.casm.tests.e2e.VpnLab.refused;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/** What a device or CASM itself refuses of VPNs leaves nothing behind. */
@Order(46)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VpnRefusalTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String PE1 = "refusing1";
    private static final String PE2 = "refusing2";

    private final CasmClient casm;
    private final Controller controller;
    private Pes pes;
    private VpnLab lab;
    private String links;
    private String vlans;
    private String vlans2;

    VpnRefusalTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        this.controller = controller;
    }

    @BeforeAll
    void mount() {
        pes = new Pes(controller, "refusing", 2);
        lab = VpnLab.open(casm);
        links = lab.prefixes("10.3.0.0/24");
        vlans = lab.vlans(100, 199);
        vlans2 = lab.vlans(100, 199);
    }

    @AfterAll
    void unmount() {
        pes.close();
    }

    private void configure(final String vlansOnPe2) {
        lab.configure("vpn-stands", lab.shared(),
            node(PE1, lab.rd(), access("a", "eth1", "'link-model':'p2p-31'", need("link", links),
                need("vlan", vlans))),
            node(PE2, lab.rd(), access("z", "eth1", "'link-model':'p2p-31'", need("link", links),
                need("vlan", vlansOnPe2))));
    }

    @Test
    @Order(1)
    void whatOneDeviceRefusesIsUndoneEverywhere() {
        // the devices keep the tags above 4000 for themselves
        final String refusing = lab.vlans(4001, 4010);
        configure(refusing);

        refused(lab.provision("vpn-stands"), "casm:provisioning-failed", PE2 + "/z on device " + PE2
            + ": edit-config", "all of it was undone");

        pes.holds(PE1, Set.of());
        pes.holds(PE2, Set.of());
        lab.awaitStatus("vpn-stands", "failed", SOON);
        lab.awaitLeases("vpn-stands", 0);
        new Lab(casm).figures(links, "allocated", 0, "quarantined", 4);
        new Lab(casm).figures(refusing, "allocated", 0, "quarantined", 1);
        Await.value("attachments", SOON, () -> lab.attachments("vpn-stands"), "[]"::equals);

        configure(vlans2);
        assertEquals("granted", done(lab.provision("vpn-stands")).result());

        final var on1 = pes.lines(PE1);
        final var on2 = pes.lines(PE2);
        assertTrue(on1.containsAll(Set.of("eth1.101 has tag 101", "eth1.101 has 10.3.0.4/31")), on1::toString);
        assertTrue(on2.containsAll(Set.of("eth1.100 has tag 100", "eth1.100 has 10.3.0.6/31",
            "vrf vpn-stands holds eth1.100")), on2::toString);

        // a change that is refused leaves what stood
        configure(refusing);
        refused(lab.provision("vpn-stands"), "casm:provisioning-failed", PE2 + "/z on device");
        pes.holds(PE1, on1);
        pes.holds(PE2, on2);
        configure(vlans2);
        done(lab.provision("vpn-stands"));
        lab.awaitStatus("vpn-stands", "active", SOON);
        pes.holds(PE1, on1);
        pes.holds(PE2, on2);
    }

    /** Leases of the services of this class; those of others may end meanwhile. */
    private Set<String> leases() {
        return casm.leases().stream()
            .filter(lease -> Set.of("vpn-stands", "vpn-bad").contains(String.valueOf(lease.leaf("service-id"))))
            .map(lease -> lease.id()).collect(Collectors.toSet());
    }

    /** Provisions a service with one access, which has to be refused. */
    private void refusedAccess(final String appTag, final String word, final String nodeLeaves, final String access) {
        lab.configure("vpn-bad", lab.shared(), node(PE1, (nodeLeaves.isEmpty() ? "" : nodeLeaves + ",") + lab.rd(),
            access));
        refused(lab.provision("vpn-bad"), appTag, word);
    }

    @Test
    @Order(2)
    void badInputIsRefusedAndChangesNothing() {
        final var leases = leases();
        final var on1 = pes.lines(PE1);
        final var on2 = pes.lines(PE2);
        final String link = "'link-model':'p2p-31'";
        final String few = lab.prefixes("10.4.0.0/31");

        refused(lab.provision("vpn-none"), "casm:unknown-service", "vpn-none");
        refusedAccess("casm:unknown-device", "nowhere", "'device-id':'nowhere'",
            access("a", "eth3", link, need("link", links)));
        refusedAccess("casm:provisioning-failed", "eth99", "", access("a", "eth99", link, need("link", links)));
        // the VLAN of another service, from another pool, and the one of somebody else
        refusedAccess("casm:in-use", "VLAN 101 of interface eth1", "",
            access("a", "eth1", link, need("link", links), need("vlan", lab.vlans(101, 101))));
        assertTrue(pes.mounts().put(PE1, "openconfig-interfaces:interfaces/interface=eth3/subinterfaces/subinterface=7",
            Json.of("{'openconfig-interfaces:subinterface':[{'index':7,'config':{'index':7},'openconfig-vlan:vlan':"
                + "{'match':{'single-tagged':{'config':{'vlan-id':300}}}}}]}")).isOk());
        refusedAccess("casm:overlap", "vlan 300 eth3", "",
            access("a", "eth3", link, need("link", links), need("vlan", lab.vlans(300, 300))));
        assertTrue(pes.mounts().remove(PE1, "openconfig-interfaces:interfaces/interface=eth3/subinterfaces").isOk());
        refusedAccess("casm:invalid-value", "ce-address 10.77.0.1", "",
            access("a", "eth3", link + ",'ce-address':['10.77.0.1']", need("link", links)));
        refusedAccess("casm:pool-exhausted", few, "", access("a", "eth3", link, need("link", few)) + ","
            + access("b", "eth2", link, need("link", few)));
        // pools of two spaces know nothing of each other, and one network instance has no room for both
        refusedAccess("casm:overlap", "10.5.0.0/31", "",
            access("a", "eth3", link, need("link", VpnLab.open(casm).prefixes("10.5.0.0/24"))) + ","
            + access("b", "eth2", link, need("link", VpnLab.open(casm).prefixes("10.5.0.0/24"))));
        refusedAccess("casm:overlap", "subnet 10.3.0.4/31 of vpn-stands/" + PE1 + "/a",
            "'network-instance':'vpn-stands'",
            access("a", "eth3", link, need("link", VpnLab.open(casm).prefixes("10.3.0.4/31"))));
        refused(lab.put("vpn-bad", lab.shared(), node(PE1, lab.rd(), access("a", "eth3", link,
            need("link", vlans, "'use':'link'")))), "casm:kind-mismatch", vlans);
        refused(lab.delete("vpn-stands"), "casm:in-use", "vpn-stands");

        assertEquals(leases, leases());
        Await.value("attachments", SOON, () -> lab.attachments("vpn-bad"), "[]"::equals);
        pes.holds(PE1, on1);
        pes.holds(PE2, on2);
        assertTrue(lab.delete("vpn-bad").isOk());
    }

    @Test
    @Order(3)
    void nothingIsLeftInTheEnd() {
        done(lab.decommission("vpn-stands", ""));

        pes.holds(PE1, Set.of());
        pes.holds(PE2, Set.of());
        assertTrue(lab.delete("vpn-stands").isOk());
    }
}
