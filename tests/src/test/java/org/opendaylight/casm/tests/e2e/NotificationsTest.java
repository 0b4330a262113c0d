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
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.EventStream;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** What CASM tells without being asked, on an event stream of RESTCONF. */
@Order(60)
@ExtendWith(SharedController.class)
class NotificationsTest {
    private static final Duration SOON = Duration.ofSeconds(90);

    private final CasmClient casm;
    private final Controller controller;
    private final Lab lab;

    NotificationsTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        this.controller = controller;
        lab = new Lab(casm);
    }

    private static Predicate<JsonObject> of(final String pool) {
        return one -> pool.equals(Json.text(one, "pool"));
    }

    private static Predicate<JsonObject> requestsTo(final String pool) {
        return of(pool).and(one -> "allocate".equals(Json.text(one, "event")));
    }

    private static List<JsonObject> await(final EventStream stream, final String name, final int count,
            final Predicate<JsonObject> condition) {
        return Await.value(count + " " + name, SOON, () -> stream.received(name, condition),
            all -> all.size() >= count);
    }

    @Test
    void tellsOfEachChangeOfALease() throws IOException {
        final String pool = lab.pool4("10.0.0.0/24");
        try (var stream = new EventStream(controller, "allocation:allocation-changed")) {
            final Lease lease = one(casm.allocate(pool, "'device-id':'pe1','hold':true"));
            done(casm.call("casm-allocation:confirm",
                "'request-id':'" + CasmClient.newId() + "','lease-id':['" + lease.id() + "']"));
            done(casm.release(lease.id()));

            final List<JsonObject> told = await(stream, "allocation-changed", 3, of(pool));

            assertEquals(List.of("offered", "active", "released"),
                told.stream().map(one -> Json.text(one, "new-state")).toList(), told::toString);
            assertEquals(lease.id(), Json.text(told.getFirst(), "lease-id"));
            assertEquals("pe1", Json.text(told.getFirst(), "device-id"));
            assertEquals(null, Json.text(told.getFirst(), "old-state"));
            assertEquals("active", Json.text(told.getLast(), "old-state"));
        }
    }

    @Test
    void tellsOnceOfEachCrossingOfAThreshold() throws IOException {
        final String pool = lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'10.0.0.0/28'}],"
            + "'lease':{'quarantine':0},'thresholds':{'low':'0','high':'50','critical':'100','hysteresis':'10',"
            + "'min-interval':0}");
        final Predicate<JsonObject> atHigh = of(pool).and(one -> Json.need(one, "threshold").startsWith("50"));
        try (var stream = new EventStream(controller, "pool:pool-threshold-crossed")) {
            final List<Lease> leases = new ArrayList<>();
            for (int i = 0; i < 11; i++) {
                leases.add(one(casm.allocate(pool, "")));
            }
            await(stream, "pool-threshold-crossed", 1, atHigh);
            leases.forEach(lease -> done(casm.release(lease.id())));
            await(stream, "pool-threshold-crossed", 2, atHigh);
            // what would come too often comes before what another pool tells now
            final String marker = lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'10.0.0.0/31'}],"
                + "'thresholds':{'low':'0','high':'40','critical':'100','min-interval':0}");
            one(casm.allocate(marker, ""));
            await(stream, "pool-threshold-crossed", 1, of(marker));

            final List<JsonObject> told = stream.received("pool-threshold-crossed", atHigh);
            assertEquals(List.of("rising", "falling"),
                told.stream().map(one -> Json.text(one, "direction")).toList(), told::toString);
            assertTrue(Double.parseDouble(Json.need(told.getFirst(), "utilization")) >= 50, told::toString);
        }
    }

    @Test
    void tellsOfAnExhaustedPool() throws IOException {
        final String pool = lab.pool4("10.0.0.0/30");
        one(casm.allocate(pool, "'prefix-length':31"));
        try (var stream = new EventStream(controller, "pool:pool-exhausted")) {
            refused(casm.allocate(pool, "'prefix-length':30"), 409, "resource-denied", "casm:pool-exhausted");

            final JsonObject told = await(stream, "pool-exhausted", 1, of(pool)).getFirst();

            assertEquals("10.0.0.2/31", Json.text(told, "largest-free-block"));
            assertEquals("4", Json.text(told, "requested-units"));
        }
    }

    /** The log is told from when the Coordinator knows that somebody listens. */
    private void awaitHeard(final EventStream stream) {
        final String probe = lab.pool4("10.0.0.0/16");
        Await.until("the log is heard", SOON, () -> {
            one(casm.allocate(probe, ""));
            return !stream.received("log-entry", requestsTo(probe)).isEmpty();
        });
    }

    @Test
    void tellsOfEntriesOfTheLog() throws IOException {
        final String pool = lab.pool4("10.0.0.0/30");
        try (var stream = new EventStream(controller, "log:log-entry")) {
            awaitHeard(stream);
            final Lease lease = one(casm.allocate(pool, "'prefix-length':31"));
            refused(casm.allocate(pool, "'prefix-length':30"), 409, "resource-denied", "casm:pool-exhausted");

            final List<JsonObject> told = await(stream, "log-entry", 2, requestsTo(pool));

            assertEquals(List.of("success", "denied"), told.stream().map(one -> Json.text(one, "outcome")).toList(),
                told::toString);
            assertEquals(lease.id(), Json.text(told.getFirst(), "lease-id"));
            assertEquals("casm:pool-exhausted", Json.text(told.getLast(), "error-app-tag"));
            final String digest = Json.need(told.getFirst(), "digest");
            final var logged = Json.list(casm.call("casm-log:query-log", "'lease-id':'" + lease.id() + "'").output(),
                "entry");
            assertEquals(digest, Json.text(logged.getFirst(), "digest"));
        }
    }

    @Test
    void tellsOfTheCategoriesOfThePolicyOnly() throws IOException {
        final String policy = "data/casm-log:log-policy";
        try (var stream = new EventStream(controller, "log:log-entry")) {
            awaitHeard(stream);
            assertTrue(casm.restconf().put(policy, Json.of("{'casm-log:log-policy':{'category':['audit']}}")).isOk());
            // from soon after it was written
            Await.value("what is told", SOON, () -> outcomes(stream), List.of("denied")::equals);

            assertEquals(List.of("denied"), outcomes(stream));
        } finally {
            assertTrue(casm.restconf().delete(policy).isOk());
        }
    }

    /** What is told of a request that is granted and one that is not. */
    private List<String> outcomes(final EventStream stream) {
        final String pool = lab.pool4("10.0.0.0/30");
        one(casm.allocate(pool, "'prefix-length':31"));
        refused(casm.allocate(pool, "'prefix-length':30"), 409, "resource-denied", "casm:pool-exhausted");
        return Await.value("log-entry", SOON, () -> stream.received("log-entry", requestsTo(pool)).stream()
            .map(one -> Json.text(one, "outcome")).toList(), told -> told.contains("denied"));
    }

    @Test
    void tellsOfWhatAnImportFoundInTheWay() throws IOException {
        final String pool = lab.pool4("10.0.0.0/16");
        final Lease held = one(casm.allocate(pool, "'tenant':'else','specific':{'prefix':'10.0.9.0/24'}"));
        final String leaves = "','address-space':'" + pool + "','source':'file',"
            + "'data':'Prefix,Tenant\\n10.0.1.0/24,acme\\n10.0.9.0/25,acme\\n'";
        final Predicate<JsonObject> ofThis = one -> held.id().equals(Json.text(one, "lease-id"));
        try (var stream = new EventStream(controller, "allocation:allocation-conflict")) {
            final String dry = CasmClient.newId();
            done(casm.call("casm-allocation:import-allocations", "'request-id':'" + dry + leaves + ",'dry-run':true"));
            final String requestId = CasmClient.newId();
            done(casm.call("casm-allocation:import-allocations", "'request-id':'" + requestId + leaves));

            final var told = await(stream, "allocation-conflict", 1, ofThis).getFirst();

            assertEquals("10.0.9.0/25", Json.text(told, "prefix"), told::toString);
            assertTrue(Json.need(told, "other").contains("row-3"), told::toString);
            assertTrue(Json.need(told, "other").contains(requestId), told::toString);
            // the second import is told of once more, behind which a word about the dry run would have come
            done(casm.call("casm-allocation:import-allocations", "'request-id':'" + CasmClient.newId() + leaves));
            await(stream, "allocation-conflict", 2, ofThis);
            assertEquals(2, stream.received("allocation-conflict", ofThis).size());
            assertEquals(List.of(),
                stream.received("allocation-conflict", one -> Json.need(one, "other").contains(dry)));
        }
    }

    @Test
    void tellsOfPools() throws IOException {
        try (var stream = new EventStream(controller, "pool:pool-changed")) {
            final String pool = lab.pool4("10.0.0.0/30");
            assertEquals(204, casm.restconf().delete("data/casm-pool:pools/pool=" + pool).status());

            final List<JsonObject> told = await(stream, "pool-changed", 2, of(pool));

            assertEquals(List.of("created", "deleted"), told.stream().map(one -> Json.text(one, "change")).toList());
        }
    }
}
