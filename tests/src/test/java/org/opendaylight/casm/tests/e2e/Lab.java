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

import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** Pools made for one test, each in an address space of its own, and what tests often assert. */
record Lab(CasmClient casm) {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A name that no other test uses. */
    static String name(final String prefix) {
        return prefix + "-" + NUMBER.incrementAndGet() + "-" + CasmClient.newId().substring(0, 4);
    }

    /** Makes a space. */
    String space() {
        final String name = name("s");
        made(casm.putSpace(name));
        return name;
    }

    /** Makes a pool in a space of the same name. */
    String pool(final String kind, final String rest) {
        final String name = name("p");
        made(casm.putSpace(name));
        made(casm.putPool(name, kind, name, rest));
        Await.until("state of " + name, SOON, () -> casm.hasState(name));
        return name;
    }

    /** Makes an IPv4 pool of one prefix, lowest first, whose members are free at once. */
    String pool4(final String prefix) {
        return pool4(prefix, "'quarantine':0");
    }

    /** Makes an IPv4 pool of one prefix, lowest first, with rules for leases. */
    String pool4(final String prefix, final String lease) {
        return pool("ipv4-private", "'segment':[{'id':'a','prefix':'" + prefix + "'}],'lease':{" + lease + "}");
    }

    /** Asserts that something new was made. */
    static void made(final Answer answer) {
        assertEquals(201, answer.status(), answer::toString);
    }

    /** Asserts that all asked for was granted, and returns it. */
    static List<Lease> granted(final Answer answer) {
        assertEquals(200, answer.status(), answer::toString);
        assertEquals("granted", answer.result(), answer::toString);
        return answer.leases();
    }

    /** Asserts that one block was granted, and returns it. */
    static Lease one(final Answer answer) {
        assertEquals(1, granted(answer).size(), answer::toString);
        return answer.lease();
    }

    /** Asserts success of an RPC without a result of its own. */
    static Answer done(final Answer answer) {
        assertEquals(200, answer.status(), answer::toString);
        return answer;
    }

    /** Asserts a typed refusal. */
    static Answer refused(final Answer answer, final int status, final String tag, final String appTag) {
        assertEquals(appTag, answer.appTag(), answer::toString);
        assertEquals(tag, answer.errorTag(), answer::toString);
        assertEquals(status, answer.status(), answer::toString);
        assertTrue(!answer.message().isBlank(), answer::toString);
        return answer;
    }

    /** Waits for figures of a pool after a change of the configuration, which is answered before they are shown. */
    void awaitFigures(final String pool, final Object... expected) {
        Await.value("figures of " + pool, SOON, () -> casm.hasState(pool) ? casm.state(pool) : new JsonObject(),
            state -> IntStream.range(0, expected.length / 2).allMatch(i ->
                expected[2 * i + 1].toString().equals(Json.text(state, expected[2 * i].toString()))));
    }

    /** Asserts figures of a pool, given as name, value, name, value ... */
    void figures(final String pool, final Object... expected) {
        final var state = casm.state(pool);
        for (int i = 0; i < expected.length; i += 2) {
            final String name = expected[i].toString();
            assertEquals(new BigInteger(expected[i + 1].toString()),
                new BigInteger(Json.need(state, name)),
                () -> name + " of " + pool + ": " + state);
        }
    }
}
