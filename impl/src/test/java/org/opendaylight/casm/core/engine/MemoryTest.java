/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.catalog;
import static org.opendaylight.casm.core.engine.EngineFixture.device;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.Reservation;

/** Algorithms whose choice depends on what was before. */
class MemoryTest {
    private static EngineFixture of(final Algorithm algorithm, final String... segments) {
        return new EngineFixture(made(algorithm, segments));
    }

    private static Pool made(final Algorithm algorithm, final String... segments) {
        return pool("p", ObjectKind.IPV4_PRIVATE, segments).algorithm(algorithm).make();
    }

    private static String text(final Lease lease) {
        return lease.range().toString();
    }

    private static Owner subscriber(final String name) {
        return new Owner(null, null, "bng1", null, null, name);
    }

    private static Lease grant(final EngineFixture fixture, final Owner owner) {
        return one(fixture.grant(fixture.request("p", owner, new Size.Default())));
    }

    @Test
    void givesNeverUsedOnesFirstThenThoseReleasedLongestAgo() {
        final var fixture = of(Algorithm.LEAST_RECENTLY_USED, "10.0.0.0/30");
        final var a = fixture.one("p");
        final var b = fixture.one("p");
        final var c = fixture.one("p");
        fixture.free(c.id());
        fixture.free(a.id());

        assertEquals("10.0.0.3/32", text(fixture.one("p")), "never used");
        fixture.free(b.id());
        assertEquals(List.of("10.0.0.2/32", "10.0.0.0/32", "10.0.0.1/32"),
            List.of(text(fixture.one("p")), text(fixture.one("p")), text(fixture.one("p"))));
    }

    @Test
    void prefersNoSiblingToWhatWasReleasedLongestAgo() {
        final var fixture = of(Algorithm.LEAST_RECENTLY_USED, "10.0.0.0/30");
        final var all = new ArrayList<Lease>();
        for (int i = 0; i < 4; i++) {
            all.add(grant(fixture, device("pe1")));
        }
        fixture.free(all.get(3).id());
        fixture.free(all.get(1).id());

        assertEquals("10.0.0.3/32", text(grant(fixture, device("pe1"))));
    }

    @Test
    void changesNoOrderByWhatCameToNothing() {
        final var fixture = of(Algorithm.LEAST_RECENTLY_USED, "10.0.0.0/31");
        final var a = fixture.one("p");
        final var b = fixture.one("p");
        fixture.free(b.id());
        fixture.free(a.id());

        fixture.grant(fixture.request("p", Owner.NONE, new Size.Default(), Placement.ANY, Mode.DRY_RUN));
        fixture.engine.takeBack(assertInstanceOf(Decision.Granted.class, fixture.engine.allocate(
            fixture.request("p", Owner.NONE, new Size.Default()), fixture.now)));

        assertEquals(text(b), text(fixture.one("p")));
    }

    @Test
    void findsALargerBlockAmongSmallReleasedOnes() {
        final var fixture = of(Algorithm.LEAST_RECENTLY_USED, "10.0.0.0/29");
        final var ids = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            ids.add(fixture.one("p").id());
        }
        List.of(5, 7, 4, 6).forEach(i -> fixture.free(ids.get(i)));

