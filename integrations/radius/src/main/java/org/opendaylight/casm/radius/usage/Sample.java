/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.usage;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Use of one lease in one period.
 *
 * @param period day, week or month
 * @param start when the period began, or counting in it
 * @param end end of the period, or of what was counted of it so far
 * @param leaseId the lease
 * @param entry names the block, for people
 * @param figures what was counted
 */
public record Sample(Period period, Instant start, Instant end, String leaseId, String entry, Figures figures) {
    /** Checks. */
    public Sample {
        requireNonNull(period);
        requireNonNull(start);
        requireNonNull(end);
        requireNonNull(leaseId);
        requireNonNull(entry);
        requireNonNull(figures);
    }

    /** What is counted; each begins at midnight of UTC. */
    public enum Period {
        /** One day. */
        DAY,
        /** From Monday on. */
        WEEK,
        /** From the first on. */
        MONTH;

        /** When the period began that a time is in. */
        Instant begin(final Instant time) {
            return begin(ZonedDateTime.ofInstant(time, ZoneOffset.UTC)).toInstant();
        }

        private ZonedDateTime begin(final ZonedDateTime time) {
            final var day = time.truncatedTo(ChronoUnit.DAYS);
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        /** When the period ends that a time is in. */
        Instant end(final Instant time) {
            final var begin = begin(ZonedDateTime.ofInstant(time, ZoneOffset.UTC));
            final var next = switch (this) {
                case DAY -> begin.plusDays(1);
                case WEEK -> begin.plusWeeks(1);
                case MONTH -> begin.plusMonths(1);
            };
            return next.toInstant();
        }
    }

    /**
     * Figures.
     *
     * @param total members that could be used: addresses, or prefixes of the length that subscribers get; null when
     *              that length is not known yet
     * @param peak members in use at most
     * @param current members in use at the end
     * @param average members in use on average, by time
     */
    public record Figures(@Nullable Long total, long peak, long current, double average) {
    }
}
