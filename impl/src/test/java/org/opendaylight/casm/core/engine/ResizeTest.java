/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.catalog;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;

/** Pools that grow, shrink and drain. */
class ResizeTest {
    private static final Pool WIDE = pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24", "10.0.2.0/24").make();

    private static ResizePlan plan(final EngineFixture fixture, final boolean drain, final Set<String> remove,
            final Segment... add) {
        return fixture.engine.upkeep().planResize(new ResizeRequest("p", List.of(add), remove, drain), fixture.now);
    }

    private static Segment segment(final String id, final String range) {
        return new Segment(id, AddressRange.parse(range));
    }

    /** Does what the editor of the configuration does. */
    private static void carryOut(final EngineFixture fixture, final ResizePlan plan, final Segment... add) {
        assertNull(plan.refusal());
        final PoolCatalog before = fixture.engine.catalog();
        final var segments = new ArrayList<Segment>();
        for (final Segment segment : before.pools().get("p").segments()) {
            if (plan.drain().contains(segment.id())) {
                segments.add(new Segment(segment.id(), segment.range(), true));
            } else if (!plan.remove().contains(segment.id())
                && !plan.add().contains(segment.id())) {
                segments.add(segment);
            }
        }
        segments.addAll(List.of(add));
        final var pools = new HashMap<>(before.pools());
        pools.put("p", before.pools().get("p").withSegments(segments));
        final PoolCatalog after = before.withPools(pools);
        assertEquals(List.of(), fixture.engine.check(after));
        fixture.engine.apply(after);
    }

    private static Lease lease(final EngineFixture fixture, final String range) {
        return one(fixture.grant("p", new Size.Specific(AddressRange.parse(range))));
    }

    @Test
    void growsAndSaysBeforehandWhatWillBe() {
        final var fixture = new EngineFixture(WIDE);
        lease(fixture, "10.0.2.8/29");

        final ResizePlan plan = plan(fixture, false, Set.of("s0"), segment("new", "10.0.4.0/23"));

        assertEquals(Set.of("new"), plan.add());
        assertEquals(Set.of("s0"), plan.remove());
        assertEquals(512 + 248, plan.usage().free().intValueExact());
        assertEquals(512, fixture.usage("p").total().intValueExact());
        carryOut(fixture, plan, segment("new", "10.0.4.0/23"));
        assertEquals(plan.usage(), fixture.usage("p").at(plan.usage().version(), plan.usage().lastChange()));
    }

    @Test
    void strictRefusesAndNamesWhatStandsInTheWay() {
        final var fixture = new EngineFixture(WIDE);
        final Lease held = lease(fixture, "10.0.2.8/29");
        for (int i = 0; i < 200; i++) {
            fixture.one("p");
        }

        final ResizePlan plan = plan(fixture, false, Set.of("s0", "s1"));

        assertEquals(Reason.IN_USE, requireNonNull(plan.refusal()).reason());
        assertEquals(201, plan.blockingCount());
        assertEquals(ResizePlan.MOST_NAMED, plan.blocking().size());
        assertEquals(1, plan(fixture, false, Set.of("s1")).blockingCount());
        assertEquals(List.of(held), plan(fixture, false, Set.of("s1")).blocking());
        // what takes its place may hold the lease
        assertNull(plan(fixture, false, Set.of("s1"), segment("part", "10.0.2.0/28")).refusal());
    }

