/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.plan.PlanFixture.NOW;
import static org.opendaylight.casm.core.plan.PlanFixture.POOL;
import static org.opendaylight.casm.core.plan.PlanFixture.device;
import static org.opendaylight.casm.core.plan.PlanFixture.subscriber;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.plan.DefragmentationRequest.Goal;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.Quota;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.Tenant;

class DefragmenterTest {
    private static final DefragmentationRequest LARGEST = request(Goal.LARGEST_FREE_BLOCK, null, 100, false);
    private static final DefragmentationRequest ROUTES = request(Goal.FEWEST_ROUTES, null, 100, false);

    private static DefragmentationRequest request(final Goal goal, final Integer length, final int steps,
            final boolean permanent) {
        return new DefragmentationRequest(POOL, goal, length, steps, permanent);
    }

    private static List<String> texts(final DefragmentationPlan plan) {
        return plan.steps().stream().map(step -> step.lease().range() + " -> " + step.to()).toList();
    }

    @Test
    void clearsTheHalfWithFewerLeases() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/28");
        fixture.lease("10.0.0.1/32", subscriber("a"));
        fixture.lease("10.0.0.9/32", subscriber("b"));
        fixture.lease("10.0.0.12/31", subscriber("c"));

        final var plan = fixture.plan(LARGEST);

