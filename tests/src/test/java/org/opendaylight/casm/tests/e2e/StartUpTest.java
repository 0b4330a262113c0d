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
import static org.opendaylight.casm.tests.e2e.Lab.one;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

/** A client that does not wait until the Coordinator is there. */
@Order(110)
@Tag("durability")
@ExtendWith(SharedController.class)
class StartUpTest {
    private static final System.Logger LOG = System.getLogger(StartUpTest.class.getName());

    private final Controller controller;
    private final CasmClient casm;

    StartUpTest(final Controller controller, final CasmClient casm) {
        this.controller = controller;
        this.casm = casm;
    }

    @Test
    void requestsDuringStartUpAreServedOrCanBeRepeated() throws InterruptedException {
        final Lab lab = new Lab(casm);
        final String pool = lab.pool4("10.0.0.0/16");
        final Lease before = one(casm.allocate(pool, ""));
        controller.kill9();
        final Map<String, Integer> answers = new TreeMap<>();
        final Set<String> blocks = new TreeSet<>(Set.of(before.block()));
        int granted = 0;
        final Thread start = Thread.ofPlatform().start(controller::start);

        boolean again = true;
        while (again) {
            // once more after the launcher says that it serves
            again = start.isAlive();
            final String answer = request(pool, blocks);
            answers.merge(answer, 1, Integer::sum);
            if (answer.startsWith("200")) {
                granted++;
            } else {
                Await.pause();
            }
        }
        start.join();
        LOG.log(Level.INFO, "Answers from the first moment on: {0}", answers);

        Await.until("it is healthy", Duration.ofMinutes(2), () -> controller.status().exitCode() == 0);
        assertTrue(granted > 0, answers::toString);
        // each grant was of another address, none of them the one that was held before
        assertEquals(granted + 1, blocks.size());
        lab.figures(pool, "allocated", granted + 1);
        assertEquals(Set.of(), answers.keySet().stream().filter(answer -> !mayBe(answer))
            .collect(Collectors.toSet()));
    }

    private String request(final String pool, final Set<String> blocks) {
        final String id = CasmClient.newId();
        try {
            final Answer answer = controller.restconf().trySend("POST", "operations/casm-allocation:allocate", Json.of(
                "{'casm-allocation:input':{'request-id':'%s','pool':'%s'}}", id, pool).toString());
            if (answer.isOk()) {
                blocks.add(answer.lease().block());
                return "200 " + answer.result();
            }
            return answer.status() + " " + answer.errorTag() + " " + answer.appTag();
        } catch (IOException e) {
            return "no answer " + e.getClass().getSimpleName();
        }
    }

    /** Not yet there, not yet ours, or ours and to be repeated. Never a wrong answer, never an error without type. */
    private static boolean mayBe(final String answer) {
        return answer.equals("200 granted") || answer.startsWith("no answer ") || answer.startsWith("401 ")
            || answer.startsWith("404 ") || answer.startsWith("503 ")
            || answer.equals("500 operation-failed casm:not-leader");
    }
}
