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
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.NextHop;
import org.opendaylight.casm.southbound.plan.Scope;

class DialectTest {
    private static final Map<String, String> IETF = Map.of(
        "ietf-interfaces", "urn:ietf:params:xml:ns:yang:ietf-interfaces",
        "ietf-ip", "urn:ietf:params:xml:ns:yang:ietf-ip",
        "ietf-routing", "urn:ietf:params:xml:ns:yang:ietf-routing",
        "ietf-ipv4-unicast-routing", "urn:ietf:params:xml:ns:yang:ietf-ipv4-unicast-routing",
        "ietf-ipv6-unicast-routing", "urn:ietf:params:xml:ns:yang:ietf-ipv6-unicast-routing");
    private static final Map<String, String> OPENCONFIG = Map.of(
        "openconfig-interfaces", "http://openconfig.net/yang/interfaces",
        "openconfig-if-ip", "http://openconfig.net/yang/interfaces/ip",
        "openconfig-if-ethernet", "http://openconfig.net/yang/interfaces/ethernet",
        "openconfig-network-instance", "http://openconfig.net/yang/network-instance",
        "openconfig-policy-types", "http://openconfig.net/yang/policy-types",
        "openconfig-local-routing", "http://openconfig.net/yang/local-routing");
    private static final DeviceItem V4 = new DeviceItem.Address("eth0", IpAddress.parse("192.0.2.1"), 24);
    private static final DeviceItem V6 = new DeviceItem.Address("eth0", IpAddress.parse("2001:db8::1"), 64);
    private static final DeviceItem ROUTE4 = route("192.0.2.0/24");
    private static final DeviceItem ROUTE6 = route("2001:db8::/64");
    private static final DeviceItem MAC = new DeviceItem.Mac("eth0", "00:00:5e:00:53:01");

    private static DeviceItem route(final String prefix) {
        return new DeviceItem.Route("", IpPrefix.parse(prefix), NextHop.BLACKHOLE);
    }

    private static DeviceDialect dialect(final Map<String, String> modules) {
        return Dialects.find(new AnnouncedModules(modules)).orElseThrow();
    }

    private static DeviceState state(final DeviceItem... items) {
        return new DeviceState(Arrays.stream(items).collect(Collectors.toMap(DeviceItem::key, Function.identity())),
            Set.of("eth0"), Set.of(""), Map.of());
    }

    private static XmlTree parse(final String xml) throws Exception {
        final var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return new XmlTree(factory.newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement());
    }

    /** Through text and back, so that prefixes and namespaces are those a device would see. */
    private static String text(final XmlTree tree) throws Exception {
        final var transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        final var ret = new StringWriter();
        transformer.transform(new DOMSource(tree.element()), new StreamResult(ret));
        return ret.toString();
    }

    private static String edit(final DeviceDialect dialect, final DeviceState before, final List<DeviceItem> add,
            final List<DeviceItem> remove) throws Exception {
        final var config = XmlTree.netconf("config");
        dialect.writeEdit(new DeviceEdit(add, remove), before, config);
        return text(config);
    }

    private static void assertReadsWhatItWrote(final DeviceDialect dialect, final DeviceItem... items)
            throws Exception {
        final var written = edit(dialect, state(), List.of(items), List.of());

        final var read = dialect.readConfig(Scope.of(List.of(items)), parse(written));

        assertEquals(state(items), read);
    }

    @Test
    void ietfReadsWhatItWrote() throws Exception {
        assertReadsWhatItWrote(dialect(IETF), V4, V6, ROUTE4, ROUTE6);
    }

    @Test
    void openConfigReadsWhatItWrote() throws Exception {
        assertReadsWhatItWrote(dialect(OPENCONFIG), V4, V6, ROUTE4, ROUTE6, MAC);
    }

    @Test
    void ietfWinsWhenBothAreAnnounced() {
        final var both = new HashMap<>(OPENCONFIG);
        both.putAll(IETF);

        assertEquals("ietf", dialect(both).name());
        assertTrue(Dialects.find(new AnnouncedModules(Map.of("toaster", "urn:toaster"))).isEmpty());
    }

    @Test
    void routesComeBeforeAddressesAndGoAfterThem() throws Exception {
        final var added = edit(dialect(IETF), state(), List.of(ROUTE4, V4), List.of());
        final var removed = edit(dialect(IETF), state(V4, ROUTE4, ROUTE6), List.of(), List.of(V4, ROUTE4));

        assertTrue(added.indexOf("<routing") < added.indexOf("<interfaces"), added);
        assertTrue(removed.indexOf("<interfaces") < removed.indexOf("<routing"), removed);
        assertTrue(removed.contains("nc:operation=\"delete\""), removed);
    }

