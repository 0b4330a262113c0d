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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.device;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;

class BundleTest {
    private final EngineFixture fixture = new EngineFixture(pool("v4", ObjectKind.IPV4_PRIVATE, "10.0.0.0/30").make(),
        pool("v6", ObjectKind.IPV6_GUA, "2001:db8::/62").unit(64).make(),
        pool("vlan", ObjectKind.VLAN_ID, "100-101").make());

    @Test
    void grantsItemsOfAllKindsTogether() {
        final var granted = fixture.settle(allocate(Mode.GRANT, item("link", "v4", new Size.PrefixLength(31)),
            item("lan", "v6", new Size.Default()), item("tag", "vlan", new Size.Default())));

        assertEquals(List.of("link 10.0.0.0/31", "lan 2001:db8::/64", "tag 100"), texts(granted.leases()));
        assertEquals(3, fixture.engine.byOwner(device("pe1"), 10).size());
    }

    @Test
    void lastItemOfOnePoolSeesWhatTheOthersTook() {
        final var granted = fixture.settle(allocate(Mode.GRANT, item("a", "v4", new Size.PrefixLength(31)),
            item("b", "v4", new Size.PrefixLength(31))));

        assertEquals(List.of("a 10.0.0.0/31", "b 10.0.0.2/31"), texts(granted.leases()));
    }

    @Test
    void grantsNothingWhenOneItemCannotBeMet() {
        final var before = fixture.usage("v4");

        final var refusal = EngineFixture.refusal(allocate(Mode.GRANT, item("a", "v4", new Size.PrefixLength(31)),
            item("b", "vlan", new Size.Count(BigInteger.TWO)), item("c", "vlan", new Size.Default())));

        assertEquals(Reason.POOL_EXHAUSTED, refusal.reason());
        assertEquals("vlan", refusal.pool());
        assertTrue(refusal.message().startsWith("item c: "), refusal.message());
        assertEquals(before.free(), fixture.usage("v4").free());
        assertEquals(BigInteger.TWO, fixture.usage("vlan").free());
        assertEquals(0, fixture.engine.leaseCount());
        assertEquals("10.0.0.0/30", fixture.prefix("v4", 30).range().toString());
    }

    @Test
    void refusesMoreLeasesThanOneRequestMayGet() {
        final var wide = new EngineFixture(pool("v4", ObjectKind.IPV4_PRIVATE, "10.0.0.0/14").make());
        final var half = new Size.Count(BigInteger.valueOf(40_000));

        final var refusal = EngineFixture.refusal(wide.engine.allocate(new BundleRequest(List.of(
            item("a", "v4", half), item("b", "v4", half))), wide.now));

        assertEquals(Reason.INVALID, refusal.reason());
        assertEquals(BigInteger.ONE.shiftLeft(18), wide.usage("v4").free());
    }

    @Test
    void dryRunCountsEachItemOnce() {
        final var tried = assertGranted(allocate(Mode.DRY_RUN, item("a", "v4", new Size.PrefixLength(31)),
            item("b", "v4", new Size.PrefixLength(31))));

        assertEquals(List.of("a 10.0.0.0/31", "b 10.0.0.2/31"), texts(tried.leases()));
        assertEquals(List.of("dry-run-1", "dry-run-2"), tried.leases().stream().map(Lease::id).toList());
        assertEquals(List.of(), tried.changes());
        assertEquals(BigInteger.valueOf(4), fixture.usage("v4").free());
        EngineFixture.refusal(allocate(Mode.DRY_RUN, item("a", "v4", new Size.PrefixLength(31)),
            item("b", "v4", new Size.PrefixLength(30))));
    }

    @Test
    void holdsUntilConfirmed() {
        final var held = fixture.settle(allocate(Mode.HOLD, item("a", "v4", new Size.PrefixLength(31)),
            item("t", "vlan", new Size.Default())));

        final var confirmed = fixture.settle(fixture.engine.confirm(held.leases().stream().map(Lease::id).toList(),
            fixture.now));

        assertEquals(List.of("a 10.0.0.0/31 ACTIVE", "t 100 ACTIVE"), confirmed.leases().stream()
            .map(lease -> texts(List.of(lease)).getFirst() + ' ' + lease.state()).toList());
    }

