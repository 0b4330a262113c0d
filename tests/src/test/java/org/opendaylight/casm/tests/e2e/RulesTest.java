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
import static org.opendaylight.casm.tests.e2e.Lab.granted;
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.EventStream;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** Rules beyond a single pool: quotas, borders, sizes, drains, child pools, reservations. */
@Order(45)
@ExtendWith(SharedController.class)
class RulesTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final CasmClient casm;
    private final Controller controller;
    private final Lab lab;

    RulesTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        this.controller = controller;
        lab = new Lab(casm);
    }

    private String tenant(final String leaves) {
        final String name = Lab.name("t");
        made(putTenant(name, leaves));
        return name;
    }

    private Answer putTenant(final String name, final String leaves) {
        return casm.restconf().put("data/casm-pool:tenants/tenant=" + name,
            Json.of("{'casm-pool:tenant':[{'name':'%s'%s}]}", name, leaves));
    }

    private static String quota(final String space, final String limits) {
        return ",'quota':[{'kind':'casm-types:ipv4-unicast','address-space':'" + space + "'," + limits + "}]";
    }

    private String pool(final String space, final String prefix) {
        final String name = Lab.name("p");
        made(casm.putPool4(name, space, prefix));
        return name;
    }

    private List<String> segments(final String pool) {
        final Answer answer = casm.restconf().get("data/casm-pool:pools/pool=" + pool + "?content=config");
        return Json.list(Json.list(answer.body(), "pool").getFirst(), "segment").stream()
            .map(one -> Json.need(one, "id") + ("true".equals(Json.text(one, "draining")) ? " draining" : ""))
            .sorted().collect(Collectors.toList());
    }

    @Test
    void quotasBoundTenantsOverAllPools() {
        final String space = lab.space();
        final String group = tenant(quota(space, "'max-leases':3"));
        final String part = tenant(",'parent':'" + group + "'" + quota(space, "'max-units':'8'"));
        final String first = pool(space, "10.0.0.0/24");
        final String second = pool(space, "10.0.1.0/24");
        final String owner = "'tenant':'" + part + "'";
        final Lease held = one(casm.allocate(first, owner + ",'prefix-length':30"));

        final Answer over = refused(casm.allocate(second, owner + ",'prefix-length':29"), 409, "resource-denied",
            "casm:quota-exceeded");

        assertTrue(over.message().contains("4 of at most 8 units") && over.message().contains("8 more"),
            over::toString);
        one(casm.allocate(second, owner + ",'prefix-length':30"));
        refused(casm.allocate(first, owner), 409, "resource-denied", "casm:quota-exceeded");
        one(casm.allocate(first, "'tenant':'" + group + "'"));
        final Answer leases = refused(casm.allocate(first, "'tenant':'" + group + "'"), 409, "resource-denied",
            "casm:quota-exceeded");
        assertTrue(leases.message().contains("3 of at most 3 leases"), leases::toString);
        done(casm.release(held.id()));
        one(casm.allocate(first, owner));
        assertEquals(204, putTenant(group, "").status());
        one(casm.allocate(first, owner));
        assertEquals(400, putTenant(Lab.name("t"), ",'parent':'nobody'").status());
    }

    @Test
    void bordersCloseSpacesToOtherTenants() {
        final String owner = tenant("");
        final String part = tenant(",'parent':'" + owner + "'");
        final String friend = tenant("");
        final String stranger = tenant("");
        final String space = Lab.name("s");
        made(casm.putSpace(space, "'tenant':'" + owner + "','shared-with':['" + friend + "']"));
        final String pool = pool(space, "10.0.0.0/24");
        final String match = "'request-id':'%s','match':{'kind':'casm-types:ipv4-unicast','address-space':'" + space
            + "'}%s";
        for (final String open : List.of(owner, part, friend)) {
            one(casm.allocate(pool, "'tenant':'" + open + "'"));
            one(casm.call("casm-allocation:allocate", String.format(match, CasmClient.newId(),
                ",'tenant':'" + open + "'")));
        }
        for (final String closed : List.of(",'tenant':'" + stranger + "'", "")) {
            refused(casm.call("casm-allocation:allocate", "'request-id':'" + CasmClient.newId() + "','pool':'" + pool
                + "'" + closed), 403, "access-denied", "casm:border");
            refused(casm.call("casm-allocation:allocate", String.format(match, CasmClient.newId(), closed)), 403,
                "access-denied", "casm:border");
        }
        final String question = "'address':'10.0.0.0','tenant':'%s'";
        final var told = CasmClient.holders(casm.call("casm-allocation:lookup", String.format(question, owner)));
        assertEquals(1, told.stream().filter(lease -> pool.equals(lease.leaf("pool"))).count(), told::toString);
        final var hidden = CasmClient.holders(casm.call("casm-allocation:lookup", String.format(question, stranger)));
        assertEquals(0, hidden.stream().filter(lease -> pool.equals(lease.leaf("pool"))).count(), hidden::toString);
        refused(casm.call("casm-allocation:lookup", String.format(question, stranger) + ",'address-space':'" + space
            + "'"), 403, "access-denied", "casm:border");
    }

    @Test
    void aPrefixLivesInTwoVrfsButNeverTwiceInOne() {
        final String red = lab.space();
        final String blue = lab.space();
        final String below = Lab.name("s");
        made(casm.putSpace(below, "'overlap':'unique-with-parent','parent':'" + red + "'"));
        final String loose = Lab.name("s");
        made(casm.putSpace(loose, "'overlap':'allow'"));
        final String one = pool(red, "10.0.0.0/24");
        final String two = pool(blue, "10.0.0.0/24");
        assertEquals(one(casm.allocate(one, "")).block(), one(casm.allocate(two, "")).block());
        for (final String strict : List.of(red, below)) {
            refused(casm.putPool4(Lab.name("p"), strict, "10.0.0.128/25"), 400, "invalid-value", "casm:overlap");
        }
        pool(loose, "10.0.0.0/24");
        pool(loose, "10.0.0.0/25");
    }

    @Test
    void strictResizeNamesWhatStandsInTheWayAndDryRunChangesNothing() {
        final String pool = lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'10.0.0.0/24'},"
            + "{'id':'b','prefix':'10.0.1.0/24'}],'lease':{'quarantine':0}");
        final Lease lease = one(casm.allocate(pool, "'specific':{'prefix':'10.0.1.8/29'}"));
        final String remove = "'pool':'" + pool + "','remove':['b'],'add':[{'id':'c','prefix':'10.0.4.0/22'}]";

        final JsonObject before = done(casm.call("casm-pool:resize-pool", remove + ",'dry-run':true")).output();
        final Answer refusal = refused(casm.call("casm-pool:resize-pool", remove), 409, "in-use", "casm:in-use");

        assertEquals("1", Json.need(before, "blocking-leases"));
        assertEquals(lease.id(), Json.need(Json.list(before, "blocking-lease").getFirst(), "lease-id"));
        assertEquals("1280", Json.need(before, "free"));
        assertTrue(refusal.message().contains(lease.id()), refusal::toString);
        assertEquals(List.of("a", "b"), segments(pool));
        done(casm.release(lease.id()));
        final JsonObject after = done(casm.call("casm-pool:resize-pool", remove)).output();
        assertEquals("1280", Json.need(after, "free"));
        assertEquals(List.of("a", "c"), segments(pool));
        lab.awaitFigures(pool, "total", 1280, "free", 1280);
        refused(casm.call("casm-pool:resize-pool", remove), 400, "invalid-value", "casm:invalid-value");
        refused(casm.call("casm-pool:resize-pool", "'pool':'nothing','remove':['b']"), 409, "data-missing",
            "casm:no-matching-pool");
    }

    @Test
    void aDrainOutlivesAKillAndEndsWithTheLastLease() throws IOException {
        final String pool = lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'10.0.0.0/24'},"
            + "{'id':'b','prefix':'10.0.1.0/24'}],'lease':{'quarantine':0}");
        final Lease lease = one(casm.allocate(pool, "'specific':{'prefix':'10.0.1.8/29'}"));
        final JsonObject output = done(casm.call("casm-pool:resize-pool",
            "'pool':'" + pool + "','remove':['b'],'mode':'drain'")).output();
        assertEquals("256", Json.need(output, "free"));
        assertEquals(List.of("a", "b draining"), segments(pool));
        refused(casm.call("casm-allocation:renew", "'request-id':'" + CasmClient.newId() + "','lease':[{'lease-id':'"
            + lease.id() + "'}]"), 500, "operation-failed", "casm:lease-state");

        controller.kill9();
        controller.start();

        assertEquals(List.of("a", "b draining"), segments(pool));
        refused(casm.allocate(pool, "'specific':{'prefix':'10.0.1.0/29'}"), 403, "access-denied", "casm:reserved");
        granted(casm.allocate(pool, "'prefix-length':24"));
        refused(casm.allocate(pool, ""), 409, "resource-denied", "casm:pool-exhausted");
        try (var stream = new EventStream(controller, "pool:pool-changed")) {
            done(casm.release(lease.id()));
            Await.until("the drained segment is gone", SOON, () -> List.of("a").equals(segments(pool)));
            final List<JsonObject> told = Await.value("pool-changed", SOON,
                () -> stream.received("pool-changed", one -> pool.equals(Json.text(one, "pool"))),
                all -> !all.isEmpty());
            assertEquals(List.of("drained"), told.stream().map(one -> Json.text(one, "change")).toList());
        }
        lab.awaitFigures(pool, "total", 256, "usable", 256, "free", 0);
    }

    @Test
    void childPoolsAreCarvedAndGivenBack() {
        final String space = lab.space();
        final String parent = pool(space, "10.0.0.0/24");
        final Lease lease = one(casm.allocate(parent, "'specific':{'prefix':'10.0.0.8/29'}"));
        final String child = Lab.name("p");
        final String rest = "'parent':'" + parent + "','segment':[{'id':'a','prefix':'%s'}]";

        final Answer refusal = refused(casm.putPool(child, "ipv4-private", space, String.format(rest, "10.0.0.0/25")),
            409, "in-use", "casm:in-use");

        assertTrue(refusal.message().contains(lease.id()), refusal::toString);
        refused(casm.putPool(child, "ipv4-private", space, String.format(rest, "10.0.1.0/25")), 400, "invalid-value",
            "casm:invalid-value");
        made(casm.putPool(child, "ipv4-private", space, String.format(rest, "10.0.0.128/25")));
        lab.awaitFigures(parent, "free", 120, "allocated", 136);
        refused(casm.allocate(parent, "'specific':{'prefix':'10.0.0.128/25'}"), 403, "access-denied", "casm:reserved");
        assertEquals("10.0.0.128/32", one(casm.allocate(child, "")).block().replaceAll("^([^/]+)$", "$1/32"));
        final String pools = "data/casm-pool:pools/pool=";
        assertEquals(409, casm.restconf().delete(pools + child).status());
        assertEquals(409, casm.restconf().delete(pools + parent).status());
        casm.lookup(space, "10.0.0.128").forEach(held -> done(casm.release(held.id())));
        assertEquals(204, casm.restconf().delete(pools + child).status());
        lab.awaitFigures(parent, "free", 248, "allocated", 8);
    }

    @Test
    void linksGetUsableAddressesOnly() {
        final String space = lab.space();
        final String six = Lab.name("p");
        made(casm.putPool(six, "ipv6-gua", space, "'segment':[{'id':'a','prefix':'2001:db8::/64'}],"
            + "'unit':{'prefix-length':127},'fragmentation':{'usable':'rfc6164'}"));
        assertEquals("2001:db8::2/127", one(casm.allocate(six, "")).block());
        refused(casm.allocate(six, "'specific':{'prefix':'2001:db8::/127'}"), 403, "access-denied", "casm:reserved");
        refused(casm.allocate(six, "'specific':{'prefix':'2001:db8::ffff:ffff:ffff:ff80/127'}"), 403, "access-denied",
            "casm:reserved");
        one(casm.allocate(six, "'specific':{'prefix':'2001:db8::ffff:ffff:ffff:ff7e/127'}"));
        final String four = Lab.name("p");
        made(casm.putPool(four, "ipv4-private", space, "'segment':[{'id':'a','prefix':'10.0.0.0/31'},"
            + "{'id':'b','prefix':'10.0.0.8/30'}],'fragmentation':{'usable':'exclude-network-broadcast'}"));
        lab.awaitFigures(four, "total", 6, "usable", 4, "free", 4);
        refused(casm.allocate(four, "'specific':{'prefix':'10.0.0.8/32'}"), 403, "access-denied", "casm:reserved");
    }

    @Test
    void reservationsEndByThemselves() {
        final String pool = lab.pool4("10.0.0.0/28");
        final String name = Lab.name("r");
        made(reserve(name, pool, Instant.now().plusSeconds(3600)));
        lab.awaitFigures(pool, "reserved", 4, "free", 12);
        Await.value("status of " + name, SOON, () -> status(name), "free"::equals);
        final Lease lease = one(casm.allocate(pool, "'device-id':'pe1'"));
        Await.value("status of " + name, SOON, () -> status(name), "in-use"::equals);
        done(casm.release(lease.id()));
        Await.value("status of " + name, SOON, () -> status(name), "free"::equals);
        assertEquals(204, reserve(name, pool, Instant.now().plusSeconds(2)).status());
        Await.until("the end of the reservation", SOON,
            () -> casm.figure(pool, "reserved").signum() == 0 && casm.figure(pool, "free").intValueExact() == 16);
    }

    private Answer reserve(final String name, final String pool, final Instant end) {
        return casm.restconf().put("data/casm-pool:reservations/reservation=" + name, Json.of(
            "{'casm-pool:reservation':[{'name':'%s','pool':'%s','prefix':'10.0.0.0/30','device-id':'pe1',"
                + "'purpose':'works','hold-until':'%s'}]}", name, pool, end));
    }

    private String status(final String reservation) {
        return Json.need(casm.restconf().get("data/casm-pool:reservations/reservation=" + reservation
            + "/status?content=nonconfig").body(), "status");
    }
}
