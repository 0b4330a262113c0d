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
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.protocol.Outcome;

/** When the agent speaks by itself, and whether the Coordinator is there. */
final class Schedule {
    private static final double JITTER = 0.1;

    private final Settings.Intervals intervals;
    private final RandomGenerator random;
    private Duration keepalive;
    private Duration report;
    private @Nullable Instant keepaliveAt;
    private @Nullable Instant reportAt;
    private Instant askAt = Instant.MIN;
    private Instant shrinkAt = Instant.MIN;
    private int missed;

    Schedule(final Settings.Intervals intervals, final RandomGenerator random) {
        this.intervals = intervals;
        this.random = random;
        keepalive = intervals.keepalive();
        report = intervals.report();
    }

    /** The time of the first message. */
    Instant start(final Instant now) {
        return now.plusMillis(Math.round(random.nextDouble() * intervals.startDelay().toMillis()));
    }

    /** The device is registered: signs of life and reports begin. */
    void begin(final Outcome.Orders orders, final Instant now) {
        final Duration toldKeepalive = orders.keepaliveInterval();
        if (toldKeepalive != null && toldKeepalive.isPositive()) {
            keepalive = toldKeepalive;
        }
        final Duration toldReport = orders.reportInterval();
        if (toldReport != null && toldReport.isPositive() && toldReport.compareTo(intervals.report()) < 0) {
            report = toldReport;
        }
        keepaliveAt = now.plus(spread(keepalive));
        reportAt = now.plus(spread(report));
    }

    boolean isKeepaliveDue(final Instant now) {
        final Instant at = keepaliveAt;
        if (at == null || at.isAfter(now)) {
            return false;
        }
        keepaliveAt = now.plus(spread(keepalive));
        return true;
    }

    /** The next sign of life is due at once, if any is. */
    void hurry(final Instant now) {
        if (keepaliveAt != null) {
            keepaliveAt = now;
        }
    }

    boolean isReportDue(final Instant now) {
        final Instant at = reportAt;
        if (at == null || at.isAfter(now)) {
            return false;
        }
        reportAt = now.plus(spread(report));
        return true;
    }

    /** A keepalive was not answered; whether the Coordinator counts as lost since just now. */
    boolean missed() {
        missed++;
        return missed == intervals.deadAfter();
    }

    /** An answer came; whether the Coordinator counted as lost until now. */
    boolean heard() {
        final boolean wasLost = missed >= intervals.deadAfter();
        missed = 0;
        return wasLost;
    }

    boolean mayAsk(final Instant now) {
        return !askAt.isAfter(now);
    }

    /** Nothing is asked for before the time that this returns. */
    Instant askAgain(final Instant now, final @Nullable Duration after) {
        askAt = now.plus(later(after == null ? intervals.askAgain() : after));
        return askAt;
    }

    boolean mayShrink(final Instant now) {
        return !shrinkAt.isAfter(now);
    }

    /** The Coordinator does not want anything back at present. */
    void keepAll(final Instant now, final @Nullable Duration after) {
        shrinkAt = now.plus(later(after == null ? intervals.askAgain() : after));
    }

    /** When to try again after a message was sent as often as it may be. */
    Instant nextPause(final Instant now) {
        return now.plus(spread(keepalive));
    }

    /** Times at which something is due or allowed again. */
    Stream<Instant> times() {
        return Stream.of(Stream.ofNullable(keepaliveAt), Stream.ofNullable(reportAt), Stream.of(askAt))
            .flatMap(times -> times);
    }

    private Duration spread(final Duration time) {
        return Duration.ofMillis(Math.round(time.toMillis() * (1 + random.nextDouble(-JITTER, JITTER))));
    }

    /** Never before the time that was told. */
    private Duration later(final Duration time) {
        return Duration.ofMillis(Math.round(time.toMillis() * (1 + random.nextDouble(JITTER))));
    }
}
