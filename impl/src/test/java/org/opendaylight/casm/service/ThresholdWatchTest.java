/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.pool.ThresholdRules;
import org.opendaylight.casm.service.ThresholdWatch.Crossing;

class ThresholdWatchTest {
    private static final ThresholdRules RULES = new ThresholdRules(80, 20, 95, 5, 60);

    private final Map<String, String> kept = new HashMap<>();
    private final Standings standings = new Standings() {
        @Override
        public @Nullable String of(final String pool) {
            return kept.get(pool);
        }

        @Override
        public void keep(final String pool, final @Nullable String standing) {
            kept.put(pool, standing);
        }
    };
    private ThresholdWatch watch = new ThresholdWatch(standings);
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private List<Crossing> read(final double utilization) {
        return watch.read("p", utilization, RULES, now);
    }

    private List<Crossing> later(final double utilization) {
        now = now.plusSeconds(60);
        return read(utilization);
    }

    @Test
    void theFirstReadingTellsNothing() {
        assertEquals(List.of(), read(99));
        assertEquals(List.of(), later(99));
    }

    @Test
    void tellsEachMarkOnceEachWay() {
        read(0);

        assertEquals(List.of(new Crossing(true, 80)), later(80).subList(1, 2));
        assertEquals(List.of(), later(94.99));
        assertEquals(List.of(new Crossing(true, 95)), later(95));
        assertEquals(List.of(new Crossing(false, 95)), later(89.9));
        assertEquals(List.of(new Crossing(false, 80)), later(74.9));
        assertEquals(List.of(new Crossing(false, 20)), later(19.9));
        assertEquals(List.of(new Crossing(true, 20)), later(25));
    }

    @Test
    void doesNotTremble() {
        read(79);

        assertEquals(List.of(new Crossing(true, 80)), later(80));
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of(), later(75));
            assertEquals(List.of(), later(81));
        }
        assertEquals(List.of(new Crossing(false, 80)), later(74));
        assertEquals(List.of(), later(79.99));
    }

    @Test
    void tellsAllMarksOfALeap() {
        read(10);

        assertEquals(List.of(new Crossing(true, 20), new Crossing(true, 80), new Crossing(true, 95)), later(100));
        assertEquals(List.of(new Crossing(false, 20), new Crossing(false, 80), new Crossing(false, 95)), later(0));
    }

    @Test
    void tellsLaterWhatCameTooSoon() {
        read(50);
        assertEquals(List.of(new Crossing(true, 80)), read(85));

        now = now.plusSeconds(59);
        assertEquals(List.of(), read(50));
        assertEquals(Set.of("p"), watch.heldBack());

        now = now.plusSeconds(1);
        assertEquals(List.of(new Crossing(false, 80)), read(50));
        assertEquals(Set.of(), watch.heldBack());
    }

    @Test
    void forgetsWhatCameTooSoonAndIsNoLongerSo() {
        read(50);
        read(85);
        read(50);
        read(85);

        assertEquals(Set.of(), watch.heldBack());
        assertEquals(List.of(), later(85));
    }

    @Test
    void oneMarkDoesNotHoldBackAnother() {
        read(50);
        assertEquals(List.of(new Crossing(true, 80)), read(85));

        assertEquals(List.of(new Crossing(true, 95)), read(96));
    }

    @Test
    void beginsAnewWithAPoolThatCameBack() {
        read(50);
        watch.forget("p");

        assertEquals(List.of(), later(90));
    }

    @Test
    void tellsNothingAgainAfterARestart() {
        read(50);
        later(85);
        later(78);
        watch = new ThresholdWatch(standings);

        assertEquals(List.of(), later(78), "was told that it is above");
        assertEquals(List.of(), later(81));
        assertEquals(List.of(new Crossing(false, 80)), later(74));
    }

    @Test
    void tellsWhatWasCrossedWhileItWasDown() {
        read(50);
        later(96);
        watch = new ThresholdWatch(standings);

        assertEquals(List.of(new Crossing(false, 80), new Crossing(false, 95)), later(30));
    }

    @Test
    void beginsAnewWhenWhatIsKeptIsNotUnderstood() {
        kept.put("p", "HIGH=above@then nonsense");

        assertEquals(List.of(), later(85));
        assertEquals(List.of(new Crossing(false, 80)), later(50));
    }

    @Test
    void standsWhereItIsAtOnceButWithHysteresis() {
        assertEquals(ThresholdBand.NORMAL, watch.band("p"));
        read(19);
        assertEquals(ThresholdBand.LOW, watch.band("p"));
        read(24);
        assertEquals(ThresholdBand.LOW, watch.band("p"));
        read(85);
        assertEquals(ThresholdBand.HIGH, watch.band("p"));
        read(95);
        assertEquals(ThresholdBand.CRITICAL, watch.band("p"));
        read(76);
        assertEquals(ThresholdBand.HIGH, watch.band("p"), "also while nothing may be told");
        read(60);
        assertEquals(ThresholdBand.NORMAL, watch.band("p"));
    }
}
