/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to send a message again (RFC 8415, section 15): times double up to a maximum, each is spread by ten per cent
 * either way, so that many devices that start at once do not stay in step.
 */
public final class Retransmission {
    private static final double JITTER = 0.1;

    /**
     * Parameters of a kind of message.
     *
     * @param initial first time to wait (IRT)
     * @param longest longest time to wait, before it is spread (MRT)
     * @param count how often the message is sent (MRC); 0 for no limit
     */
    public record Rule(Duration initial, Duration longest, int count) {
        /** Checks the bounds. */
        public Rule {
            if (initial.isNegative() || initial.isZero() || longest.compareTo(initial) < 0 || count < 0) {
                throw new IllegalArgumentException("IRT " + initial + ", MRT " + longest + ", MRC " + count);
            }
        }
    }

    private final Rule rule;
    private final RandomGenerator random;
    private double waited;
    private int sent;

    /** Times for one message. */
    public Retransmission(final Rule rule, final RandomGenerator random) {
        this.rule = rule;
        this.random = random;
    }

    /** The rule for a message. */
    public static Rule rule(final Request request) {
        return switch (request) {
            case Request.Register register -> seconds(1, 30, 0);
            case Request.Keepalive keepalive -> seconds(1, 1, 1);
            case Request.Ask ask -> seconds(1, 30, 10);
            case Request.Renew renew -> seconds(10, 600, 0);
            case Request.Report report -> seconds(1, 600, 0);
            case Request.Release release -> seconds(1, 30, 4);
            case Request.Confirm confirm -> seconds(1, 30, 4);
        };
    }

    private static Rule seconds(final int initial, final int longest, final int count) {
        return new Rule(Duration.ofSeconds(initial), Duration.ofSeconds(longest), count);
    }

    /** The time from a sending to the next one; to be called once for each sending. */
    public Duration next() {
        final double longest = rule.longest().toMillis();
        final double spread = random.nextDouble(-JITTER, JITTER);
        waited = sent == 0 ? rule.initial().toMillis() * (1 + spread) : waited * (2 + spread);
        if (waited > longest) {
            waited = longest * (1 + spread);
        }
        sent++;
        return Duration.ofMillis(Math.max(1, Math.round(waited)));
    }

    /** Whether the message was sent as often as it may be. */
    public boolean isExhausted() {
        return rule.count() > 0 && sent >= rule.count();
    }

    /** Begins anew, as after a pause. */
    public void restart() {
        sent = 0;
    }
}
