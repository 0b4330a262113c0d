/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.southbound.plan.DeviceInventory;

/** What devices have, whoever put it there. */
class InventoryTest {
    private static DeviceInventory read(final Map<String, String> modules, final String xml) throws Exception {
        final var dialect = Dialects.find(new AnnouncedModules(modules)).orElseThrow();
        final var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return dialect.readInventory(new XmlTree(factory.newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement()));
    }

    private static DeviceInventory.Address address(final String name, final String instance, final String ip,
            final int length) {
        return new DeviceInventory.Address(name, OptionalLong.empty(), instance, ip, length);
    }

    @Test
    void readsAllOfIetfModels() throws Exception {
        final var modules = List.of("ietf-interfaces", "ietf-ip", "ietf-routing", "ietf-ipv4-unicast-routing",
            "ietf-ipv6-unicast-routing").stream().collect(Collectors.toMap(name -> name, name -> "urn:" + name));
        final var found = read(modules, """
            <data>
              <interfaces xmlns="urn:ietf-interfaces"><interface><name>eth0</name>
                <ipv4 xmlns="urn:ietf-ip"><address><ip>192.0.2.1</ip><netmask>255.255.255.0</netmask></address></ipv4>
                <ipv6 xmlns="urn:ietf-ip"><address><ip>2001:db8::1</ip><prefix-length>64</prefix-length></address>
                </ipv6></interface><interface><name>eth1</name></interface></interfaces>
              <routing xmlns="urn:ietf-routing"><control-plane-protocols>
                <control-plane-protocol><type>static</type><name>old</name><static-routes>
                  <ipv4 xmlns="urn:ietf-ipv4-unicast-routing"><route>
                    <destination-prefix>198.51.100.0/24</destination-prefix>
                    <next-hop><next-hop-address>192.0.2.9</next-hop-address></next-hop></route></ipv4>
                </static-routes></control-plane-protocol>
                <control-plane-protocol><type>ospf</type><name>x</name></control-plane-protocol>
              </control-plane-protocols></routing>
            </data>
            """);

        assertEquals(List.of(address("eth0", "", "192.0.2.1", 24), address("eth0", "", "2001:db8::1", 64)),
            found.addresses());
        assertEquals(List.of(new DeviceInventory.Route("", "198.51.100.0/24", "old")), found.routes());
    }

    @Test
    void readsAllOfOpenConfigModels() throws Exception {
        final var modules = List.of("openconfig-interfaces", "openconfig-if-ip", "openconfig-network-instance",
            "openconfig-policy-types").stream().collect(Collectors.toMap(name -> name, name -> "urn:" + name));
        final var unit = """
            <subinterface><index>%s</index><ipv4 xmlns="urn:openconfig-if-ip"><addresses><address><ip>%s</ip>
              <config><ip>%s</ip><prefix-length>24</prefix-length></config></address></addresses></ipv4></subinterface>
            """;
        final var found = read(modules, """
            <data>
              <interfaces xmlns="urn:openconfig-interfaces"><interface><name>eth0</name><subinterfaces>%s%s
                </subinterfaces></interface></interfaces>
              <network-instances xmlns="urn:openconfig-network-instance">
                <network-instance><name>red</name><interfaces><interface><id>eth0.100</id>
                  <config><interface>eth0</interface><subinterface>100</subinterface></config></interface></interfaces>
                  <protocols><protocol><identifier>STATIC</identifier><name>s</name><static-routes><static>
                    <prefix>198.51.100.0/24</prefix></static></static-routes></protocol></protocols></network-instance>
              </network-instances>
            </data>
            """.formatted(unit.formatted("0", "192.0.2.1", "192.0.2.1"),
                unit.formatted("100", "192.0.2.2", "192.0.2.2")));

        assertEquals(List.of(address("eth0", "", "192.0.2.1", 24),
            new DeviceInventory.Address("eth0", OptionalLong.of(100), "red", "192.0.2.2", 24)), found.addresses());
        assertEquals(List.of(new DeviceInventory.Route("red", "198.51.100.0/24", "s")), found.routes());
    }
}