    @Test
    void lastRouteTakesTheProtocolAlong() throws Exception {
        final var last = edit(dialect(IETF), state(ROUTE4), List.of(), List.of(ROUTE4));
        final var oneOfTwo = edit(dialect(IETF), state(ROUTE4, ROUTE6), List.of(), List.of(ROUTE4));

        assertFalse(last.contains("destination-prefix"), last);
        assertTrue(oneOfTwo.contains("destination-prefix"), oneOfTwo);
    }

    @Test
    void interfaceOfOperationGetsItsType() throws Exception {
        final var scope = Scope.of(List.of(V4));
        final var before = dialect(IETF).readConfig(scope, XmlTree.netconf("data"));
        assertEquals(Set.of(), before.interfaces());

        final var found = dialect(IETF).readInterfaces(before, scope, parse("""
            <data><interfaces-state xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces"><interface><name>eth0</name>
            <type xmlns:t="urn:ietf:params:xml:ns:yang:iana-if-type">t:ethernetCsmacd</type></interface>
            </interfaces-state></data>"""));

        assertEquals(Set.of("eth0"), found.interfaces());
        final var written = edit(dialect(IETF), found, List.of(V4), List.of());
        assertTrue(written.contains("=\"urn:ietf:params:xml:ns:yang:iana-if-type\">id:ethernetCsmacd<"), written);
    }

    @Test
    void readsNetmasksAndIgnoresForeignProtocols() throws Exception {
        final var read = dialect(IETF).readConfig(Scope.of(List.of(V4)), parse("""
            <data><interfaces xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces"><interface><name>eth0</name>
            <ipv4 xmlns="urn:ietf:params:xml:ns:yang:ietf-ip"><address><ip>192.0.2.1</ip>
            <netmask>255.255.255.0</netmask></address></ipv4></interface><interface><name>eth1</name></interface>
            </interfaces><routing xmlns="urn:ietf:params:xml:ns:yang:ietf-routing"><control-plane-protocols>
            <control-plane-protocol><type>static</type><name>other</name><static-routes>
            <ipv4 xmlns="urn:ietf:params:xml:ns:yang:ietf-ipv4-unicast-routing"><route>
            <destination-prefix>192.0.2.0/24</destination-prefix><next-hop><special-next-hop>blackhole
            </special-next-hop></next-hop></route></ipv4></static-routes></control-plane-protocol>
            </control-plane-protocols></routing></data>"""));

        assertEquals(state(V4), read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unreachable", "prohibit", "receive"})
    void openConfigRefusesNextHopsItDoesNotHave(final String hop) {
        final var item = new DeviceItem.Route("", IpPrefix.parse("192.0.2.0/24"), NextHop.parse(hop));

        assertTrue(dialect(OPENCONFIG).inexpressible(item).orElseThrow().contains(hop));
        assertTrue(dialect(IETF).inexpressible(item).isEmpty());
    }

    @Test
    void tagsRoutesWhereTheModelHasTags() throws Exception {
        final var tagged = new DeviceItem.Route("", IpPrefix.parse("192.0.2.0/24"), NextHop.BLACKHOLE, 4294967295L);

        assertReadsWhatItWrote(dialect(OPENCONFIG), V4, tagged, ROUTE6);
        assertTrue(dialect(OPENCONFIG).inexpressible(tagged).isEmpty());
        assertTrue(dialect(IETF).inexpressible(tagged).orElseThrow().contains("4294967295"));
        final var untagged = edit(dialect(OPENCONFIG), state(tagged), List.of(ROUTE4), List.of());
        assertTrue(untagged.contains("nc:operation=\"delete\">4294967295<"), untagged);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00:01:02", "258"})
    void readsTagsInBothNotations(final String tag) throws Exception {
        final var written = edit(dialect(OPENCONFIG), state(),
            List.of(new DeviceItem.Route("", IpPrefix.parse("192.0.2.0/24"), NextHop.BLACKHOLE, 1L)), List.of());

        final var read = dialect(OPENCONFIG).readConfig(Scope.of(List.of(ROUTE4)),
            parse(written.replace("set-tag>1<", "set-tag>" + tag + "<")));

        assertEquals("blackhole tag 258", read.items().get(ROUTE4.key()).value());
    }

    @Test
    void refusesWhatTheModelHasNoPlaceFor() {
        final var inRed = new DeviceItem.Route("red", IpPrefix.parse("192.0.2.0/24"), NextHop.BLACKHOLE);
        final var bare = Map.of("ietf-interfaces", "urn:a", "ietf-ip", "urn:b");

        assertTrue(dialect(IETF).inexpressible(MAC).isPresent());
        assertTrue(dialect(IETF).inexpressible(inRed).isPresent());
        assertTrue(dialect(bare).inexpressible(ROUTE6).orElseThrow().contains("ietf-ipv6-unicast-routing"));
        assertTrue(dialect(OPENCONFIG).inexpressible(inRed).isEmpty());
    }
}
