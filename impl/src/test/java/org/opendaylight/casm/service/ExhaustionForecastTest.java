/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.plan.UsageTrend;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;

class ExhaustionForecastTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicInteger ids = new AtomicInteger();
    private final AllocationEngine engine = new AllocationEngine(() -> "l" + ids.incrementAndGet());
    private Instant now = START;
    private final ExhaustionForecast forecast = new ExhaustionForecast(engine, () -> now);

    ExhaustionForecastTest() {
        engine.apply(new PoolCatalog(Map.of("default", AddressSpace.of("default")), Map.of("p", Pool.of("p",
            ObjectKind.IPV4_PRIVATE, "default", List.of(new Segment("s", AddressRange.parse("10.0.0.0/24"))))),
            Map.of(), Set.of()));
    }

    private void allocate(final int count) {
        for (int i = 0; i < count; i++) {
            final var decision = (Decision.Granted) engine.allocate(new AllocationRequest("r" + i,
                new AllocationRequest.Target.Named("p"), Owner.NONE, new AllocationRequest.Size.Default(),
                AllocationRequest.Placement.ANY, null, Lease.Terms.NONE, AllocationRequest.Mode.GRANT), now);
            engine.settle(decision);
        }
    }

    private Set<String> minute(final int allocations) {
        allocate(allocations);
        final var changed = forecast.look();
        now = now.plus(Duration.ofMinutes(1));
        return changed;
    }

    @Test
    void foreseesSteadyGrowthAsSoonAsItKnowsEnough() {
        for (int i = 0; i < 7; i++) {
            assertEquals(Set.of(), minute(2));
        }
        assertEquals(Set.of("p"), minute(2));

        // 16 of 256 after 8 minutes, 2 each minute
        final var last = START.plus(Duration.ofMinutes(7));
        assertEquals(Optional.of(last.plus(Duration.ofMinutes(120))), forecast.exhaustion("p"));
        assertEquals(Set.of(), minute(2), "the same time is foreseen");
    }

    @Test
    void foreseesNothingWithoutGrowth() {
        allocate(100);
        for (int i = 0; i < 60; i++) {
            minute(0);
        }
        assertEquals(Optional.empty(), forecast.exhaustion("p"));
    }

    @Test
    void isNotFooledByOneBulk() {
        for (int i = 0; i < 20; i++) {
            minute(1);
        }
        final var before = forecast.exhaustion("p").orElseThrow();
        minute(100);
        final var after = forecast.exhaustion("p").orElseThrow();
        // 100 fewer are free, at about the same pace
        assertTrue(Duration.between(after, before).toMinutes() <= 110, before + " " + after);
        assertTrue(after.isAfter(now.plus(Duration.ofMinutes(100))), before + " " + after);
    }

    @Test
    void takesItBackWhenUseStops() {
        for (int i = 0; i < 10; i++) {
            minute(1);
        }
        assertTrue(forecast.exhaustion("p").isPresent());
        boolean told = false;
        for (int i = 0; i < 60; i++) {
            told |= minute(0).contains("p");
        }
        assertTrue(told);
        assertEquals(Optional.empty(), forecast.exhaustion("p"));
    }

    @Test
    void looksBackFurtherTheLongerItRuns() {
        final var trend = new UsageTrend();
        int noted = 0;
        for (int minutes = 0; minutes < 60 * 24 * 30; minutes++) {
            if (trend.add(START.plus(Duration.ofMinutes(minutes)), BigInteger.valueOf(minutes / 60))) {
                noted++;
            }
        }
        assertTrue(noted < 500, noted + " samples were noted");
        final var at = trend.exhaustion(BigInteger.valueOf(24)).orElseThrow();
        final var left = Duration.between(START.plus(Duration.ofDays(30)), at).toHours();
        assertTrue(left >= 18 && left <= 25, left + " h");
    }

    @Test
    void forgetsPoolsThatAreGone() {
        for (int i = 0; i < 10; i++) {
            minute(1);
        }
        engine.apply(PoolCatalog.EMPTY);
        forecast.look();
        assertEquals(Optional.empty(), forecast.exhaustion("p"));
    }
}