        assertEquals(List.of("10.0.0.1/32 -> 10.0.0.8/32"), texts(plan));
        assertEquals("10.0.0.4/30", plan.before().largestFreeBlock());
        assertEquals("10.0.0.0/29", plan.after().largestFreeBlock());
        assertEquals(1, plan.holders());
        assertNull(plan.remark());
    }

    @Test
    void keepsToTheStepsItMayMake() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/28");
        for (final String address : List.of("10.0.0.0/32", "10.0.0.2/32", "10.0.0.9/32", "10.0.0.12/32",
                "10.0.0.14/32", "10.0.0.5/32")) {
            fixture.lease(address, subscriber(address));
        }

        assertEquals("10.0.0.0/29", fixture.plan(request(Goal.LARGEST_FREE_BLOCK, null, 3, false)).after()
            .largestFreeBlock());
        final var one = fixture.plan(request(Goal.LARGEST_FREE_BLOCK, null, 1, false));
        assertEquals("10.0.0.4/30", one.after().largestFreeBlock());
        assertEquals(1, one.steps().size());
    }

    @Test
    void gainsTheBlockAskedForAndNoLarger() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/28");
        fixture.lease("10.0.0.1/32", subscriber("a"));
        fixture.lease("10.0.0.5/32", subscriber("b"));
        fixture.lease("10.0.0.9/32", subscriber("c"));
        fixture.lease("10.0.0.13/32", subscriber("d"));

        assertEquals(1, fixture.plan(request(Goal.LARGEST_FREE_BLOCK, 30, 100, false)).steps().size());
        assertEquals("a /31 is free already",
            fixture.plan(request(Goal.LARGEST_FREE_BLOCK, 31, 100, false)).remark());
        final var whole = fixture.plan(request(Goal.LARGEST_FREE_BLOCK, 28, 100, false));
        assertEquals(List.of(), whole.steps());
        assertNotNull(whole.remark());
        assertEquals(whole.before(), whole.after());
    }

    @Test
    void leavesWhatMayNotMove() {
        final var kept = new Reservation("kept", POOL, AddressRange.parse("10.0.0.16/30"), null, null, "a", null,
            null);
        final var fixture = new PlanFixture(PlanFixture.catalog(List.of(kept), List.of(),
            PlanFixture.pool("10.0.0.0/26")));
        fixture.lease("10.0.0.1/32", device("pe1"), Lifetime.INFINITE, Lease.Terms.NONE);
        fixture.lease("10.0.0.8/32", subscriber("c"), Lifetime.ofSeconds(90), Lease.Terms.NONE.ofItem("lan"));
        fixture.lease("10.0.0.17/32", device("a"));
        fixture.lease("10.0.0.33-10.0.0.34", subscriber("d"));
        fixture.settle(fixture.engine.allocate(new Move(fixture.lease("10.0.0.48/32", subscriber("e")),
            AddressRange.parse("10.0.0.50/32")).request(Mode.HOLD), NOW));

        final var plan = fixture.plan(LARGEST);

        assertEquals(Map.of(Staying.PERMANENT, 1L, Staying.BUNDLE, 1L, Staying.RESERVED, 1L, Staying.RANGE, 1L,
            Staying.STATE, 1L), plan.staying());
        assertEquals(List.of(), plan.steps());
    }

    @Test
    void movesPermanentLeasesWhenAsked() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/28");
        fixture.lease("10.0.0.1/32", Owner.NONE, Lifetime.INFINITE,
            new Lease.Terms("loopback", new Binding("pe1", "lo0", null, null, true), Map.of("a", "b")));
        fixture.lease("10.0.0.9/32", device("pe2"), Lifetime.INFINITE, Lease.Terms.NONE);

        assertEquals(List.of(), fixture.plan(LARGEST).steps());
        final var plan = fixture.plan(request(Goal.LARGEST_FREE_BLOCK, null, 100, true));
        assertEquals(1, plan.steps().size());
        final var move = plan.steps().getFirst();
        final var request = move.request(Mode.HOLD);
        assertEquals(move.lease().terms(), request.terms());
        assertEquals(Lifetime.INFINITE, request.lifetime());
        assertEquals("device pe1", Holder.of(move.lease()).toString());
    }

    @Test
    void movesNobodyWhoCouldNotGetTheNewPlace() {
        final var quota = new Quota(ObjectKind.IPV4_PRIVATE, "default", BigInteger.ONE, null);
        final var fixture = new PlanFixture(PlanFixture.catalog(List.of(),
            List.of(new Tenant("red", null, List.of(quota))), PlanFixture.pool("10.0.0.0/28")));
        fixture.lease("10.0.0.1/32", new Owner("red", null, null, null, null, null));
        fixture.lease("10.0.0.9/32", subscriber("a"));
        fixture.lease("10.0.0.11/32", subscriber("a"));

        final var plan = fixture.plan(LARGEST);

        assertEquals(List.of("10.0.0.9/32 -> 10.0.0.0/32", "10.0.0.11/32 -> 10.0.0.2/32"), texts(plan));
        assertEquals(Map.of(Staying.REFUSED, 1L), plan.staying());
    }

    @Test
    void bringsBlocksOfAHolderTogether() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/26");
        fixture.lease("10.0.0.0/32", device("a"));
        fixture.lease("10.0.0.5/32", device("a"));
        fixture.lease("10.0.0.2/31", device("a"));
        fixture.lease("10.0.0.20/32", device("b"));

        final var plan = fixture.plan(ROUTES);

        assertEquals(4, plan.routesBefore());
        assertEquals(2, plan.routesAfter());
        assertEquals(1, plan.steps().size());
        assertEquals(List.of("10.0.0.5/32 -> 10.0.0.1/32"), texts(plan));
    }

    @Test
    void movesNeighboursTogether() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/26");
        fixture.lease("10.0.0.0/31", device("a"));
        fixture.lease("10.0.0.8/32", device("a"));
        fixture.lease("10.0.0.9/32", device("a"));

        assertEquals(List.of("10.0.0.0/31 -> 10.0.0.10/31"), texts(fixture.plan(ROUTES)));
    }

    @Test
    void movesBothWhereNeitherHasRoomBesideIt() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/26");
        for (int i = 0; i < 8; i++) {
            fixture.lease("10.0.0." + 4 * i + "/30", device(i % 2 == 0 ? "a" : "b"));
        }

        final var plan = fixture.plan(ROUTES);

        assertEquals(8, plan.routesBefore());
        assertEquals(2, plan.routesAfter());
        assertEquals(8, plan.steps().size());
        // with one move nothing can be gained
        assertEquals(List.of(), fixture.plan(request(Goal.FEWEST_ROUTES, null, 1, false)).steps());
        assertEquals(7, fixture.plan(request(Goal.FEWEST_ROUTES, null, 3, false)).routesAfter());
    }

    @Test
    void saysWhatSpeaksAgainstPlanning() {
        final var vlans = Pool.of("vlans", ObjectKind.VLAN_ID, "default",
            List.of(new Segment("s", AddressRange.parse(org.opendaylight.casm.core.address.AddressFamily.NUMBER,
                "1-100"))));
        final var fixture = new PlanFixture(PlanFixture.catalog(List.of(), List.of(), vlans,
            PlanFixture.pool("10.0.0.0/28")));
        final var planner = new Defragmenter(fixture.engine, NOW);

        assertEquals(Reason.NO_MATCHING_POOL, planner.refusal(new DefragmentationRequest("none",
            Goal.FEWEST_ROUTES, null, 1, false)).reason());
        assertEquals(Reason.KIND_MISMATCH, planner.refusal(new DefragmentationRequest("vlans", Goal.FEWEST_ROUTES,
            null, 1, false)).reason());
        assertEquals(Reason.INVALID, planner.refusal(request(Goal.LARGEST_FREE_BLOCK, 33, 1, false)).reason());
        assertThrows(IllegalArgumentException.class, () -> request(Goal.LARGEST_FREE_BLOCK, null, 0, false));
    }

    @Test
    void changesNothing() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/28");
        fixture.lease("10.0.0.1/32", subscriber("a"));
        fixture.lease("10.0.0.9/32", subscriber("b"));
        final var before = fixture.engine.usage(POOL);
        final var leases = fixture.engine.upkeep().survey(POOL).leases();

        assertEquals(before.version(), fixture.plan(LARGEST).version());

        assertEquals(before, fixture.engine.usage(POOL));
        assertEquals(leases, fixture.engine.upkeep().survey(POOL).leases());
        assertTrue(fixture.engine.leaseCount() == 2);
    }
}
