/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who waits for a report of which device, and until when. No thread waits for it. Thread-safe. */
final class Queries {
    /** Most that wait at a time. */
    static final int MAX_WAITING = 256;

    private final Map<String, List<Waiter>> waiting = new HashMap<>();
    private int count;

    private record Waiter(Instant until, CompletableFuture<Boolean> answer) {
    }

    /** True as soon as the device has reported, false when it did not in time or too many wait already. */
    synchronized CompletionStage<Boolean> await(final String deviceId, final Instant until) {
        if (count >= MAX_WAITING) {
            return CompletableFuture.completedStage(false);
        }
        count++;
        final var answer = new CompletableFuture<Boolean>();
        waiting.computeIfAbsent(deviceId, key -> new ArrayList<>()).add(new Waiter(until, answer));
        return answer;
    }

    /** A device has reported. */
    void reported(final String deviceId) {
        final List<Waiter> done;
        synchronized (this) {
            final var own = waiting.remove(deviceId);
            done = own == null ? List.of() : own;
            count -= done.size();
        }
        done.forEach(waiter -> waiter.answer().complete(true));
    }

    /** Answers those whose time is over. */
    void look(final Instant now) {
        final var over = new ArrayList<Waiter>();
        synchronized (this) {
            waiting.values().removeIf(waiters -> {
                waiters.removeIf(waiter -> !waiter.until().isAfter(now) && over.add(waiter));
                return waiters.isEmpty();
            });
            count -= over.size();
        }
        over.forEach(waiter -> waiter.answer().complete(false));
    }
}
