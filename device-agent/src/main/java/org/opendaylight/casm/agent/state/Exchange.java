/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.protocol.Request;
import org.opendaylight.casm.agent.protocol.Retransmission;

/** A message that waits to be sent or answered. */
final class Exchange {
    private final String messageId;
    private final Request request;
    private final Retransmission times;
    private @Nullable Instant nextAt;
    private @Nullable Instant firstSentAt;
    private Instant lastSentAt;
    private Instant resendAt;
    private int attempts;

    Exchange(final String messageId, final Request request, final Retransmission times, final Instant at) {
        this.messageId = messageId;
        this.request = request;
        this.times = times;
        nextAt = at;
        resendAt = at;
        lastSentAt = at;
    }

    String messageId() {
        return messageId;
    }

    Request request() {
        return request;
    }

    int attempts() {
        return attempts;
    }

    /** When it is to be sent; null while an answer is waited for. */
    @Nullable Instant nextAt() {
        return nextAt;
    }

    /** When it was sent first. The Coordinator cannot have acted on it before. */
    Instant firstSentAt() {
        final Instant first = firstSentAt;
        if (first == null) {
            throw new IllegalStateException(messageId + " was not sent");
        }
        return first;
    }

    /**
     * Since when terms of leases count, at the earliest: when a sending was answered as the first to be heard, the
     * Coordinator acted on that sending; otherwise it may have acted on any.
     */
    Instant actedOnAfter(final int attempt, final Outcome.Result result) {
        return result != Outcome.Result.DUPLICATE && attempt == attempts ? lastSentAt : firstSentAt();
    }

    boolean wasSent() {
        return attempts > 0;
    }

    void sent(final Instant now) {
        if (firstSentAt == null) {
            firstSentAt = now;
        }
        attempts++;
        lastSentAt = now;
        nextAt = null;
        resendAt = now.plus(times.next());
    }

    /**
     * There will be no answer to the last sending.
     *
     * @return false when the message was sent as often as it may be
     */
    boolean unanswered(final Instant now, final Duration atLeast) {
        if (times.isExhausted()) {
            return false;
        }
        final Instant earliest = now.plus(atLeast);
        nextAt = resendAt.isBefore(earliest) ? earliest : resendAt;
        return true;
    }

    /** The message is sent again later, as often as a new one. */
    void pause(final Instant until) {
        times.restart();
        nextAt = until;
    }
}
