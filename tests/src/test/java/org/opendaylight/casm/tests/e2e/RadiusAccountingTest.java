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

import com.google.gson.JsonObject;
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
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Ports;

/** What the accounting of subscribers tells of a server, and which endpoints and servers are taken. */
@Order(56)
@ExtendWith(SharedController.class)
class RadiusAccountingTest {
    private static final String SECRET = "testing123-testing123";
    private static final String OWN_SECRET = "another-secret-of-one-server";
    private static final String ENDPOINT = "radius-accounting";
    private static final String PATH = "data/casm-integration:integrations/endpoint=";
    private static final Duration SOON = Duration.ofSeconds(90);

    /** How often a request is sent before it is given up. */
    private static final int TIMES = 20;

    private static int authPort;
    private static int acctPort;

    private final CasmClient casm;
    private final Lab lab;
    private final Radclient radclient = new Radclient(SECRET);

    RadiusAccountingTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
    }

    @BeforeAll
    static void open(final Controller controller, final CasmClient casm) {
        Needs.peer(Radclient.isUsable(), "no radclient; install freeradius-utils");
        authPort = Ports.udp();
        acctPort = Ports.udp();
        controller.writeSecret("shared", SECRET, "rw-------");
        controller.writeSecret("own", OWN_SECRET, "rw-------");
        Lab.made(put(casm, ENDPOINT, "'credential-ref':'shared'", authPort, acctPort));
        Await.value("the endpoint", SOON, () -> casm.restconf().get(PATH + ENDPOINT + "/state?content=nonconfig")
            .text(), text -> text.contains("\"connection\":\"up\""));
    }

    @AfterAll
    static void close(final CasmClient casm) {
        if (Radclient.isUsable()) {
            casm.restconf().delete(PATH + ENDPOINT);
        }
    }

    private static Answer put(final CasmClient casm, final String name, final String leaves, final int auth,
            final int acct) {
        return casm.restconf().put(PATH + name, Json.of("{'casm-integration:endpoint':[{'name':'%s','adapter':"
            + "'casm-integration:radius-server',%s,'radius':{'auth-port':%d,'acct-port':%d}}]}", name, leaves, auth,
            acct));
    }

    private Answer putServer(final String name, final String more) {
        return casm.restconf().put("data/casm-device:devices/device=" + name, Json.of(
            "{'casm-device:device':[{'device-id':'%s','role':['casm-types:bng'],'report':{'interval':2},'management':{"
                + "'radius':{'nas-ip-address':'127.0.0.1'%s}}}]}", name, more));
    }

    private String server() {
        final var name = Lab.name("nas");
        Lab.made(putServer(name, ",'nas-identifier':'" + name + "'"));
        return name;
    }

    private String pool() {
        return lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'10.0.0.0/24'}],'unit':{'prefix-length':26},"
            + "'lease':{'quarantine':0,'default-lifetime':3600}");
    }

    private static String access(final Radclient client, final String nas, final String pool) {
        return access(client, TIMES, nas, pool);
    }

    private static String access(final Radclient client, final int times, final String nas, final String pool) {
        return client.send(authPort, "auth", times, List.of("User-Name = \"" + pool + "\"",
            "Service-Type = Outbound-User", "NAS-Identifier = \"" + nas + "\"", "Message-Authenticator = 0x00"));
    }

    private void subscriber(final String nas, final String status, final String... more) {
        final var attributes = new ArrayList<>(List.of("User-Name = \"alice\"", "NAS-Identifier = \"" + nas + "\"",
            "Acct-Status-Type = " + status));
        attributes.addAll(Arrays.asList(more));
        final var said = radclient.send(acctPort, "acct", TIMES, attributes);
        assertTrue(said.contains("Accounting-Response"), said);
    }

    private static String session(final String id) {
        return "Acct-Session-Id = \"" + id + "\"";
    }

    private static String framed(final int number) {
        return "Framed-IP-Address = 10.0.0." + number;
    }

    /** The sample of a day of the only lease of a server. */
    private String figures(final String nas) {
        final var answer = casm.restconf().get("data/casm-device:usage-reports/device=" + nas + "?content=nonconfig");
        return Json.list(answer.body(), "device").stream().flatMap(device -> Json.list(device, "sample").stream())
            .filter(sample -> "day".equals(Json.text(sample, "period")))
            .map(RadiusAccountingTest::figures).findFirst().orElse("nothing");
    }

    private static String figures(final JsonObject sample) {
        return Json.text(sample, "current-addresses") + " now, " + Json.text(sample, "peak-addresses") + " at most, of "
            + Json.text(sample, "total-addresses");
    }

    private void awaitFigures(final String nas, final String figures) {
        Await.value("the use of " + nas, SOON, () -> figures(nas), figures::equals);
    }

    @Test
    void reportsWhatSubscribersUseAndCountsNothingTwice() {
        final var nas = server();
        final var pool = pool();
        Await.until("the pool is known", SOON, () -> access(radclient, nas, pool).contains("Access-Accept"));

        subscriber(nas, "Start", session("a"), framed(1));
        subscriber(nas, "Start", session("a"), framed(1), "Acct-Delay-Time = 3");
        subscriber(nas, "Start", session("b"), framed(2));
        subscriber(nas, "Interim-Update", session("c"), framed(3));
        // not of the server's block
        subscriber(nas, "Start", session("d"), framed(200));
        awaitFigures(nas, "3 now, 3 at most, of 64");

        subscriber(nas, "Stop", session("b"), framed(2));
        subscriber(nas, "Start", session("b"), framed(2), "Acct-Delay-Time = 9");
        awaitFigures(nas, "2 now, 3 at most, of 64");
        final var use = Json.list(Json.list(casm.restconf().get("data/casm-device:usage-reports/device=" + nas
            + "?content=nonconfig").body(), "device").getFirst(), "pool").getFirst();
        assertEquals(List.of(pool, "2", "3", "64"), List.of(Json.need(use, "name"), Json.need(use, "current-addresses"),
            Json.need(use, "used-addresses"), Json.need(use, "total-addresses")));

        subscriber(nas, "Accounting-On");
        awaitFigures(nas, "0 now, 3 at most, of 64");
    }

    private static void refused(final Answer answer, final String appTag) {
        Lab.refused(answer, 400, "invalid-value", appTag);
    }

    @Test
    void refusesEndpointsThatCannotWorkAndChangesNothing() {
        final var before = casm.restconf().get("data/casm-integration:integrations?content=config").text();

        refused(put(casm, "second", "'credential-ref':'shared'", authPort, acctPort + 1), "casm:overlap");
        refused(put(casm, "second", "'enabled':true", authPort + 2, acctPort + 2), "casm:invalid-value");
        refused(put(casm, "second", "'credential-ref':'shared','pool':['no-such']", authPort + 2, acctPort + 2),
            "casm:invalid-value");
        refused(put(casm, "second", "'credential-ref':'shared'", authPort + 2, authPort + 2), "casm:invalid-value");

        assertEquals(before, casm.restconf().get("data/casm-integration:integrations?content=config").text());
    }

    @Test
    void refusesAServerThatCannotBeToldFromAnother() {
        final var nas = server();

        refused(putServer(Lab.name("nas"), ",'nas-identifier':'" + nas + "'"), "casm:invalid-value");
    }

    @Test
    void knowsAServerByItsOwnSecret() {
        final var nas = Lab.name("nas");
        final var pool = pool();
        Lab.made(putServer(nas, ",'nas-identifier':'" + nas + "','credential-ref':'own'"));

        Await.until("an answer", SOON, () -> access(new Radclient(OWN_SECRET), 3, nas, pool)
            .contains("Access-Accept"));
        assertTrue(!access(radclient, 1, nas, pool).contains("Received Access-"),
            "the secret of the endpoint is not his");
    }
}