    @Test
    void takesBackWhatCouldNotBeStored() {
        final var granted = assertGranted(allocate(Mode.GRANT, item("a", "v4", new Size.PrefixLength(30)),
            item("t", "vlan", new Size.Default())));

        fixture.engine.takeBack(granted);

        assertEquals("10.0.0.0/30", fixture.prefix("v4", 30).range().toString());
        assertEquals(BigInteger.TWO, fixture.usage("vlan").free());
    }

    @Test
    void refusesItemsWithoutNamesOfTheirOwn() {
        final var one = item("a", "v4", new Size.Default());
        assertThrows(IllegalArgumentException.class, () -> new BundleRequest(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new BundleRequest(List.of(one, one)));
        assertThrows(IllegalArgumentException.class, () -> new BundleRequest(
            List.of(fixture.request("v4", Owner.NONE, new Size.Default()))));
    }

    @Test
    void nothingIsGivenTwiceAndNothingIsLostOverManyBundles() {
        final long seed = 20261122;
        final var random = new SplittableRandom(seed);
        final var big = new EngineFixture(pool("v4", ObjectKind.IPV4_PRIVATE, "10.0.0.0/26").make(),
            pool("vlan", ObjectKind.VLAN_ID, "1-40").make());
        final var held = new ArrayList<List<Lease>>();
        for (int round = 0; round < 5_000; round++) {
            final int step = round;
            if (!held.isEmpty() && random.nextInt(5) == 0) {
                big.free(held.remove(random.nextInt(held.size())).stream().map(Lease::id).toArray(String[]::new));
            } else {
                final var items = new ArrayList<AllocationRequest>();
                for (int i = random.nextInt(1, 5); i > 0; i--) {
                    final boolean tag = random.nextBoolean();
                    items.add(request(Mode.GRANT, "i" + i, tag ? "vlan" : "v4",
                        tag ? new Size.Default() : new Size.PrefixLength(random.nextInt(28, 33))));
                }
                if (big.engine.allocate(new BundleRequest(items), big.now) instanceof Decision.Granted granted) {
                    assertEquals(items.size(), granted.leases().size());
                    big.engine.settle(granted);
                    held.add(granted.leases());
                }
            }
            final var all = held.stream().flatMap(List::stream).toList();
            final var seen = new HashSet<String>();
            BigInteger addresses = BigInteger.ZERO;
            for (final Lease lease : all) {
                for (long i = 0; i < lease.range().size().longValue(); i++) {
                    assertTrue(seen.add(lease.pool() + lease.range().start()
                        .add(UInt128.of(BigInteger.valueOf(i)))),
                        () -> "given twice, seed " + seed + " round " + step + ": " + lease);
                }
                addresses = addresses.add(lease.pool().equals("v4") ? lease.range().size() : BigInteger.ZERO);
            }
            assertEquals(BigInteger.valueOf(64).subtract(addresses), big.usage("v4").free(),
                () -> "seed " + seed + " round " + step);
        }
        assertTrue(held.size() > 3);
    }

    private static Decision.Granted assertGranted(final Decision decision) {
        return assertInstanceOf(Decision.Granted.class, decision);
    }

    private Decision allocate(final Mode mode, final AllocationRequest... items) {
        return fixture.engine.allocate(new BundleRequest(Arrays.stream(items)
            .map(item -> request(mode, String.valueOf(item.terms().item()), poolOf(item), item.size())).toList()),
            fixture.now);
    }

    private static String poolOf(final AllocationRequest item) {
        return ((Target.Named) item.target()).name();
    }

    private static AllocationRequest item(final String name, final String pool, final Size size) {
        return request(Mode.GRANT, name, pool, size);
    }

    private static AllocationRequest request(final Mode mode, final String name, final String pool, final Size size) {
        return new AllocationRequest("bundle", new Target.Named(pool), device("pe1"), size, Placement.ANY, null,
            Lease.Terms.NONE.ofItem(name), mode);
    }

    private static List<String> texts(final List<Lease> leases) {
        return leases.stream().map(lease -> lease.terms().item() + " " + lease.range()).toList();
    }
}
