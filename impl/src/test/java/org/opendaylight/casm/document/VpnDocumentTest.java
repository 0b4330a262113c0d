/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.vpn.Need;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;

class VpnDocumentTest {
    private static final Wishes PROVISION = new Wishes(true, null, null, List.of());
    private static final Wishes ASSIGN = new Wishes(false, "kunde", "nord", List.of(
        new Wishes.PoolChoice(Purpose.OUTER_VLAN, null, null, "vlans"),
        new Wishes.PoolChoice(Purpose.OUTER_VLAN, "pe2", null, "pe2-vlans"),
        new Wishes.PoolChoice(Purpose.VPWS_INSTANCE, null, null, "vcs")));

    private final Map<String, ObjectKind> pools = new HashMap<>(Map.of("rds", ObjectKind.ROUTE_DISTINGUISHER, "vlans",
        ObjectKind.VLAN_ID, "pe2-vlans", ObjectKind.VLAN_ID, "hosts", ObjectKind.IPV4_PRIVATE, "vcs",
        ObjectKind.VC_ID, "esis", ObjectKind.ETHERNET_SEGMENT_ID, "numbers", ObjectKind.USER_DEFINED));
    private final Map<NeedKey, Surroundings.Met> met = new HashMap<>();
    private final Surroundings around = new Surroundings() {
        @Override
        public @Nullable ObjectKind kindOf(final String pool) {
            return pools.get(pool);
        }

        @Override
        public @Nullable Met met(final NeedKey key) {
            return met.get(key);
        }

        @Override
        public boolean isPushed(final Place access) {
            return false;
        }
    };

    private JsonObject drafted(final JsonObject document, final Wishes wishes) throws DocumentException {
        return Documents.at(Documents.json(VpnDocument.read(document.toString()).draft(wishes, around)
            .configuration()), "casm-service:service/0");
    }

    private Refusal refused(final String document, final Wishes wishes) {
        return assertThrows(DocumentException.class, () -> VpnDocument.read(document).draft(wishes, around)).refusal();
    }

    @Test
    void saysAsServiceWhatADocumentNeeds() throws DocumentException {
        final var service = drafted(Documents.open(), PROVISION);

        assertEquals(Documents.json("""
            {"service-id": "vpn-5550", "kind": "casm-types:l3vpn",
             "external-reference": "ietf-l3vpn-ntw:vpn-service=vpn-5550", "topology": "any-to-any",
             "shared-need": [{"name": "rd simple", "use": "route-distinguisher", "pool": "rds"},
               {"name": "rt", "use": "route-target", "kind": "casm-types:route-target"}],
             "node": [{"node-id": "pe1", "device-id": "pe1", "access": [{"access-id": "1", "interface": "eth1",
                "push": true, "lan-prefix": ["192.168.1.0/24"],
                "need": [{"name": "vlan", "use": "outer-vlan", "kind": "casm-types:vlan-id"},
                  {"name": "ipv4", "use": "link", "kind": "casm-types:ipv4-unicast"}]}]},
              {"node-id": "pe2", "device-id": "pe2", "access": [{"access-id": "2", "interface": "eth1",
                "push": true, "lan-prefix": ["192.168.2.0/24"],
                "need": [{"name": "vlan", "use": "outer-vlan", "kind": "casm-types:vlan-id"},
                  {"name": "ipv4", "use": "link", "kind": "casm-types:ipv4-unicast"}]}]}]}"""), service);
    }

    @Test
    void takesPoolsOfTheRequestWhereTheDocumentNamesNone() throws DocumentException {
        final var service = drafted(Documents.open(), ASSIGN);

        assertEquals("kunde nord", service.get("customer").getAsString() + ' '
            + service.get("address-space").getAsString());
        assertEquals("vlans", Documents.get(service, "node/0/access/0/need/0/pool").getAsString());
        assertEquals("pe2-vlans", Documents.get(service, "node/1/access/0/need/0/pool").getAsString());
        assertFalse(Documents.get(service, "node/0/access/0/push").getAsBoolean());
    }

