/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.opendaylight.casm.agent.protocol.Header;
import org.opendaylight.casm.agent.protocol.Message;
import org.opendaylight.casm.agent.protocol.Request;
import org.opendaylight.casm.agent.protocol.Retransmission;

/** The messages of one boot that wait to be sent or answered. */
final class Outbox {
    private final Map<String, Exchange> open = new LinkedHashMap<>();
    private final String deviceId;
    private final long incarnation;
    private final RandomGenerator random;
    private long sequence;

    Outbox(final String deviceId, final long incarnation, final RandomGenerator random) {
        this.deviceId = deviceId;
        this.incarnation = incarnation;
        this.random = random;
    }

    /** A new message, to be sent at a time. */
    void put(final Request request, final Instant at) {
        sequence++;
        // no two boots use the same, also when the Coordinator does not look at the incarnation
        final String messageId = incarnation + "-" + sequence;
        open.put(messageId, new Exchange(messageId, request, new Retransmission(Retransmission.rule(request), random),
            at));
    }

    /** A name that no other report of this boot has. */
    String reportId() {
        return incarnation + "-report-" + (sequence + 1);
    }

    boolean has(final Class<? extends Request> kind) {
        return open.values().stream().anyMatch(exchange -> kind.isInstance(exchange.request()));
    }

    /** The open exchange of a message; empty when it was answered or given up. */
    Optional<Exchange> find(final String messageId) {
        return Optional.ofNullable(open.get(messageId));
    }

    void remove(final Exchange exchange) {
        open.remove(exchange.messageId());
    }

    /** Forgets the messages of a kind. */
    void removeAll(final Class<? extends Request> kind) {
        open.values().removeIf(exchange -> kind.isInstance(exchange.request()));
    }

    /** What is to be sent now; it counts as sent. */
    List<Message> due(final Instant now) {
        final List<Message> due = new ArrayList<>();
        for (Exchange exchange : open.values()) {
            final Instant at = exchange.nextAt();
            if (at != null && !at.isAfter(now)) {
                exchange.sent(now);
                due.add(new Message(new Header(deviceId, exchange.messageId(), exchange.attempts(), incarnation,
                    exchange.firstSentAt()), exchange.request()));
            }
        }
        return due;
    }

    /** When messages are to be sent. */
    Stream<Instant> times() {
        return open.values().stream().map(Exchange::nextAt).filter(Objects::nonNull);
    }
}
