/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.opendaylight.casm.core.plan.PlanFixture.NOW;
import static org.opendaylight.casm.core.plan.PlanFixture.POOL;
import static org.opendaylight.casm.core.plan.PlanFixture.subscriber;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.Quota;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.Tenant;
import org.opendaylight.casm.core.pool.ThresholdRules;
import org.opendaylight.casm.core.pool.UnitRules;

class SimulationTest {
    private static final Target NAMED = new Target.Named(POOL);

    private static AllocationRequest request(final Target target, final Owner owner, final int length) {
        return new AllocationRequest("r", target, owner, new Size.PrefixLength(length), Placement.ANY, null,
            Lease.Terms.NONE, Mode.GRANT);
    }

    private static SimulationResult run(final PlanFixture fixture, final Map<String, Pool> pools,
            final Burst... bursts) {
        return new Simulation(fixture.engine, NOW).run(new SimulationRequest(pools, List.of(bursts)));
    }

    private static Pool other(final String name, final String segment) {
        return Pool.of(name, ObjectKind.IPV4_PRIVATE, "default",
            List.of(new Segment("s", AddressRange.parse(segment))));
    }

    @Test
    void countsWhatWouldBeGrantedAndSaysWhyNoMoreIs() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/28");
        fixture.lease("10.0.0.5/32", subscriber("a"));

        final var result = run(fixture, Map.of(), new Burst("b", 9, false, request(NAMED, Owner.NONE, 30)),
            new Burst("c", 2, true, request(NAMED, Owner.NONE, 32)));

        final var first = result.bursts().getFirst();
        assertEquals(3, first.granted());
        assertEquals(6, first.refused());
        assertEquals(4, first.firstRefused());
        assertEquals(Reason.POOL_EXHAUSTED, first.firstRefusal().reason());
        assertEquals(BigInteger.valueOf(12), first.members());
        assertEquals(2, result.bursts().getLast().granted());
        assertNull(result.bursts().getLast().firstRefusal());
        assertEquals(BigInteger.ONE, result.usages().get(POOL).free());
        assertEquals(1, fixture.engine.leaseCount());
        assertEquals(BigInteger.valueOf(15), fixture.engine.usage(POOL).free());
    }

    @ParameterizedTest
    @EnumSource(names = {"LOWEST_FIRST", "NEXT_FIT", "BEST_FIT", "SPARSE", "LEAST_RECENTLY_USED", "STICKY_HASH"})
    void foretellsWhatThenHappens(final Algorithm algorithm) {
        final var base = PlanFixture.pool("10.0.0.0/24", "10.0.2.0/25");
        final var fixture = new PlanFixture(PlanFixture.catalog(List.of(), List.of(), new Pool(POOL, base.kind(),
            "default", null, Pool.AdminState.ACTIVE, 100, base.segments(), List.of(), PoolSelector.DEFAULT,
            UnitRules.DEFAULT, FragmentationRules.DEFAULT, algorithm, LeaseRules.DEFAULT, ThresholdRules.DEFAULT)));
        final var random = new Random(7);
        final var leases = new ArrayList<Lease>();
        for (int i = 0; i < 60; i++) {
            leases.addAll(fixture.settle(fixture.engine.allocate(request(NAMED, subscriber("s" + i),
                30 + random.nextInt(3)), NOW)).leases());
            if (random.nextInt(3) == 0) {
                fixture.release(leases.remove(random.nextInt(leases.size())));
            }
        }

        final var template = request(NAMED, subscriber("x"), 29);
        final var result = run(fixture, Map.of(), new Burst("b", 40, false, template));

        int granted = 0;
        for (int i = 0; i < 40; i++) {
            if (fixture.engine.allocate(template, NOW) instanceof Decision.Granted one) {
                fixture.engine.settle(one);
                granted++;
            }
        }
        final var usage = fixture.engine.usage(POOL);
        assertEquals(granted, result.bursts().getFirst().granted(), "seed 7");
        assertEquals(usage.free(), result.usages().get(POOL).free());
        assertEquals(usage.largestFreeBlock(), result.usages().get(POOL).largestFreeBlock());
        assertEquals(usage.fragments(), result.usages().get(POOL).fragments());
    }

    @Test
    void keepsQuotasOverPools() {
        final var quota = new Quota(ObjectKind.IPV4_PRIVATE, "default", BigInteger.valueOf(3), null);
        final var fixture = new PlanFixture(PlanFixture.catalog(List.of(),
            List.of(new Tenant("red", null, List.of(quota))), PlanFixture.pool("10.0.0.0/28"),
            other("more", "10.0.1.0/28")));
        final var red = new Owner("red", null, null, null, null, null);
        fixture.settle(fixture.engine.allocate(request(new Target.Named("more"), red, 32), NOW));

        final var result = run(fixture, Map.of(), new Burst("b", 5, true, request(NAMED, red, 32)));

        assertEquals(2, result.bursts().getFirst().granted());
        assertEquals(Reason.QUOTA_EXCEEDED, result.bursts().getFirst().firstRefusal().reason());
    }

    @Test
    void triesAPoolThatIsNotThere() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/28");
        final var result = run(fixture, Map.of("new", other("new", "10.0.1.0/29")),
            new Burst("b", 20, false, request(new Target.Selector(ObjectKind.IPV4_PRIVATE, null, null, null, null,
                Set.of()), Owner.NONE, 32)));

        assertEquals(List.of(), result.problems());
        assertEquals(BigInteger.valueOf(8), result.drafts().getFirst().total());
        assertEquals(20, result.bursts().getFirst().granted());
        assertEquals(Set.of("new", POOL), result.usages().keySet());
        assertEquals(Set.of(POOL), fixture.engine.catalog().pools().keySet());
    }

    @Test
    void saysWithWhomANewPoolOverlaps() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/28");
        final var result = run(fixture, Map.of("new", other("new", "10.0.0.0/27")),
            new Burst("b", 1, false, request(NAMED, Owner.NONE, 32)));

        assertEquals(Reason.OVERLAP, result.problems().getFirst().reason());
        assertEquals(POOL, result.drafts().getFirst().overlaps().getFirst().pool());
        assertEquals("10.0.0.0/28", result.drafts().getFirst().overlaps().getFirst().text());
        assertEquals(BigInteger.valueOf(32), result.drafts().getFirst().total());
        assertEquals(List.of(), result.bursts());
    }

    @Test
    void saysWhoStandsInTheWayOfAPoolInPlaceOfOne() {
        final var fixture = PlanFixture.ofSegments("10.0.0.0/28");
        fixture.lease("10.0.0.9/32", subscriber("a"));

        assertEquals(Reason.IN_USE, run(fixture, Map.of(POOL, PlanFixture.pool("10.0.0.0/29"))).problems().getFirst()
            .reason());
    }

    @Test
    void isBounded() {
        final var request = request(NAMED, Owner.NONE, 32);
        assertThrows(IllegalArgumentException.class, () -> new Burst("b", 0, false, request));
        assertThrows(IllegalArgumentException.class, () -> new SimulationRequest(Map.of(), List.of()));
        final var much = new Burst("b", 6000, false, request);
        assertThrows(IllegalArgumentException.class, () -> new SimulationRequest(Map.of(), List.of(much, much)));
    }
}
