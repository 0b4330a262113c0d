/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.Agent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.acknowledge.input.answer.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;

/**
 * What the Coordinator answered to one message of a device.
 *
 * @param messageId the message
 * @param verdict what came of it
 * @param leases the leases it is about
 * @param idle leases that should be given back
 * @param orders what is to be done besides
 */
record Answer(MessageId messageId, Verdict verdict, List<Lease> leases, List<LeaseId> idle, Orders orders) {
    /** Seconds after which a message that met a Coordinator that could not answer is sent again. */
    private static final long SOON = 5;

    /**
     * What came of a message.
     *
     * @param result outcome
     * @param appTag reason of a refusal; null for none
     * @param reason why not everything was granted; null when everything was
     * @param retryAfter seconds after which it can be sent again; null for never
     */
    record Verdict(Result result, @Nullable String appTag, @Nullable String reason, @Nullable Long retryAfter) {
        Verdict {
            requireNonNull(result);
        }
    }

    /**
     * What an answer leads to.
     *
     * @param query whether the device is to be asked for a report
     * @param terms how the agent is to work, or empty to leave that as it is
     */
    record Orders(boolean query, Optional<Agent> terms) {
        static final Orders NONE = new Orders(false, Optional.empty());
    }

    Answer {
        requireNonNull(messageId);
        leases = List.copyOf(leases);
        idle = List.copyOf(idle);
    }

    static Answer of(final MessageId messageId, final Result result) {
        return new Answer(messageId, new Verdict(result, null, null, null), List.of(), List.of(), Orders.NONE);
    }

    /** The message is wrong or not allowed, and will stay so. */
    static Answer refused(final MessageId messageId, final String appTag, final @Nullable String reason) {
        return new Answer(messageId, new Verdict(Result.Denied, appTag, reason, null), List.of(), List.of(),
            Orders.NONE);
    }

    /** Nothing was done, and the same message may succeed. */
    static Answer later(final MessageId messageId, final @Nullable String reason) {
        return new Answer(messageId, new Verdict(Result.RetryLater, null, reason, SOON), List.of(), List.of(),
            Orders.NONE);
    }

    Answer with(final Orders others) {
        return new Answer(messageId, verdict, leases, idle, others);
    }

    /** Whether the message is not to be sent again. */
    boolean isFinal() {
        return switch (verdict.result) {
            case Granted, Partial, Duplicate, Denied -> true;
            case RetryLater -> false;
        };
    }
}
