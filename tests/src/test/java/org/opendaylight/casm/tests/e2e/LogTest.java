/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;
import org.opendaylight.casm.tests.harness.Restconf;

/** Who did what, and when. */
@Order(70)
@ExtendWith(SharedController.class)
class LogTest {
    /** With the domain, in which OpenDaylight's accounts are. */
    private static final String ADMIN = "admin@sdn";

    private final CasmClient casm;
    private final Lab lab;

    LogTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
    }

    private Answer query(final String leaves) {
        return done(casm.call("casm-log:query-log", leaves));
    }

    private List<JsonObject> entries(final String leaves) {
        return Json.list(query(leaves).output(), "entry");
    }

    @Test
    void holdsWhoWhenWhatBeforeAndAfter() {
        final Instant begin = Instant.now();
        final String pool = lab.pool4("10.0.0.0/24", "'quarantine':3600");
        final String id = CasmClient.newId();
        final Lease lease = one(casm.allocate(id, pool, "'tenant':'acme','device-id':'pe7'"));

        final List<JsonObject> found = entries("'request-id':'" + id + "'");

        assertEquals(1, found.size(), found::toString);
        final JsonObject entry = found.getFirst();
        assertEquals("allocation", Json.text(entry, "category"));
        assertEquals("success", Json.text(entry, "outcome"));
        assertEquals(ADMIN, Json.text(entry, "actor"));
        assertEquals(pool, Json.text(entry, "pool"));
        assertEquals(lease.id(), Json.text(entry, "lease-id"));
        assertEquals("acme", Json.text(entry, "tenant"));
        assertEquals("pe7", Json.text(entry, "device-id"));
        assertEquals("10.0.0.0/32", new Lease(entry).block());
        assertNotNull(Json.text(entry, "after"), entry::toString);
        assertTrue(!Instant.parse(Json.need(entry, "time")).isBefore(begin.minusSeconds(1)), entry::toString);
        assertTrue(Json.need(entry, "digest").matches("[0-9a-f]{64}"), entry::toString);
        assertTrue(Json.need(entry, "previous-digest").matches("[0-9a-f]{64}"), entry::toString);
    }

    @Test
    void holdsChangesOfPoolsWithWhatWasBefore() {
        final String pool = lab.pool4("10.0.0.0/24");
        made(casm.restconf().put("data/casm-pool:pools/pool=" + pool + "/segment=b",
            Json.of("{'casm-pool:segment':[{'id':'b','prefix':'10.0.2.0/24'}]}")));
        assertEquals(204, casm.restconf().delete("data/casm-pool:pools/pool=" + pool).status());

        final List<JsonObject> found = entries("'pool':'" + pool + "','category':['audit']");

        assertEquals(3, found.size(), found::toString);
        assertTrue(Json.text(found.get(0), "before") == null, found::toString);
        assertTrue(Json.need(found.get(0), "after").contains("10.0.0.0/24"), found::toString);
        assertTrue(Json.need(found.get(1), "before").contains("10.0.0.0/24"), found::toString);
        assertTrue(Json.need(found.get(1), "after").contains("10.0.2.0/24"), found::toString);
        assertTrue(Json.need(found.get(2), "before").contains("10.0.2.0/24"), found::toString);
        assertTrue(Json.text(found.get(2), "after") == null, found::toString);
    }

    @Test
    void holdsRefusals() {
        final String pool = lab.pool4("10.0.0.0/32");
        one(casm.allocate(pool, ""));
        final String id = CasmClient.newId();
        refused(casm.allocate(id, pool, "'tenant':'late'"), 409, "resource-denied", "casm:pool-exhausted");

        // a refusal is answered before it is in the log
        final List<JsonObject> found = Await.value("refusal in the log", Duration.ofSeconds(90),
            () -> entries("'request-id':'" + id + "'"), all -> !all.isEmpty());

        assertEquals(1, found.size(), found::toString);
        assertEquals("denied", Json.text(found.getFirst(), "outcome"));
        assertEquals("casm:pool-exhausted", Json.text(found.getFirst(), "error-app-tag"));
        assertEquals("audit", Json.text(found.getFirst(), "category"));
        assertEquals(ADMIN, Json.text(found.getFirst(), "actor"));
        // a pool that is refused, too
        assertEquals(400, casm.putPool(pool + "-bad", "ipv4-private", pool,
            "'segment':[{'id':'x','prefix':'10.0.0.0/24'}]").status());
        Await.value("refused pool in the log", Duration.ofSeconds(90),
            () -> entries("'pool':'" + pool + "-bad','outcome':'denied'"), all -> all.stream()
                .anyMatch(one -> "casm:overlap".equals(Json.text(one, "error-app-tag"))));
    }

    @Test
    void filtersByEachCondition() {
        final Instant begin = Instant.now();
        final String pool = lab.pool4("10.0.0.0/24", "'quarantine':3600");
        final String device = Lab.name("pe");
        final Lease lease = one(casm.allocate(pool, "'prefix-length':28,'device-id':'" + device + "'"));
        one(casm.allocate(pool, ""));
        done(casm.call("casm-allocation:release",
            "'request-id':'" + CasmClient.newId() + "','lease-id':['" + lease.id() + "']"));
        final Instant end = Instant.now().plusSeconds(1);
        final String here = "'pool':'" + pool + "','category':['allocation']";

        assertEquals(3, entries(here).size());
        assertEquals(2, entries("'lease-id':'" + lease.id() + "'").size());
        assertEquals(2, entries("'device-id':'" + device + "'").size());
        // the block holds the address
        assertEquals(2, entries(here + ",'address':'10.0.0.5'").size());
        assertEquals(1, entries(here + ",'address':'10.0.0.16'").size());
        assertEquals(0, entries(here + ",'address':'10.0.0.99'").size());
        assertEquals(3, entries(here + ",'from-time':'" + begin.minusSeconds(1) + "','to-time':'" + end + "'").size());
        assertEquals(0, entries(here + ",'to-time':'" + begin.minusSeconds(60) + "'").size());
        assertEquals(0, entries(here + ",'from-time':'" + end.plusSeconds(60) + "'").size());
        assertEquals(3, entries(here + ",'actor':'" + ADMIN + "'").size());
        assertEquals(0, entries(here + ",'actor':'nobody'").size());
        assertEquals(0, entries(here + ",'outcome':'denied'").size());
        assertEquals(0, entries(here + ",'tenant':'acme'").size());
    }

    @Test
    void givesALongAnswerInPartsEachEntryOnce() {
        final String pool = lab.pool4("10.0.0.0/24");
        for (int i = 0; i < 25; i++) {
            one(casm.allocate(pool, ""));
        }
        for (final String order : List.of("oldest-first", "newest-first")) {
            final List<Long> sequences = new ArrayList<>();
            String cursor = "";
            for (int parts = 0; parts < 100; parts++) {
                final JsonObject part = query("'pool':'" + pool + "','category':['allocation'],'limit':10,'order':'"
                    + order + "'" + cursor).output();
                final List<JsonObject> entries = Json.list(part, "entry");
                assertTrue(entries.size() <= 10);
                entries.forEach(entry -> sequences.add(Long.parseLong(Json.need(entry, "sequence"))));
                final String next = Json.text(part, "next-cursor");
                if (next == null) {
                    break;
                }
                cursor = ",'cursor':'" + next + "'";
            }
            assertEquals(25, sequences.size(), order + sequences);
            assertEquals(25, new HashSet<>(sequences).size(), order + sequences);
            final List<Long> sorted = sequences.stream()
                .sorted((a, b) -> order.equals("oldest-first") ? Long.compare(a, b) : Long.compare(b, a)).toList();
            assertEquals(sorted, sequences, order);
        }
    }

    /** Exports what meets the conditions, {@code limit} lines at a time. */
    private List<JsonObject> exported(final String leaves, final int limit) {
        final List<JsonObject> lines = new ArrayList<>();
        String cursor = "";
        while (true) {
            final JsonObject part =
                done(casm.call("casm-log:export-log", leaves + ",'limit':" + limit + cursor)).output();
            final var found = Json.member(part, "line");
            assertTrue(found == null || found.getAsJsonArray().size() <= limit, part::toString);
            if (found != null) {
                found.getAsJsonArray().forEach(line -> lines.add(Json.read(line.getAsString())));
            }
            final String next = Json.text(part, "next-cursor");
            if (next == null) {
                return lines;
            }
            assertTrue(found != null && lines.size() < 1000, part::toString);
            cursor = ",'cursor':'" + next + "'";
        }
    }

    private static List<String> told(final List<JsonObject> entries) {
        return entries.stream().map(entry -> List.of("sequence", "time", "category", "event", "actor", "outcome",
            "pool", "digest").stream().map(leaf -> Json.need(entry, leaf)).collect(Collectors.joining(" ")))
            .toList();
    }

    @Test
    void exportsWhatAQueryShowsLineByLine() {
        final String pool = lab.pool4("10.0.0.0/24");
        for (int i = 0; i < 25; i++) {
            one(casm.allocate(pool, ""));
        }
        final String here = "'pool':'" + pool + "'";

        final List<String> expected = told(entries(here + ",'limit':1000"));

        // the pool and its members
        assertEquals(26, expected.size(), expected::toString);
        assertTrue(expected.getFirst().contains(" create "), expected::toString);
        assertEquals(25, expected.stream().filter(line -> line.contains(" allocate ")).count(), expected::toString);
        assertEquals(expected, told(exported(here, 1000)));
        assertEquals(expected, told(exported(here, 10)));
        assertEquals(expected, told(exported(here, 1)));
    }

    @Test
    void holdsChangesOfItsOwnPolicy() {
        final String policy = "data/casm-log:log-policy";
        made(casm.restconf().put(policy, Json.of("{'casm-log:log-policy':{'retention-days':3651}}")));
        final Answer changed = casm.restconf().put(policy, Json.of("{'casm-log:log-policy':{'retention-days':3652}}"));
        assertEquals(204, changed.status(), changed::toString);
        assertEquals(204, casm.restconf().delete(policy).status());

        final List<JsonObject> found = entries("'category':['audit'],'order':'newest-first','limit':10").stream()
            .filter(entry -> (Json.text(entry, "before") + Json.text(entry, "after")).contains("casm-log:log-policy"))
            .limit(3).toList().reversed();

        assertEquals(List.of("create", "modify", "delete"),
            found.stream().map(entry -> Json.text(entry, "event")).toList(), found::toString);
        assertEquals(Set.of(ADMIN), found.stream().map(entry -> Json.text(entry, "actor")).collect(Collectors.toSet()),
            found::toString);
        assertTrue(Json.need(found.get(1), "before").contains("3651"), found::toString);
        assertTrue(Json.need(found.get(1), "after").contains("3652"), found::toString);
    }

    @Test
    void countsRequestsThatWereTurnedAway() {
        final var stranger = new Restconf(casm.restconf().port(), "/rests", "admin", "wrong");
        assertEquals(401, stranger.get("data/casm-pool:pools").status());
        stranger.close();
        assertEquals(400, casm.call("casm-allocation:allocate", "'no-such-leaf':1").status());

        for (final String event : List.of("authenticate", "parse-input")) {
            // once a minute
            final JsonObject entry = Await.value(event, Duration.ofSeconds(150),
                () -> entries("'category':['audit'],'outcome':'denied','order':'newest-first'").stream()
                    .filter(one -> event.equals(Json.text(one, "event"))).toList(),
                all -> !all.isEmpty()).getFirst();
            assertEquals("unknown", Json.text(entry, "actor"), entry::toString);
            assertEquals("127.0.0.1", Json.text(entry, "source"), entry::toString);
            assertTrue(Json.need(entry, "detail").matches("[0-9]+ requests? .*"), entry::toString);
        }
    }

    @Test
    void isWholeAndChained() {
        one(casm.allocate(lab.pool4("10.0.0.0/24"), ""));
        final JsonObject verdict = done(casm.restconf().send("POST", "operations/casm-log:verify-log", "")).output();
        assertEquals("true", Json.text(verdict, "intact"), verdict::toString);
        assertTrue(Long.parseLong(Json.need(verdict, "entries-checked")) > 1, verdict::toString);
        final List<JsonObject> last = entries("'order':'newest-first','limit':50");
        for (int i = 0; i + 1 < last.size(); i++) {
            assertEquals(Json.text(last.get(i + 1), "digest"), Json.text(last.get(i), "previous-digest"));
            assertEquals(Long.parseLong(Json.need(last.get(i + 1), "sequence")) + 1,
                Long.parseLong(Json.need(last.get(i), "sequence")));
        }
    }

    @Test
    void namesTheUserWhoAsked() {
        final String user = Lab.name("operator");
        final Restconf accounts = Restconf.accounts(casm.restconf().port());
        final Answer added = accounts.post("users", Json.of(
            "{'name':'%s','password':'secret-1','enabled':1,'domainid':'sdn','description':'','email':''}", user));
        assertEquals(201, added.status(), added::toString);
        final Answer granted = accounts.post("domains/sdn/users/" + user + "@sdn/roles",
            Json.of("{'roleid':'admin@sdn'}"));
        assertEquals(201, granted.status(), granted::toString);
        final String pool = lab.pool4("10.0.0.0/24");
        final String id = CasmClient.newId();
        final var other = new Restconf(casm.restconf().port(), "/rests", user, "secret-1");
        final var theirs = new CasmClient(other);
        one(theirs.allocate(id, pool, ""));
        final String made = Lab.name("p");
        Lab.made(theirs.putPool4(made, pool, "10.0.1.0/24"));
        Lab.refused(theirs.putPool4(made, pool, "10.0.1.0/16"), 400, "invalid-value", "casm:invalid-value");
        assertEquals(204, other.delete("data/casm-pool:pools/pool=" + made).status());
        other.close();
        accounts.close();

        assertEquals(user + "@sdn", Json.text(entries("'request-id':'" + id + "'").getFirst(), "actor"));
        final var edits = entries("'pool':'" + made + "'");
        assertEquals(Set.of(user + "@sdn"),
            edits.stream().map(entry -> Json.text(entry, "actor")).collect(Collectors.toSet()), edits::toString);
        assertTrue(edits.size() >= 2, edits::toString);
    }
}
