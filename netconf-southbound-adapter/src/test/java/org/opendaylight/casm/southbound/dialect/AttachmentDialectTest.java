/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.Gateway;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.Scope;
import org.opendaylight.casm.southbound.plan.VlanTags;

class AttachmentDialectTest {
    private static final Map<String, String> OPENCONFIG = Map.of(
        "openconfig-interfaces", "http://openconfig.net/yang/interfaces",
        "openconfig-if-ip", "http://openconfig.net/yang/interfaces/ip",
        "openconfig-vlan", "http://openconfig.net/yang/vlan",
        "openconfig-network-instance", "http://openconfig.net/yang/network-instance",
        "openconfig-network-instance-types", "http://openconfig.net/yang/network-instance-types",
        "openconfig-policy-types", "http://openconfig.net/yang/policy-types",
        "openconfig-local-routing", "http://openconfig.net/yang/local-routing",
        "openconfig-evpn", "http://openconfig.net/yang/evpn");
    private static final Map<String, String> IETF = Map.of(
        "ietf-interfaces", "urn:ietf:params:xml:ns:yang:ietf-interfaces",
        "ietf-ip", "urn:ietf:params:xml:ns:yang:ietf-ip",
        "ietf-routing", "urn:ietf:params:xml:ns:yang:ietf-routing",
        "ietf-ipv4-unicast-routing", "urn:ietf:params:xml:ns:yang:ietf-ipv4-unicast-routing",
        "ietf-network-instance", "urn:ietf:params:xml:ns:yang:ietf-network-instance");
    private static final DeviceItem.Instance RED = new DeviceItem.Instance("red", false, "65000:1",
        Set.of("65000:10", "65000:11"), Set.of("65000:10"), DeviceItem.Overlay.NONE);
    private static final DeviceItem.Instance LAN = new DeviceItem.Instance("lan", true, "192.0.2.9:1",
        Set.of("65000:20"), Set.of("65000:20"), new DeviceItem.Overlay(200, 10200));
    private static final DeviceItem TAGGED = new DeviceItem.Subinterface("ge0", new VlanTags(100, 0));
    private static final DeviceItem DOUBLE = new DeviceItem.Subinterface("ge0", new VlanTags(100, 7));
    private static final DeviceItem BOUND = new DeviceItem.Binding("ge0", 100, "red");
    private static final DeviceItem WHOLE = new DeviceItem.Binding("ge1", 0, "red");
    private static final DeviceItem V4 = new DeviceItem.Address("ge0", 100, IpAddress.parse("192.0.2.0"), 31);
    private static final DeviceItem V6 = new DeviceItem.Address("ge0", 100, IpAddress.parse("2001:db8::"), 127);
    private static final DeviceItem ROUTE = new DeviceItem.Route("red", IpPrefix.parse("198.51.100.0/24"),
        new Gateway(IpAddress.parse("192.0.2.1")));

    private static DeviceDialect dialect(final Map<String, String> modules) {
        return Dialects.find(new AnnouncedModules(modules)).orElseThrow();
    }

    private static DeviceState state(final DeviceItem... items) {
        return new DeviceState(Arrays.stream(items).collect(Collectors.toMap(DeviceItem::key, Function.identity())),
            Set.of("ge0", "ge1"), Set.of(), Map.of());
    }

    private static String edit(final DeviceDialect dialect, final DeviceState before, final List<DeviceItem> add,
            final List<DeviceItem> remove) {
        final var config = XmlTree.netconf("config");
        dialect.writeEdit(new DeviceEdit(add, remove), before, config);
        return config.toText().replaceAll(">\\s+<", "><");
    }

    private static DeviceState read(final DeviceDialect dialect, final String xml, final DeviceItem... items)
            throws Exception {
        final var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return dialect.readConfig(Scope.of(List.of(items)), new XmlTree(factory.newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement()));
    }

    private static Map<String, DeviceItem> roundTrip(final Map<String, String> modules, final DeviceItem... items)
            throws Exception {
        return read(dialect(modules), edit(dialect(modules), state(), List.of(items), List.of()), items).items();
    }

    @Test
    void openConfigReadsWhatItWrote() throws Exception {
        final var items = List.of(RED, LAN, TAGGED, DOUBLE, BOUND, WHOLE, V4, V6, ROUTE);

        final var read = roundTrip(OPENCONFIG, items.toArray(DeviceItem[]::new));

        assertEquals(items.stream().collect(Collectors.toMap(DeviceItem::key, Function.identity())), read);
        items.forEach(item -> assertEquals(Optional.empty(), dialect(OPENCONFIG).inexpressible(item)));
    }

    @Test
    void openConfigPutsInstanceAndBindingBeforeAddresses() {
        final var xml = edit(dialect(OPENCONFIG), state(), List.of(RED, TAGGED, BOUND, ROUTE, V4), List.of());

        assertTrue(xml.indexOf("L3VRF") < xml.indexOf("192.0.2.0"), xml);
        assertTrue(xml.indexOf("<id>ge0.100</id>") < xml.indexOf("192.0.2.0"), xml);
        assertTrue(xml.contains("<next-hop>192.0.2.1</next-hop>"), xml);
        assertTrue(xml.contains("<vlan-id>100</vlan-id>"), xml);
    }

    @Test
    void openConfigRemovesAWholeWithItsParts() {
        final var all = List.of(V4, ROUTE, BOUND, TAGGED, RED);

        final var xml = edit(dialect(OPENCONFIG), state(all.toArray(DeviceItem[]::new)), List.of(), all);

        assertTrue(xml.contains("<subinterface xmlns:nc=\"" + XmlTree.NETCONF
            + "\" nc:operation=\"delete\"><index>100"), xml);
        assertTrue(xml.contains("nc:operation=\"delete\"><name>red</name></network-instance>"), xml);
        assertFalse(xml.contains("address") || xml.contains("static"), xml);
        assertTrue(xml.indexOf("<index>") < xml.indexOf("red"), xml);
    }

