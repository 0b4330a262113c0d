/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.usage;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.Sample;
import org.opendaylight.casm.agent.protocol.Sample.Period;

/**
 * Peaks and averages of each local pool over the running day, week and month of UTC (draft, section 5.2.3). A window
 * that ended stays until a report with it was confirmed. Averages are over what was measured; a device that was off for
 * an hour does not count as empty in that hour. Not safe for several threads.
 */
public final class UsageWindows {
    private record Key(Period period, Instant start, String leaseId) {
    }

    private final Map<Key, Window> windows = new LinkedHashMap<>();

    /**
     * Adds one measurement.
     *
     * @param lease the leased pool
     * @param technique transition mechanism that uses it; null for none
     * @param capacity members that could be used
     * @param use what was measured
     * @param now when
     */
    public void add(final Lease lease, final @Nullable String technique, final long capacity, final Use use,
            final Instant now) {
        for (Period period : Period.values()) {
            windows.computeIfAbsent(new Key(period, start(period, now), lease.id()),
                key -> new Window(lease, technique, key.start())).add(capacity, use, now);
        }
    }

    /** The running windows and those that ended and were not confirmed, for a report. */
    public List<Sample> samples(final Collection<Period> periods) {
        final List<Sample> samples = new ArrayList<>();
        windows.forEach((key, window) -> {
            if (periods.contains(key.period())) {
                samples.add(window.sample(key.period()));
            }
        });
        return samples;
    }

    /** Forgets what a confirmed report told and will not change any more. */
    public void confirmed(final List<Sample> samples, final Instant now) {
        samples.forEach(sample -> {
            if (sample.start().isBefore(start(sample.period(), now))) {
                windows.remove(new Key(sample.period(), sample.start(), sample.lease().id()));
            }
        });
    }

    /** Start of the period that holds a time. */
    static Instant start(final Period period, final Instant time) {
        final ZonedDateTime day = time.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        return switch (period) {
            case DAY -> day.toInstant();
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
            case MONTH -> day.withDayOfMonth(1).toInstant();
        };
    }
}