    @Test
    void drainsUntilTheLastLeaseEnds() {
        final var fixture = new EngineFixture(WIDE);
        final Lease lease = lease(fixture, "10.0.2.8/29");
        final Lease other = lease(fixture, "10.0.2.16/32");

        final ResizePlan plan = plan(fixture, true, Set.of("s1"));

        assertEquals(Set.of("s1"), plan.drain());
        assertEquals(Set.of(), plan.remove());
        assertEquals(2, plan.blockingCount());
        carryOut(fixture, plan);
        assertEquals(plan.usage(), fixture.usage("p").at(plan.usage().version(), plan.usage().lastChange()));
        assertEquals(256, fixture.usage("p").free().intValueExact());
        assertEquals(256 + 9, fixture.usage("p").usable().intValueExact());
        assertEquals(512, fixture.usage("p").total().intValueExact());
        assertEquals(Reason.RESERVED, fixture.refusal("p", new Size.Specific(AddressRange.parse("10.0.2.99")))
            .reason());
        fixture.grant("p", new Size.PrefixLength(24));
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.Default()).reason());
        final Refusal renewal = EngineFixture.refusal(fixture.engine.renew(
            new RenewRequest(List.of(new RenewRequest.Item(lease.id(), null))), fixture.now));
        assertEquals(Reason.LEASE_STATE, renewal.reason());
        assertTrue(renewal.message().contains("drained"), renewal.message());
        assertEquals(Map.of(), fixture.engine.upkeep().drained());
        fixture.free(lease.id());
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.Default()).reason());
        assertEquals(Map.of(), fixture.engine.upkeep().drained());
        fixture.release(other.id());
        assertEquals(Map.of(), fixture.engine.upkeep().drained(), "one is in quarantine");

        carryOut(fixture, plan(fixture, false, Set.of("s1")));

        final PoolUsage usage = fixture.usage("p");
        assertEquals(BigInteger.valueOf(256), usage.total());
        // what is in quarantine outside of the pool does not count in it
        assertEquals(BigInteger.ZERO, usage.quarantined());
        assertEquals(usage.usable(), usage.allocated());
        fixture.settle(fixture.engine.expire(fixture.now.plusSeconds(3600), 10));
        assertEquals(BigInteger.ZERO, fixture.usage("p").quarantined());
        assertEquals(1, fixture.engine.leaseCount());
    }

    @Test
    void drainsUntilTheLastQuarantineEnds() {
        final var fixture = new EngineFixture(WIDE);
        final Lease lease = lease(fixture, "10.0.2.8/29");
        final Lease resting = lease(fixture, "10.0.2.16/32");
        fixture.release(resting.id());
        carryOut(fixture, plan(fixture, true, Set.of("s1")));
        fixture.release(lease.id());

        assertEquals(Map.of(), fixture.engine.upkeep().drained());
        assertEquals(9, fixture.usage("p").quarantined().intValueExact());
        fixture.settle(fixture.engine.expire(fixture.now.plusSeconds(3600), 1));
        assertEquals(Map.of(), fixture.engine.upkeep().drained());
        fixture.settle(fixture.engine.expire(fixture.now.plusSeconds(3600), 10));

        assertEquals(Map.of("p", Set.of("s1")), fixture.engine.upkeep().drained());
    }

    @Test
    void drainRemovesAtOnceWhatIsEmptyAndCanBeCalledOff() {
        final var fixture = new EngineFixture(WIDE);
        lease(fixture, "10.0.2.8/29");
        final ResizePlan plan = plan(fixture, true, Set.of("s0", "s1"));
        assertEquals(Set.of("s0"), plan.remove());
        assertEquals(Set.of("s1"), plan.drain());
        carryOut(fixture, plan);
        assertEquals(BigInteger.ZERO, fixture.usage("p").free());

        carryOut(fixture, plan(fixture, false, Set.of(), segment("s1", "10.0.2.0/24")),
            segment("s1", "10.0.2.0/24"));

        assertEquals(248, fixture.usage("p").free().intValueExact());
        assertFalse(fixture.engine.catalog().pools().get("p").segments().getFirst().draining());
    }

    @Test
    void aDrainLastsOverARestart() {
        final var fixture = new EngineFixture(WIDE);
        final Lease lease = lease(fixture, "10.0.2.8/29");
        carryOut(fixture, plan(fixture, true, Set.of("s1")));

        final var restarted = new EngineFixture(fixture.engine.catalog());
        restarted.engine.restore(List.of(lease));

        assertEquals(Map.of(), restarted.engine.upkeep().drained());
        assertEquals(256, restarted.usage("p").free().intValueExact());
        restarted.free(lease.id());
        assertEquals(Map.of("p", Set.of("s1")), restarted.engine.upkeep().drained());
    }

    @Test
    void refusesWhatBreaksRules() {
        final var fixture = new EngineFixture(catalog(List.of(new Reservation("r", "p",
            AddressRange.parse("10.0.0.0/30"), "red", null, null, null, null)), WIDE,
            pool("q", ObjectKind.IPV4_PRIVATE, "10.0.8.0/24").make(),
            pool("child", ObjectKind.IPV4_PRIVATE, "10.0.2.0/28").below("p").make()));
        lease(fixture, "10.0.2.32/29");
        assertEquals(Reason.INVALID, plan(fixture, true, Set.of("s0")).refusal().reason());
        assertEquals(Reason.INVALID, plan(fixture, true, Set.of("s1")).refusal().reason());
        assertEquals(Reason.INVALID, plan(fixture, false, Set.of("nothing")).refusal().reason());
        assertEquals(Reason.INVALID, plan(fixture, false, Set.of()).refusal().reason());
        assertEquals(Reason.INVALID, plan(fixture, false, Set.of(), segment("s0", "10.0.9.0/24")).refusal().reason());
        assertEquals(Reason.OVERLAP, plan(fixture, false, Set.of(), segment("n", "10.0.8.128/25")).refusal().reason());
        assertEquals(Reason.KIND_MISMATCH, plan(fixture, false, Set.of(), segment("n", "fd00::/64")).refusal()
            .reason());
    }

    @Test
    void anEndingReservationIsFreedBetweenItsLeases() {
        final var end = EngineFixture.NOW.plusSeconds(10);
        final var fixture = new EngineFixture(catalog(List.of(new Reservation("r", "p",
            AddressRange.parse("10.0.0.64/26"), "red", null, null, null, end)), WIDE));
        final Lease lease = one(fixture.grant(fixture.request("p", EngineFixture.tenant("red"),
            new Size.Specific(AddressRange.parse("10.0.0.80/32")))));
        assertEquals(63, fixture.usage("p").reserved().intValueExact());
        assertEquals(Set.of(), fixture.engine.upkeep().endReservations(end.minusMillis(1)));

        assertEquals(Set.of("p"), fixture.engine.upkeep().endReservations(end));

        assertEquals(Set.of(), fixture.engine.upkeep().endReservations(end.plusSeconds(1)));
        assertEquals(0, fixture.usage("p").reserved().intValueExact());
        assertEquals(511, fixture.usage("p").free().intValueExact());
        assertEquals(3, fixture.usage("p").fragments());
        fixture.now = end;
        fixture.free(lease.id());
        assertEquals(2, fixture.usage("p").fragments());
        fixture.grant("p", new Size.Specific(AddressRange.parse("10.0.0.0/24")));
    }
}
