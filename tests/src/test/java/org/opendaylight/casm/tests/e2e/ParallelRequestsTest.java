/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;

/** Many at once for little. */
@Order(40)
@ExtendWith(SharedController.class)
class ParallelRequestsTest {
    private static final int REQUESTS = 10_000;
    private static final int CLIENTS = 32;

    private final CasmClient casm;

    ParallelRequestsTest(final CasmClient casm) {
        this.casm = casm;
    }

    @Test
    void tenThousandRequestsForAThousandAddressesGetEachOfThemOnce() throws InterruptedException, ExecutionException {
        final Lab lab = new Lab(casm);
        final String pool = lab.pool("ipv4-private", "'segment':[{'id':'a','range-start':'10.0.0.0',"
            + "'range-end':'10.0.3.231'}]");
        final Set<String> blocks = ConcurrentHashMap.newKeySet();
        final Set<String> ids = ConcurrentHashMap.newKeySet();
        final Map<String, Integer> outcomes = new TreeMap<>();
        final List<Future<String>> answers = new ArrayList<>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < REQUESTS; i++) {
                answers.add(clients.submit(() -> {
                    final Answer answer = casm.allocate(pool, "");
                    if (answer.status() != 200) {
                        return answer.status() + " " + answer.errorTag() + " " + answer.appTag();
                    }
                    answer.leases().forEach(lease -> {
                        ids.add(lease.id());
                        blocks.add(lease.block());
                    });
                    return answer.result() + " " + answer.leases().size();
                }));
            }
            for (final Future<String> answer : answers) {
                outcomes.merge(answer.get(), 1, Integer::sum);
            }
        }

        assertEquals(Map.of("granted 1", 1000, "409 resource-denied casm:pool-exhausted", REQUESTS - 1000), outcomes);
        assertEquals(1000, blocks.size());
        assertEquals(1000, ids.size());
        lab.figures(pool, "total", 1000, "allocated", 1000, "free", 0);
    }
}
