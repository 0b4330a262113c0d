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
import static org.opendaylight.casm.core.engine.EngineFixture.pool;
import static org.opendaylight.casm.core.engine.EngineFixture.tenant;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Quota;
import org.opendaylight.casm.core.pool.Tenant;

/** Limits of tenants over all pools. */
class QuotaTest {
    private static final Pool P = pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make();
    private static final Pool Q = pool("q", ObjectKind.IPV4_PRIVATE, "10.1.0.0/24").make();

    private static Quota units(final long most) {
        return new Quota(ObjectKind.IPV4_UNICAST, "default", BigInteger.valueOf(most), null);
    }

    private static Quota leases(final long most) {
        return new Quota(ObjectKind.IPV4_UNICAST, "default", null, most);
    }

    private static PoolCatalog catalog(final List<Tenant> tenants, final Pool... pools) {
        final PoolCatalog plain = EngineFixture.catalog(List.of(), pools);
        final var byName = new HashMap<String, Tenant>();
        tenants.forEach(tenant -> byName.put(tenant.name(), tenant));
        return new PoolCatalog(plain.spaces(), plain.pools(), plain.reservations(), byName);
    }

    private static PoolCatalog red(final Quota... quotas) {
        return catalog(List.of(new Tenant("red", null, List.of(quotas)), Tenant.of("blue")), P, Q);
    }

    private static AllocationRequest ask(final EngineFixture fixture, final String pool, final Size size) {
        return fixture.request(pool, tenant("red"), size);
    }

    private static Size count(final long count) {
        return new Size.Count(BigInteger.valueOf(count));
    }