    @Test
    void givenValuesAreAskedForAsTheyAre() throws DocumentException {
        final var document = Documents.open();
        final var access = Documents.access(document, 0);
        access.add("connection", Documents.json("{\"encapsulation\": {\"type\": \"qinq\", \"qinq\": {\"svlan-id\": 7,"
            + " \"cvlan-id\": 8}}}"));
        access.add("ip-connection", Documents.json("""
            {"ipv4": {"local-address": "192.0.2.1", "prefix-length": 30, "primary-address": "b",
              "address": [{"address-id": "a", "customer-address": "192.0.2.3"},
                {"address-id": "b", "customer-address": "192.0.2.2"}]},
             "ipv6": {"local-address": "2001:db8::1", "prefix-length": 64}}"""));
        final var profile = Documents.at(Documents.serviceOf(document), "vpn-instance-profiles/vpn-instance-profile/0");
        profile.remove("rd-auto");
        profile.addProperty("rd", "2:65550:1");

        final var service = drafted(document, PROVISION);

        assertEquals("2:65550:1", Documents.get(service, "node/0/route-distinguisher").getAsString());
        assertEquals(Documents.json("""
            {"access-id": "1", "interface": "eth1", "push": true, "ce-address": ["192.0.2.2"],
             "lan-prefix": ["192.168.1.0/24"], "need": [
              {"name": "vlan", "use": "outer-vlan", "kind": "casm-types:vlan-id",
                "fixed": {"number-start": "7", "number-end": "7"}},
              {"name": "inner-vlan", "use": "inner-vlan", "kind": "casm-types:vlan-id",
                "fixed": {"number-start": "8", "number-end": "8"}},
              {"name": "ipv4", "use": "link", "kind": "casm-types:ipv4-unicast", "fixed": {"prefix": "192.0.2.0/30"}},
              {"name": "ipv6", "use": "link", "kind": "casm-types:ipv6-unicast",
                "fixed": {"prefix": "2001:db8::/64"}}]}"""), Documents.get(service, "node/0/access/0"));
    }

    @Test
    void whatWasAssignedBeforeIsAskedForAsItWasThen() throws DocumentException {
        final var document = Documents.open();
        Documents.at(Documents.access(document, 0), "connection/encapsulation/dot1q").addProperty("cvlan-id", 100);
        Documents.at(Documents.serviceOf(document), "vpn-instance-profiles/vpn-instance-profile/0/address-family/0/"
            + "vpn-targets/vpn-target/0").add("route-targets", Documents.get(Documents.json(
                "{\"x\": [{\"route-target\": \"0:65000:1\"}]}"), "x"));
        met.put(new NeedKey(new Place("pe1", "1"), "vlan"),
            new Surroundings.Met(new Need("vlan", null, null, "vlans", null, 1, null), "100"));
        met.put(new NeedKey(Place.SHARED, "rt"),
            new Surroundings.Met(new Need("rt", null, ObjectKind.ROUTE_TARGET, null, null, 1, null), "0:65000:1"));

        final var service = drafted(document, PROVISION);

        assertEquals(Documents.json("{\"name\": \"vlan\", \"pool\": \"vlans\"}"),
            Documents.get(service, "node/0/access/0/need/0"));
        assertEquals(Documents.json("{\"name\": \"rt\", \"kind\": \"casm-types:route-target\"}"),
            Documents.get(service, "shared-need/1"));
    }

    @Test
    void hostsGetAddressesOfTheLink() throws DocumentException {
        final var document = Documents.open();
        Documents.access(document, 0).add("ip-connection", Documents.json("""
            {"ipv4": {"prefix-length": 24, "address-allocation-type": "ietf-l3vpn-ntw:provider-dhcp",
              "customer-addresses": {"address-pool": [{"pool-id": "hosts"}]}}}"""));
        Documents.access(document, 0).remove("routing-protocols");

        final var access = Documents.at(drafted(document, PROVISION), "node/0/access/0");

        assertEquals("lan", access.get("link-model").getAsString());
        assertEquals(Documents.json("{\"name\": \"ipv4\", \"use\": \"link\", \"pool\": \"hosts\", \"prefix-length\":"
            + " 24}"), Documents.get(access, "need/1"));
        assertEquals(Documents.json("{\"name\": \"ipv4 hosts\", \"use\": \"dhcp-range\", \"kind\":"
            + " \"casm-types:ipv4-unicast\", \"count\": 253}"), Documents.get(access, "need/2"));
    }

