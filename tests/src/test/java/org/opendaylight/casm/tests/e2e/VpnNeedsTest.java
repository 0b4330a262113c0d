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
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.VpnLab.access;
import static org.opendaylight.casm.tests.e2e.VpnLab.need;
import static org.opendaylight.casm.tests.e2e.VpnLab.node;
import static org.opendaylight.casm.tests.e2e.VpnLab.refused;

import java.time.Duration;
import java.util.List;
import java.util.Set;
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

/** What services need besides links and tags, on simulated provider edges, and nodes that come and go. */
@Order(46)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VpnNeedsTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String P2P = "'link-model':'p2p-31'";
    private static final String LAN = "'link-model':'lan'";
    private static final String PE1 = "needy1";
    private static final String PE2 = "needy2";
    private static final String PE3 = "needy3";

    private final CasmClient casm;
    private final Controller controller;
    private Pes pes;
    private VpnLab lab;
    private String links;
    private String lans;

    VpnNeedsTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        this.controller = controller;
    }

    @BeforeAll
    void mount() {
        pes = new Pes(controller, "needy", 3);
        lab = VpnLab.open(casm);
        links = lab.prefixes("10.7.0.0/24");
        lans = lab.prefixes("10.8.0.0/16");
    }

    @AfterAll
    void unmount() {
        pes.close();
    }

    /** Takes a service away and looks for what may be left of it. */
    private void remove(final String service, final String... pools) {
        assertEquals("granted", done(lab.decommission(service, "")).result());
        lab.awaitLeases(service, 0);
        assertEquals("[]", lab.attachments(service));
        for (final String pe : List.of(PE1, PE2, PE3)) {
            pes.holds(pe, Set.of());
        }
        for (final String pool : pools) {
            new Lab(casm).figures(pool, "allocated", 0, "offered", 0);
        }
        assertTrue(lab.delete(service).isOk());
    }

    private static String dhcp(final int count) {
        return "{'name':'dhcp','use':'dhcp-range','count':'" + count + "'}";
    }

    private String subnet() {
        return need("link", lans, "'prefix-length':24");
    }

    @Test
    void televisionHasGroupsAndPointsWhereTheyMeet() {
        final String groups = lab.pool("ipv4-multicast", "'prefix':'239.7.0.0/24'");
        final String groups6 = lab.pool("ipv6-multicast", "'prefix':'ff35:30:2001:db8::/64'");
        final String points = lab.prefixes("10.9.0.0/28");
        lab.configure("tv", "'kind':'casm-types:iptv','shared-need':["
            + need("all", groups, "'prefix-length':28") + "," + need("six", groups6) + ","
            + need("rp", points, "'use':'rendezvous-point'") + "]",
            node(PE1, "'need':[" + need("own", groups, "'count':'4'") + ","
                + need("rp", points, "'use':'rendezvous-point'") + "]",
                access("a", "eth1", P2P, need("link", lab.prefixes("10.10.0.0/24")))),
            node(PE2, "'need':[" + need("own", groups, "'count':'2'") + "]",
                access("set-top", "eth1", LAN + ",'ce-address':['10.8.0.2'],'lan-prefix':['192.168.7.0/24']", subnet(),
                    dhcp(100))));

        made(pes.mounts().addNetworkInstance(PE2, "default"));
        assertEquals(8, done(lab.provision("tv")).leases().size());

        final String all = lab.value("tv", null, null, "all");
        final String shared = lab.value("tv", null, null, "rp");
        assertTrue(all.startsWith("239.7.0.") && all.endsWith("/28"), all);
        assertEquals(Set.of("all " + all + " by " + shared,
            PE1 + "/own " + lab.value("tv", PE1, null, "own") + " by " + lab.value("tv", PE1, null, "rp"),
            PE2 + "/own " + lab.value("tv", PE2, null, "own") + " by " + shared), Set.copyOf(mappings()));
        // the groups of IPv6 have no point, and the needs of a LAN are a part of its link
        assertTrue(lab.value("tv", null, null, "six").startsWith("ff35:30:2001:db8:"));
        assertEquals("10.8.0.3-10.8.0.102", lab.value("tv", PE2, "set-top", "dhcp"));
        pes.holds(PE1, Set.of("eth1 has 10.10.0.0/31"));
        pes.holds(PE2, Set.of("eth1 has 10.8.0.1/24", "vrf default routes 192.168.7.0/24 to 10.8.0.2"));
        remove("tv", groups, groups6, points, lans);
    }

    /** The groups with the addresses that serve them. */
    private List<String> mappings() {
        return Json.list(Json.object(lab.get("tv"), "state"), "rp-group-mapping").stream().map(one ->
            Json.need(one, "name") + " " + Json.need(one, "group") + " by " + Json.need(one, "rp-address") + "/32")
            .toList();
    }

    /** A service with these accesses is not taken, or not provisioned, and the text says all of this. */
    private void refuses(final String appTag, final List<String> words, final String leaves, final String... accesses) {
        final var written = lab.put("bad", lab.shared(), node(PE1, leaves.isEmpty() ? lab.rd() : leaves, accesses));
        refused(written.isOk() ? lab.provision("bad") : written, appTag, words.toArray(String[]::new));
    }

    @Test
    void needsThatContradictAreRefusedWithPoolAndRemedy() {
        final String groups = lab.pool("ipv4-multicast", "'prefix':'239.8.0.0/28'");
        final String own = need("link", links);
        refuses("casm:invalid-value", List.of(PE1 + "/a/dhcp", "300", "where there are 253", "pool " + lans), "",
            access("a", "eth1", LAN, subnet(), dhcp(300)));
        refuses("casm:invalid-value", List.of(PE1 + "/a/dhcp", "no link", "add one"), "",
            access("a", "eth1", LAN, dhcp(3)));
        refuses("casm:invalid-value", List.of(PE1 + "/a/dhcp", "link-model"), "",
            access("a", "eth1", P2P, own, dhcp(3)));
        refuses("casm:invalid-value", List.of("second dhcp-range"), "",
            access("a", "eth1", LAN, subnet(), dhcp(3), dhcp(3).replace("dhcp'", "more'")));
        refuses("casm:overlap", List.of("192.168.4.0/24", PE1 + "/b", "192.168.0.0/16", PE1 + "/a"), "",
            access("a", "eth1", P2P + ",'lan-prefix':['192.168.0.0/16']", own),
            access("b", "eth2", P2P + ",'lan-prefix':['192.168.4.0/24']", own));
        refuses("casm:overlap", List.of("link 10.7.0.", "lan-prefix 10.7.0.0/16"), "",
            access("a", "eth1", P2P + ",'lan-prefix':['10.7.0.0/16']", own));
        refuses("casm:kind-mismatch", List.of(links, "multicast-group", "it takes ip-multicast"),
            "'need':[" + need("g", links, "'use':'multicast-group'") + "]", access("a", "eth1", P2P, own));
        refuses("casm:pool-exhausted", List.of(PE1 + "/g", groups, "add a segment"),
            "'need':[" + need("g", groups, "'count':'17'") + "]", access("a", "eth1", P2P, own));
        refuses("casm:provisioning-failed", List.of(PE1 + "/a", "routing instance default is not on the device"),
            "'network-instance':'default'", access("a", "eth1", P2P + ",'lan-prefix':['192.168.0.0/16']", own));

        lab.awaitLeases("bad", 0);
        new Lab(casm).figures(groups, "free", 16);
        assertEquals("[]", lab.attachments("bad"));
        pes.holds(PE1, Set.of());
        assertTrue(lab.delete("bad").isOk());
    }

    private String ends(final String node, final String access, final String... needs) {
        final StringBuilder found = new StringBuilder();
        for (final String need : needs) {
            found.append(lab.value("wire", node, access, need)).append(' ');
        }
        return found.toString().trim();
    }

    @Test
    void wiresHaveSegmentsInstancesAndTwoTags() {
        final String evis = lab.pool("evi", "'number-start':'20','number-end':'29'");
        final String vnis = lab.pool("vni", "'number-start':'6000','number-end':'6009'");
        final String macs = lab.pool("mac-local", "'mac-start':'02:00:5e:40:00:00','mac-count':'16'");
        final String segments = lab.pool("ethernet-segment-id",
            "'value':['00:11:22:33:44:55:66:00:00:01-00:11:22:33:44:55:66:00:00:02']");
        final String instances = lab.pool("vc-id", "'number-start':'1','number-end':'9'");
        final String numbers = lab.pool("as-number", "'number-start':'64512','number-end':'65534'");
        final String[] outer = {lab.vlans(200, 209), lab.vlans(200, 209)};
        final String inner = lab.vlans(30, 39);
        final var ends = new String[2];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = node(i == 0 ? PE1 : PE2, lab.rd(need("as", numbers)),
                access("z", "eth2", "", need("outer", outer[i]), need("inner", inner, "'use':'inner-vlan'"),
                    need("esi", segments), need("vpws", instances)),
                access("m", "eth3", "", need("mac", macs)));
        }
        final String shared = "'kind':'casm-types:l2vpn','shared-need':[" + need("evi", evis) + "," + need("vni", vnis)
            + "," + need("rt", lab.targets()) + "]";
        lab.configure("wire", shared, ends);

        done(lab.provision("wire"));

        assertEquals("200 30 00:11:22:33:44:55:66:00:00:01 1", ends(PE1, "z", "outer", "inner", "esi", "vpws"));
        assertEquals("200 31 00:11:22:33:44:55:66:00:00:02 2", ends(PE2, "z", "outer", "inner", "esi", "vpws"));
        assertEquals("64512 64513", ends(PE1, null, "as") + " " + ends(PE2, null, "as"));
        for (int i = 0; i < ends.length; i++) {
            final String pe = i == 0 ? PE1 : PE2;
            final String unit = "eth2." + (200 * 4096 + 30 + i);
            final String target = lab.value("wire", null, null, "rt").substring(2);
            pes.holds(pe, Set.of("vrf wire is L2VSI", "vrf wire has rd " + ends(pe, null, "rd").substring(2),
                "vrf wire has evi 20 vni 6000", "vrf wire imports " + target, "vrf wire exports " + target,
                unit + " has tags 200." + (30 + i), "vrf wire holds " + unit, "eth3 has 02:00:5e:40:00:0" + i,
                "vrf wire holds eth3"));
        }
        // the tags are taken on that port, and there are no more segments
        lab.configure("bad", "'kind':'casm-types:l2vpn'", node(PE1, "'network-instance':'other'", access("z", "eth2",
            "", need("outer", lab.vlans(200, 200)), need("inner", lab.vlans(30, 30), "'use':'inner-vlan'"))));
        refused(lab.provision("bad"), "casm:in-use", "VLAN 200.30 of interface eth2", "use another one");
        lab.configure("bad", "'kind':'casm-types:l2vpn'", node(PE1, "", access("z", "eth1", "",
            need("vlan", lab.vlans(1, 9)), need("esi", segments))));
        refused(lab.provision("bad"), "casm:pool-exhausted", PE1 + "/z/esi", segments, "add a segment");
        assertTrue(lab.delete("bad").isOk());

        remove("wire", evis, vnis, macs, segments, instances, numbers, outer[0], outer[1], inner);
    }

    private String site(final String pe, final String numbers, final String vlans) {
        return node(pe, lab.rd(), access("a", "eth1", P2P + ",'lan-prefix':['192.168." + pe.substring(5) + ".0/24']",
            need("link", links), need("vlan", vlans), need("as", numbers)));
    }

    @Test
    void aNodeComesAndGoesAlone() {
        final String numbers = lab.pool("as-number", "'number-start':'4200000000','number-end':'4200000009'");
        final String vlans = lab.vlans(100, 199);
        final String one = site(PE1, numbers, vlans);
        final String two = site(PE2, numbers, vlans);
        lab.configure("grow", lab.shared(), one, two);
        done(lab.provision("grow"));
        final String written = lab.attachments("grow");
        final var on1 = pes.lines(PE1);
        final var on2 = pes.lines(PE2);

        // the new one refuses: the devices keep the tags above 4000 for themselves
        lab.configure("grow", lab.shared(), one, two, site(PE3, numbers, lab.vlans(4001, 4009)));
        refused(lab.provision("grow"), "casm:provisioning-failed", PE3 + "/a on device " + PE3);
        pes.holds(PE3, Set.of());
        Await.value("attachments", SOON, () -> lab.attachments("grow"), written::equals);
        lab.configure("grow", lab.shared(), one, two, site(PE3, numbers, vlans));
        assertEquals("granted", done(lab.provision("grow")).result());

        assertEquals(written, lab.attachments("grow").replaceFirst(", grow/" + PE3 + "/a \\d+", ""));
        final String unit = "eth1." + lab.value("grow", PE3, "a", "vlan");
        final String target = lab.value("grow", null, null, "rt").substring(2);
        final var state = lab.stateOf("grow", PE3, "a");
        pes.holds(PE3, Set.of("vrf grow is L3VRF", "vrf grow has rd " + lab.value("grow", PE3, null, "rd").substring(2),
            "vrf grow imports " + target, "vrf grow exports " + target, "vrf grow holds " + unit,
            unit + " has tag " + unit.substring(5), unit + " has " + Json.need(state, "pe-ipv4") + "/31",
            "vrf grow routes 192.168.3.0/24 to " + Json.need(state, "ce-ipv4")));
        pes.holds(PE1, on1);
        pes.holds(PE2, on2);
        final String number = lab.value("grow", PE3, "a", "as");
        assertTrue(number.startsWith("420000000"), number);

        // and one that was there from the beginning goes
        final String kept = lab.attachments("grow").replaceFirst("grow/" + PE2 + "/a \\d+, ", "");
        lab.configure("grow", lab.shared(), one, site(PE3, numbers, vlans));
        assertEquals("granted", done(lab.provision("grow")).result());

        lab.awaitLeases("grow", 9);
        Await.value("attachments", SOON, () -> lab.attachments("grow"), kept::equals);
        pes.holds(PE1, on1);
        pes.holds(PE2, Set.of());
        assertEquals(number, lab.value("grow", PE3, "a", "as"));
        // those of the attempt and of the node that left
        new Lab(casm).figures(numbers, "allocated", 2, "quarantined", 2);
        remove("grow", numbers, vlans, links);
    }
}
