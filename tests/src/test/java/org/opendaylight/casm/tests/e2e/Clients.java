/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** Clients that allocate and release as fast as they are answered, and write down what they were told. */
final class Clients implements AutoCloseable {
    private static final String[] SIZES = {"", "", "'prefix-length':30", "'prefix-length':29", "'lifetime':3600"};

    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, Integer> strange = new ConcurrentSkipListMap<>();
    private final Controller controller;
    private final LeaseBook book;
    private final List<String> pools;
    private volatile boolean stopped;

    /** Starts {@code count} clients; each keeps up to {@code keep} leases. */
    Clients(final Controller controller, final LeaseBook book, final List<String> pools, final int count,
            final int keep, final long seed) {
        this.controller = controller;
        this.book = book;
        this.pools = pools;
        for (int i = 0; i < count; i++) {
            final var random = new Random(seed + i);
            threads.add(Thread.ofPlatform().name("client-" + i).start(() -> work(random, keep)));
        }
    }

    private void work(final Random random, final int keep) {
        final Deque<String> mine = new ArrayDeque<>();
        while (!stopped) {
            try {
                if (mine.size() < keep || mine.isEmpty() || random.nextInt(2) == 0 && mine.size() < 2 * keep) {
                    allocate(random, mine);
                } else {
                    release(mine.poll());
                }
            } catch (ConnectException e) {
                // it is down: not sent, and over with this life of the controller
                return;
            } catch (IOException e) {
                // not answered, may have happened; the book knows
                return;
            }
        }
    }

    private void allocate(final Random random, final Deque<String> mine) throws IOException {
        final var request = new LeaseBook.Open(CasmClient.newId(), pools.get(random.nextInt(pools.size())),
            SIZES[random.nextInt(SIZES.length)]);
        book.sent(request);
        final Answer answer = controller.restconf().trySend("POST", "operations/casm-allocation:allocate", Json.of(
            "{'casm-allocation:input':{'request-id':'%s','pool':'%s'%s}}", request.requestId(), request.pool(),
            request.leaves().isEmpty() ? "" : "," + request.leaves()).toString());
        if (answer.isOk()) {
            for (final Lease lease : answer.leases()) {
                book.granted(lease);
                mine.add(lease.id());
            }
            book.answered(request.requestId());
        } else {
            note(answer);
            // an error without a type, such as one of a controller that goes down, tells nothing about the request
            if (answer.appTag() != null) {
                book.answered(request.requestId());
            }
        }
    }

    private void release(final String id) throws IOException {
        book.releasing(id);
        final Answer answer = controller.restconf().trySend("POST", "operations/casm-allocation:release", Json.of(
            "{'casm-allocation:input':{'request-id':'%s','lease-id':['%s'],'skip-quarantine':true}}",
            CasmClient.newId(), id).toString());
        if (answer.isOk()) {
            book.released(id);
        } else {
            note(answer);
        }
    }

    private void note(final Answer answer) {
        strange.merge(answer.status() + " " + answer.errorTag() + " " + answer.appTag() + " " + answer.message(), 1,
            Integer::sum);
    }

    /** Answers that were no success, and how often they came. */
    Map<String, Integer> failures() {
        return strange;
    }

    /** Tells them to stop and waits for their last answers. */
    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (final Thread thread : threads) {
            thread.join();
        }
    }
}
