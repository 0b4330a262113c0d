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

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** Plans come true when they are carried out, simulations foretell what happens, and neither changes anything. */
@Order(46)
@ExtendWith(SharedController.class)
class PlanningTest {
    private static final String PLAN = "casm-allocation:plan-defragmentation";
    private static final String SIMULATE = "casm-allocation:simulate";

    private final CasmClient casm;
    private final Lab lab;

    PlanningTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
    }

    private JsonObject plan(final String pool, final String rest) {
        return done(casm.call(PLAN, "'pool':'" + pool + "'" + rest)).output();
    }

    /** Sends the three calls of each step as they are. */
    private void apply(final JsonObject plan) {
        for (final JsonObject step : Json.list(plan, "step")) {
            final Lease offer = one(rpc("allocate", step));
            assertEquals("offered", offer.state());
            assertEquals(Json.need(step, "to"), offer.block());
            done(rpc("confirm", step));
            done(rpc("release", step));
            assertEquals("active", casm.lease(offer.id()).state());
        }
    }

    private Answer rpc(final String call, final JsonObject step) {
        return casm.restconf().rpc("casm-allocation:" + call, Json.object(step, call));
    }

    private String largest(final String pool) {
        return Json.text(casm.state(pool), "largest-free-block");
    }

    @Test
    void clearsTheBlockThatItPromises() {
        final String pool = lab.pool4("10.0.0.0/26");
        // one of each eight addresses is held, so that no more than a /30 is free in one piece
        for (int i = 4; i < 64; i += 8) {
            one(casm.allocate(pool, "'device-id':'bng" + i % 3 + "','lifetime':3600,'specific':{'prefix':'10.0.0."
                + i + "/32'}"));
        }
        assertEquals("10.0.0.0/30", largest(pool));
        final String version = Json.need(casm.state(pool), "version");

        final var plan = plan(pool, "");

        assertEquals("10.0.0.0/30", Json.need(plan, "largest-free-block"));
        final String promised = Json.need(plan, "largest-free-block-after");
        assertTrue(promised.endsWith("/27"), plan::toString);
        assertEquals(4, Json.list(plan, "step").size(), plan::toString);
        assertEquals(version, Json.need(plan, "version"));
        assertEquals(version, Json.need(casm.state(pool), "version"), "planning changes nothing");
        apply(plan);
        assertEquals(promised, largest(pool));
        assertEquals(Json.need(plan, "fragments-after"), Json.need(casm.state(pool), "fragments"));
        lab.figures(pool, "allocated", 8, "free", 56);
        assertEquals(promised, one(casm.allocate(pool, "'prefix-length':27")).block());
    }

    @Test
    void savesTheRoutesThatItPromises() {
        final String pool = lab.pool4("10.0.0.0/26");
        for (int i = 0; i < 8; i++) {
            one(casm.allocate(pool, "'device-id':'bng" + i % 2 + "','lifetime':3600,'specific':{'prefix':'10.0.0."
                + 4 * i + "/30'}"));
        }

        final var plan = plan(pool, ",'goal':'fewest-routes'");

        assertEquals("8", Json.need(plan, "routes"));
        assertEquals("2", Json.need(plan, "routes-after"));
        assertEquals("6", Json.need(plan, "routes-saved"));
        assertEquals("2", Json.need(plan, "holders-touched"));
        apply(plan);
        assertEquals("2", Json.need(plan(pool, ",'goal':'fewest-routes'"), "routes"));
        lab.figures(pool, "allocated", 32);
    }

    @Test
    void saysWhoStaysAndWhyNothingIsGained() {
        final String pool = lab.pool4("10.0.0.0/28");
        one(casm.allocate(pool, "'device-id':'bng1','lifetime':'infinite','specific':{'prefix':'10.0.0.1/32'}"));
        one(casm.allocate(pool, "'device-id':'bng1','lifetime':'infinite','specific':{'prefix':'10.0.0.9/32'}"));

        final var plan = plan(pool, "");

        assertEquals(List.of(), Json.list(plan, "step"));
        assertEquals("permanent", Json.need(Json.list(plan, "staying").getFirst(), "reason"));
        assertTrue(!Json.need(plan, "remark").isBlank(), plan::toString);
        assertTrue(Json.need(plan(pool, ",'move-permanent':true"), "largest-free-block-after").endsWith("/29"));
    }

    /** What twenty requests do for real. */
    private JsonObject twenty(final String pool) {
        final var outcome = new JsonObject();
        final var blocks = new ArrayList<String>();
        int refused = 0;
        for (int i = 1; i <= 20; i++) {
            final Answer answer = casm.allocate(pool, "'prefix-length':30,'subscriber':'s" + i + "'");
            if (answer.isOk()) {
                blocks.add(one(answer).block());
            } else if (refused++ == 0) {
                outcome.addProperty("number", i);
                outcome.addProperty("app-tag", answer.appTag());
                outcome.addProperty("message", answer.message());
            }
        }
        outcome.addProperty("refused", refused);
        outcome.addProperty("granted", blocks.size());
        return outcome;
    }

    @Test
    void foretellsWhatTwentyRequestsDo() {
        final String pool = lab.pool4("10.0.0.0/26");
        for (final int taken : List.of(1, 18, 19, 44)) {
            one(casm.allocate(pool, "'specific':{'prefix':'10.0.0." + taken + "/32'}"));
        }
        final var before = casm.state(pool);

        final var output = done(casm.call(SIMULATE, "'burst':[{'name':'b','requests':20,'distinct-subscribers':true,"
            + "'pool':'" + pool + "','prefix-length':30}]")).output();

        assertEquals(before, casm.state(pool), "simulating changes nothing");
        final var foretold = Json.list(output, "burst").getFirst();
        final var happened = twenty(pool);
        assertEquals("13", Json.need(foretold, "granted"));
        for (final String counter : List.of("granted", "refused")) {
            assertEquals(Json.need(happened, counter), Json.need(foretold, counter), output::toString);
        }
        for (final String leaf : List.of("number", "app-tag", "message")) {
            assertEquals(Json.need(happened, leaf), Json.need(Json.object(foretold, "first-refusal"), leaf));
        }
        final var usage = Json.list(output, "pool").getFirst();
        for (final String leaf : List.of("usable", "free", "utilization", "largest-free-block", "fragments")) {
            assertEquals(Json.text(casm.state(pool), leaf), Json.text(usage, leaf), leaf);
        }
    }

    private Answer draft(final String burst, final JsonObject... pools) {
        final var list = new JsonArray();
        List.of(pools).forEach(pool -> list.add(Json.list(pool, "pool").getFirst()));
        final var document = new JsonObject();
        document.add("casm-pool:pool", list);
        final var input = Json.of("{" + burst + "}");
        input.addProperty("pools", document.toString());
        return casm.restconf().rpc(SIMULATE, input);
    }

    private static JsonObject pool4(final String name, final String space, final String prefix) {
        return CasmClient.pool(name, "ipv4-private", space, "'segment':[{'id':'a','prefix':'" + prefix + "'}]");
    }

    @Test
    void triesPoolsWithoutStoringThem() {
        final String pool = lab.pool4("10.0.0.0/26");
        final String draft = Lab.name("draft");

        final var bad = done(draft("", pool4(draft, pool, "10.0.0.0/25"))).output();
        final var good = done(draft("'burst':[{'name':'b','requests':5,'pool':'" + draft + "','prefix-length':28}]",
            pool4(draft, pool, "10.0.0.64/26"))).output();

        final var problem = Json.list(bad, "problem").getFirst();
        assertEquals("casm:overlap", Json.need(problem, "app-tag"));
        assertTrue(Json.need(problem, "message").contains(pool), problem::toString);
        final var told = Json.list(Json.list(bad, "new-pool").getFirst(), "overlap").stream()
            .filter(overlap -> pool.equals(Json.text(overlap, "pool"))).findFirst().orElseThrow();
        assertEquals("10.0.0.0/26", Json.need(told, "common"));
        assertEquals(List.of(), Json.list(good, "problem"));
        assertEquals("4", Json.need(Json.list(good, "burst").getFirst(), "granted"));
        assertEquals("casm:pool-exhausted", Json.need(Json.object(Json.list(good, "burst").getFirst(),
            "first-refusal"), "app-tag"));
        final int status = casm.restconf().get("data/casm-pool:pools/pool=" + draft).status();
        assertTrue(status == 404 || status == 409, "the draft is stored: " + status);
        refused(casm.allocate(draft, ""), 409, "data-missing", "casm:no-matching-pool");
        // what was said to be wrong is refused in earnest, too, and what was said to be right is taken
        final Answer earnest = casm.putPool4(draft, pool, "10.0.0.0/25");
        assertEquals("casm:overlap", earnest.appTag(), earnest::toString);
        made(casm.putPool4(draft, pool, "10.0.0.64/26"));
        assertEquals(4, IntStream.range(0, 4).map(i -> granted(casm.allocate(draft, "'prefix-length':28")).size())
            .sum());
    }

    @Test
    void refusesPlansThatCannotBe() {
        final String pool = lab.pool4("10.0.0.0/26");
        final String vlans = lab.pool("vlan-id", "'segment':[{'id':'a','number-start':'10','number-end':'20'}]");

        refused(casm.call(PLAN, ""), 400, "invalid-value", "casm:invalid-value");
        refused(casm.call(PLAN, "'pool':'nowhere'"), 409, "data-missing", "casm:no-matching-pool");
        refused(casm.call(PLAN, "'pool':'" + vlans + "'"), 400, "invalid-value", "casm:kind-mismatch");
        refused(casm.call(PLAN, "'pool':'" + pool + "','goal':'fewest-routes','prefix-length':27"), 400,
            "invalid-value", "casm:invalid-value");
        refused(casm.call(PLAN, "'pool':'" + pool + "','prefix-length':33"), 400, "invalid-value",
            "casm:invalid-value");
        assertEquals(400, casm.call(PLAN, "'pool':'" + pool + "','max-steps':0").status());
        assertEquals(400, casm.call(PLAN, "'pool':'" + pool + "','goal':'beauty'").status());
    }

    @Test
    void refusesSimulationsThatCannotBe() {
        refused(casm.call(SIMULATE, ""), 400, "invalid-value", "casm:invalid-value");
        refused(casm.call(SIMULATE, "'burst':[{'name':'b'}]"), 400, "invalid-value", "casm:invalid-value");
        assertEquals(400, casm.call(SIMULATE, "'burst':[{'name':'b','pool':'p','requests':10001}]").status());
        final var nowhere = done(casm.call(SIMULATE, "'burst':[{'name':'b','pool':'nowhere'}]")).output();
        assertEquals("casm:no-matching-pool", Json.need(Json.object(Json.list(nowhere, "burst").getFirst(),
            "first-refusal"), "app-tag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "nonsense", "{\"casm-pool:pool\":{}}", "{\"casm-pool:pool\":[",
        "{\"casm-pool:pool\":[]}", "{\"casm-pool:pool\":[{\"name\":\"p\"}]}", "{\"x\":1}"})
    void refusesTextsThatAreNoPools(final String text) {
        final var input = new JsonObject();
        input.addProperty("pools", text);

        refused(casm.restconf().rpc(SIMULATE, input), 400, "invalid-value", "casm:invalid-value");
    }
}
