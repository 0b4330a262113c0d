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
import static org.opendaylight.casm.tests.e2e.DocumentLab.document;
import static org.opendaylight.casm.tests.e2e.DocumentLab.find;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.VpnLab.refused;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/** Documents of layer 2 (RFC 9291), completed and provisioned on two simulated provider edges, and taken away again. */
@Order(48)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class L2nmTest {
    private static final String PE1 = "sw-pe1";
    private static final String PE2 = "sw-pe2";
    private static final String NODES = "l2vpn-ntw/vpn-services/vpn-service#0/vpn-nodes/vpn-node#";
    private static final String ACCESS = "/vpn-network-accesses/vpn-network-access#0/";
    /** Two nodes in one EVPN: one by its profile, one with what it discovers others by of its own. */
    private static final String LAN = """
        {"ietf-l2vpn-ntw:l2vpn-ntw": {"vpn-services": {"vpn-service": [{"vpn-id": "nord-lan",
          "vpn-type": "ietf-vpn-common:vxlan-evpn", "vpn-service-topology": "ietf-vpn-common:any-to-any",
          "bgp-ad-enabled": true, "signaling-type": "ietf-vpn-common:bgp-signaling",
          "global-parameters-profiles": {"global-parameters-profile": [{"profile-id": "p", "svc-mtu": 9000,
            "rd-auto": {"rd-pool-name": "RDS"},
            "vpn-target": [{"id": 1, "route-target-type": "both"}]}]},
          "vpn-nodes": {"vpn-node": [
            {"vpn-node-id": "a", "ne-id": "sw-pe1",
             "active-global-parameters-profiles": {"global-parameters-profile": [{"profile-id": "p"}]},
             "vpn-network-accesses": {"vpn-network-access": [{"id": "x", "interface-id": "eth1",
               "connection": {"encapsulation": {"encap-type": "ietf-vpn-common:dot1q", "dot1q": {}}}}]}},
            {"vpn-node-id": "b", "ne-id": "sw-pe2",
             "active-global-parameters-profiles": {"global-parameters-profile": [{"profile-id": "p"}]},
             "bgp-auto-discovery": {"rd-auto": {"auto": [null]},
               "vpn-target": [{"id": 2, "route-target-type": "both",
                 "route-targets": [{"route-target": "0:65081:9"}]}]},
             "vpn-network-accesses": {"vpn-network-access": [{"id": "y", "interface-id": "eth1",
               "connection": {"encapsulation": {"encap-type": "ietf-vpn-common:qinq",
                 "qinq": {"cvlan-id": 22}}}}]}}]}}]}}}
        """;

    private final CasmClient casm;
    private final Controller controller;
    private Pes pes;
    private DocumentLab lab;
    private String distinguishers;
    private String tags;
    private String instances;
    private String segments;

    L2nmTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        this.controller = controller;
    }

    @BeforeAll
    void prepare() {
        pes = new Pes(controller, "sw-pe", 2);
        final var pools = new Lab(casm);
        distinguishers = pools.pool("route-distinguisher",
            "'segment':[{'id':'a','value':['0:65080:1-0:65080:9']}],'lease':{'quarantine':0}");
        tags = pools.pool("vlan-id",
            "'segment':[{'id':'a','number-start':'700','number-end':'1200'}],'lease':{'quarantine':0}");
        instances = pools.pool("vc-id",
            "'segment':[{'id':'a','number-start':'5001','number-end':'5009'}],'lease':{'quarantine':0}");
        segments = pools.pool("ethernet-segment-id", "'segment':[{'id':'a','value':["
            + "'00:02:00:00:00:00:00:00:00:10-00:02:00:00:00:00:00:00:00:1f']}],'lease':{'quarantine':0}");
        lab = new DocumentLab(casm, Map.of("route-distinguisher", distinguishers, "route-target",
            pools.pool("route-target", "'segment':[{'id':'a','value':['0:65081:1-0:65081:9']}],"
                + "'lease':{'quarantine':0}"),
            "evi", pools.pool("evi",
                "'segment':[{'id':'a','number-start':'30','number-end':'39'}],'lease':{'quarantine':0}"),
            "vni", pools.pool("vni",
                "'segment':[{'id':'a','number-start':'6000','number-end':'6009'}],'lease':{'quarantine':0}"),
            "outer-vlan", tags, "inner-vlan",
            pools.pool("vlan-id",
                "'segment':[{'id':'a','number-start':'20','number-end':'29'}],'lease':{'quarantine':0}")));
    }

    @AfterAll
    void unmount() {
        pes.close();
    }

    /** The documented wire, with the pools that are here. */
    private String wire() {
        return DocumentLab.block("document of layer 2").replace("\"ne-id\": \"pe", "\"ne-id\": \"sw-pe")
            .replace("\"vsis\"", '"' + instances + '"').replace("\"esis\"", '"' + segments + '"');
    }

    @Test
    void aWireGetsTagsInstancesAndASegment() {
        final var answer = done(lab.complete("wire-1", wire(), true, false));

        assertEquals("active", Json.need(answer.output(), "status"), answer::toString);
        final var text = document(answer);
        final String left = NODES + 0 + ACCESS;
        final String right = NODES + 1 + ACCESS;
        assertEquals("700", find(text, left + "connection/encapsulation/dot1q/cvlan-id"));
        assertEquals("701", find(text, right + "connection/encapsulation/qinq/svlan-id"));
        assertEquals("20", find(text, right + "connection/encapsulation/qinq/cvlan-id"));
        final String local = "vpws-service-instance/local-vsi-auto/auto-local-vsi";
        final String remote = "vpws-service-instance/remote-vsi-auto/auto-remote-vsi";
        assertEquals("5001", find(text, left + local));
        assertEquals("5002", find(text, left + remote));
        assertEquals("5002", find(text, right + local));
        assertEquals("5001", find(text, right + remote));
        assertEquals("00:02:00:00:00:00:00:00:00:10",
            find(text, "ethernet-segments/ethernet-segment#0/esi-auto/auto-ethernet-segment-identifier"));
        assertTrue(pes.lines(PE1).containsAll(Set.of("vrf nord-wire is L2VSI", "eth2.700 has tag 700",
            "vrf nord-wire holds eth2.700")), () -> pes.lines(PE1).toString());
        assertTrue(pes.lines(PE2).stream().anyMatch(line -> line.endsWith("has tags 701.20")),
            () -> pes.lines(PE2).toString());

        assertEquals("duplicate", done(lab.complete("wire-1", wire(), true, false)).result());
        assertEquals(text, document(done(lab.complete("wire-1", wire(), true, false))));
        assertEquals(text, document(done(lab.complete("wire-2", text.toString(), true, false))));
        assertEquals("true", Json.need(done(casm.call("casm-service:reconcile-service", "'service-id':'nord-wire'"))
            .output(), "in-sync"));

        lab.remove("nord-wire");
        pes.holds(PE1, Set.of());
        pes.holds(PE2, Set.of());
        new Lab(casm).figures(instances, "allocated", 0);
        new Lab(casm).figures(segments, "allocated", 0);
    }

    @Test
    void aSwitchedNetworkGetsDistinguishersTargetsAndTags() {
        final String document = LAN.replace("RDS", distinguishers);

        final var answer = done(lab.complete("lan-1", document, true, false));

        final var text = document(answer);
        final String profile = "l2vpn-ntw/vpn-services/vpn-service#0/global-parameters-profiles/"
            + "global-parameters-profile#0/";
        final String first = find(text, profile + "rd-auto/auto-assigned-rd");
        final String target = find(text, profile + "vpn-target#0/route-targets#0/route-target");
        final String second = find(text, NODES + "1/bgp-auto-discovery/rd-auto/auto-assigned-rd");
        assertTrue(first.startsWith("0:65080:") && second.startsWith("0:65080:") && !first.equals(second),
            answer::toString);
        assertEquals("9000", find(text, profile + "svc-mtu"));
        final String single = find(text, NODES + 0 + ACCESS + "connection/encapsulation/dot1q/cvlan-id");
        final String outer = find(text, NODES + 1 + ACCESS + "connection/encapsulation/qinq/svlan-id");
        assertTrue(pes.lines(PE1).containsAll(Set.of("vrf nord-lan is L2VSI", "vrf nord-lan has rd "
            + first.substring(2), "vrf nord-lan imports " + target.substring(2), "vrf nord-lan exports "
            + target.substring(2), "eth1." + single + " has tag " + single)), () -> pes.lines(PE1).toString());
        final var there = pes.lines(PE2);
        assertTrue(there.containsAll(Set.of("vrf nord-lan has rd " + second.substring(2),
            "vrf nord-lan has evi 30 vni 6000", "vrf nord-lan imports " + target.substring(2),
            "vrf nord-lan imports 65081:9", "vrf nord-lan exports 65081:9")), there::toString);
        assertTrue(there.stream().anyMatch(line -> line.endsWith("has tags " + outer + ".22")), there::toString);

        // a new version with another tag
        final var more = Json.read(document.replace("\"cvlan-id\": 22", "\"cvlan-id\": 23"));
        assertEquals(first, find(document(done(lab.complete("lan-2", more.toString(), true, false))),
            profile + "rd-auto/auto-assigned-rd"));
        assertTrue(pes.lines(PE2).stream().anyMatch(line -> line.endsWith("has tags " + outer + ".23")),
            () -> pes.lines(PE2).toString());

        lab.remove("nord-lan");
        pes.holds(PE1, Set.of());
        pes.holds(PE2, Set.of());
        new Lab(casm).figures(distinguishers, "allocated", 0);
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        refused(lab.complete("no-1", LAN.replace("RDS", distinguishers).replace("\"bgp-auto-discovery\": {",
            "\"bgp-auto-discovery\": {\"auto-rt-enable\": true, "), true, false), "casm:invalid-value",
            "auto-rt-enable");
        refused(lab.complete("no-2", wire().replace("\"name\": \"left-site\"", "\"name\": \"left-site\", \"esi-type\":"
            + " \"ietf-ethernet-segment:esi-type-1-lacp\""), true, false), "casm:invalid-value", "esi-type-1-lacp");
        // the devices keep the tags above 4000 for themselves
        final String high = new Lab(casm).pool("vlan-id",
            "'segment':[{'id':'a','number-start':'4001','number-end':'4009'}],'lease':{'quarantine':0}");
        final var refusing = new DocumentLab(casm, Map.of("outer-vlan", high, "inner-vlan",
            lab.pools().get("inner-vlan")));
        refused(refusing.complete("no-3", wire(), true, false), "casm:provisioning-failed", "all of it was undone");
        pes.holds(PE1, Set.of());
        pes.holds(PE2, Set.of());
        for (final String id : new String[] {"nord-lan", "nord-wire"}) {
            assertFalse(casm.restconf().get("data/casm-service:services/service=" + id + "?content=config").isOk(), id);
        }
        new Lab(casm).figures(segments, "allocated", 0);
    }

    @Test
    void manyAccessesAreHandedInByAndBy() {
        final var lots = new DocumentLab(casm, Map.of("outer-vlan", tags));
        refused(lots.complete("many-1", many(300), false, false), "casm:invalid-value", "lacks 300 members", "256",
            "in steps");

        done(lots.complete("many-2", many(150), false, false));
        final var all = done(lots.complete("many-3", many(300), false, false));

        final var seen = Json.list(all.output(), "assigned").stream().map(one -> Json.need(one, "value"))
            .collect(Collectors.toSet());
        assertEquals(300, seen.size());
        assertEquals(300, lab.held("nord-many").size());
        lab.remove("nord-many");
    }

    private static String many(final int count) {
        return """
            {"ietf-l2vpn-ntw:vpn-service": [{"vpn-id": "nord-many", "vpn-nodes": {"vpn-node": [{"vpn-node-id": "n",
              "vpn-network-accesses": {"vpn-network-access": [%s]}}]}}]}""".formatted(IntStream.range(0, count)
            .mapToObj(i -> "{\"id\": \"" + i + "\", \"connection\": {\"encapsulation\": {\"encap-type\":"
                + " \"ietf-vpn-common:dot1q\"}}}").collect(Collectors.joining(",")));
    }
}
