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
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.pool.ThresholdRules;
import org.opendaylight.casm.service.ThresholdWatch.Crossing;

class ThresholdWatchTest {
    private static final ThresholdRules RULES = new ThresholdRules(80, 20, 95, 5, 60);

    private final ThresholdWatch watch = new ThresholdWatch();
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
}
