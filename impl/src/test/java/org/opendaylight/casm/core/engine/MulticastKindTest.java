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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.PoolCatalog;

/** Multicast groups: what a scope keeps for relative assignments is not given out. */
class MulticastKindTest {
    private static PoolCatalog groups(final boolean special, final String... segments) {
        final var plain = catalog(List.of(), pool("p", ObjectKind.IPV4_MULTICAST, segments).make());
        return new PoolCatalog(Map.of("default", new AddressSpace("default", "global", null, null,
            AddressSpace.Overlap.UNIQUE, Set.of(), special)), plain.pools(), Map.of(), plain.tenants());
    }

    @ParameterizedTest
    @CsvSource({"239.255.0.0/16, 239.255.255.0, 256", "239.192.0.0/14, 239.195.255.255, 256",
        "239.130.0.0/15, 239.132.0.0, 0", "239.63.255.128-239.63.255.255, 239.63.255.128, 128"})
    void keepsTheLast24OfAScope(final String segment, final String kept, final long count) {
        final var fixture = new EngineFixture(groups(false, segment));
        final var usage = fixture.usage("p");
        assertEquals(BigInteger.valueOf(count), usage.total().subtract(usage.usable()));
        assertEquals(usage.usable(), usage.free());
        assertEquals(count == 0 ? Reason.INVALID : Reason.RESERVED,
            fixture.refusal("p", new Size.Specific(AddressRange.parse(kept))).reason());
    }

    @Test
    void givesItWhereTheSpaceAllowsSpecialPurposes() {
        final var fixture = new EngineFixture(groups(false, "239.255.254.0/23"));
        fixture.engine.apply(groups(true, "239.255.254.0/23"));
        assertEquals(BigInteger.valueOf(512), fixture.usage("p").free());
        fixture.grant("p", new Size.Specific(AddressRange.parse("239.255.255.7")));
        assertEquals(Reason.IN_USE, fixture.engine.check(groups(false, "239.255.254.0/23")).getFirst().reason());
        assertEquals(List.of(), fixture.engine.check(groups(true, "239.255.255.0/24")));
    }

    @Test
    void givesTheFirstAndTheLastGroup() {
        final var fixture = new EngineFixture(catalog(List.of(),
            pool("p", ObjectKind.IPV6_MULTICAST, "ff3e::ffff:fffe/127").make()));
        assertEquals("ff3e::ffff:fffe/128", fixture.one("p").range().toString());
        assertEquals("ff3e::ffff:ffff/128", fixture.one("p").range().toString());
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.Default()).reason());
    }
}
