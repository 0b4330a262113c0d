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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.pool.DeviceProfile.RadiusClient;
import org.opendaylight.casm.core.pool.Endpoint;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;

/** Places where RADIUS is served, as an operator writes them, and the servers that are. */
class EndpointConfigurationTest extends PoolConfigurationFixture {
    private static final String STORED = "casm-integration:integrations/endpoint=a";
    private static final String SECRET = "'credential-ref': 'nas'";

    @BeforeEach
    void pools() throws Exception {
        create(pool("p", "10.0.0.0/24"));
    }

    private static String endpoint(final String name, final String rest) {
        return ("{'casm-integration:endpoint': [{'name': '" + name + "', 'adapter': 'casm-integration:radius-server'"
            + (rest.isEmpty() ? "" : ", " + rest) + "}]}").replace('\'', '"');
    }

    private void write(final String json) throws Exception {
        tree.commit(change -> put(change, ConfigSection.ENDPOINTS, json));
    }

    @Test
    void readsWhatIsWritten() throws Exception {
        write(endpoint("a", SECRET + ", 'pool': ['p'],"
            + " 'radius': {'listen-address': '2001:db8::1', 'auth-port': 1645}"));
        write(endpoint("b", SECRET + ", 'enabled': false"));

        assertEquals(Map.of(
            "a", new Endpoint("a", "radius-server", true, "nas", List.of("p"),
                new Endpoint.Listening(AddressRange.parse("2001:db8::1"), 1645, 1813)),
            "b", new Endpoint("b", "radius-server", false, "nas", List.of(),
                new Endpoint.Listening(AddressRange.parse("127.0.0.1"), 1812, 1813))), engine.catalog().endpoints());
        assertTrue(stored().containsKey(STORED));
        assertEquals(STORED.replace("=a", "=b"), lastEvent().resource());

        tree.commit(change -> change.delete(ConfigSection.ENDPOINTS.entryPath("a")));
        assertEquals(1, engine.catalog().endpoints().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '#', value = {
        "'enabled': true; has no credential-ref",
        "'credential-ref': 'nas', 'pool': ['none']; opens the unknown pool none",
        "'credential-ref': 'nas', 'radius': {'auth-port': 7, 'acct-port': 7}; has port 7 as auth-port and acct-port",
        "'credential-ref': 'nas', 'radius': {'listen-address': '239.1.1.1'}; cannot listen on 239.1.1.1",
        "'credential-ref': 'nas', 'radius': {'listen-address': '255.255.255.255'}; cannot listen on",
        "'credential-ref': 'nas', 'radius': {'listen-address': 'ff02::1'}; neither multicast nor link-local",
        "'credential-ref': 'nas', 'radius': {'listen-address': 'fe80::1'}; neither multicast nor link-local"})
    void refusesWhatCannotWork(final String rest, final String why) throws Exception {
        final var text = refusal(() -> write(endpoint("a", rest)));

        assertTrue(text.contains(why), text);
        assertEquals(Map.of(), engine.catalog().endpoints());
        assertTrue(!stored().containsKey(STORED));
    }

    @Test
    void refusesAnEndpointWithoutLanguage() {
        final var text = refusal(() -> write("{\"casm-integration:endpoint\": [{\"name\": \"a\"}]}"));
        assertTrue(text.contains("endpoint a names no adapter"), text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '#', value = {
        "'auth-port': 1645, 'acct-port': 1646; false",
        "'auth-port': 1645; true",
        "'auth-port': 1813, 'acct-port': 1646; true",
        "'listen-address': '127.0.0.2'; false",
        "'listen-address': '0.0.0.0'; true",
        "'listen-address': '::', 'acct-port': 1646; true",
        "'listen-address': '::1'; false"})
    void refusesTwoThatListenAtOnePort(final String radius, final boolean refused) throws Exception {
        write(endpoint("b", SECRET));
        final var json = endpoint("a", SECRET + ", 'radius': {" + radius + "}");
        if (refused) {
            final var text = refusal(() -> write(json));
            assertTrue(text.contains("endpoint b listens on port 181") && text.contains("as endpoint a does"), text);
        } else {
            write(json);
        }
        assertEquals(refused ? 1 : 2, engine.catalog().endpoints().size());
    }

    @Test
    void twoMayHaveOnePortWhenOneOfThemIsDisabled() throws Exception {
        write(endpoint("a", SECRET));
        write(endpoint("b", SECRET + ", 'enabled': false"));

        assertTrue(refusal(() -> write(endpoint("b", SECRET))).contains("listens on port 1812"));
        tree.commit(change -> {
            put(change, ConfigSection.ENDPOINTS, endpoint("a", SECRET + ", 'enabled': false"));
            put(change, ConfigSection.ENDPOINTS, endpoint("b", SECRET));
        });
        assertTrue(engine.catalog().endpoints().get("b").enabled());
    }

    @Test
    void keepsPoolsThatEndpointsOpen() throws Exception {
        write(endpoint("a", SECRET + ", 'pool': ['p']"));

        final var text = refusal(() -> tree.commit(change -> change.delete(ConfigSection.POOLS.entryPath("p"))));
        assertTrue(text.contains("endpoint a opens pool p, which is to be deleted; change the endpoint first"), text);
    }

    @Test
    void isGivenBackToADatastoreThatForgotIt() throws Exception {
        write(endpoint("a", SECRET));
        final var entry = node(ConfigSection.ENDPOINTS, endpoint("a", SECRET));

        assertEquals(1, sync(false).endpoints().size());

        try (var tx = getDomBroker().newReadOnlyTransaction()) {
            assertEquals(Optional.of(entry), tx.read(LogicalDatastoreType.CONFIGURATION,
                ConfigSection.ENDPOINTS.entryPath("a")).get());
        }
    }

    private static String device(final String id, final String radius) {
        return ("{'casm-device:device': [{'device-id': '" + id + "', 'management': {'radius': {" + radius + "}}}]}")
            .replace('\'', '"');
    }

    private void server(final String id, final String radius) throws Exception {
        tree.commit(change -> put(change, ConfigSection.DEVICES, device(id, radius)));
    }

    @Test
    void readsTheSecretOfAServer() throws Exception {
        server("n1", "'nas-ip-address': '192.0.2.1', 'nas-identifier': 'one', 'credential-ref': 'own'");

        assertEquals(new RadiusClient(AddressRange.parse("192.0.2.1"), "one", "own"),
            engine.catalog().devices().get("n1").management().radius());
        assertTrue(refusal(() -> server("n2", "'credential-ref': 'own'")).contains("add its address"));
    }

    @Test
    void refusesServersThatCannotBeToldApart() throws Exception {
        server("n1", "'nas-ip-address': '2001:db8::1', 'nas-identifier': 'one'");
        server("n2", "'nas-ip-address': '2001:db8::1', 'nas-identifier': 'two'");
        server("n3", "'nas-ip-address': '2001:db8::1'");
        server("n4", "'nas-ip-address': '2001:db8::2'");

        final var named = refusal(() -> server("n5", "'nas-ip-address': '2001:db8:0::1', 'nas-identifier': 'one'"));
        assertTrue(named.contains("devices n1 and n5 both speak RADIUS from 2001:db8::1 with nas-identifier one"),
            named);
        final var nameless = refusal(() -> server("n5", "'nas-ip-address': '2001:db8::2'"));
        assertTrue(nameless.contains("devices n4 and n5") && nameless.contains("no nas-identifier"), nameless);
        assertEquals(4, engine.catalog().devices().size());
    }
}
