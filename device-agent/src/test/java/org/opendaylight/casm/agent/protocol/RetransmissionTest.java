/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetransmissionTest {
    private static final RandomGenerator MIDDLE = new RandomGenerator() {
        @Override
        public long nextLong() {
            return 0;
        }

        @Override
        public double nextDouble(final double low, final double high) {
            return (low + high) / 2;
        }
    };

    private static Retransmission times(final RandomGenerator random) {
        return new Retransmission(Retransmission.rule(new Request.Ask(List.of(), Request.Reason.MANUAL, false,
            List.of())), random);
    }

    @Test
    void doublesUpToTheLongestTimeAndEnds() {
        final Retransmission times = times(MIDDLE);
        final List<Long> waits = new ArrayList<>();
        while (!times.isExhausted()) {
            waits.add(times.next().toMillis());
        }

        assertEquals(List.of(1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L, 30_000L, 30_000L, 30_000L), waits);
        times.restart();
        assertFalse(times.isExhausted());
        assertEquals(1000, times.next().toMillis());
    }

    @Test
    void spreadsByTenPerCent() {
        for (long seed = 0; seed < 200; seed++) {
            final Retransmission times = times(new Random(seed));
            Duration before = times.next();
            assertTrue(before.toMillis() >= 900 && before.toMillis() <= 1100, "seed " + seed + ": " + before);
            for (int i = 0; i < 3; i++) {
                final Duration next = times.next();
                final double ratio = (double) next.toMillis() / before.toMillis();
                assertTrue(ratio > 1.89 && ratio < 2.11, "seed " + seed + ": " + before + ", " + next);
                before = next;
            }
        }
    }

    @Test
    void reportsAreSentWithoutLimit() {
        final var times = new Retransmission(Retransmission.rule(new Request.Report("r", List.of())), MIDDLE);
        for (int i = 0; i < 100; i++) {
            times.next();
        }
        assertFalse(times.isExhausted());
        assertEquals(Duration.ofSeconds(600), times.next());
    }
}
