/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.usage.CapacityRules.Advice;
import org.opendaylight.casm.core.usage.PoolUse.Block;

class CapacityRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final CapacityRules RULES = new CapacityRules(80, 5, 20, Duration.ofDays(7), BigInteger.ONE);

    private static Block block(final String id, final int members, final Integer idleDays) {
        return new Block(id, BigInteger.ONE, BigInteger.valueOf(members),
            NOON.minus(Duration.ofDays(100 - id.charAt(0) + 'a')), idleDays == null ? null : Duration.ofDays(idleDays),
            true);
    }

    private static PoolUse use(final long used, final Block... blocks) {
        return new PoolUse(BigInteger.valueOf(used),
            List.of(blocks).stream().map(Block::members).reduce(BigInteger.ZERO, BigInteger::add),
            List.of(blocks), NOON);
    }

    private static PoolUse use(final long used, final long current, final long before, final Block... blocks) {
        final var now = use(used, blocks);
        return new PoolUse(now.used(), now.total(), now.blocks(), NOON, new PoolUse.Trend(BigInteger.valueOf(current),
            time -> BigInteger.valueOf(time.compareTo(Duration.ofDays(7)) >= 0 ? before : used)));
    }

    @ParameterizedTest
    @CsvSource({"204, 256, 0", "205, 256, 1", "255, 256, 63", "256, 256, 65", "14, 14, 4", "13, 16, 1"})
    void asksForWhatBringsTheUseBelowTheMark(final long used, final int total, final long members) {
        final var advice = RULES.advise(use(used, block("a", total, null)), false);

        assertEquals(members == 0 ? new Advice.Leave("use is between the marks")
            : new Advice.More(BigInteger.valueOf(members)), advice);
        if (members > 0) {
            assertTrue(used * 100 < 80 * (total + members), "not enough");
            assertTrue(used * 100 >= 80 * (total + members - 1), "too much");
        }
    }

    @Test
    void grantsNothingWhileAGrantIsNotInUse() {
        final var fresh = new Block("b", BigInteger.ONE, BigInteger.TEN, NOON.plusSeconds(1), null, false);

        assertInstanceOf(Advice.Leave.class, RULES.advise(use(256, block("a", 256, null), fresh), false));
        assertInstanceOf(Advice.More.class, RULES.advise(use(256, block("a", 256, null),
            new Block("b", BigInteger.ONE, BigInteger.TEN, NOON, null, false)), false));
    }

    @Test
    void givesBackTheLastIdleBlockFirst() {
        assertEquals(new Advice.Less(List.of("c", "b")), RULES.advise(use(100, block("a", 256, null),
            block("b", 256, 8), block("c", 256, 7)), false));
    }

    @Test
    void keepsWhatIsInUseAndWhatWasIdleForTooShort() {
        assertInstanceOf(Advice.Leave.class, RULES.advise(use(200, block("a", 256, null), block("b", 256, null),
            block("c", 256, 6)), false));
    }

    @Test
    void aDayIsEnoughWhenLittleIsUsedOrOthersLackMembers() {
        final var little = use(100, block("a", 256, null), block("b", 256, 1), block("c", 256, 0));
        final var more = use(180, block("a", 256, null), block("b", 256, 1), block("c", 256, 0));

        assertEquals(new Advice.Less(List.of("b")), RULES.advise(little, false));
        assertInstanceOf(Advice.Leave.class, RULES.advise(more, false));
        assertEquals(new Advice.Less(List.of("b")), RULES.advise(more, true));
    }

    @Test
    void givesNothingBackThatWouldBringItAboveTheMark() {
        assertInstanceOf(Advice.Leave.class, RULES.advise(use(193, block("a", 256, null), block("b", 256, 9)), false));
        assertEquals(new Advice.Less(List.of("b")), RULES.advise(use(192, block("a", 256, null), block("b", 256, 9)),
            false));
    }

    @Test
    void givesNothingForAPeakThatIsOver() {
        assertEquals(new Advice.Leave("the peak is above the mark, and over"),
            RULES.advise(use(256, 204, 256, block("a", 256, null)), false));
        assertEquals(new Advice.More(BigInteger.valueOf(65)),
            RULES.advise(use(256, 205, 256, block("a", 256, null)), false));
    }

    @Test
    void takesNothingThatAPeakOfTheIdleTimeNeeded() {
        final Block[] blocks = {block("a", 256, null), block("b", 256, 8)};

        assertEquals(new Advice.Less(List.of("b")), RULES.advise(use(110, 0, 192, blocks), false));
        assertInstanceOf(Advice.Leave.class, RULES.advise(use(110, 0, 193, blocks), false));
        assertEquals(new Advice.Less(List.of("b")), RULES.advise(use(110, 0, 193, blocks), true));
    }

    @Test
    void keepsTheMinimum() {
        assertInstanceOf(Advice.Leave.class, RULES.advise(use(0, block("a", 256, 100)), false));
        assertEquals(new Advice.Less(List.of("a")), new CapacityRules(80, 5, 20, Duration.ofDays(7), BigInteger.ZERO)
            .advise(use(0, block("a", 256, 100)), false));
        assertEquals(new Advice.Less(List.of("c")), new CapacityRules(80, 5, 20, Duration.ofDays(7), BigInteger.TWO)
            .advise(use(0, block("a", 256, 100), block("b", 256, 100), block("c", 256, 100)), false));
    }

    @Test
    void saysNothingOfNothing() {
        assertInstanceOf(Advice.Leave.class, RULES.advise(use(0), false));
    }

    @Test
    void neverCrossesTheMarkNorTakesWhatIsInUse() {
        final long seed = 20261122;
        final var random = new SplittableRandom(seed);
        for (int round = 0; round < 20_000; round++) {
            final var rules = new CapacityRules(random.nextInt(1, 101), random.nextInt(0, 11), random.nextInt(0, 50),
                Duration.ofDays(random.nextInt(0, 9)), BigInteger.valueOf(random.nextInt(0, 4)));
            final var blocks = new ArrayList<Block>();
            for (int i = 0; i < random.nextInt(1, 8); i++) {
                blocks.add(new Block("l" + i, BigInteger.valueOf(random.nextInt(1, 4)),
                    BigInteger.valueOf(random.nextInt(1, 300)), NOON.minusSeconds(random.nextInt(1000)),
                    random.nextBoolean() ? null : Duration.ofDays(random.nextInt(0, 12)), random.nextInt(4) > 0));
            }
            final long total = blocks.stream().mapToLong(block -> block.members().longValue()).sum();
            final var use = new PoolUse(BigInteger.valueOf(random.nextLong(total + 1)), BigInteger.valueOf(total),
                blocks, NOON);
            check(rules, use, rules.advise(use, random.nextBoolean()), "seed " + seed + " round " + round);
        }
    }

    private static void check(final CapacityRules rules, final PoolUse use, final Advice advice, final String where) {
        final double used = use.used().doubleValue();
        switch (advice) {
            case Advice.Leave leave -> assertTrue(!leave.why().isEmpty(), where);
            case Advice.More more -> {
                assertTrue(100 * used >= rules.high() * use.total().doubleValue(), where);
                assertTrue(more.members().signum() > 0, where);
            }
            case Advice.Less less -> {
                double rest = use.total().doubleValue();
                long units = use.blocks().stream().mapToLong(block -> block.units().longValue()).sum();
                for (var id : less.leaseIds()) {
                    final var block = use.blocks().stream().filter(one -> one.leaseId().equals(id)).findFirst()
                        .orElseThrow();
                    assertTrue(block.idle() != null, where);
                    rest -= block.members().doubleValue();
                    units -= block.units().longValue();
                }
                assertTrue(units >= rules.keepMinimum().longValue(), where);
                assertTrue(used == 0 || 100 * used <= Math.max(0, rules.high() - rules.hysteresis()) * rest + 1e-6,
                    where);
                assertTrue(100 * used < rules.high() * use.total().doubleValue(), where);
            }
        }
    }
}
