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
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** Usage reports of devices and what follows from them; sections 5.2.3 to 5.2.6 of the draft. */
@Order(31)
@ExtendWith(SharedController.class)
class ReportTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final CasmClient casm;
    private final Controller controller;
    private final Lab lab;
    private int message;

    ReportTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        this.controller = controller;
        lab = new Lab(casm);
    }

    private String device(final String leaves) {
        final String id = Lab.name("cgn");
        made(casm.restconf().put("data/casm-device:devices/device=" + id,
            Json.of("{'casm-device:device':[{'device-id':'%s'%s}]}", id, leaves)));
        return id;
    }

    private String pool(final String prefix) {
        return lab.pool("ipv4-public", "'segment':[{'id':'a','prefix':'" + prefix + "'}],"
            + "'unit':{'prefix-length':28},'lease':{'quarantine':0}");
    }

    private Answer send(final String rpc, final String device, final String id, final String leaves) {
        return casm.call("casm-device:" + rpc, "'device-id':'" + device + "','message-id':'" + id
            + "','incarnation':'1'" + (leaves.isEmpty() ? "" : "," + leaves));
    }

    private Lease lease(final String device, final String pool) {
        return one(send("address-pool-request", device, "m" + ++message, "'item':[{'name':'a','pool':'" + pool
            + "'}]"));
    }

    private static String sample(final String entry, final Lease lease, final int peak) {
        return sample(entry, lease, peak, Instant.now().truncatedTo(ChronoUnit.SECONDS), 1);
    }

    private static String sample(final String entry, final Lease lease, final int peak, final Instant end,
            final int days) {
        return "{'period':'day','start':'" + end.minus(Duration.ofDays(days)) + "','end':'" + end + "','pool-entry':'"
            + entry + "','lease-id':'" + lease.id() + "','total-addresses':'16','peak-addresses':'" + peak + "'}";
    }

    private Answer report(final String device, final String... samples) {
        return send("address-pool-report", device, "m" + ++message, "'report-id':'r" + message + "','sample':["
            + String.join(",", samples) + "]");
    }

    private JsonObject usage(final String device) {
        return Json.list(casm.restconf().get("data/casm-device:usage-reports/device=" + device
            + "?content=nonconfig").body(), "device").getFirst();
    }

    /** Section 5.2.3, step 2, with its very figures; R14, R67, R68, N3. */
    @Test
    void section523KeepsTheExampleOfTheDraft() {
        final String device = device("");
        final String pool = pool("30.14.44.0/28");
        assertEquals("30.14.44.0/28", lease(device, pool).block());
        final String sample = "'start':'2026-11-21T00:00:00Z','end':'2026-11-22T00:00:00Z','pool-entry':'nat',"
            + "'address-list':['30.14.44.0/28'],'kind':'casm-types:ipv4-unicast','technique':'casm-types:nat44',"
            + "'total-addresses':'14','peak-addresses':'14','average-address-ratio':'90.0','ports':["
            + "{'protocol':'tcp','average-ratio':'20.0'},{'protocol':'udp','average-ratio':'30.0'}]";

        final Answer answer = done(report(device, "{'period':'day'," + sample + "}", "{'period':'week'," + sample
            + "}", "{'period':'month'," + sample + "}"));

        assertEquals("granted", answer.result(), answer::toString);
        final JsonObject usage = usage(device);
        final var samples = Json.list(usage, "sample");
        assertEquals(List.of("day", "month", "week"), samples.stream().map(one -> Json.text(one, "period")).sorted()
            .toList());
        for (final JsonObject one : samples) {
            assertEquals("14", Json.text(one, "total-addresses"));
            assertEquals("14", Json.text(one, "peak-addresses"));
            assertEquals("90.0", Json.text(one, "average-address-ratio"));
            assertEquals("casm-types:nat44", Json.text(one, "technique"));
            assertEquals("[\"30.14.44.0/28\"]", String.valueOf(Json.member(one, "address-list")));
            assertEquals(List.of("tcp 20.0", "udp 30.0"), Json.list(one, "ports").stream()
                .map(port -> Json.text(port, "protocol") + " " + Json.text(port, "average-ratio")).sorted().toList());
            assertEquals(pool, Json.text(one, "pool"));
            assertEquals("r" + message, Json.text(one, "report-id"));
        }
        final JsonObject joint = Json.list(usage, "pool").getFirst();
        assertEquals("100.0", Json.text(joint, "utilization"));
        Await.until("the time of the last report", SOON, () -> Json.text(Json.object(casm.restconf().get(
            "data/casm-device:devices/device=" + device + "/state?content=nonconfig").body(), "state"),
            "last-report") != null);
    }

    /** Section 5.2.3, steps 3 and 4; R69, R70, also over a crash. */
    @Test
    void section523CountsARepetitionOnceAndGrantsOnce() {
        final String device = device("");
        final String pool = pool("30.14.45.0/24");
        final Lease lease = lease(device, pool);
        final String content = "'report-id':'x','sample':[" + sample("e", lease, 15) + "]";

        final Answer first = done(send("address-pool-report", device, "same", content));
        assertEquals("granted", Json.text(first.output(), "action"), first::toString);
        assertEquals("30.14.45.16/28", first.lease().block());
        assertEquals("duplicate", done(send("address-pool-report", device, "same", content)).result());
        controller.kill9();
        controller.start();

        Await.until("the report is there again", SOON, () -> casm.restconf().get(
            "data/casm-device:usage-reports/device=" + device + "?content=nonconfig").isOk());
        final Answer again = done(send("address-pool-report", device, "same", content));
        assertEquals("duplicate", again.result());
        assertEquals(first.lease().id(), again.lease().id());
        assertEquals(1, Json.list(usage(device), "sample").size());
        lab.figures(pool, "allocated", 32);
    }

    /** Section 5.2.3; what makes no sense is refused as a whole. */
    @Test
    void refusesReportsThatMakeNoSense() {
        final String device = device("");
        final String pool = pool("30.14.46.0/24");
        final Lease mine = lease(device, pool);
        final Lease others = lease(device(""), pool);
        final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

        refused(report(device, sample("e", others, 1)), 403, "access-denied", "casm:border");
        refused(report(device, sample("e", mine, 1).replace(mine.id(), "no-such")), 409, "data-missing",
            "casm:unknown-lease");
        assertEquals("invalid-value", report(device, sample("e", mine, 17)).errorTag());
        assertEquals("invalid-value", report(device, sample("e", mine, 1, now, 0)).errorTag());
        assertEquals("invalid-value", report(device, sample("e", mine, 1).replace("'total-addresses'",
            "'address-list':['30.14.46.16/28'],'total-addresses'")).errorTag());
        assertEquals(400, report(device, sample("e", mine, 1).replace("'day'", "'year'")).status());
        assertEquals(400, report(device, sample("e", mine, 1).replace("'peak-addresses'",
            "'average-address-ratio':'100.5','peak-addresses'")).status());
        assertEquals(409, casm.restconf().get("data/casm-device:usage-reports/device=" + device
            + "?content=nonconfig").status());
    }

    /** Sections 5.2.5 and 5.2.6; R4, R73. */
    @Test
    void demandThatMovesTakesItsSpaceAlong() {
        final String pool = pool("30.14.47.0/27");
        final String from = device(",'thresholds':{'idle-release':1}");
        final String to = device(",'thresholds':{'idle-release':1}");
        final Lease first = lease(from, pool);
        final Lease second = lease(from, pool);
        assertEquals("retry-later", done(send("address-pool-request", to, "early", "'item':[{'name':'a','pool':'"
            + pool + "'}]")).result());

        final Instant idle = Instant.now().plusSeconds(3);
        Await.until("the lease is idle for long enough", SOON, () -> Instant.now().isAfter(idle));
        final Instant measured = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        final Answer advice = done(report(from, sample("a", first, 3, measured, 1), sample("b", second, 0, measured,
            1)));
        assertEquals("release-suggested", Json.text(advice.output(), "action"), advice::toString);
        assertEquals("[\"" + second.id() + "\"]", String.valueOf(Json.member(advice.output(), "idle-lease")));
        done(send("address-pool-release", from, "back", "'reason':'idle','lease':[{'lease-id':'" + second.id()
            + "'}]"));
        done(send("address-pool-release-confirm", from, "gone", "'lease-id':['" + second.id() + "']"));

        assertEquals(second.block(), one(send("address-pool-request", to, "early", "'item':[{'name':'a','pool':'"
            + pool + "'}]")).block());
    }

    /** Section 3: user planes share what their control plane has; R21. */
    @Test
    void userPlanesAddUp() {
        final String control = device("");
        final String one = device(",'control-plane':'" + control + "'");
        final String two = device(",'control-plane':'" + control + "'");
        final Lease lease = lease(control, pool("30.14.48.0/24"));

        assertEquals("none", Json.text(done(report(one, sample("e", lease, 8).replace("'total-addresses':'16'",
            "'address-list':['30.14.48.0/29'],'total-addresses':'8'"))).output(), "action"));
        final Answer answer = done(report(two, sample("e", lease, 6).replace("'total-addresses':'16'",
            "'address-list':['30.14.48.8/29'],'total-addresses':'8'")));

        assertEquals("granted", Json.text(answer.output(), "action"), answer::toString);
        assertEquals(control, casm.lease(answer.lease().id()).leaf("device-id"));
        final JsonObject joint = Json.list(usage(control), "pool").getFirst();
        assertEquals("14", Json.text(joint, "used-addresses"));
        assertEquals(2, Json.list(joint, "user").size());
    }

    /** Section 5.2.4; R31, R71. */
    @Test
    void section524AsksADeviceThatPolls() {
        final String device = device("");
        final Lease lease = lease(device, pool("30.14.49.0/24"));
        assertEquals("retry-later", done(casm.call("casm-device:query-device", "'device-id':'" + device + "'"))
            .result());
        done(report(device, sample("e", lease, 2)));
        assertEquals("false", Json.text(send("keepalive", device, "k", "").output(), "query"));

        final var query = CompletableFuture.supplyAsync(() -> casm.call("casm-device:query-device", "'device-id':'"
            + device + "','period':['day'],'timeout':300"));
        Await.until("the device is asked", SOON,
            () -> "true".equals(Json.text(send("keepalive", device, "k", "").output(), "query")));
        done(report(device, sample("f", lease, 1)));

        final Answer answer = done(query.join());
        assertEquals("granted", answer.result(), answer::toString);
        assertTrue(Json.list(answer.output(), "sample").stream().anyMatch(one -> "f".equals(
            Json.text(one, "pool-entry"))), answer::toString);
        refused(casm.call("casm-device:query-device", "'device-id':'nobody'"), 409, "data-missing",
            "casm:unknown-device");
    }
}