    @Test
    void hubsAndSpokesHaveTargetsOfTheirOwn() throws DocumentException {
        final var document = Documents.open();
        final var service = Documents.serviceOf(document);
        service.addProperty("vpn-service-topology", "ietf-vpn-common:hub-spoke");
        service.add("vpn-instance-profiles", Documents.json("""
            {"vpn-instance-profile": [
              {"profile-id": "simple", "role": "ietf-vpn-common:hub-role", "vpn-targets": {"vpn-target": [
                {"id": 1, "route-target-type": "import"}, {"id": 2, "route-target-type": "export"}]}},
              {"profile-id": "leaf", "role": "ietf-vpn-common:spoke-role", "vpn-targets": {"vpn-target": [
                {"id": 1, "route-target-type": "import"}, {"id": 2, "route-target-type": "export"}]}}]}"""));
        Documents.at(service, "vpn-nodes/vpn-node/1/active-vpn-instance-profiles/vpn-instance-profile/0")
            .addProperty("profile-id", "leaf");

        final var draft = drafted(document, PROVISION);

        assertEquals("[spoke-target, hub-target]", Stream.of(0, 1).map(i -> Documents.get(draft, "shared-need/" + i
            + "/use").getAsString()).toList().toString());
        assertEquals("hub", Documents.get(draft, "node/0/role").getAsString());
        assertEquals("spoke", Documents.get(draft, "node/1/role").getAsString());
    }

    @Test
    void twoEndsOfAWireShareTheirInstances() throws DocumentException {
        final var draft = drafted(layer2(), ASSIGN);

        assertEquals("casm-types:l2vpn", draft.get("kind").getAsString());
        assertEquals("any-to-any", draft.get("topology").getAsString());
        assertEquals(Documents.json("{\"name\": \"esi left\", \"use\": \"other\", \"pool\": \"esis\"}"),
            Documents.get(draft, "shared-need/0"));
        assertEquals(Documents.json("{\"name\": \"vsi\", \"use\": \"other\", \"pool\": \"vcs\"}"),
            Documents.get(draft, "node/0/access/0/need/0"));
        assertFalse(Documents.at(draft, "node/1/access/0").has("need"));
    }

    private static JsonObject layer2() {
        return Documents.json("""
            {"ietf-l2vpn-ntw:l2vpn-ntw": {"vpn-services": {"vpn-service": [{"vpn-id": "wire",
               "vpn-type": "ietf-vpn-common:vpws-evpn", "vpn-service-topology": "ietf-vpn-common:any-to-any",
               "vpn-nodes": {"vpn-node": [
                 {"vpn-node-id": "pe1", "vpn-network-accesses": {"vpn-network-access": [{"id": "a",
                   "vpws-service-instance": {"local-vsi-auto": {"vsi-pool-name": "vcs"},
                     "remote-vsi-auto": {"auto": [null]}}}]}},
                 {"vpn-node-id": "pe2", "vpn-network-accesses": {"vpn-network-access": [{"id": "b",
                   "vpws-service-instance": {"local-vpws-service-instance": 1111,
                     "remote-vsi-auto": {"auto": [null]}}}]}}]}}]}},
             "ietf-ethernet-segment:ethernet-segments": {"ethernet-segment": [
               {"name": "left", "esi-auto": {"esi-pool-name": "esis"}}]}}""");
    }

