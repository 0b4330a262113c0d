/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.UInt128;

class FreeSpaceTest {
    private static final int WINDOW = 1024;

    /** The window of values that the random operations use starts here; the borders of the words matter most. */
    @ParameterizedTest
    @CsvSource({
        "0, 1", "0, 2",
        "18446744073709551104, 3", "18446744073709550592, 4",
        "340282366920938463463374607431768210432, 5",
        "170141183460469231731687303715884105216, 6",
        "167772160, 7"})
    void agreesWithBruteForce(final BigInteger base, final long seed) {
        final var random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            final var sut = new Sut(UInt128.of(base), random, "seed " + seed + " round " + round);
            for (int step = 0; step < 600; step++) {
                sut.step();
            }
        }
    }

    @Test
    void holdsTheWholeSpace() {
        final var free = new FreeSpace(Borders.NONE);
        free.add(0, 0, -1, -1);
        assertEquals(128, free.largestExponent());
        assertEquals(UInt128.ZERO, free.count());
        assertFalse(free.isEmpty());
        assertTrue(free.first(Demand.block(128), 0, 0));
        assertTrue(free.tightest(Demand.block(128)));
        assertTrue(free.take(0, 0, -1, -1));
        assertTrue(free.isEmpty());
        free.add(0, 0, -1, -1);
        assertTrue(free.take(-1, -1, -1, -1));
        assertTrue(free.take(0, 0, 0, 0));
        assertEquals(126, free.largestExponent());
        assertFalse(free.first(Demand.block(127), 0, 0));
        free.add(0, 0, 0, 0);
        free.add(-1, -1, -1, -1);
        assertEquals(1, free.fragments());
        assertEquals(128, free.largestExponent());
    }

    @Test
    void keepsManyRanges() {
        final var free = new FreeSpace(Borders.NONE);
        final int ranges = 20_000;
        for (int i = 0; i < ranges; i++) {
            free.add(0, 2L * i, 0, 2L * i);
        }
        assertEquals(ranges, free.fragments());
        for (int i = ranges - 1; i > 0; i--) {
            free.add(0, 2L * i - 1, 0, 2L * i - 1);
        }
        assertEquals(1, free.fragments());
        assertEquals(UInt128.of(2L * ranges - 1), free.count());
        for (int i = 0; i < 2 * ranges - 1; i += 2) {
            assertTrue(free.take(0, i, 0, i));
        }
        for (int i = 1; i < 2 * ranges - 1; i += 2) {
            assertTrue(free.first(Demand.block(0), 0, 0));
            assertEquals(i, free.foundLo());
            assertTrue(free.take(0, i, 0, i));
        }
        assertTrue(free.isEmpty());
        assertEquals(-1, free.largestExponent());
    }

    @Test
    void doesNotGrowAcrossBorders() {
        final var free = new FreeSpace(Borders.before(List.of(UInt128.of(8))));
        free.add(0, 0, 0, 7);
        free.add(0, 8, 0, 15);
        assertEquals(2, free.fragments());
        assertEquals(3, free.largestExponent());
        assertTrue(free.take(0, 6, 0, 7));
        assertTrue(free.take(0, 8, 0, 9));
        free.add(0, 8, 0, 9);
        free.add(0, 6, 0, 7);
        assertEquals(2, free.fragments());
    }

    /** The index next to a bit set that says the same. */
    private static final class Sut {
        private final UInt128 base;
        private final Random random;
        private final String hint;
        private final BitSet bits = new BitSet(WINDOW);
        private final FreeSpace free = new FreeSpace(Borders.NONE);
        private final int longest;

        Sut(final UInt128 base, final Random random, final String hint) {
            this.base = base;
            this.random = random;
            this.hint = hint;
            longest = 1 << random.nextInt(1, 8);
        }

        void step() {
            final int start = random.nextInt(WINDOW);
            final int end = Math.min(WINDOW - 1, start + random.nextInt(longest));
            final UInt128 from = at(start);
            final UInt128 to = at(end);
            if (random.nextBoolean()) {
                if (bits.get(start, end + 1).isEmpty()) {
                    free.add(from.hi(), from.lo(), to.hi(), to.lo());
                    bits.set(start, end + 1);
                }
            } else {
                final boolean whole = bits.nextClearBit(start) > end;
                assertEquals(whole, free.isFree(from.hi(), from.lo(), to.hi(), to.lo()), hint);
                assertEquals(whole, free.take(from.hi(), from.lo(), to.hi(), to.lo()), hint);
                if (whole) {
                    bits.clear(start, end + 1);
                }
            }
            check();
        }

        private UInt128 at(final int offset) {
            return base.add(UInt128.of(offset));
        }

        private void check() {
            assertEquals(UInt128.of(bits.cardinality()), free.count(), hint);
            assertEquals(fragments(), free.fragments(), hint);
            final int exponent = random.nextInt(6);
            final int length = random.nextBoolean() ? 1 << exponent : (1 << exponent) * random.nextInt(1, 5);
            final Demand demand = Demand.run(exponent, UInt128.of(length - 1));
            final List<Integer> pieces = pieces(1 << exponent, length);
            final UInt128 anchor = at(random.nextInt(WINDOW));
            final Integer first = pieces.stream().filter(piece -> at(piece).compareTo(anchor) >= 0).findFirst()
                .orElse(null);
            assertFound(first, free.first(demand, anchor.hi(), anchor.lo()), "first");
            final Integer last = pieces.stream().filter(piece -> at(piece).compareTo(anchor) <= 0)
                .reduce((one, other) -> other).orElse(null);
            assertFound(last, free.last(demand, anchor.hi(), anchor.lo()), "last");
            int largest = -1;
            while (!pieces(1 << largest + 1, 1 << largest + 1).isEmpty()) {
                largest++;
            }
            assertEquals(largest, free.largestExponent(), hint);
            assertEquals(!pieces.isEmpty(), free.tightest(demand), hint);
            assertTrue(pieces.isEmpty() || pieces.contains(found()), hint);
            if (!pieces.isEmpty() && demand.isBlock()) {
                assertTightest(exponent, found());
            }
            assertEquals(!pieces.isEmpty(), free.roomiest(demand), hint);
            if (!pieces.isEmpty() && demand.isBlock()) {
                assertEquals(pieces(1 << largest, 1 << largest).get(0), found(), hint);
            }
            assertEquals(longestRun() - 1, free.longestRun().map(run -> (int) run.lo()).orElse(-1), hint);
        }

        /** No block that is free as a whole, with its buddy not free as a whole, is smaller and large enough. */
        private void assertTightest(final int exponent, final int found) {
            int size = exponent;
            while (isMaximal(found, size) < 0) {
                size++;
            }
            for (int smaller = exponent; smaller < size; smaller++) {
                for (final int piece : pieces(1 << smaller, 1 << smaller)) {
                    assertTrue(isMaximal(piece, smaller) < 0, hint);
                }
            }
        }

        /** The start when this free aligned block is not part of a larger free one, else -1. */
        private int isMaximal(final int piece, final int exponent) {
            return pieces(2 << exponent, 2 << exponent).stream()
                .anyMatch(larger -> larger <= piece && piece < larger + (2 << exponent)) ? -1 : piece;
        }

        private int fragments() {
            int count = 0;
            for (int at = bits.nextSetBit(0); at >= 0; at = bits.nextSetBit(bits.nextClearBit(at))) {
                count++;
            }
            return count;
        }

        private int longestRun() {
            int longestRun = 0;
            for (int at = bits.nextSetBit(0); at >= 0; at = bits.nextSetBit(bits.nextClearBit(at))) {
                longestRun = Math.max(longestRun, bits.nextClearBit(at) - at);
            }
            return longestRun;
        }

        private void assertFound(final Integer expected, final boolean found, final String what) {
            assertEquals(expected, found ? found() : null, hint + " " + what);
        }

        private Integer found() {
            return (int) (free.foundLo() - base.lo());
        }

        private List<Integer> pieces(final int alignment, final int length) {
            final var starts = new ArrayList<Integer>();
            final int misfit = (int) (base.lo() & alignment - 1);
            for (int at = bits.nextSetBit(0); at >= 0; at = bits.nextSetBit(at + 1)) {
                if ((at + misfit) % alignment == 0 && bits.nextClearBit(at) >= at + length) {
                    starts.add(at);
                }
            }
            return starts;
        }
    }
}
