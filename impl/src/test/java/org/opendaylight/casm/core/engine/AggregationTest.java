/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.casm.core.engine.EngineFixture.device;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;
import static org.opendaylight.casm.core.engine.EngineFixture.tenant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Reservation;

/** A further block of a holder makes one it has whole, whenever there is one. */
class AggregationTest {
    private static final Pool POOL = pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make();

    @Test
    void findsTheOtherHalfOfAnOldBlockOfManyBlocks() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/16").make());
        fixture.grant(fixture.request("p", device("a"), new Size.Specific(AddressRange.parse("10.0.200.0/28"))));
        for (int i = 0; i < 100; i++) {
            fixture.grant(fixture.request("p", device("a"), new Size.Specific(AddressRange.parse("10.0.100." + i))));
            fixture.grant(fixture.request("p", device("b"), new Size.PrefixLength(28)));
        }

        assertEquals("10.0.200.16/28",
            one(fixture.grant(fixture.request("p", device("a"), new Size.PrefixLength(28)))).range().toString());
    }

    @Test
    void findsAHalfThatAnotherGaveBack() {
        final var fixture = new EngineFixture(POOL);
        final var mine = new Size.Specific(AddressRange.parse("10.0.0.128/27"));
        fixture.grant(fixture.request("p", device("a"), mine));
        final Lease other = one(fixture.grant(fixture.request("p", device("b"),
            new Size.Specific(AddressRange.parse("10.0.0.170")))));
        assertEquals("10.0.0.0/27",
            one(fixture.grant(fixture.request("p", device("a"), new Size.PrefixLength(27)))).range().toString());
        fixture.free(other.id());

        assertEquals(List.of("10.0.0.32/27", "10.0.0.160/27"), List.of(half(fixture), half(fixture)));
    }

    private static String half(final EngineFixture fixture) {
        return one(fixture.grant(fixture.request("p", device("a"), new Size.PrefixLength(27)))).range().toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void makesABlockWholeWheneverOneCanBe(final long seed) {
        final var random = new Random(seed);
        final PoolCatalog catalog = EngineFixture.catalog(List.of(new Reservation("r", "p",
            AddressRange.parse("10.0.0.64/28"), "red", null, null, null, EngineFixture.NOW.plusSeconds(9_000))), POOL);
        var fixture = new EngineFixture(catalog);
        final Map<String, Lease> leases = new HashMap<>();
        for (int i = 0; i < 800; i++) {
            fixture.now = fixture.now.plusSeconds(random.nextInt(40));
            fixture.engine.upkeep().endReservations(fixture.now);
            if (random.nextInt(200) == 0) {
                fixture = restarted(fixture, catalog, leases);
            } else if (random.nextInt(5) < 3) {
                final Owner owner = List.of(device("a"), device("b"), tenant("blue")).get(random.nextInt(3));
                allocate(fixture, owner, 25 + random.nextInt(8), leases, random, "seed " + seed + " step " + i);
            } else if (!leases.isEmpty()) {
                final String id = leases.keySet().stream().sorted().skip(random.nextInt(leases.size())).findFirst()
                    .orElseThrow();
                fixture.free(id);
                leases.remove(id);
            }
        }
    }

    private static EngineFixture restarted(final EngineFixture before, final PoolCatalog catalog,
            final Map<String, Lease> leases) {
        final var after = new EngineFixture(catalog, "again" + before.now.getEpochSecond() + "-");
        after.now = before.now;
        assertEquals(List.of(), after.engine.restore(leases.values()));
        after.engine.upkeep().endReservations(after.now);
        return after;
    }

    private static void allocate(final EngineFixture fixture, final Owner owner, final int length,
            final Map<String, Lease> leases, final Random random, final String hint) {
        final var halves = new TreeSet<String>();
        for (final Lease lease : leases.values()) {
            final AddressRange held = lease.range();
            final UInt128 mask = UInt128.lowMask(32 - length);
            if (lease.owner().equals(owner) && held.size().bitLength() == 33 - length) {
                final UInt128 start = held.start().xor(UInt128.ONE.shiftLeft(32 - length));
                final var other = new AddressRange(held.family(), start, start.or(mask));
                if (POOL.segments().getFirst().range().contains(other)
                    && leases.values().stream().noneMatch(one -> one.range().overlaps(other))
                    && (fixture.now.isAfter(EngineFixture.NOW.plusSeconds(8_999))
                        || !other.overlaps(AddressRange.parse("10.0.0.64/28")))) {
                    halves.add(other.toString());
                }
            }
        }
        final Mode mode = random.nextInt(6) == 0 ? Mode.DRY_RUN : Mode.GRANT;
        if (fixture.engine.allocate(fixture.request("p", owner, new Size.PrefixLength(length), Placement.ANY, mode),
                fixture.now) instanceof Decision.Granted granted) {
            final Lease lease = one(granted.leases());
            assertEquals(true, halves.isEmpty() || halves.contains(lease.range().toString()),
                () -> hint + " gave " + lease.range() + " and not one of " + halves);
            if (mode == Mode.GRANT && random.nextInt(8) == 0) {
                fixture.engine.takeBack(granted);
            } else if (mode == Mode.GRANT) {
                fixture.engine.settle(granted);
                leases.put(lease.id(), lease);
            }
        } else {
            assertEquals(new TreeSet<>(), halves, hint);
        }
    }
}
