/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients of which each sends its next request when the one before is answered, so that they never overrun it. */
final class ClosedLoop {
    private ClosedLoop() {
        // functions only
    }

    /**
     * Runs until {@code most} requests are answered or {@code limit} is over.
     *
     * @param request sends one request and checks the answer; called by all clients at once
     * @throws IllegalStateException if a request failed
     */
    static Latencies run(final int clients, final int most, final Duration limit, final Callable<?> request) {
        final var left = new AtomicInteger(most);
        final long begin = System.nanoTime();
        final long end = begin + limit.toNanos();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            final List<Future<long[]>> results = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                results.add(threads.submit(() -> {
                    long[] nanos = new long[1024];
                    int count = 0;
                    for (long now = System.nanoTime(); now < end && left.getAndDecrement() > 0;) {
                        request.call();
                        final long done = System.nanoTime();
                        if (count == nanos.length) {
                            nanos = Arrays.copyOf(nanos, 2 * count);
                        }
                        nanos[count++] = done - now;
                        now = done;
                    }
                    return Arrays.copyOf(nanos, count);
                }));
            }
            final List<long[]> parts = new ArrayList<>();
            for (final Future<long[]> result : results) {
                parts.add(result.get());
            }
            return new Latencies((System.nanoTime() - begin) / 1e9,
                parts.stream().flatMapToLong(Arrays::stream).toArray());
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