    /** A change of the open document, why it is refused then, and what the text says. */
    static Stream<Arguments> refusals() {
        return Stream.of(
            // the traps of the examples of RFC 9182: figures 32, 34 and 40
            Arguments.of("profile", "{\"rd-auto\": null, \"rd\": \"0:65550:1\"}", Reason.INVALID, "65550"),
            Arguments.of("profile", "{\"rd-auto\": null, \"rd\": \"65536:31050202\"}", Reason.INVALID, "65536"),
            Arguments.of("target", "{\"route-targets\": [{\"route-target\": \"0:65550:1\"}]}", Reason.INVALID, "65550"),
            Arguments.of("ipv4", "{\"static-addresses\": {\"primary-address\": \"1\"}}", Reason.INVALID, "is a case"),
            Arguments.of("both", "{\"ip-connection\": {\"ipv4\": {\"local-address\": \"192.0.2.1\", \"prefix-length\":"
                + " 30}}}", Reason.OVERLAP, "link 192.0.2.0/30"),
            Arguments.of("both", "{\"ip-connection\": {\"ipv4\": {\"prefix-length\": 31}, \"ipv6\": {\"local-address\":"
                + " \"2001:db8::1\", \"prefix-length\": 64}}}", Reason.OVERLAP, "link 2001:db8::/64"),
            // two cases of one choice
            Arguments.of("profile", "{\"rd\": \"0:65000:1\"}", Reason.INVALID, "rd and rd-auto"),
            Arguments.of("profile", "{\"rd-suffix\": 4}", Reason.INVALID, "rd-suffix and rd-auto"),
            Arguments.of("profile", "{\"rd-auto-suffix\": {\"auto\": [null]}}", Reason.INVALID, "rd-auto-suffix"),
            Arguments.of("profile", "{\"rd-auto\": {\"rd-pool-name\": \"rds\", \"auto\": [null]}}", Reason.INVALID,
                "only one"),
            Arguments.of("profile", "{\"rd-auto\": {}}", Reason.INVALID, "neither"),
            Arguments.of("ipv4", "{\"number-of-dynamic-address\": 3, \"customer-addresses\": {}}", Reason.INVALID,
                "only one"),
            Arguments.of("access", "{\"connection\": {\"encapsulation\": {\"dot1q\": {}, \"qinq\": {}}}}",
                Reason.INVALID, "both dot1q and qinq"),
            // pools
            Arguments.of("profile", "{\"rd-auto\": {\"rd-pool-name\": \"nowhere\"}}", Reason.NO_MATCHING_POOL,
                "nowhere"),
            Arguments.of("profile", "{\"rd-auto\": {\"rd-pool-name\": \"vlans\"}}", Reason.KIND_MISMATCH,
                "holds vlan-id"),
            Arguments.of("ipv4", "{\"prefix-length\": 24, \"customer-addresses\": {\"address-pool\": [{\"pool-id\":"
                + " \"vlans\"}]}}", Reason.KIND_MISMATCH, "takes a pool of ipv4-unicast"),
            Arguments.of("ipv4", "{\"customer-addresses\": {\"address-pool\": [{\"pool-id\": \"hosts\"}]}}",
                Reason.INVALID, "prefix-length"),
            Arguments.of("ipv4", "{\"prefix-length\": 31, \"customer-addresses\": {\"address-pool\": [{\"pool-id\":"
                + " \"hosts\"}]}}", Reason.INVALID, "no addresses for hosts"),
            Arguments.of("ipv4", "{\"prefix-length\": 24, \"customer-addresses\": {\"address-pool\": [{\"pool-id\":"
                + " \"hosts\"}, {\"pool-id\": \"more\"}]}}", Reason.INVALID, "a second pool"),
            // suffixes are not configured
            Arguments.of("profile", "{\"rd-auto\": null, \"rd-auto-suffix\": {\"rd-pool-name\": \"numbers\"}}",
                Reason.INVALID, "suffix"),
            Arguments.of("profile", "{\"rd-auto\": null, \"rd-suffix\": 7}", Reason.INVALID, "suffix"),
            // multicast
            Arguments.of("profile", multicast("{\"id\": 1}"), Reason.INVALID, "rp-address"),
            Arguments.of("profile", multicast("{\"id\": 1, \"rp-address\": \"192.0.2.1\", \"groups\": {\"group\":"
                + " [{\"id\": 1}]}}"), Reason.NO_MATCHING_POOL, "multicast-group"),
            Arguments.of("profile", multicast("{\"id\": 1, \"rp-address\": \"192.0.2.1\", \"groups\": {\"group\":"
                + " [{\"id\": 1, \"group-address\": \"239.0.0.0/24\", \"group-end\": \"239.0.0.1\"}]}}"),
                Reason.INVALID, "only one"),
            // targets of nodes that do not have them all
            Arguments.of("node", "{\"active-vpn-instance-profiles\": null}", Reason.INVALID, "does not activate"),
            // what is missing or malformed
            Arguments.of("service", "{\"vpn-nodes\": null}", Reason.INVALID, "no vpn-node"),
            Arguments.of("service", "{\"vpn-id\": null}", Reason.INVALID, "vpn-id"),
            Arguments.of("service", "{\"vpn-type\": \"ietf-vpn-common:vpls\"}", Reason.INVALID, "vpls"),
            Arguments.of("access", "{\"interface-id\": null}", Reason.INVALID, "interface-id"),
            Arguments.of("access", "{\"id\": null}", Reason.INVALID, "id is missing"),
            Arguments.of("node", "{\"active-vpn-instance-profiles\": {\"vpn-instance-profile\": [{\"profile-id\":"
                + " \"x\"}]}}", Reason.INVALID, "no profile x"),
            Arguments.of("node", "{\"active-vpn-instance-profiles\": {\"vpn-instance-profile\": [{\"profile-id\":"
                + " \"simple\"}, {\"profile-id\": \"b\"}]}}", Reason.INVALID, "one network instance"),
            Arguments.of("node", "{\"vpn-node-id\": \"pe2\"}", Reason.INVALID, "two entries"),
            Arguments.of("ipv4", "{\"local-address\": \"192.0.2.1\"}", Reason.INVALID, "without prefix-length"),
            Arguments.of("ipv4", "{\"local-address\": \"x\", \"prefix-length\": 30}", Reason.INVALID, "x"),
            Arguments.of("ipv4", "{\"prefix-length\": 33}", Reason.INVALID, "33"),
            Arguments.of("access", "{\"connection\": {\"encapsulation\": {\"dot1q\": {\"cvlan-id\": 4095}}}}",
                Reason.INVALID, "4095"),
            Arguments.of("target", "{\"route-target-type\": \"none\"}", Reason.INVALID, "none of"),
            Arguments.of("target", "{\"route-target-type\": \"import\", \"route-targets\": [{\"route-target\":"
                + " \"0:65000:9\"}]}", Reason.INVALID, "only imported"),
            Arguments.of("access", "{\"ip-connection\": {}}", Reason.INVALID, "no link"));
    }