    @Test
    void openConfigTakesOnlyItsPartOutOfAnInstanceThatStays() {
        final var xml = edit(dialect(OPENCONFIG), state(BOUND, ROUTE, WHOLE), List.of(), List.of(ROUTE, BOUND));

        assertTrue(xml.contains("nc:operation=\"delete\"><id>ge0.100</id>"), xml);
        assertTrue(xml.contains("<protocol xmlns:nc=\"" + XmlTree.NETCONF + "\" nc:operation=\"delete\">"), xml);
        assertFalse(xml.contains("ge1"), xml);
    }

    @Test
    void openConfigMovesAnInterface() {
        final var xml = edit(dialect(OPENCONFIG), state(BOUND), List.of(new DeviceItem.Binding("ge0", 100, "blue")),
            List.of());

        assertTrue(xml.contains("<name>red</name><interfaces><interface xmlns:nc=\"" + XmlTree.NETCONF
            + "\" nc:operation=\"delete\"><id>ge0.100</id>"), xml);
        assertTrue(xml.contains("<name>blue</name><interfaces><interface><id>ge0.100</id>"), xml);
    }

    @Test
    void openConfigTakesAwayRouteTargetsThatAreTooMany() {
        final var less = new DeviceItem.Instance("red", false, "65000:1", Set.of("65000:12"), Set.of("65000:10"),
            DeviceItem.Overlay.NONE);

        final var xml = edit(dialect(OPENCONFIG), state(RED), List.of(less), List.of());

        assertTrue(xml.contains("nc:operation=\"delete\">65000:10</import-route-target>"), xml);
        assertTrue(xml.contains("nc:operation=\"delete\">65000:11</import-route-target>"), xml);
        assertTrue(xml.contains("<import-route-target>65000:12</import-route-target>"), xml);
        assertFalse(xml.contains("<export-route-target"), xml);
    }

    @Test
    void openConfigSeesAVlanOnAnotherSubinterface() throws Exception {
        final var xml = edit(dialect(OPENCONFIG), state(), List.of(TAGGED), List.of())
            .replace(">100</index", ">7</index");

        final var read = read(dialect(OPENCONFIG), xml, TAGGED).items().get(TAGGED.key());

        assertEquals(new DeviceItem.Subinterface("ge0", 7, new VlanTags(100, 0)), read);
    }

    @Test
    void openConfigSaysWhichModelIsLacking() {
        for (var one : Map.of("openconfig-vlan", TAGGED, "openconfig-network-instance", BOUND,
                "openconfig-network-instance-types", RED, "openconfig-evpn", LAN).entrySet()) {
            final var modules = new HashMap<>(OPENCONFIG);
            modules.remove(one.getKey());
            final var why = dialect(modules).inexpressible(one.getValue()).orElseThrow();
            assertTrue(why.contains(one.getKey().replace("-types", "")), why);
        }
    }

    @Test
    void openConfigTakesRouteTargetsOfASwitchingInstanceOnlyWithAnEvi() {
        final var targets = new DeviceItem.Instance("lan", true, "", Set.of("65000:20"), Set.of(),
            DeviceItem.Overlay.NONE);
        final var why = dialect(OPENCONFIG).inexpressible(targets).orElseThrow();
        assertTrue(why.contains("EVI") && why.contains("lan"), why);

        assertEquals(Optional.empty(), dialect(OPENCONFIG).inexpressible(new DeviceItem.Instance("lan", true)));
    }

    @Test
    void ietfBindsAnInterfaceToAnInstanceThatIsThere() throws Exception {
        final var address = new DeviceItem.Address("ge1", IpAddress.parse("192.0.2.0"), 31);
        final var xml = edit(dialect(IETF), state(), List.of(WHOLE, address), List.of());

        assertTrue(xml.indexOf("bind-ni-name") < xml.indexOf("192.0.2.0"), xml);
        assertEquals(Map.of(WHOLE.key(), WHOLE, address.key(), address),
            read(dialect(IETF), xml, WHOLE, address).items());
        final var gone = edit(dialect(IETF), state(WHOLE), List.of(), List.of(WHOLE));
        assertTrue(gone.contains("nc:operation=\"delete\"") && gone.contains(">red</bind-ni-name>"), gone);
        final var found = read(dialect(IETF), "<data><network-instances xmlns=\"" + IETF.get("ietf-network-instance")
            + "\"><network-instance><name>red</name></network-instance></network-instances></data>", WHOLE);
        assertEquals(Set.of("", "red"), found.networkInstances());
    }

    @Test
    void ietfRoutesToANextHopInTheDefaultInstance() throws Exception {
        final var route = new DeviceItem.Route("", IpPrefix.parse("198.51.100.0/24"),
            new Gateway(IpAddress.parse("192.0.2.1")));

        assertEquals(Map.of(route.key(), route), roundTrip(IETF, route));
    }

    @Test
    void ietfSaysWhatItHasNoModelFor() {
        final var bare = new HashMap<>(IETF);
        bare.remove("ietf-network-instance");

        assertTrue(dialect(IETF).inexpressible(TAGGED).orElseThrow().contains("without encapsulation"));
        assertTrue(dialect(IETF).inexpressible(RED).orElseThrow().contains("create it on the device"));
        assertTrue(dialect(IETF).inexpressible(ROUTE).isPresent());
        assertTrue(dialect(IETF).inexpressible(WHOLE).isEmpty());
        assertTrue(dialect(bare).inexpressible(WHOLE).orElseThrow().contains("ietf-network-instance"));
    }
}
