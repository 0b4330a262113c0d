/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SampleHistoryTest {
    private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");

    static UsageSample sample(final String entry, final int day, final int hours, final long peak) {
        final var start = DAY.plus(Duration.ofDays(day));
        return new UsageSample(new UsageSample.Key(Period.DAY, start, entry), start.plus(Duration.ofHours(hours)),
            new UsageSample.Subject(null, List.of(), null, List.of()),
            new Measure(null, null, null, BigInteger.valueOf(peak), null, null, List.of()),
            new UsageSample.Receipt("r", start));
    }

    private static void report(final SampleHistory history, final int earlier, final UsageSample... samples) {
        history.apply(history.plan(List.of(samples), earlier));
    }

    @Test
    void theSampleThatWasMeasuredLongerCounts() {
        final var history = new SampleHistory();
        report(history, 9, sample("a", 0, 12, 5));
        report(history, 9, sample("a", 0, 6, 3));
        assertEquals(List.of(sample("a", 0, 12, 5)), history.all());

        report(history, 9, sample("a", 0, 24, 4));
        assertEquals(List.of(sample("a", 0, 24, 4)), history.all());
    }

    @Test
    void theLaterOfTwoAlikeCounts() {
        final var history = new SampleHistory();
        report(history, 9, sample("a", 0, 12, 5));
        report(history, 9, sample("a", 0, 12, 6));
        assertEquals(List.of(sample("a", 0, 12, 6)), history.all());
    }

    @Test
    void dropsWhatALaterOneFollowedBeforeWhatIsCurrent() {
        final var history = new SampleHistory();
        report(history, 2, sample("old", 0, 24, 1), sample("a", 0, 24, 1));
        report(history, 2, sample("a", 1, 24, 1));
        report(history, 2, sample("a", 2, 24, 1));

        assertEquals(List.of(sample("old", 0, 24, 1), sample("a", 1, 24, 1), sample("a", 2, 24, 1)), history.all());
        assertEquals(List.of(sample("old", 0, 24, 1), sample("a", 2, 24, 1)), history.current());
    }

    @Test
    void keepsTheLastReportWholeHoweverSmallTheHistory() {
        final var history = new SampleHistory();
        report(history, 0, sample("a", 0, 24, 1), sample("b", 0, 24, 1));
        report(history, 0, sample("c", 1, 24, 1), sample("d", 1, 24, 1), sample("e", 1, 24, 1));

        assertEquals(3, history.all().size());
        assertEquals(2, history.plan(List.of(sample("f", 2, 24, 1)), 1).drops().size());
    }

    @Test
    void theOrderOfReportsDoesNotMatter() {
        final long seed = 7;
        final var random = new Random(seed);
        final var samples = new ArrayList<UsageSample>();
        for (int hours = 1; hours <= 24; hours++) {
            for (var entry : List.of("a", "b")) {
                samples.add(sample(entry, hours % 3, hours, hours * 10));
            }
        }
        final var inOrder = new SampleHistory();
        samples.forEach(one -> report(inOrder, 100, one));
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(samples, random);
            final var history = new SampleHistory();
            samples.forEach(one -> report(history, 100, one));
            samples.subList(0, 10).forEach(one -> report(history, 100, one));
            assertEquals(inOrder.all(), history.all(), "seed " + seed + " round " + round);
        }
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThrows(IllegalArgumentException.class, () -> sample("a", 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Measure(null, null, BigInteger.ONE, BigInteger.TWO, null,
            null, List.of()));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Measure.Ports("tcp",
            java.math.BigDecimal.valueOf(101), null)).getMessage().contains("tcp"));
    }
}
