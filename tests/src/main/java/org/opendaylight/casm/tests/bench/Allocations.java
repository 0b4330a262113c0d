/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Restconf;

/** Sends allocations by RESTCONF, each with a request-id of its own, and checks that nothing is given twice. */
final class Allocations {
    private static final String RPC = "operations/casm-allocation:allocate";
    private static final String PREFIX = "\"prefix\"";

    private final AtomicLong requests = new AtomicLong();
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private final Supplier<Restconf> client;
    private final String run = Long.toHexString(System.nanoTime());

    Allocations(final Supplier<Restconf> client) {
        this.client = client;
    }

    /** One block of that length. */
    Void block(final String pool, final int length, final String owner) {
        return send(pool, "\"prefix-length\":" + length, owner, 1);
    }

    /** Many single addresses in one request. */
    Void bulk(final String pool, final int count, final String owner) {
        return send(pool, "\"count\":\"" + count + "\",\"contiguous\":false", owner, count);
    }

    /** A bundle of a block, a prefix of IPv6, a MAC address and a VNI. */
    Void bundle(final String owner) {
        final Answer answer = client.get().send("POST", RPC + "-bundle", "{\"casm-allocation:input\":{\"request-id\":\""
            + run + '-' + requests.incrementAndGet() + "\",\"application\":\"" + owner + "\",\"item\":["
            + "{\"name\":\"v4\",\"pool\":\"" + Site.BLOCKS + "\",\"prefix-length\":28},"
            + "{\"name\":\"v6\",\"pool\":\"" + Site.SITES + "\",\"prefix-length\":56},"
            + "{\"name\":\"mac\",\"pool\":\"" + Site.MACS + "\"},"
            + "{\"name\":\"vni\",\"pool\":\"" + Site.VNIS + "\"}]}}");
        if (!answer.isOk()) {
            throw new IllegalStateException("bundle: " + answer);
        }
        final int prefixes = note(Site.BLOCKS, answer.text());
        if (prefixes != 2) {
            throw new IllegalStateException("asked 2 prefixes, got " + prefixes + ": " + answer);
        }
        return null;
    }

    private Void send(final String pool, final String what, final String owner, final int expected) {
        final Answer answer = client.get().send("POST", RPC, "{\"casm-allocation:input\":{\"request-id\":\"" + run + '-'
            + requests.incrementAndGet() + "\",\"pool\":\"" + pool + "\"," + what + ",\"application\":\"" + owner
            + "\"}}");
        if (!answer.isOk()) {
            throw new IllegalStateException("allocate from " + pool + ": " + answer);
        }
        final int got = note(pool, answer.text());
        if (got != expected) {
            throw new IllegalStateException("asked " + expected + ", got " + got + ": " + answer);
        }
        return null;
    }

    /** Notes the blocks of an answer. Reading it as JSON would cost the server's processors too much. */
    private int note(final String pool, final String text) {
        int count = 0;
        for (int at = text.indexOf(PREFIX); at >= 0; at = text.indexOf(PREFIX, at + 1)) {
            final int begin = text.indexOf('"', at + PREFIX.length()) + 1;
            final String block = pool + ' ' + text.substring(begin, text.indexOf('"', begin));
            if (!given.add(block)) {
                throw new IllegalStateException("given twice: " + block);
            }
            count++;
        }
        return count;
    }

    /** How many blocks are held. */
    int held() {
        return given.size();
    }

    /** Gives back all of an owner at once. */
    void release(final String pool, final String owner) {
        final Answer answer = client.get().send("POST", "operations/casm-allocation:release",
            "{\"casm-allocation:input\":{\"request-id\":\"" + run + '-' + requests.incrementAndGet()
            + "\",\"application\":\"" + owner + "\",\"skip-quarantine\":true}}");
        if (!answer.isOk()) {
            throw new IllegalStateException("release of " + owner + ": " + answer);
        }
        given.removeIf(block -> block.startsWith(pool + ' '));
    }
}
