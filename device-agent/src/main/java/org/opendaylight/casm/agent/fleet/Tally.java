/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.opendaylight.casm.agent.protocol.Message;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.protocol.RequestJson;

/** What happened to the messages of a fleet. For any number of threads. */
final class Tally {
    private final Map<String, Long> messages = new TreeMap<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private final List<Long> servedMillis = new ArrayList<>();
    private int halted;
    private long retryLater;
    private long denied;

    synchronized void sent(final Message message) {
        messages.merge(RequestJson.rpc(message.request()).replace("casm-device:", ""), 1L, Long::sum);
        if (message.header().attempt() > 1) {
            messages.merge("of these sent again", 1L, Long::sum);
        }
    }

    synchronized void ended(final Outcome outcome) {
        switch (outcome) {
            case Outcome.Replied replied -> {
                switch (replied.result()) {
                    case GRANTED, PARTIAL, DUPLICATE -> {
                        // as it should be
                    }
                    case DENIED -> denied++;
                    case RETRY_LATER -> retryLater++;
                }
            }
            case Outcome.Refused refused -> errors.merge(refused.appTag(), 1L, Long::sum);
            case Outcome.Unanswered unanswered -> errors.merge("no answer: " + unanswered.cause(), 1L, Long::sum);
        }
    }

    synchronized void served(final Duration afterBoot) {
        servedMillis.add(afterBoot.toMillis());
    }

    synchronized int served() {
        return servedMillis.size();
    }

    synchronized void halted(final boolean good) {
        halted += good ? 1 : 0;
    }

    /** Agents that ended after they had given everything back. */
    synchronized int halted() {
        return halted;
    }

    synchronized long errors() {
        return denied + errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All figures, one a line. */
    synchronized List<String> lines() {
        final List<String> lines = new ArrayList<>();
        messages.forEach((name, count) -> lines.add(line("messages, " + name, count)));
        lines.add(line("answered retry-later", retryLater));
        lines.add(line("answered denied", denied));
        errors.forEach((name, count) -> lines.add(line("errors, " + name, count)));
        final long[] sorted = servedMillis.stream().mapToLong(Long::longValue).sorted().toArray();
        if (sorted.length > 0) {
            lines.add(String.format(Locale.ROOT, "time to be served: p50 %d ms, p99 %d ms, max %d ms",
                sorted[sorted.length / 2], sorted[(int) ((sorted.length - 1) * 0.99)], sorted[sorted.length - 1]));
        }
        return lines;
    }

    private static String line(final String what, final long count) {
        return what + ": " + count;
    }
}
