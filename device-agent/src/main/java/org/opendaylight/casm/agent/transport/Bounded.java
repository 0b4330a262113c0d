/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.transport;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opendaylight.casm.agent.protocol.Message;
import org.opendaylight.casm.agent.protocol.Outcome;

/** Lets a number of messages be under way at a time, so that many agents share few connections. For any threads. */
public final class Bounded implements Transport {
    private record Waiting(Message message, CompletableFuture<Outcome> outcome) {
    }

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Transport transport;
    private int free;

    /** At most {@code most} messages at a time over {@code transport}. */
    public Bounded(final Transport transport, final int most) {
        this.transport = transport;
        free = most;
    }

    @Override
    public CompletionStage<Outcome> send(final Message message) {
        final var one = new Waiting(message, new CompletableFuture<>());
        synchronized (waiting) {
            if (free == 0) {
                waiting.add(one);
                return one.outcome();
            }
            free--;
        }
        start(one);
        return one.outcome();
    }

    private void start(final Waiting one) {
        transport.send(one.message()).whenComplete((outcome, failure) -> {
            final Waiting next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    free++;
                }
            }
            if (next != null) {
                start(next);
            }
            if (failure == null) {
                one.outcome().complete(outcome);
            } else {
                one.outcome().complete(Outcome.Unanswered.because(failure.toString()));
            }
        });
    }
}
