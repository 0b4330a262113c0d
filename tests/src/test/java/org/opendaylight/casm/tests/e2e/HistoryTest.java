/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.casm.tests.e2e.Lab.granted;
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Lease;

/** Who held an address, or a port of one, at a time in the past; asked before and after the controller was killed. */
@Order(105)
@Tag("durability")
@ExtendWith(SharedController.class)
class HistoryTest {
    private final Controller controller;
    private final CasmClient casm;
    private final Lab lab;
    /** Question and the subscribers that are the answer. */
    private final Map<String, List<String>> questions = new LinkedHashMap<>();

    HistoryTest(final Controller controller, final CasmClient casm) {
        this.controller = controller;
        this.casm = casm;
        lab = new Lab(casm);
    }

    /** A moment in which nothing happens. */
    private static Instant moment() {
        final Instant before = Instant.now();
        Await.until("the clock moved", Duration.ofSeconds(5), () -> Instant.now().isAfter(before.plusMillis(20)));
        final Instant moment = Instant.now();
        Await.until("the clock moved", Duration.ofSeconds(5), () -> Instant.now().isAfter(moment.plusMillis(20)));
        return moment;
    }

    private void ask(final String space, final String key, final Instant at, final String... subscribers) {
        questions.put("'address-space':'" + space + "'," + key + ",'at':'" + at + "'", List.of(subscribers));
    }

    private void check(final String when) {
        questions.forEach((question, subscribers) -> assertEquals(subscribers, CasmClient
            .holders(casm.call("casm-allocation:lookup", question)).stream().map(lease -> lease.leaf("subscriber"))
            .sorted().toList(), () -> when + ": " + question));
    }

    private void release(final Lease lease) {
        assertEquals(200, casm.release(lease.id()).status());
    }

    @Test
    void survivesAKill() {
        final String pool = lab.pool4("10.0.0.0/30");
        final String address = "'address':'10.0.0.2'";
        final Instant nobody = moment();
        final Lease anna = one(casm.allocate(pool, "'subscriber':'anna','prefix-length':30"));
        final Instant first = moment();
        release(anna);
        final Instant between = moment();
        final Lease ben = one(casm.allocate(pool, "'subscriber':'ben','specific':{'prefix':'10.0.0.2/32'}"));
        final Instant second = moment();
        ask(pool, address, nobody);
        ask(pool, address, first, "anna");
        ask(pool, address, between);
        ask(pool, address, second, "ben");
        ask(pool, "'address':'10.0.0.1'", first, "anna");
        ask(pool, "'address':'10.0.0.1'", second);
        ports();
        vlan();
        check("before the kill");

        controller.kill9();
        controller.start();

        check("after the kill");
        release(ben);
        final Instant again = moment();
        one(casm.allocate(pool, "'subscriber':'carl','specific':{'prefix':'10.0.0.2/32'}"));
        ask(pool, address, again);
        ask(pool, address, moment(), "carl");
        check("with what came after the kill");
    }

    /** Two clients have ports of one address; then another has those of the first. */
    private void ports() {
        final String pool = lab.pool("port-set", "'segment':[{'id':'a','prefix':'198.51.100.1/32'}],"
            + "'unit':{'count':'1024'},'lease':{'quarantine':0}");
        final List<Lease> anna = granted(casm.allocate(pool, "'subscriber':'anna'"));
        granted(casm.allocate(pool, "'subscriber':'ben'"));
        final Instant both = moment();
        anna.forEach(this::release);
        final Instant rest = moment();
        granted(casm.allocate(pool, "'subscriber':'carl'"));
        final Instant next = moment();
        final String port = "'address':'198.51.100.1','port':";
        for (final Map.Entry<Instant, List<String>> at : Map.of(both, List.of("anna", "ben"), rest, List.of("", "ben"),
                next, List.of("carl", "ben")).entrySet()) {
            for (int block = 0; block < 2; block++) {
                final String holder = at.getValue().get(block);
                ask(pool, port + (1024 + 1024 * block), at.getKey(), holder.isEmpty() ? new String[0]
                    : new String[] {holder});
                ask(pool, port + (2047 + 1024 * block), at.getKey(), holder.isEmpty() ? new String[0]
                    : new String[] {holder});
            }
        }
        ask(pool, port + 80, both);
        ask(pool, "'address':'198.51.100.1'", both, "anna", "ben");
        ask(pool, "'address':'198.51.100.1'", next, "ben", "carl");
    }

    private void vlan() {
        final String pool = lab.pool("vlan-id", "'segment':[{'id':'a','number-start':'100','number-end':'100'}],"
            + "'lease':{'quarantine':0}");
        final Lease lease = one(casm.allocate(pool, "'subscriber':'anna'"));
        final Instant held = moment();
        release(lease);
        ask(pool, "'value':'100'", held, "anna");
        ask(pool, "'value':'100'", moment());
    }

    @Test
    void refusesTimesThatAreNone() {
        final String pool = lab.pool4("10.0.0.0/30");
        final String question = "'address-space':'" + pool + "','address':'10.0.0.0','at':'%s'";

        for (final String none : List.of("yesterday", "2026-11-22", "2026-11-22T10:00:00")) {
            final Answer answer = casm.call("casm-allocation:lookup", String.format(question, none));
            assertEquals(400, answer.status(), answer::toString);
        }
        refused(casm.call("casm-allocation:lookup", String.format(question, "2026-02-30T00:00:00Z")), 400,
            "invalid-value", "casm:invalid-value");
        assertEquals(List.of(), CasmClient.holders(casm.call("casm-allocation:lookup",
            String.format(question, "1970-01-01T00:00:00Z"))));
    }
}
