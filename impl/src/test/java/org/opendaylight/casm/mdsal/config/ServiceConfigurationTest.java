/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.vpn.Access;
import org.opendaylight.casm.core.vpn.LinkModel;
import org.opendaylight.casm.core.vpn.Need;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.Use;

/** Services as an operator writes them. */
class ServiceConfigurationTest extends PoolConfigurationFixture {
    private static final String VLANS = """
        {"casm-pool:pool": [{"name": "vlans", "kind": "casm-types:vlan-id", "address-space": "lab",
          "segment": [{"id": "a", "number-start": "100", "number-end": "199"}]}]}""";

    private static String service(final String rest) {
        return "{\"casm-service:service\": [{\"service-id\": \"vpn\", \"kind\": \"casm-types:l3vpn\"" + rest + "}]}";
    }

    private static String access(final String rest) {
        return service(", \"node\": [{\"node-id\": \"pe1\", \"access\": [{\"access-id\": \"a1\","
            + " \"interface\": \"eth1\"" + rest + "}]}]");
    }

    @BeforeEach
    void pools() throws Exception {
        create(pool("links", "10.0.0.0/24"), VLANS);
    }

    private void write(final String json) throws Exception {
        tree.commit(change -> put(change, ConfigSection.SERVICES, json));
    }

    @Test
    void readsWhatIsWritten() throws Exception {
        write(access("""
            , "link-model": "p2p-31", "encapsulation": "dot1q", "lan-prefix": ["192.168.0.0/24"],
              "ce-address": ["10.0.0.9"],
              "need": [{"name": "link", "pool": "links", "fixed": {"prefix": "10.0.0.8/31"}},
                {"name": "tag", "use": "outer-vlan", "kind": "casm-types:vlan-id"}]"""));

        final var service = engine.catalog().services().get("vpn");
        assertTrue(service.isL3Vpn());
        assertEquals(Service.Topology.ANY_TO_ANY, service.topology());
        assertEquals(List.of(new Access("a1", "eth1", Access.Encapsulation.DOT1Q, LinkModel.P2P_31, true,
            List.of("10.0.0.9"), List.of(
                new Need("link", null, null, "links", null, 1, Need.Fixed.of(AddressRange.parse("10.0.0.8/31"))),
                new Need("tag", Use.OUTER_VLAN, ObjectKind.VLAN_ID, null, null, 1, null)),
            List.of(Prefix.parse("192.168.0.0/24")))), service.nodes().getFirst().accesses());
        assertTrue(stored().containsKey("casm-service:services/service=vpn"));

        tree.commit(change -> change.delete(ConfigSection.SERVICES.entryPath("vpn")));
        assertEquals(0, engine.catalog().services().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "'name': 'n', 'pool': 'none'; names pool none, which does not exist",
        "'name': 'n', 'pool': 'vlans', 'kind': 'casm-types:ipv4-unicast'; holds vlan-id",
        "'name': 'n', 'pool': 'vlans', 'use': 'link'; which vlan-id is not good for",
        "'name': 'n'; names neither kind nor pool",
        "'name': 'n', 'pool': 'links', 'use': 'loopback'; which only a node has",
        "'name': 'n', 'pool': 'vlans', 'use': 'inner-vlan'; has an inner tag and no outer one"})
    void refusesNeedsThatCannotBeMet(final String need, final String why) {
        final var text = refusal(() -> write(access(", \"need\": [{" + need.replace('\'', '"') + "}]")));
        assertTrue(text.contains(why), text);
        assertEquals(0, engine.catalog().services().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "'address-space': 'none'; which does not exist",
        "'topology': 'hub-spoke', 'node': [{'node-id': 'pe1'}]; has no hub",
        "'node': [{'node-id': 'pe1', 'access': [{'access-id': 'a', 'interface': 'e'},"
            + " {'access-id': 'b', 'interface': 'e'}]}]; as access pe1/a is",
        "'node': [{'node-id': 'pe1', 'access': [{'access-id': 'a', 'lan-prefix': ['10.1.0.0/16']},"
            + " {'access-id': 'b', 'lan-prefix': ['10.1.2.0/24']}]}]; overlaps lan-prefix 10.1.0.0/16 of access pe1/a"})
    void refusesServicesThatContradictThemselves(final String rest, final String why) {
        final var text = refusal(() -> write(service(", " + rest.replace('\'', '"'))));
        assertTrue(text.contains(why), text);
    }

    @Test
    void keepsPoolsThatServicesName() throws Exception {
        write(access(", \"need\": [{\"name\": \"link\", \"pool\": \"links\"}]"));
        final var text = refusal(() -> tree.commit(change -> change.delete(ConfigSection.POOLS.entryPath("links"))));
        assertTrue(text.contains("change the service first"), text);
    }
}
