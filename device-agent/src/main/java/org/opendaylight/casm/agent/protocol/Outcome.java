/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;

/** What became of one sending of a message. */
public sealed interface Outcome {
    /** Verdict of the Coordinator. */
    enum Result {
        GRANTED, PARTIAL, DUPLICATE, DENIED, RETRY_LATER;

        /** Whether something was done, now or by an earlier sending of the message. */
        public boolean isGranted() {
            return switch (this) {
                case GRANTED, PARTIAL, DUPLICATE -> true;
                case DENIED, RETRY_LATER -> false;
            };
        }
    }

    /**
     * The Coordinator answered. Which members are filled depends on the message.
     *
     * @param result verdict
     * @param answers the leases that the message is about, each with its verdict
     * @param retryAfter when the same message can be sent again; null when it was not told
     * @param reason text for people, empty when there is none
     * @param orders what else the device shall do
     */
    record Replied(Result result, List<Answer> answers, @Nullable Duration retryAfter, String reason, Orders orders)
            implements Outcome {
        /** Copies. */
        public Replied {
            answers = List.copyOf(answers);
        }

        /** An answer with nothing but its verdict. */
        public static Replied of(final Result result) {
            return of(result, List.of());
        }

        /** An answer about leases. */
        public static Replied of(final Result result, final List<Answer> answers) {
            return new Replied(result, answers, null, "", Orders.NONE);
        }
    }

    /**
     * The answer about one lease.
     *
     * @param leaseId the lease
     * @param lease all of it as it is now; null when the answer does not tell
     * @param granted whether what was asked was done
     * @param state state of the lease, empty when it was not told
     * @param reason why it was not done, empty when it was
     * @param replaces lease that the device said it holds and that was taken over as this one; null for none
     */
    record Answer(String leaseId, @Nullable Lease lease, boolean granted, String state, String reason,
            @Nullable String replaces) {
        /** A lease that the device holds from now on, or goes on to hold. */
        public static Answer granted(final Lease lease) {
            return new Answer(lease.id(), lease, true, lease.state(), "", null);
        }

        /** A lease of which only the state is told. */
        public static Answer of(final String leaseId, final boolean granted, final String state) {
            return new Answer(leaseId, null, granted, state, "", null);
        }
    }

    /**
     * What an answer tells a device to do besides.
     *
     * @param keepaliveInterval time between signs of life; null to keep the present one
     * @param reportInterval time between reports; null to keep the present one
     * @param query whether a report is wanted now
     * @param recalled leases that the device has to give back
     * @param releaseSuggested whether the device should look for pools that it does not need
     */
    record Orders(@Nullable Duration keepaliveInterval, @Nullable Duration reportInterval, boolean query,
            List<Recall> recalled, boolean releaseSuggested) {
        /** Nothing. */
        public static final Orders NONE = new Orders(null, null, false, List.of(), false);

        /** Copies. */
        public Orders {
            recalled = List.copyOf(recalled);
        }
    }

    /**
     * A lease that is wanted back.
     *
     * @param leaseId the lease
     * @param drainUntil until when it may still be used; null for no longer
     */
    record Recall(String leaseId, @Nullable Instant drainUntil) {
    }

    /**
     * The Coordinator refused the message for a reason that sending it again does not mend.
     *
     * @param appTag reason in one word, such as {@code casm:unknown-device}; empty when there is none
     * @param text reason for people
     */
    record Refused(String appTag, String text) implements Outcome {
        /** Whether the reason is this one; the prefix {@code casm:} is left out. */
        public boolean is(final String tag) {
            return appTag.equals("casm:" + tag);
        }
    }

    /**
     * No answer: it is not known whether the message was carried out, so the same message is sent again.
     *
     * @param cause what happened, for people
     * @param retryAfter how long the server wants to be left alone; empty when it did not say
     */
    record Unanswered(String cause, Optional<Duration> retryAfter) implements Outcome {
        /** No answer, and no word about when to try again. */
        public static Unanswered because(final String cause) {
            return new Unanswered(cause, Optional.empty());
        }
    }
}