        assertEquals("10.0.0.4/30", text(fixture.prefix("p", 30)));
    }

    @Test
    void keepsTheOrderWhenThePoolGrows() {
        final var fixture = of(Algorithm.LEAST_RECENTLY_USED, "10.0.0.0/31");
        final var a = fixture.one("p");
        final var b = fixture.one("p");
        fixture.free(b.id());
        fixture.free(a.id());

        fixture.engine.apply(catalog(List.of(), made(Algorithm.LEAST_RECENTLY_USED, "10.0.0.0/31", "10.0.1.0/32")));

        assertEquals(List.of("10.0.1.0/32", text(b), text(a)),
            List.of(text(fixture.one("p")), text(fixture.one("p")), text(fixture.one("p"))));
    }

    @Test
    void dropsItsMemoryWithTheAlgorithm() {
        for (final Algorithm algorithm : List.of(Algorithm.LEAST_RECENTLY_USED, Algorithm.STICKY_HASH)) {
            final var space = AddressSpace.of("default");
            final var state = new PoolState(new SplittableRandom(1), new Quotas(), made(algorithm, "10.0.0.0/31"),
                space, List.of(), Claims.NONE, EngineFixture.NOW);
            final var watched = state.free();
            state.remember(AddressRange.parse("10.0.0.0"), "a");
            assertEquals(1, state.strategy().past().size());

            state.configure(made(Algorithm.LOWEST_FIRST, "10.0.0.0/31"), space, List.of(), Claims.NONE,
                EngineFixture.NOW);

            assertEquals(List.of(), state.strategy().past());
            assertNotSame(watched, state.free());
            assertEquals(2, state.free().count().lo());
        }
    }

    @Test
    void knowsAfterARestartWhatWasReleased() {
        for (final Algorithm algorithm : List.of(Algorithm.LEAST_RECENTLY_USED, Algorithm.STICKY_HASH)) {
            final var before = of(algorithm, "10.0.0.0/30");
            final var gone = new ArrayList<Lease>();
            for (int i = 0; i < 4; i++) {
                gone.add(grant(before, subscriber("line" + i)));
            }
            final var after = of(algorithm, "10.0.0.0/30");
            assertEquals(List.of("p"), after.engine.remembering());
            after.engine.recall("p", List.of(gone.get(2), gone.get(0), gone.get(3), gone.get(1)));

            if (algorithm == Algorithm.LEAST_RECENTLY_USED) {
                assertEquals(text(gone.get(2)), text(after.one("p")));
            } else {
                for (int i = 3; i >= 0; i--) {
                    assertEquals(text(gone.get(i)), text(grant(after, subscriber("line" + i))));
                }
            }
        }
    }

    @Test
    void givesAClientTheSameAgainAfterItsLeaseExpired() {
        final var fixture = of(Algorithm.STICKY_HASH, "10.0.0.0/28");
        final Map<String, String> had = new HashMap<>();
        final var ids = new ArrayList<String>();
        for (int i = 0; i < 16; i++) {
            final Lease lease = grant(fixture, subscriber("line" + i));
            had.put("line" + i, text(lease));
            ids.add(lease.id());
        }
        ids.forEach(fixture::free);

        for (final int i : List.of(7, 3, 15, 0)) {
            assertEquals(had.get("line" + i), text(grant(fixture, subscriber("line" + i))));
        }
        final Lease stranger = grant(fixture, subscriber("stranger"));
        for (int i = 0; i < 16; i++) {
            final String mine = had.get("line" + i);
            if (!List.of(7, 3, 15, 0).contains(i) && !mine.equals(text(stranger))) {
                assertEquals(mine, text(grant(fixture, subscriber("line" + i))));
            }
        }
    }

    @Test
    void givesAClientAnotherWhileItsFormerOneIsHeld() {
        final var fixture = of(Algorithm.STICKY_HASH, "10.0.0.0/28");
        final Lease first = grant(fixture, subscriber("a"));
        fixture.free(first.id());
        one(fixture.grant(fixture.request("p", subscriber("b"), new Size.Specific(first.range()))));

        final Lease second = grant(fixture, subscriber("a"));

        assertNotEquals(first.range(), second.range());
    }

    @Test
    void computesTheSamePlaceEverywhereFromClientAndSalt() {
        final var a = of(Algorithm.STICKY_HASH, "10.0.0.0/16");
        final var b = of(Algorithm.STICKY_HASH, "10.0.0.0/16");
        final var random = new Random(7);
        for (int i = 0; i < 100; i++) {
            final Owner owner = subscriber("line" + random.nextInt());
            assertEquals(grant(a, owner).range(), grant(b, owner).range(), "seed 7");
        }
    }

    /** Random ones have the seed of the fixture. */
    @ParameterizedTest
    @EnumSource(value = Algorithm.class, names = {"LOWEST_FIRST", "NEXT_FIT", "BEST_FIT", "SPARSE", "RANDOM",
        "LEAST_RECENTLY_USED", "STICKY_HASH"})
    void choosesTheSameForTheSameHistoryAndSeed(final Algorithm algorithm) {
        final var ones = List.of(of(algorithm, "10.0.0.0/22", "10.0.8.0/26"),
            of(algorithm, "10.0.0.0/22", "10.0.8.0/26"));
        final var histories = ones.stream().map(fixture -> {
            final var random = new Random(9);
            final var history = new ArrayList<String>();
            final var live = new ArrayList<String>();
            for (int i = 0; i < 300; i++) {
                if (random.nextInt(3) > 0) {
                    final Lease lease = one(fixture.grant(fixture.request("p", subscriber("line" + random.nextInt(40)),
                        new Size.PrefixLength(30 + random.nextInt(3)))));
                    history.add(text(lease));
                    live.add(lease.id());
                } else if (!live.isEmpty()) {
                    fixture.free(live.remove(random.nextInt(live.size())));
                }
            }
            return history;
        }).toList();

        assertEquals(histories.get(0), histories.get(1), "seed 9");
    }

    @Test
    void keepsAsManyEntriesAsThereArePieces() {
        final var fixture = of(Algorithm.LEAST_RECENTLY_USED, "10.0.0.0/24");
        final var random = new Random(8);
        final var live = new ArrayList<String>();
        for (int i = 0; i < 5000; i++) {
            if (live.size() < 200 && random.nextBoolean()) {
                live.add(fixture.one("p").id());
            } else if (!live.isEmpty()) {
                fixture.free(live.remove(random.nextInt(live.size())));
            }
        }
        final var seen = new ArrayList<String>();
        for (int i = live.size(); i < 256; i++) {
            seen.add(text(fixture.one("p")));
        }

        assertEquals(256 - live.size(), seen.stream().distinct().count(), "seed 8");
        assertTrue(fixture.refusal("p", new Size.Default()).message().contains("nothing is free"));
    }

    @Test
    void aReservationThatEndsChangesNoOrder() {
        for (final Algorithm algorithm : List.of(Algorithm.LEAST_RECENTLY_USED, Algorithm.STICKY_HASH)) {
            final var reservation = new Reservation("r", "p",
                AddressRange.parse("10.0.0.4/30"), "red", null, null, null, EngineFixture.NOW.plusSeconds(60));
            final Pool pool = made(algorithm, "10.0.0.0/28");
            final var first = new EngineFixture(catalog(List.of(reservation), pool));
            final var second = new EngineFixture(catalog(List.of(reservation), pool));
            for (final EngineFixture fixture : List.of(first, second)) {
                lives(fixture);
                fixture.now = EngineFixture.NOW.plusSeconds(60);
                fixture.engine.upkeep().endReservations(fixture.now);
            }
            // begins anew with what is free, with its memory
            second.engine.recall("p", List.of());

            for (int i = 0; i < 13; i++) {
                final Owner owner = device("d" + i % 5);
                assertEquals(one(first.grant(first.request("p", owner, new Size.Default()))).range(),
                    one(second.grant(second.request("p", owner, new Size.Default()))).range(), algorithm + " " + i);
            }
        }
    }

    private static void lives(final EngineFixture fixture) {
        for (int i = 0; i < 12; i++) {
            final Owner owner = i % 3 == 0 ? EngineFixture.tenant("red") : device("d" + i % 5);
            final Lease lease = one(fixture.grant(fixture.request("p", owner, new Size.Default())));
            if (i % 4 != 1) {
                fixture.free(lease.id());
            }
        }
    }
}
