/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.made;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.device.Radclient;
import org.opendaylight.casm.tests.device.RadiusWire;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;
import org.opendaylight.casm.tests.harness.Ports;

/** A network access server that knows nothing but RADIUS, played by radclient; each method has a new one. */
@Order(55)
@ExtendWith(SharedController.class)
class RadiusTest {
    private static final String SECRET = "testing123-testing123";
    private static final String ENDPOINT = "radius-test";
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final int SILENCE_MILLIS = 2_000;
    /** How often a request is sent before it is given up. */
    private static final int TIMES = 20;

    private static int authPort;
    private static int acctPort;
    private static int coaPort;

    private final CasmClient casm;
    private final Lab lab;
    private final Radclient radclient = new Radclient(SECRET);

    RadiusTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
    }

    @BeforeAll
    static void open(final Controller controller, final CasmClient casm) {
        Needs.peer(Radclient.isUsable(), "no radclient; install freeradius-utils");
        authPort = Ports.udp();
        acctPort = Ports.udp();
        coaPort = Ports.udp();
        controller.writeSecret("nas", SECRET, "rw-------");
        made(putEndpoint(casm, ""));
        awaitEndpoint(casm, "up");
    }

    private static Answer putEndpoint(final CasmClient casm, final String leaves) {
        return casm.restconf().put("data/casm-integration:integrations/endpoint=" + ENDPOINT,
            Json.of("{'casm-integration:endpoint':[{'name':'%s','adapter':'casm-integration:radius-server',%s"
                + "'credential-ref':'nas','radius':{'auth-port':%d,'acct-port':%d,'coa-port':%d}}]}", ENDPOINT, leaves,
                authPort, acctPort, coaPort));
    }

    @AfterAll
    static void close(final CasmClient casm) {
        if (Radclient.isUsable()) {
            casm.restconf().delete("data/casm-integration:integrations/endpoint=" + ENDPOINT);
        }
    }

    private static String state(final CasmClient casm) {
        return casm.restconf().get("data/casm-integration:integrations/endpoint=" + ENDPOINT
            + "/state?content=nonconfig").text();
    }

    private static void awaitEndpoint(final CasmClient casm, final String connection) {
        Await.value("endpoint " + connection, SOON, () -> state(casm),
            text -> text.contains("\"connection\":\"" + connection + "\""));
    }

    private static long counter(final CasmClient casm, final String name) {
        final var radius = Json.object(Json.object(Json.read(state(casm)), "state"), "radius");
        return Long.parseLong(Json.need(radius, name));
    }

    /** Makes a server, which is the only one with its NAS-Identifier on the loopback address. */
    private String server() {
        final var name = Lab.name("nas");
        made(casm.restconf().put("data/casm-device:devices/device=" + name, Json.of(
            "{'casm-device:device':[{'device-id':'%s','role':['casm-types:bng'],'management':{'profile':"
                + "'casm-types:radius-sb','radius':{'nas-identifier':'%s','nas-ip-address':'127.0.0.1'}}}]}",
            name, name)));
        return name;
    }

    /** A pool of /26 in a /24, or another prefix. */
    private String pool(final String prefix) {
        return lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'" + prefix + "'}],"
            + "'unit':{'prefix-length':26},'lease':{'quarantine':0,'default-lifetime':3600}");
    }

    /** Asks until the server knows of the pool, which was made a moment ago. */
    private String access(final String nas, final String user, final String... more) {
        return Await.value("the pool is known", SOON, () -> radclient.send(authPort, "auth", TIMES,
            attributes(nas, user, more)), said -> !said.contains("is open here"));
    }

    private String accounting(final String nas, final String status, final String user, final String... more) {
        final var attributes = attributes(nas, user, more);
        attributes.add("Acct-Status-Type = " + status);
        return radclient.send(acctPort, "acct", TIMES, attributes);
    }

    private static List<String> attributes(final String nas, final String user, final String... more) {
        final var attributes = new ArrayList<>(List.of("User-Name = \"" + user + "\"", "Service-Type = Outbound-User",
            "NAS-Identifier = \"" + nas + "\"", "Message-Authenticator = 0x00"));
        attributes.addAll(Arrays.asList(more));
        return attributes;
    }

    private List<Lease> held(final String nas) {
        return casm.leases().stream().filter(lease -> nas.equals(lease.leaf("device-id"))
            && "active".equals(lease.state())).toList();
    }

    private static void says(final String said, final String... parts) {
        for (final String part : parts) {
            assertTrue(said.contains(part), () -> part + " is not in: " + said);
        }
    }

    @Test
    void givesAServerItsPool() {
        final var nas = server();
        final var pool = pool("10.0.0.0/24");

        final var said = access(nas, pool);

        says(said, "Access-Accept", "Framed-Pool = \"" + pool + "\"", "Framed-IP-Address = 10.0.0.0",
            "Framed-IP-Netmask = 255.255.255.192", "Session-Timeout = 3",
            "ip:pool-def#1=" + pool + " 10.0.0.0 10.0.0.63", "ip:pool-timeout=30", "Message-Authenticator");
        assertEquals(List.of("10.0.0.0/26"), held(nas).stream().map(Lease::block).toList());
        // asking again gives the same, not more
        says(access(nas, pool), "Framed-IP-Address = 10.0.0.0");
        assertEquals(1, held(nas).size());
    }

    @Test
    void givesIpv6InTheWordsOfTheRequest() {
        final var nas = server();
        final var pool = lab.pool("ipv6-gua", "'segment':[{'id':'a','prefix':'2001:db8::/32'}],"
            + "'unit':{'prefix-length':48},'fragmentation':{'allowed-prefix':[44,48]}");

        says(access(nas, "pools-" + nas, "Delegated-IPv6-Prefix-Pool = \"" + pool + "\"",
            "Delegated-IPv6-Prefix = ::/44"), "Access-Accept", "Delegated-IPv6-Prefix = 2001:db8::/44",
            "Delegated-IPv6-Prefix-Pool = \"" + pool + "\"");
        says(access(nas, "pools-" + nas, "Framed-IPv6-Pool = \"" + pool + "\""),
            "Framed-IPv6-Prefix = 2001:db8::/44", "Framed-IPv6-Pool = \"" + pool + "\"");
    }

    @Test
    void givesASessionMoreAndTakesItBackWhenItStops() {
        final var nas = server();
        final var pool = pool("10.0.0.0/24");
        says(access(nas, pool), "10.0.0.0");

        says(access(nas, pool, "Acct-Session-Id = \"more\""), "Framed-IP-Address = 10.0.0.64");
        assertEquals(2, held(nas).size());
        final var second = held(nas).stream().filter(lease -> lease.block().equals("10.0.0.64/26")).findFirst()
            .orElseThrow();
        says(accounting(nas, "Interim-Update", pool, "Acct-Session-Id = \"more\""), "Accounting-Response");
        says(accounting(nas, "Stop", pool, "Acct-Session-Id = \"more\"", "Class = \"casm:" + second.id() + "\""),
            "Accounting-Response");

        Await.until("one lease", SOON, () -> held(nas).size() == 1);
        lab.awaitFigures(pool, "allocated", 64, "free", 192);
    }

    @Test
    void doesNotTakeABlockBackWithASubscriber() {
        final var nas = server();
        final var pool = pool("10.0.0.0/24");
        says(access(nas, pool), "Access-Accept");

        says(radclient.send(acctPort, "acct", TIMES, List.of("User-Name = \"alice\"",
            "NAS-Identifier = \"" + nas + "\"", "Acct-Status-Type = Stop", "Acct-Session-Id = \"1\"",
            "Framed-IP-Address = 10.0.0.7")), "Accounting-Response");

        assertEquals(1, held(nas).size());
    }

    @Test
    void takesAllBackWhenAServerGoesDown() {
        final var nas = server();
        final var pool = pool("10.0.0.0/24");
        says(accounting(nas, "Accounting-On", nas), "Accounting-Response");
        says(access(nas, pool), "Access-Accept");
        says(accounting(nas, "Accounting-Off", nas), "Accounting-Response");

        Await.until("no leases", SOON, () -> held(nas).isEmpty());
    }

    @Test
    void asksForARecalledLease() throws IOException {
        final var nas = server();
        final var pool = pool("10.0.0.0/24");
        says(access(nas, pool, "Acct-Session-Id = \"7\""), "Access-Accept");
        final var lease = held(nas).getFirst().id();

        try (var wire = new RadiusWire(SECRET, coaPort)) {
            Lab.done(casm.call("casm-device:recall-lease", "'lease-id':['" + lease + "'],'drain-timeout':600"));
            final var asked = new String(wire.acknowledgeDisconnect(90_000), StandardCharsets.ISO_8859_1);

            says(asked, "casm:" + lease, nas);
        }
        Await.until("given back", SOON, () -> casm.lease(lease) == null);
        lab.awaitFigures(pool, "allocated", 0, "free", 256);
        Await.until("counted", SOON, () -> counter(casm, "disconnect-acks") > 0);
    }

    @Test
    void rejectsWithAReasonWhenThePoolIsExhausted() {
        final var pool = pool("10.0.0.0/26");
        says(access(server(), pool), "Access-Accept");

        says(access(server(), pool), "Access-Reject", "Error-Cause = Resources-Unavailable", "Reply-Message", pool);
    }

    @Test
    void rejectsASubscriber() {
        says(subscriber(server()), "Access-Reject", "does not authenticate subscribers");
    }

    private String subscriber(final String nas) {
        return radclient.send(authPort, "auth", TIMES, List.of("User-Name = \"alice\"", "User-Password = \"secret\"",
            "NAS-Identifier = \"" + nas + "\"", "Message-Authenticator = 0x00"));
    }

    @Test
    void answersARepetitionWithTheSameOctets() throws IOException {
        final var nas = server();
        final var pool = pool("10.0.0.0/24");
        try (var wire = new RadiusWire(SECRET, 0)) {
            final byte[] request = wire.access(5, true, RadiusWire.text(1, pool), RadiusWire.number(6, 5),
                RadiusWire.text(32, nas));
            final byte[] first = Await.value("an answer", SOON, () -> exchange(wire, request),
                answer -> answer.length > 0);

            assertEquals(2, first[0]);
            assertArrayEquals(first, Await.value("the same answer", SOON, () -> exchange(wire, request),
                answer -> answer.length > 0));
        }
        assertEquals(1, held(nas).size());
    }

    private static byte[] exchange(final RadiusWire wire, final byte[] request) {
        try {
            return wire.exchange(request, authPort, SILENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void staysSilentToWhoDoesNotProveWhoHeIs() throws IOException {
        final var nas = server();
        final var pool = pool("10.0.0.0/24");
        // by then the server is known
        says(subscriber(nas), "Access-Reject");

        final long before = counter(casm, "bad-authenticators");
        assertFalse(new Radclient("another-secret-than-ours").send(authPort, "auth", 1, attributes(nas, pool))
            .contains("Received Access-"));
        Await.until("counted", SOON, () -> counter(casm, "bad-authenticators") > before);
        final long unsigned = counter(casm, "no-message-authenticator");
        try (var wire = new RadiusWire(SECRET, 0)) {
            assertEquals(0, wire.exchange(wire.access(6, false, RadiusWire.text(1, pool), RadiusWire.number(6, 5),
                RadiusWire.text(32, nas)), authPort, SILENCE_MILLIS).length);
        }
        Await.until("counted", SOON, () -> counter(casm, "no-message-authenticator") > unsigned);
        final long unknown = counter(casm, "unknown-clients");
        assertFalse(radclient.send(authPort, "auth", 1, attributes("nobody", pool)).contains("Received Access-"));
        Await.until("counted", SOON, () -> counter(casm, "unknown-clients") > unknown);
        assertEquals(List.of(), held(nas));
    }

    @Test
    void followsItsConfiguration(final Controller controller) {
        assertTrue(putEndpoint(casm, "'enabled':false,").isOk());
        awaitEndpoint(casm, "down");
        assertTrue(putEndpoint(casm, "").isOk());
        awaitEndpoint(casm, "up");
        controller.writeSecret("nas", SECRET, "rw-r--r--");
        Await.value("why it is down", SOON, () -> state(casm), text -> text.contains("0600"));
        awaitEndpoint(casm, "down");
        controller.writeSecret("nas", SECRET, "rw-------");
        awaitEndpoint(casm, "up");
        assertEquals(List.of(), controller.logLines(SECRET));
        assertFalse(casm.restconf().get("data/casm-integration:integrations").text().contains(SECRET));
    }
}
