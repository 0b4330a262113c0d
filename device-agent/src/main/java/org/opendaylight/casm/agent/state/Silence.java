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
import java.util.List;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.protocol.Request;

/** What is done about messages that nobody answers. */
final class Silence {
    private final Outbox outbox;
    private final Schedule schedule;
    private final List<Effect> effects;

    Silence(final Outbox outbox, final Schedule schedule, final List<Effect> effects) {
        this.outbox = outbox;
        this.schedule = schedule;
        this.effects = effects;
    }

    /** There is no answer to the last sending of a message. */
    void unanswered(final Exchange exchange, final Outcome.Unanswered unanswered, final Instant now) {
        if (exchange.unanswered(now, unanswered.retryAfter().orElse(Duration.ZERO))) {
            return;
        }
        switch (exchange.request()) {
            case Request.Keepalive keepalive -> {
                outbox.remove(exchange);
                if (schedule.missed()) {
                    effects.add(new Effect.Say("the Coordinator is lost (" + unanswered.cause()
                        + "); leases are used until they end"));
                }
            }
            // optional: the Coordinator finds out when the lease ends
            case Request.Confirm confirm -> outbox.remove(exchange);
            case Request.Register register -> pause(exchange, now);
            case Request.Ask ask -> pause(exchange, now);
            case Request.Renew renew -> pause(exchange, now);
            case Request.Report report -> pause(exchange, now);
            case Request.Release release -> pause(exchange, now);
        }
    }

    /** The same message again with the next keepalive; a new one could be granted a second time. */
    private void pause(final Exchange exchange, final Instant now) {
        exchange.pause(schedule.nextPause(now));
    }
}
