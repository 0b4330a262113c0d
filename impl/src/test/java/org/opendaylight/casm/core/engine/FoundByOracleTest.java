/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.casm.core.engine.EngineFixture.catalog;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.UnitRules;

/** What random use of all rules together found, each by itself. */
class FoundByOracleTest {
    private static void sums(final PoolUsage usage, final int free, final int quarantined) {
        assertEquals(free, usage.free().intValueExact());
        assertEquals(quarantined, usage.quarantined().intValueExact());
        assertEquals(usage.usable(), usage.free().add(usage.quarantined()));
    }

    @Test
    void countsNoQuarantineOfWhatIsExcludedSince() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/28").make());
        fixture.release(fixture.prefix("p", 30).id());
        sums(fixture.usage("p"), 12, 4);

        assertEquals(List.of(), fixture.engine.tryApply(catalog(List.of(),
            pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/28").excluding("10.0.0.2-10.0.0.5").make())));
        sums(fixture.usage("p"), 10, 2);

        fixture.now = fixture.now.plus(Duration.ofDays(1));
        fixture.settle(fixture.engine.expire(fixture.now, 9));
        sums(fixture.usage("p"), 12, 0);
    }

    @Test
    void countsOfAQuarantineWhatASmallerSegmentStillHas() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/28").make());
        fixture.free(fixture.prefix("p", 29).id(), fixture.prefix("p", 29).id());
        fixture.release(fixture.prefix("p", 28).id());

        assertEquals(List.of(), fixture.engine.tryApply(catalog(List.of(),
            pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/29").make())));

        sums(fixture.usage("p"), 0, 8);
    }

    @Test
    void removesASegmentOfUnitsThatIsOnlyInQuarantine() {
        final var four = new UnitRules(null, BigInteger.valueOf(4), 1, null, null);
        final var fixture = new EngineFixture(pool("v", ObjectKind.VLAN_ID, "100-119", "200-219").unit(four).make());
        fixture.release(EngineFixture.one(fixture.grant("v",
            new Size.Specific(AddressRange.parse("204-207")))).id());

        final var plan = fixture.engine.upkeep().planResize(new ResizeRequest("v", List.of(), Set.of("s1"), false),
            fixture.now);

        assertEquals(null, plan.refusal());
        assertEquals(List.of(), fixture.engine.tryApply(catalog(List.of(),
            pool("v", ObjectKind.VLAN_ID, "100-119").unit(four).make())));
        sums(fixture.usage("v"), 20, 0);
    }

    @Test
    void givesNoSingleUnitsThatTheRulesDoNotAllow() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").unit(28).fragmentation(
            new FragmentationRules(null, null, Set.of(26, 27), false, 8, true, FragmentationRules.Usable.ALL)).make());

        for (final int count : List.of(16, 32, 40)) {
            final Refusal refusal = fixture.refusal("p", new Size.Count(BigInteger.valueOf(count)));
            assertEquals(Reason.FRAGMENTATION_RULE, refusal.reason(), refusal::message);
        }
        assertEquals("10.0.0.0/26", fixture.prefix("p", 26).range().toString());
    }
}
