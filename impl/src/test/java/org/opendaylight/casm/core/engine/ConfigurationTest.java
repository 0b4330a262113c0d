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
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.catalog;
import static org.opendaylight.casm.core.engine.EngineFixture.device;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;
import static org.opendaylight.casm.core.engine.EngineFixture.tenant;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.UnitRules;

class ConfigurationTest {
    private static final Pool WIDE = pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24", "10.0.2.0/24").make();

    @Test
    void aPoolInUseIsNotShrunkOrDeleted() {
        final var fixture = new EngineFixture(WIDE);
        final Lease lease = one(fixture.grant("p", new Size.Specific(AddressRange.parse("10.0.2.8/29"))));
        final PoolCatalog shrunk = catalog(List.of(), pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make());
        for (final PoolCatalog bad : List.of(shrunk, PoolCatalog.EMPTY,
            catalog(List.of(), pool("p", ObjectKind.IPV4_UNICAST, "10.0.0.0/24", "10.0.2.0/24").make()),
            catalog(List.of(), pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24", "10.0.2.0/24").in("x").make()),
            catalog(List.of(), pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24", "10.0.2.0/24")
                .excluding("10.0.2.15").make()),
            catalog(List.of(), WIDE, pool("q", ObjectKind.IPV4_PRIVATE, "10.0.2.0/28").below("p").make()),
            catalog(List.of(reservation("10.0.2.0/28", "red", null, null)), WIDE))) {
            final List<Refusal> refusals = fixture.engine.check(bad);
            assertEquals(1, refusals.size(), refusals.toString());
            assertEquals(Reason.IN_USE, refusals.get(0).reason());
            assertTrue(refusals.get(0).message().contains(lease.id()), refusals.get(0).message());
        }
        fixture.release(lease.id());
        assertEquals(List.of(), fixture.engine.check(shrunk));
        fixture.engine.apply(shrunk);
        assertEquals(BigInteger.valueOf(256), fixture.usage("p").free());
    }

    @Test
    void quarantineKeepsUnitsAndChildPoolsFromChanging() {
        final var four = new UnitRules(null, BigInteger.valueOf(4), 1, null, null);
        final var six = new UnitRules(null, BigInteger.valueOf(6), 1, null, null);
        final var fixture = new EngineFixture(pool("v", ObjectKind.VLAN_ID, "100-123").unit(four).make(), WIDE);
        fixture.release(fixture.one("v").id());
        fixture.release(fixture.prefix("p", 29).id());

        final var units = fixture.engine.check(catalog(List.of(),
            pool("v", ObjectKind.VLAN_ID, "100-123").unit(six).make(), WIDE));
        final var carved = fixture.engine.check(catalog(List.of(),
            pool("v", ObjectKind.VLAN_ID, "100-123").unit(four).make(), WIDE,
            pool("q", ObjectKind.IPV4_PRIVATE, "10.0.0.0/28").below("p").make()));

        assertEquals(List.of(Reason.IN_USE), units.stream().map(Refusal::reason).toList(), units::toString);
        assertEquals(List.of(Reason.IN_USE), carved.stream().map(Refusal::reason).toList(), carved::toString);
    }

    @Test
    void aPartInUseIsNeverTakenAwayWhileItIsGiven() throws InterruptedException {
        final var narrow = catalog(List.of(), pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make());
        final var wide = catalog(List.of(), WIDE);
        for (int round = 0; round < 300; round++) {
            final var fixture = new EngineFixture(wide);
            final var ready = new CountDownLatch(2);
            final var granted = new AtomicBoolean();
            final var giver = Thread.ofPlatform().start(() -> {
                ready.countDown();
                final Decision decision = fixture.engine.allocate(fixture.request("p", Owner.NONE,
                    new Size.Specific(AddressRange.parse("10.0.2.5"))), fixture.now);
                if (decision instanceof Decision.Granted grant) {
                    fixture.engine.settle(grant);
                    granted.set(true);
                }
            });
            ready.countDown();
            final boolean taken = fixture.engine.tryApply(narrow).isEmpty();
            giver.join();

            assertTrue(taken != granted.get(), "round " + round + ": taken away " + taken + ", given "
                + granted.get());
        }
    }

    @Test
    void aGrantThatIsBeingStoredKeepsItsPart() {
        final var fixture = new EngineFixture(WIDE);
        final PoolCatalog narrow = catalog(List.of(), pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make());
        final PoolCatalog wider = catalog(List.of(),
            pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24", "10.0.2.0/24", "10.0.4.0/24").make());
        final var part = new Size.Specific(AddressRange.parse("10.0.2.8/29"));
        final var kept = assertInstanceOf(Decision.Granted.class,
            fixture.engine.allocate(fixture.request("p", Owner.NONE, part), fixture.now));

        assertEquals(List.of(Reason.IN_USE), fixture.engine.tryApply(narrow).stream().map(Refusal::reason).toList());
        assertEquals(List.of(Reason.IN_USE),
            fixture.engine.tryApply(PoolCatalog.EMPTY).stream().map(Refusal::reason).toList());
        assertEquals(List.of(), fixture.engine.tryApply(wider));
        assertInstanceOf(Decision.Refused.class,
            fixture.engine.allocate(fixture.request("p", Owner.NONE, part), fixture.now));
        fixture.engine.settle(kept);
        assertEquals(BigInteger.valueOf(8), fixture.usage("p").allocated());

        fixture.release(kept.changes().getFirst().lease().id());
        final var dropped = assertInstanceOf(Decision.Granted.class, fixture.engine.allocate(
            fixture.request("p", Owner.NONE, new Size.Specific(AddressRange.parse("10.0.4.0/28"))), fixture.now));
        assertEquals(List.of(Reason.IN_USE), fixture.engine.tryApply(narrow).stream().map(Refusal::reason).toList());
        fixture.engine.takeBack(dropped);
        assertEquals(List.of(), fixture.engine.tryApply(narrow));
        assertEquals(BigInteger.valueOf(256), fixture.usage("p").free());
    }

    @Test
    void aPoolGrowsUnderItsLeases() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/31").make());
        final Lease lease = fixture.one("p");
        final PoolCatalog grown = catalog(List.of(), pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make());
        assertEquals(List.of(), fixture.engine.check(grown));
        fixture.engine.apply(grown);
        assertEquals(BigInteger.valueOf(255), fixture.usage("p").free());
        assertEquals("10.0.0.1/32", fixture.one("p").range().toString());
        assertEquals("10.0.0.128/25", fixture.usage("p").largestFreeBlock());
        fixture.free(lease.id());
        assertEquals("10.0.0.0/32", fixture.one("p").range().toString());
    }

    @Test
    void quarantineOutlivesThePool() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/31").make());
        final PoolCatalog before = fixture.engine.catalog();
        fixture.release(fixture.one("p").id());
        fixture.engine.apply(PoolCatalog.EMPTY);
        assertEquals(1, fixture.engine.leaseCount());
        fixture.engine.apply(before);
        assertEquals(BigInteger.ONE, fixture.usage("p").quarantined());
        assertEquals("10.0.0.1/32", fixture.one("p").range().toString());
        fixture.settle(fixture.engine.expire(fixture.now.plusSeconds(3_600), 10));
        assertEquals(BigInteger.ONE, fixture.usage("p").free());
    }

