/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.one;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.MappingRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;

/** How a pool computes what it gives does not change under those who have something of it. */
class SchemeChangeTest {
    private static PoolCatalog sixRd(final Algorithm algorithm, final @Nullable String rule,
            final @Nullable String common) {
        final Pool plain = Pool.of("p", ObjectKind.IPV6_GUA, "default",
            List.of(new Segment("a", AddressRange.parse("2001:db8::/32"))));
        final var pool = new Pool("p", plain.kind(), "default", null, plain.adminState(), 100, plain.segments(),
            List.of(), plain.selector(), plain.unit(), plain.fragmentation(), algorithm, plain.leaseRules(),
            plain.thresholds(), new MappingRules(null, null, 0, null, null, null, null, null,
                rule == null ? null : Prefix.parse(rule), common == null ? null : Prefix.parse(common), ""));
        return new PoolCatalog(Map.of("default", new AddressSpace("default", "global", null, null,
            AddressSpace.Overlap.UNIQUE, Set.of(), true)), Map.of("p", pool), Map.of(), Set.of());
    }

    private static PoolCatalog sixRd(final String rule, final String common) {
        return sixRd(Algorithm.SIX_RD, rule, common);
    }

    private static Lease granted(final EngineFixture fixture, final String edge) {
        return one(fixture.grant(fixture.request("p", Owner.NONE, new Size.Default(),
            new Placement(null, AddressRange.parse(edge)), Mode.GRANT)));
    }

    @Test
    void refusesParametersThatMoveALease() {
        final var fixture = new EngineFixture(sixRd("2001:db8::/32", "10.0.0.0/8"));
        final Lease lease = granted(fixture, "10.100.100.1");

        for (final PoolCatalog other : List.of(sixRd("2001:db8::/32", "11.0.0.0/8"),
            sixRd("2001:db8::/32", "10.100.0.0/16"), sixRd("2001:db8:8000::/33", "10.0.0.0/8"),
            sixRd(Algorithm.LOWEST_FIRST, null, null))) {
            final List<Refusal> refusals = fixture.engine.tryApply(other);
            assertEquals(List.of(Reason.IN_USE), refusals.stream().map(Refusal::reason).toList());
            assertTrue(refusals.getFirst().message().contains(lease.id()), refusals::toString);
        }

        fixture.release(lease.id());
        assertEquals(List.of(), fixture.engine.tryApply(sixRd("2001:db8::/32", "11.0.0.0/8")));
    }

    @Test
    void allowsParametersThatMoveNothingOrNobody() {
        final var fixture = new EngineFixture(sixRd("2001:db8::/32", "10.0.0.0/8"));
        assertEquals(List.of(), fixture.engine.tryApply(sixRd("2001:db8::/32", "11.0.0.0/8")));
        granted(fixture, "11.100.100.1");

        assertEquals(List.of(), fixture.engine.tryApply(sixRd("2001:db8::/32", "11.0.0.0/8")));
    }

    @Test
    void refusesToComputeWhatWasChosen() {
        final PoolCatalog chosen = sixRd(Algorithm.LOWEST_FIRST, null, null);
        final PoolCatalog computed = sixRd("2001:db8::/32", "10.0.0.0/8");
        final var fixture = new EngineFixture(chosen);
        // the first covers what several users are given, the last is nobody's
        for (final String held : List.of("2001:db8::/40", "2001:db8:6464:100::/56", "2001:db8:ffff:ffff::/64")) {
            final Lease lease = one(fixture.grant(fixture.request("p", Owner.NONE,
                new Size.Specific(AddressRange.parse(held)))));

            final List<Refusal> refusals = fixture.engine.tryApply(computed);

            assertEquals(List.of(Reason.IN_USE), refusals.stream().map(Refusal::reason).toList(), held);
            assertTrue(refusals.getFirst().message().contains(lease.id()), refusals::toString);
            assertEquals(Algorithm.LOWEST_FIRST, fixture.engine.catalog().pools().get("p").algorithm());
            fixture.free(lease.id());
        }
        assertEquals(List.of(), fixture.engine.tryApply(computed));
        assertEquals(List.of(), fixture.engine.tryApply(chosen));
    }

    @Test
    void switchesBetweenAlgorithmsThatChooseUnderLiveLeases() {
        final var fixture = new EngineFixture(sixRd(Algorithm.LOWEST_FIRST, null, null));
        final var blocks = new HashSet<String>();
        for (final Algorithm algorithm : Algorithm.values()) {
            final PoolCatalog next = sixRd(algorithm, null, null);
            if (algorithm == Algorithm.EXTERNAL || !fixture.engine.tryApply(next).isEmpty()) {
                continue;
            }
            for (int i = 0; i < 20; i++) {
                final String block = one(fixture.grant(fixture.request("p", Owner.NONE, new Size.PrefixLength(40))))
                    .range().toString();
                assertTrue(blocks.add(block), () -> algorithm + " gave " + block + " again");
            }
        }
        assertEquals(7 * 20, blocks.size());
    }
}
