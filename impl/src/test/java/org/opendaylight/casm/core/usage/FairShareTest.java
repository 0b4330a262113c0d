/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.usage.FairShare.Need;

class FairShareTest {
    private static Need need(final String holder, final int priority, final long units) {
        return new Need(holder, priority, BigInteger.valueOf(units));
    }

    private static Map<String, Long> of(final long free, final Need... needs) {
        return FairShare.of(BigInteger.valueOf(free), List.of(needs)).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().longValue()));
    }

    @Test
    void givesAllWhatTheyNeedWhileThereIsEnough() {
        assertEquals(Map.of("a", 3L, "b", 2L), of(5, need("a", 1, 3), need("b", 9, 2)));
    }

    @Test
    void givesInProportionWhenThereIsNot() {
        assertEquals(Map.of("a", 6L, "b", 2L), of(8, need("a", 1, 9), need("b", 1, 3)));
        assertEquals(Map.of("a", 1L, "b", 0L), of(1, need("a", 1, 1), need("b", 1, 1)));
    }

    @Test
    void servesTheFirstPriorityFirst() {
        assertEquals(Map.of("a", 4L, "b", 1L, "c", 0L), of(5, need("c", 9, 4), need("b", 5, 2), need("a", 1, 4)));
    }

    @Test
    void sharesWhatThereIsAndNoMore() {
        final long seed = 41;
        final var random = new SplittableRandom(seed);
        for (int round = 0; round < 5000; round++) {
            final var needs = new ArrayList<Need>();
            for (int i = 0; i < random.nextInt(1, 9); i++) {
                needs.add(need("h" + i, random.nextInt(3), random.nextInt(1, 50)));
            }
            final long free = random.nextInt(120);
            final var shares = of(free, needs.toArray(Need[]::new));
            final long wanted = needs.stream().mapToLong(one -> one.units().longValue()).sum();
            final var where = "seed " + seed + " round " + round;
            assertEquals(Math.min(free, wanted), shares.values().stream().mapToLong(Long::longValue).sum(), where);
            needs.forEach(one -> assertTrue(shares.get(one.holder()) <= one.units().longValue(), where));
        }
    }
}