    @Test
    void childPoolsAreCarvedFromTheirParent() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make(),
            pool("q", ObjectKind.IPV4_PRIVATE, "10.0.0.0/25").below("p").make());
        assertEquals(BigInteger.valueOf(128), fixture.usage("p").free());
        assertEquals(BigInteger.valueOf(128), fixture.usage("p").allocated());
        assertEquals(50, fixture.usage("p").utilization());
        assertEquals("10.0.0.128/32", fixture.one("p").range().toString());
        assertEquals("10.0.0.0/32", fixture.one("q").range().toString());
        assertEquals(Reason.RESERVED, fixture.refusal("p", new Size.Specific(AddressRange.parse("10.0.0.5"))).reason());
    }

    @Test
    void reservationsAreForTheirOwner() {
        final var fixture = new EngineFixture(catalog(List.of(
            reservation("10.0.0.0/28", "red", null, null),
            reservation("10.0.0.16/30", null, "pe1", null),
            reservation("10.0.0.20/32", null, null, null)),
            pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/27").make()));
        assertEquals(BigInteger.valueOf(21), fixture.usage("p").reserved());
        assertEquals("10.0.0.21/32", fixture.one("p").range().toString());
        assertEquals("10.0.0.0/32", one(fixture.grant(fixture.request("p", tenant("red"), new Size.Default())))
            .range().toString());
        assertEquals("10.0.0.16/30", one(fixture.grant(fixture.request("p", device("pe1"),
            new Size.PrefixLength(30)))).range().toString());
        assertEquals("10.0.0.22/32", one(fixture.grant(fixture.request("p", device("pe1"), new Size.Default())))
            .range().toString());
        final Size taken = new Size.Specific(AddressRange.parse("10.0.0.7"));
        assertEquals(Reason.RESERVED, fixture.refusal("p", taken).reason());
        assertEquals("10.0.0.7/32", one(fixture.grant(fixture.request("p", tenant("red"), taken))).range().toString());
        assertEquals(Reason.RESERVED, fixture.refusal("p", new Size.Specific(AddressRange.parse("10.0.0.20")))
            .reason());
        for (int i = 0; i < 9; i++) {
            fixture.one("p");
        }
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.Default()).reason());
        final PoolUsage usage = fixture.usage("p");
        assertEquals(usage.usable(), usage.reserved().add(usage.allocated()).add(usage.free()));
    }

    @Test
    void reservationsEnd() {
        final Instant end = EngineFixture.NOW.plusSeconds(100);
        final var fixture = new EngineFixture(catalog(List.of(reservation("10.0.0.0/31", "red", null, end)),
            pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/30").make()));
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.PrefixLength(30)).reason());
        fixture.now = end;
        assertEquals("10.0.0.0/30", fixture.prefix("p", 30).range().toString());
    }

    @Test
    void selectorsTryPoolsByPriority() {
        final var served = new PoolSelector(Set.of(), Set.of("pe"), Set.of("l3vpn"), Set.of(), Set.of("berlin"),
            Set.of("gold", "new"));
        final var fixture = new EngineFixture(
            pool("late", ObjectKind.IPV4_PRIVATE, "10.0.0.0/31").priority(200).make(),
            pool("soon", ObjectKind.IPV4_PRIVATE, "10.1.0.0/31").serving(served).priority(50).make(),
            pool("never", ObjectKind.IPV4_PRIVATE, "10.2.0.0/31").state(Pool.AdminState.DRAINING).priority(1).make(),
            pool("six", ObjectKind.IPV6_ULA, "fd00::/64").priority(1).make());
        final var gold = new Target.Selector(ObjectKind.IPV4_UNICAST, "default", identity("pe"), identity("l3vpn"),
            "berlin", Set.of("gold"));
        assertEquals("soon", one(fixture.grant(selecting(gold))).pool());
        final var any = new Target.Selector(ObjectKind.IPV4_UNICAST, null, null, null, null, Set.of());
        assertEquals("soon", one(fixture.grant(selecting(any))).pool());
        assertEquals("late", one(fixture.grant(selecting(any))).pool());
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal(selecting(gold)).reason());
        fixture.one("late");
        final Refusal refusal = fixture.refusal(selecting(any));
        assertEquals(Reason.POOL_EXHAUSTED, refusal.reason());
        assertTrue(refusal.message().contains("of 2 pools"), refusal.message());
        final var ce = new Target.Selector(ObjectKind.IPV4_UNICAST, "default", identity("ce"), null, null,
            Set.of("gold"));
        assertEquals(Reason.NO_MATCHING_POOL, fixture.refusal(selecting(ce)).reason());
        assertEquals(Reason.NO_MATCHING_POOL, fixture.refusal("never", new Size.Default()).reason());
    }

    @ParameterizedTest
    @CsvSource({"bng,vpn,bras,l3vpn,true", "bng,vpn,bng,vpn,true", "bras,vpn,bng,vpn,false",
        "bng,l3vpn,bng,vpn,false", "bng,l3vpn,bng,l2vpn,false", "bng,any-service,bras,l3vpn,true",
        "pe,any-service,bras,l3vpn,false"})
    void aSelectorServesWhatIsDerivedFromItsOwn(final String role, final String service, final String wantedRole,
            final String wantedService, final boolean served) {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").serving(
            new PoolSelector(Set.of(), Set.of(role), Set.of(service), Set.of(), Set.of(), Set.of())).make());
        final var request = selecting(new Target.Selector(null, "default", identity(wantedRole),
            identity(wantedService), null, Set.of()));

        if (served) {
            assertEquals("p", one(fixture.grant(request)).pool());
        } else {
            final Refusal refusal = fixture.refusal(request);
            assertEquals(Reason.NO_MATCHING_POOL, refusal.reason());
            assertTrue(refusal.message().contains("deviceRole=" + wantedRole + ","), refusal.message());
        }
    }

    private static Identity identity(final String name) {
        final Set<String> bases = switch (name) {
            case "bras" -> Set.of("bng", "device-role");
            case "l3vpn", "l2vpn" -> Set.of("vpn", "service-kind");
            case "vpn" -> Set.of("service-kind");
            default -> Set.of("device-role");
        };
        return new Identity(name, bases);
    }

    @Test
    void aSpaceOfATenantIsSharedOrNot() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make());
        final PoolCatalog plain = fixture.engine.catalog();
        fixture.engine.apply(new PoolCatalog(Map.of("default", new AddressSpace("default",
            "tenant", "red", null, AddressSpace.Overlap.UNIQUE, Set.of("green"), false)), plain.pools(),
            plain.reservations(), plain.tenants()));
        assertEquals(Reason.BORDER, fixture.refusal(fixture.request("p", tenant("blue"), new Size.Default())).reason());
        fixture.grant(fixture.request("p", tenant("red"), new Size.Default()));
        fixture.grant(fixture.request("p", tenant("green"), new Size.Default()));
    }

    @Test
    void aChangeOfRulesKeepsTheIndex() {
        final var fixture = new EngineFixture(WIDE);
        fixture.one("p");
        final long version = fixture.usage("p").version();
        final Pool changed = pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24", "10.0.2.0/24")
            .leases(new LeaseRules(100, 1, null, true, 50, 87.5, 60, 300, 3600, null)).make();
        fixture.engine.apply(catalog(List.of(), changed));
        assertEquals(version + 1, fixture.usage("p").version());
        assertEquals("10.0.0.1/32", fixture.one("p").range().toString());
    }

    private static Reservation reservation(final String range, final String tenant, final String device,
            final Instant end) {
        return new Reservation(range, "p", AddressRange.parse(range), tenant, null, device, null, end);
    }

    private static AllocationRequest selecting(final Target.Selector selector) {
        return new AllocationRequest("r", selector, Owner.NONE, new Size.Default(), Placement.ANY, null,
            Lease.Terms.NONE, Mode.GRANT);
    }
}
