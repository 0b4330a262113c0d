/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.plan.PlanFixture.POOL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.plan.DefragmentationRequest.Goal;

/** Plans for small pools compared with what trying everything gives, and carried out step by step. */
class DefragmentationOracleTest {
    private static final int SIZE = 32;
    private static final int RUNS = 300;

    /** A pool of 32 addresses as booleans: what is held, and by which lease. */
    private record Small(int[] holder, int[] exponents, int[] starts, boolean[] fixed) {
    }

    @Test
    void gainsTheLargestBlockThereIsToGain() {
        for (int seed = 0; seed < RUNS; seed++) {
            final String message = "seed " + seed;
            final var fixture = PlanFixture.ofSegments("10.0.0.0/27");
            final Small small = fill(fixture, new Random(seed));
            final int steps = 1 + new Random(seed + RUNS).nextInt(6);

            final var plan = fixture.plan(new DefragmentationRequest(POOL, Goal.LARGEST_FREE_BLOCK, null, steps,
                false));

            final int[] best = best(small, steps);
            assertEquals(best[0], exponent(plan.after().largestFreeBlock()), message);
            assertEquals(best[1], plan.steps().size(), message);
            carryOut(fixture, plan, message);
            assertEquals(plan.after().largestFreeBlock(), fixture.engine.usage(POOL).largestFreeBlock(), message);
            assertEquals(plan.after().fragments(), fixture.engine.usage(POOL).fragments(), message);
        }
    }

    @Test
    void savesTheRoutesItPromises() {
        int saved = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            final String message = "seed " + seed;
            final var fixture = PlanFixture.ofSegments("10.0.0.0/27");
            fill(fixture, new Random(seed));
            final int steps = 1 + new Random(seed + RUNS).nextInt(6);
            final long before = routes(fixture);

            final var plan = fixture.plan(new DefragmentationRequest(POOL, Goal.FEWEST_ROUTES, null, steps, false));

            assertEquals(before, plan.routesBefore(), message);
            assertTrue(plan.steps().isEmpty() ? plan.routesAfter() == before : plan.routesAfter() < before, message);
            assertTrue(plan.steps().size() <= steps, message);
            carryOut(fixture, plan, message);
            assertEquals(plan.routesAfter(), routes(fixture), message);
            saved += (int) (before - plan.routesAfter());
        }
        assertTrue(saved > RUNS, "only " + saved + " routes saved");
    }

    /** Each step has to find its place free, whatever comes before; the order is turned round to see that. */
    private static void carryOut(final PlanFixture fixture, final DefragmentationPlan plan, final String message) {
        for (final Move move : plan.steps().reversed()) {
            final AddressRange to = move.to();
            assertEquals(List.of(), fixture.engine.holders(null, to), message);
            fixture.apply(move);
        }
    }

    private static Small fill(final PlanFixture fixture, final Random random) {
        final int[] holder = new int[SIZE];
        Arrays.fill(holder, -1);
        final var leases = new ArrayList<int[]>();
        final int wanted = 2 + random.nextInt(10);
        for (int i = 0; i < 60 && leases.size() < wanted; i++) {
            final int exponent = random.nextInt(3);
            final int start = random.nextInt(SIZE) >> exponent << exponent;
            boolean free = true;
            for (int at = start; at < start + (1 << exponent); at++) {
                free &= holder[at] < 0;
            }
            if (free) {
                final boolean fixed = random.nextInt(8) == 0;
                fixture.lease("10.0.0." + start + "/" + (32 - exponent),
                    PlanFixture.device("pe" + random.nextInt(3)),
                    fixed ? Lifetime.INFINITE : Lifetime.ofSeconds(3600), Lease.Terms.NONE);
                Arrays.fill(holder, start, start + (1 << exponent), leases.size());
                leases.add(new int[] {exponent, start, fixed ? 1 : 0});
            }
        }
        final boolean[] fixed = new boolean[leases.size()];
        for (int i = 0; i < fixed.length; i++) {
            fixed[i] = leases.get(i)[2] == 1;
        }
        return new Small(holder, leases.stream().mapToInt(lease -> lease[0]).toArray(),
            leases.stream().mapToInt(lease -> lease[1]).toArray(), fixed);
    }

    /** Exponent of the largest block that is free or can be cleared with so many moves, and the fewest moves. */
    private static int[] best(final Small small, final int steps) {
        for (int exponent = 5; exponent >= 0; exponent--) {
            int fewest = Integer.MAX_VALUE;
            for (int start = 0; start < SIZE; start += 1 << exponent) {
                fewest = Math.min(fewest, cost(small, start, exponent, steps));
            }
            if (fewest <= steps) {
                return new int[] {exponent, fewest};
            }
        }
        return new int[] {-1, 0};
    }

    private static int cost(final Small small, final int start, final int exponent, final int steps) {
        final var inside = new HashSet<Integer>();
        for (int at = start; at < start + (1 << exponent); at++) {
            if (small.holder[at] >= 0) {
                inside.add(small.holder[at]);
            }
        }
        final boolean[] taken = new boolean[SIZE];
        for (int at = 0; at < SIZE; at++) {
            taken[at] = small.holder[at] >= 0 || at >= start && at < start + (1 << exponent);
        }
        final boolean stuck = inside.stream().anyMatch(lease -> small.fixed[lease]
            || small.starts[lease] < start || small.exponents[lease] > exponent);
        final var list = inside.stream().map(lease -> small.exponents[lease]).sorted(Comparator.reverseOrder())
            .toList();
        return stuck || list.size() > steps || !fits(list, 0, taken) ? Integer.MAX_VALUE : list.size();
    }

    private static boolean fits(final List<Integer> exponents, final int next, final boolean[] taken) {
        if (next == exponents.size()) {
            return true;
        }
        final int size = 1 << exponents.get(next);
        for (int start = 0; start < SIZE; start += size) {
            boolean free = true;
            for (int at = start; at < start + size; at++) {
                free &= !taken[at];
            }
            if (free) {
                Arrays.fill(taken, start, start + size, true);
                if (fits(exponents, next + 1, taken)) {
                    return true;
                }
                Arrays.fill(taken, start, start + size, false);
            }
        }
        return false;
    }

    private static int exponent(final String prefix) {
        return prefix.isEmpty() ? -1 : 32 - Integer.parseInt(prefix.substring(prefix.indexOf('/') + 1));
    }

    /** Prefixes that cover exactly what each device has, counted by halving the pool. */
    private static long routes(final PlanFixture fixture) {
        final var byDevice = new TreeMap<String, boolean[]>();
        for (final Lease lease : fixture.engine.upkeep().survey(POOL).leases()) {
            final boolean[] held = byDevice.computeIfAbsent(String.valueOf(lease.owner().deviceId()),
                key -> new boolean[SIZE]);
            final int start = (int) lease.range().start().lo() & 31;
            Arrays.fill(held, start, start + lease.range().size().intValue(), true);
        }
        return byDevice.values().stream().mapToLong(held -> routes(held, 0, SIZE)).sum();
    }

    private static long routes(final boolean[] held, final int from, final int to) {
        boolean all = true;
        boolean none = true;
        for (int at = from; at < to; at++) {
            all &= held[at];
            none &= !held[at];
        }
        return none ? 0 : all ? 1 : routes(held, from, (from + to) / 2) + routes(held, (from + to) / 2, to);
    }
}
