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
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;
import static org.opendaylight.casm.core.engine.EngineFixture.tenant;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Quota;
import org.opendaylight.casm.core.pool.Tenant;
import org.opendaylight.casm.core.pool.UnitRules;

/** Which of the pools that fit a selector serves. */
class OverflowTest {
    private static final Target ANY = new Target.Selector(ObjectKind.IPV4_UNICAST, null, null, null, null, Set.of());

    private static Pool priority(final int priority, final String segment) {
        return pool("p" + priority, ObjectKind.IPV4_PRIVATE, segment).priority(priority).make();
    }

    private static Decision ask(final EngineFixture fixture, final Owner owner, final Size size, final Mode mode) {
        return fixture.engine.allocate(new AllocationRequest("r", ANY, owner, size, Placement.ANY, null,
            Lease.Terms.NONE, mode), fixture.now);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void prefersAllOfALaterPoolToAPartOfAnEarlierOne(final Mode mode) {
        final var fixture = new EngineFixture(priority(1, "10.0.0.0/31"), priority(2, "10.0.1.0/29"));

        final var granted = assertInstanceOf(Decision.Granted.class,
            ask(fixture, Owner.NONE, new Size.Units(4), mode));

        assertEquals(false, granted.partial());
        assertEquals("p2", one(granted.leases()).pool());
        assertEquals(2, fixture.usage("p1").free().intValueExact(), "nothing stays taken");
        assertEquals("10.0.0.0/31", fixture.usage("p1").largestFreeBlock());
    }

    @Test
    void givesAPartOfTheFirstPoolThatHasOneWhenNoneHasAll() {
        final var fixture = new EngineFixture(priority(1, "10.0.0.0/32"), priority(2, "10.0.1.0/31"),
            priority(3, "10.0.2.0/31"));
        fixture.one("p1");

        final var granted = fixture.settle(ask(fixture, Owner.NONE, new Size.Units(4), Mode.GRANT));

        assertTrue(granted.partial());
        assertEquals("10.0.1.0/31", one(granted.leases()).range().toString());
    }

    @Test
    void goesPastAPoolThatGivesARequestLess() {
        final Pool narrow = pool("p1", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").priority(1)
            .unit(new UnitRules(null, null, 1, 2L, null)).make();
        final var fixture = new EngineFixture(narrow, priority(2, "10.0.1.0/24"));

        assertEquals("p1", one(fixture.settle(ask(fixture, Owner.NONE, new Size.Units(2), Mode.GRANT)).leases())
            .pool());
        assertEquals("p2", one(fixture.settle(ask(fixture, Owner.NONE, new Size.Units(4), Mode.GRANT)).leases())
            .pool());
    }

    @Test
    void givesWhatTheQuotaOfATenantLeavesFromTheFirstPool() {
        final PoolCatalog plain = EngineFixture.catalog(List.of(), priority(1, "10.0.0.0/24"),
            priority(2, "10.0.1.0/24"));
        final var fixture = new EngineFixture(new PoolCatalog(plain.spaces(), plain.pools(), Map.of(),
            Map.of("red", new Tenant("red", null, List.of(new Quota(ObjectKind.IPV4_PRIVATE, "default",
                BigInteger.valueOf(3), null))))));

        final var granted = fixture.settle(ask(fixture, tenant("red"), new Size.Units(4), Mode.GRANT));

        assertTrue(granted.partial());
        assertEquals(List.of("p1", "p1"), granted.leases().stream().map(Lease::pool).toList());
        assertEquals(Reason.QUOTA_EXCEEDED,
            EngineFixture.refusal(ask(fixture, tenant("red"), new Size.Units(1), Mode.GRANT)).reason());
    }
}
