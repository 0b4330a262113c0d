/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.opendaylight.casm.core.plan.UsageTrend;

/**
 * Foresees when pools are used up. It looks at each pool now and then, whatever happens in between, so that allocations
 * cost nothing for it. What it has seen is kept in memory: after a start it begins anew. {@link #look} is not to be
 * called by several threads at once; {@link #exhaustion} may be, at any time.
 */
public final class ExhaustionForecast {
    /** A forecast that moved by less than this part of its distance is not worth telling. */
    private static final int PART = 100;

    private final Map<String, UsageTrend> trends = new HashMap<>();
    private final Map<String, Instant> forecasts = new ConcurrentHashMap<>();
    private final AllocationEngine engine;
    private final InstantSource clock;

    /** A forecast that has seen nothing yet. */
    public ExhaustionForecast(final AllocationEngine engine, final InstantSource clock) {
        this.engine = engine;
        this.clock = clock;
    }

    /** When a pool is used up if use goes on as lately; empty when that is not foreseen. */
    public Optional<Instant> exhaustion(final String pool) {
        return Optional.ofNullable(forecasts.get(pool));
    }

    /**
     * Looks at all pools.
     *
     * @return those of which the forecast is another one now
     */
    public Set<String> look() {
        final Instant now = clock.instant();
        final var changed = new HashSet<String>();
        final Set<String> pools = engine.catalog().pools().keySet();
        trends.keySet().retainAll(pools);
        forecasts.keySet().retainAll(pools);
        for (final String pool : pools) {
            final Optional<PoolUsage> usage = usage(pool);
            final var trend = trends.computeIfAbsent(pool, key -> new UsageTrend());
            if (usage.isPresent() && trend.add(now, used(usage.orElseThrow()))) {
                final Instant before = forecasts.get(pool);
                final Instant after = trend.exhaustion(usage.orElseThrow().free()).orElse(null);
                if (differs(before, after, now)) {
                    changed.add(pool);
                    if (after == null) {
                        forecasts.remove(pool);
                    } else {
                        forecasts.put(pool, after);
                    }
                }
            }
        }
        return changed;
    }

    private Optional<PoolUsage> usage(final String pool) {
        try {
            return Optional.of(engine.usage(pool));
        } catch (IllegalArgumentException e) {
            // deleted meanwhile, or of a kind that has no members
            return Optional.empty();
        }
    }

    private static BigInteger used(final PoolUsage usage) {
        return usage.offered().add(usage.allocated()).add(usage.quarantined());
    }

    private static boolean differs(final @Nullable Instant before, final @Nullable Instant after, final Instant now) {
        if (before == null || after == null) {
            return before != after;
        }
        final Duration distance = Duration.between(now, after);
        return Duration.between(before, after).abs().compareTo(distance.dividedBy(PART)) > 0 || !before.isAfter(now);
    }
}