    private static String multicast(final String mapping) {
        return "{\"multicast\": {\"rp\": {\"rp-group-mappings\": {\"rp-group-mapping\": [" + mapping + "]}}}}";
    }

    private static List<JsonObject> targets(final JsonObject document, final String where) {
        final var service = Documents.serviceOf(document);
        return switch (where) {
            case "service" -> List.of(service);
            case "profile" -> List.of(Documents.at(service, "vpn-instance-profiles/vpn-instance-profile/0"));
            case "target" -> List.of(Documents.at(service, "vpn-instance-profiles/vpn-instance-profile/0/"
                + "address-family/0/vpn-targets/vpn-target/0"));
            case "node" -> List.of(Documents.at(service, "vpn-nodes/vpn-node/0"));
            case "access" -> List.of(Documents.access(document, 0));
            case "ipv4" -> List.of(Documents.at(Documents.access(document, 0), "ip-connection/ipv4"));
            default -> List.of(Documents.access(document, 0), Documents.access(document, 1));
        };
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses(final String where, final String change, final Reason reason, final String text) {
        final var document = Documents.open();
        for (final JsonObject target : targets(document, where)) {
            Documents.json(change).entrySet().forEach(member -> {
                if (member.getValue().isJsonNull()) {
                    target.remove(member.getKey());
                } else {
                    target.add(member.getKey(), member.getValue().deepCopy());
                }
            });
        }

        final var refusal = refused(document.toString(), PROVISION);

        assertEquals(reason, refusal.reason(), refusal.message());
        assertTrue(refusal.message().contains(text), refusal.message());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refusesWhatIsNoSuchDocument(final String text, final String says) {
        final var refusal = refused(text, PROVISION);

        assertEquals(Reason.INVALID, refusal.reason());
        assertTrue(refusal.message().contains(says), refusal.message());
    }

    static Stream<Arguments> texts() {
        return Stream.of(Arguments.of("", "no JSON"), Arguments.of("[]", "no JSON object"),
            Arguments.of("{", "no JSON"), Arguments.of("{} {}", "no JSON"), Arguments.of("{'a': 1}", "no JSON"),
            Arguments.of("{\"a\": 1, \"a\": 2}", "twice"), Arguments.of("{\"a\": 1}", "holds no vpn-service"),
            // a document of another model (RFC 8512)
            Arguments.of("{\"ietf-nat:nat\": {\"instances\": {}}}", "holds no vpn-service"),
            Arguments.of("{\"a\": " + "[".repeat(70) + "]".repeat(70) + '}', "nested"),
            Arguments.of("{\"ietf-l3vpn-ntw:l3vpn-ntw\": {}}", "0 entries"),
            Arguments.of("{\"ietf-l3vpn-ntw:vpn-service\": [{\"vpn-id\": \"a\"}, {\"vpn-id\": \"b\"}]}", "2 entries"),
            Arguments.of("{\"ietf-l3vpn-ntw:vpn-service\": [], \"ietf-l2vpn-ntw:l2vpn-ntw\": {}}", "0 entries"));
    }

    @Test
    void theDocumentedOneIsRead() throws Exception {
        final String page = Files.readString(Path.of("..", "docs", "l3nm.md"));
        final String mark = "<!-- document -->\n```json\n";
        final int start = page.indexOf(mark) + mark.length();

        final var service = drafted(Documents.json(page.substring(start, page.indexOf("```", start))), PROVISION);

        assertEquals("[\"192.168.10.0/24\"]", Documents.get(service, "node/0/access/0/lan-prefix").toString());
        assertEquals("branch", Documents.get(service, "node/1/access/0/access-id").getAsString());
    }

    @Test
    void remoteInstancesNeedTwoEnds() {
        final var document = layer2();
        final var service = Documents.serviceOf(document);
        Documents.at(service, "vpn-nodes/vpn-node/1/vpn-network-accesses/vpn-network-access/0")
            .remove("vpws-service-instance");

        assertTrue(refused(document.toString(), ASSIGN).message().contains("between two accesses"));
    }

    @Test
    void whatThereIsNoLeafForIsTakenWhenAPoolIsNamed() throws DocumentException {
        final var wished = new Wishes(false, null, null, List.of(
            new Wishes.PoolChoice(Purpose.OUTER_VLAN, null, null, "vlans"),
            new Wishes.PoolChoice(Purpose.VPWS_INSTANCE, null, null, "vcs"),
            new Wishes.PoolChoice(Purpose.EVI, null, null, "evis"),
            new Wishes.PoolChoice(Purpose.MULTICAST_GROUP, null, null, "groups"),
            new Wishes.PoolChoice(Purpose.RENDEZVOUS_POINT, null, null, "hosts")));
        pools.put("evis", ObjectKind.EVI);
        pools.put("groups", ObjectKind.IPV4_MULTICAST);
        final var document = Documents.open();
        Documents.at(Documents.serviceOf(document), "vpn-instance-profiles/vpn-instance-profile/0").add("multicast",
            Documents.get(Documents.json(multicast("{\"id\": 1, \"provider-managed\": {\"enabled\": true},"
                + " \"groups\": {\"group\": [{\"id\": 7}]}}")), "multicast"));

        final var shared = Documents.get(drafted(document, wished), "shared-need").toString();

        assertTrue(shared.contains("{\"name\":\"rp\",\"use\":\"rendezvous-point\",\"pool\":\"hosts\"}"), shared);
        assertTrue(shared.contains("{\"name\":\"group simple 1 7\",\"use\":\"multicast-group\",\"pool\":\"groups\"}"),
            shared);
        assertTrue(Documents.get(drafted(layer2(), wished), "shared-need").toString()
            .contains("{\"name\":\"evi\",\"use\":\"evi\",\"pool\":\"evis\"}"));
    }

    @Test
    void whatADeviceMakesItselfIsRefused() {
        final var lacp = layer2();
        Documents.at(lacp, "ietf-ethernet-segment:ethernet-segments/ethernet-segment/0").addProperty("esi-type",
            "ietf-ethernet-segment:esi-type-1-lacp");
        assertTrue(refused(lacp.toString(), ASSIGN).message().contains("esi-type-1-lacp"));
        final var derived = layer2();
        Documents.at(Documents.serviceOf(derived), "vpn-nodes/vpn-node/0").add("bgp-auto-discovery",
            Documents.json("{\"auto-rt-enable\": true}"));
        assertTrue(refused(derived.toString(), ASSIGN).message().contains("auto-rt-enable"));
        final var large = layer2();
        Documents.at(Documents.serviceOf(large), "vpn-nodes/vpn-node/1/vpn-network-accesses/vpn-network-access/0/"
            + "vpws-service-instance").addProperty("local-vpws-service-instance", 16_777_216);
        assertTrue(refused(large.toString(), ASSIGN).message().contains("1..16777215"));
    }
}
