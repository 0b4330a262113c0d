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

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** The controller is killed in the middle of an import. */
@Order(221)
@Tag("durability")
@ExtendWith(SharedController.class)
class ImportKillTest {
    private static final System.Logger LOG = System.getLogger(ImportKillTest.class.getName());
    private static final int ROWS = 65_000;
    /** The rows that are stored at a stroke, see docs/import.md. */
    private static final int STEP = 1000;

    private final Controller controller;
    private final CasmClient casm;
    private final Lab lab;

    ImportKillTest(final Controller controller, final CasmClient casm) {
        this.controller = controller;
        this.casm = casm;
        lab = new Lab(casm);
    }

    private static String address(final int row) {
        return "10.0." + (row >> 8) + "." + (row & 255);
    }

    private static String file(final String pool) {
        final var rows = new StringBuilder("address,tenant\\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append(address(i)).append("/32,t").append(i % 7).append("\\n");
        }
        return "'address-space':'" + pool + "','source':'file','limit':0,'data':'" + rows + "'";
    }

    private JsonObject importing(final String requestId, final String file) {
        return done(casm.call("casm-allocation:import-allocations", "'request-id':'" + requestId + "'," + file))
            .output();
    }

    /** The answer, empty when there was none. */
    private String begin(final String requestId, final String file) {
        try {
            final Answer answer = controller.restconf().trySend("POST", "operations/casm-allocation:import-allocations",
                Json.of("{'casm-allocation:input':{'request-id':'" + requestId + "'," + file + "}}").toString());
            return answer.toString();
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void repeatingItCompletesItWithoutDoubles() {
        final String pool = lab.pool4("10.0.0.0/16");
        final String file = file(pool);
        final String requestId = CasmClient.newId();
        final var answer = CompletableFuture.supplyAsync(() -> begin(requestId, file));
        Await.until("some rows are imported", Duration.ofMinutes(2),
            () -> !casm.lookup(pool, address(3 * STEP)).isEmpty());

        controller.kill9();
        assertEquals("", answer.join(), "the import had ended before the kill");
        controller.start();

        // what was stored was stored in steps, and the rows before it too
        final List<Lease> some = imported(pool);
        LOG.log(Level.INFO, "Killed after {0} of {1} rows", some.size(), ROWS);
        assertTrue(some.size() > 3 * STEP && some.size() < ROWS, () -> some.size() + " leases");
        assertEquals(0, some.size() % STEP, () -> some.size() + " leases");
        lab.figures(pool, "allocated", some.size());
        final var again = importing(requestId, file);
        assertEquals(Integer.toString(some.size()), Json.need(again, "unchanged"));
        assertEquals(Integer.toString(ROWS - some.size()), Json.need(again, "imported"));
        assertEquals("0", Json.need(again, "conflicts"));
        final List<Lease> all = imported(pool);
        assertEquals(ROWS, all.size());
        lab.figures(pool, "allocated", ROWS);
        final var ids = all.stream().map(Lease::id).collect(Collectors.toCollection(HashSet::new));
        assertTrue(ids.containsAll(some.stream().map(Lease::id).toList()), "leases of the first try were replaced");
        assertEquals(Integer.toString(ROWS), Json.need(importing(requestId, file), "unchanged"));
        final var verdict = done(casm.restconf().send("POST", "operations/casm-log:verify-log", "")).output();
        assertEquals("true", Json.text(verdict, "intact"), verdict::toString);
    }

    /** Leases of the pool, each block once. */
    private List<Lease> imported(final String pool) {
        final List<Lease> leases = casm.leases().stream().filter(lease -> pool.equals(lease.leaf("pool"))).toList();
        assertEquals(leases.size(), leases.stream().map(Lease::block).distinct().count(), "a block is leased twice");
        return leases;
    }
}