    @Test
    void countsOverAllPoolsAndNamesLimitHeldAndAsked() {
        final var fixture = new EngineFixture(red(units(10)));
        fixture.grant(ask(fixture, "p", count(4)));
        fixture.grant(ask(fixture, "q", new Size.PrefixLength(30)));

        final Refusal refusal = fixture.refusal(ask(fixture, "q", count(3)));

        assertEquals(Reason.QUOTA_EXCEEDED, refusal.reason());
        assertTrue(refusal.message().contains("8 of at most 10 units"), refusal.message());
        assertTrue(refusal.message().contains("asks for 3 more"), refusal.message());
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "p", new Size.PrefixLength(30))).reason());
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "p",
            new Size.Specific(AddressRange.parse("10.0.0.8/30")))).reason());
        fixture.grant(ask(fixture, "p", count(2)));
        fixture.grant("p", count(100));
        fixture.grant(fixture.request("p", tenant("blue"), count(20)));
    }

    @Test
    void aNumberOfUnitsIsAHint() {
        final var fixture = new EngineFixture(red(units(10)));

        final var granted = assertInstanceOf(Decision.Granted.class,
            fixture.engine.allocate(ask(fixture, "p", new Size.Units(16)), fixture.now));

        assertTrue(granted.partial());
        assertEquals(10, granted.leases().stream().mapToLong(lease -> lease.range().size().longValue()).sum());
        fixture.engine.settle(granted);
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "p", new Size.Units(1))).reason());
    }

    @Test
    void limitsLeases() {
        final var fixture = new EngineFixture(red(leases(2)));
        // 3 units are two blocks, of which only one may be had after the first
        fixture.grant(ask(fixture, "p", new Size.Default()));

        final var granted = fixture.settle(fixture.engine.allocate(ask(fixture, "p", new Size.Units(3)), fixture.now));

        assertEquals(1, granted.leases().size());
        assertTrue(granted.partial());
        final Refusal refusal = fixture.refusal(ask(fixture, "q", new Size.Default()));
        assertEquals(Reason.QUOTA_EXCEEDED, refusal.reason());
        assertTrue(refusal.message().contains("2 of at most 2 leases"), refusal.message());
    }

    @Test
    void whatIsGivenBackOrTakenBackCountsNoMore() {
        final var fixture = new EngineFixture(red(leases(1)));
        final Lease lease = EngineFixture.one(fixture.grant(ask(fixture, "p", new Size.Default())));
        fixture.release(lease.id());
        final var tentative = assertInstanceOf(Decision.Granted.class,
            fixture.engine.allocate(ask(fixture, "p", new Size.Default()), fixture.now));
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "q", new Size.Default())).reason());
        fixture.engine.takeBack(tentative);
        final Lease next = EngineFixture.one(fixture.grant(ask(fixture, "q", new Size.Default())));
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "q", new Size.Default())).reason());
        fixture.free(next.id());
        fixture.grant(fixture.request("q", tenant("red"), new Size.Default(), Placement.ANY, Mode.DRY_RUN));
        fixture.grant(fixture.request("q", tenant("red"), new Size.Default(), Placement.ANY, Mode.HOLD));
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "q", new Size.Default())).reason());
        fixture.now = fixture.now.plusSeconds(100);
        fixture.settle(fixture.engine.expire(fixture.now, 10));
        fixture.grant(ask(fixture, "q", new Size.Default()));
    }

    @Test
    void aParentBoundsItsParts() {
        final var fixture = new EngineFixture(catalog(List.of(new Tenant("red", null, List.of(units(4))),
            new Tenant("dark", "red", List.of(units(3))), new Tenant("light", "red", List.of())), P, Q));
        fixture.grant(fixture.request("p", tenant("dark"), count(2)));
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(fixture.request("p", tenant("dark"), count(2))).reason());
        fixture.grant(fixture.request("q", tenant("light"), count(2)));
        final Refusal refusal = fixture.refusal(fixture.request("p", tenant("dark"), count(1)));
        assertTrue(refusal.message().contains("tenant red holds"), refusal.message());
    }

    @Test
    void otherKindsAndSpacesDoNotCount() {
        final Pool other = pool("r", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").in("vrf").make();
        final Pool six = pool("s", ObjectKind.IPV6_ULA, "fd00::/64").make();
        final var fixture = new EngineFixture(
            catalog(List.of(new Tenant("red", null, List.of(units(1)))), P, other, six));
        fixture.grant(ask(fixture, "p", count(1)));
        fixture.grant(ask(fixture, "r", count(5)));
        fixture.grant(ask(fixture, "s", new Size.PrefixLength(65)));
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "p", count(1))).reason());
    }

    @Test
    void wholeSpacesAreCountedExactly() {
        final Pool six = pool("s", ObjectKind.IPV6_ULA, "fd00::/8").make();
        final BigInteger most = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        final var fixture = new EngineFixture(catalog(List.of(new Tenant("red", null,
            List.of(new Quota(ObjectKind.IPV6_UNICAST, "default", most, null)))), six));
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "s", new Size.PrefixLength(64))).reason());
        fixture.grant(ask(fixture, "s", new Size.PrefixLength(65)));
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "s", new Size.PrefixLength(65))).reason());
        fixture.grant(ask(fixture, "s", new Size.PrefixLength(66)));
    }

    @Test
    void aChangeOfConfigurationAndARestartCountWhatIsHeld() {
        final var fixture = new EngineFixture(red());
        final List<Lease> leases = new ArrayList<>(fixture.grant(ask(fixture, "p", count(5))));
        fixture.engine.apply(red(units(6)));
        leases.addAll(fixture.grant(ask(fixture, "q", count(1))));
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "q", count(1))).reason());
        fixture.engine.apply(red(units(7)));
        leases.addAll(fixture.grant(ask(fixture, "q", count(1))));
        // below what is held: nothing is taken away, and nothing more given
        fixture.engine.apply(red(units(2)));
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "q", count(1))).reason());
        assertEquals(7, leases.size());

        final var restarted = new EngineFixture(red(units(8)));
        restarted.engine.restore(leases);
        assertEquals(Reason.QUOTA_EXCEEDED, restarted.refusal(ask(restarted, "p", count(2))).reason());
        restarted.grant(fixture.request("p", tenant("red"), new Size.Units(1), Placement.ANY, Mode.DRY_RUN));
    }

    @Test
    void unitsFollowTheirPool() {
        final var fixture = new EngineFixture(red(units(6)));
        fixture.grant(ask(fixture, "p", new Size.PrefixLength(30)));
        // the same lease is one unit now
        fixture.engine.apply(catalog(List.of(new Tenant("red", null, List.of(units(6)))),
            pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").unit(30)
                .fragmentation(new FragmentationRules(null, null, java.util.Set.of(), false, 8, true,
                    FragmentationRules.Usable.ALL)).make(), Q));
        fixture.grant(ask(fixture, "q", count(5)));
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(ask(fixture, "p", new Size.Units(1))).reason());
    }

    @Test
    void parallelRequestsOfAllPoolsStayWithin() throws InterruptedException, ExecutionException {
        final var fixture = new EngineFixture(red(units(100)));
        try (var threads = Executors.newFixedThreadPool(8)) {
            final var tasks = new ArrayList<Callable<Long>>();
            for (int i = 0; i < 8; i++) {
                final String pool = i % 2 == 0 ? "p" : "q";
                tasks.add(() -> {
                    long granted = 0;
                    for (int n = 0; n < 40; n++) {
                        final var decision = fixture.engine.allocate(ask(fixture, pool, new Size.Default()),
                            fixture.now);
                        if (decision instanceof Decision.Granted won) {
                            fixture.engine.settle(won);
                            granted++;
                        }
                    }
                    return granted;
                });
            }
            long sum = 0;
            for (final Future<Long> future : threads.invokeAll(tasks)) {
                sum += future.get();
            }
            assertEquals(100, sum);
        }
    }

    @Test
    void refusesUnknownParentsAndCircles() {
        final var fixture = new EngineFixture(red());
        assertEquals(Reason.INVALID, fixture.engine.check(catalog(List.of(new Tenant("a", "b", List.of())), P, Q))
            .getFirst().reason());
        assertEquals(Reason.INVALID, fixture.engine.check(catalog(List.of(new Tenant("a", "b", List.of()),
            new Tenant("b", "a", List.of())), P, Q)).getFirst().reason());
        final var family = catalog(List.of(Tenant.of("red"), new Tenant("dark", "red", List.of())), P, Q);
        fixture.engine.apply(family);
        assertEquals(Reason.IN_USE, fixture.engine.check(catalog(List.of(new Tenant("dark", "red", List.of())), P, Q))
            .getFirst().reason());
    }

    @Test
    void bordersHoldForPoolsByNameAndBySelectorAndForReading() {
        final PoolCatalog plain = catalog(List.of(Tenant.of("red"), Tenant.of("blue"), Tenant.of("green"),
            new Tenant("dark", "red", List.of())), P);
        final var fixture = new EngineFixture(new PoolCatalog(Map.of("default", new AddressSpace("default", "vrf",
            "red", null, AddressSpace.Overlap.UNIQUE, java.util.Set.of("green"), false)), plain.pools(),
            plain.reservations(), plain.tenants()));
        final var any = new AllocationRequest.Target.Selector(ObjectKind.IPV4_UNICAST, null, null, null, null,
            java.util.Set.of());
        for (final String open : List.of("red", "green", "dark")) {
            fixture.grant(fixture.request("p", tenant(open), new Size.Default()));
            fixture.grant(selecting(any, tenant(open)));
            assertTrue(Tenancy.isOpen(fixture.engine.catalog(), "default", open));
        }
        for (final Owner closed : List.of(tenant("blue"), tenant("unknown"), Owner.NONE)) {
            assertEquals(Reason.BORDER, fixture.refusal(fixture.request("p", closed, new Size.Default())).reason());
            assertEquals(Reason.BORDER, fixture.refusal(selecting(any, closed)).reason());
        }
        final Lease lease = EngineFixture.one(fixture.grant(fixture.request("p", tenant("dark"), new Size.Default())));
        assertTrue(Tenancy.isOpen(fixture.engine.catalog(), lease, "red"));
        assertTrue(!Tenancy.isOpen(fixture.engine.catalog(), lease, "blue"));
        assertTrue(!Tenancy.isOpen(fixture.engine.catalog(), "default", "blue"));
        assertTrue(!Tenancy.isOpen(fixture.engine.catalog(), "nowhere", "red"));
    }

    private static AllocationRequest selecting(final AllocationRequest.Target.Selector selector, final Owner owner) {
        return new AllocationRequest("r", selector, owner, new Size.Default(), Placement.ANY, null,
            Lease.Terms.NONE, Mode.GRANT);
    }
}
