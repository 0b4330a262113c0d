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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;

/** Only the Coordinator writes leases. */
@Order(50)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignWriteTest {
    private static final String LEDGER = "data/casm-allocation:ledger?content=config";

    private final CasmClient casm;
    private String pool;
    private String lease;

    ForeignWriteTest(final CasmClient casm) {
        this.casm = casm;
    }

    @BeforeAll
    void lend() {
        pool = new Lab(casm).pool4("10.0.0.0/24");
        lease = one(casm.allocate(pool, "'tenant':'acme'")).id();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
        DELETE | allocations/allocation=LEASE | ##
        DELETE | allocations | ##
        DELETE | allocations/allocation=LEASE/tenant | ##
        PUT | allocations/allocation=LEASE \
          | {"casm-allocation:allocation":[{"lease-id":"LEASE","pool":"POOL","state":"released"}]}
        PUT | allocations/allocation=LEASE/tenant | {"casm-allocation:tenant":"thief"}
        PUT | allocations/allocation=forged \
          | {"casm-allocation:allocation":[{"lease-id":"forged","pool":"POOL","prefix":"10.0.0.9/32","state":"active"}]}
        PUT | allocations | {"casm-allocation:allocations":{}}
        PATCH | allocations/allocation=LEASE \
          | {"casm-allocation:allocation":[{"lease-id":"LEASE","state":"released"}]}
        PATCH | allocations | {"casm-allocation:allocations":{"allocation":[{"lease-id":"forged","pool":"POOL"}]}}
        POST | allocations | {"casm-allocation:allocation":[{"lease-id":"forged","pool":"POOL","state":"active"}]}
        PUT | ledger | {"casm-allocation:ledger":{"epoch":"9999","version":"1"}}
        PATCH | ledger | {"casm-allocation:ledger":{"version":"999999999"}}
        DELETE | ledger | ##
        DELETE | ledger/epoch | ##
        """)
    void refusesAWriteByAClient(final String method, final String path, final String body) {
        final String leases = leases();
        final JsonObject ledger = ledger();

        final Answer answer = casm.restconf().send(method, "data/casm-allocation:" + fill(path),
            body == null ? "" : fill(body));

        refused(answer, 403, "access-denied", "casm:engine-owned");
        assertEquals(leases, leases());
        assertHeader(ledger, ledger());
    }

    /** The leases of this test's pool: timers may end leases that other tests left on the controller. */
    private String leases() {
        return casm.leases().stream().filter(known -> pool.equals(known.leaf("pool"))).toList().toString();
    }

    private JsonObject ledger() {
        return Json.object(casm.restconf().get(LEDGER).body(), "ledger");
    }

    /** Same epoch, and a version that grew, if at all, by the few changes that timers make in the meantime. */
    private static void assertHeader(final JsonObject before, final JsonObject after) {
        assertEquals(before.get("epoch"), after.get("epoch"));
        final long grown = after.get("version").getAsLong() - before.get("version").getAsLong();
        assertTrue(grown >= 0 && grown < 1000, () -> before + " became " + after);
    }

    private String fill(final String text) {
        return text.replace("LEASE", lease).replace("POOL", pool);
    }

    @Test
    void worksOnAfterwards() {
        final var next = one(casm.allocate(pool, ""));
        assertEquals("10.0.0.1/32", next.block());
        done(casm.release(next.id()));
        assertEquals("acme", casm.lease(lease).leaf("tenant"));
    }
}
