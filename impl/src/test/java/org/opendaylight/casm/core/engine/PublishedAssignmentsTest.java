/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.FragmentationRules.Usable;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;

/** Assignments as published documents show them. */
class PublishedAssignmentsTest {
    /** The provider's block of RFC 4632 section 6.1, 2^19 addresses. */
    private static final String PROVIDER = "10.24.0.0/13";

    private static Pool usable(final String segment, final int unit, final Usable usable) {
        final var plain = pool("p", segment.contains(":") ? ObjectKind.IPV6_UNICAST : ObjectKind.IPV4_UNICAST, segment)
            .fragmentation(new FragmentationRules(null, null, java.util.Set.of(), false, 8, true, usable));
        return plain.unit(unit).make();
    }

    @Test
    void assignsAsInRfc4632AndAggregates() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, PROVIDER).make());
        assertEquals(1 << 19, fixture.usage("p").total().intValueExact());
        // clients C1 to C6 with fewer than 2048, 4096, 1024, 1024, 512 and 512 addresses
        final int[] lengths = {21, 20, 22, 22, 23, 23};
        final var assigned = new ArrayList<Lease>();
        for (final int length : lengths) {
            assigned.add(fixture.prefix("p", length));
        }
        assertEquals(List.of("10.24.0.0/21", "10.24.16.0/20", "10.24.8.0/22", "10.24.12.0/22", "10.24.32.0/23",
            "10.24.34.0/23"), assigned.stream().map(lease -> lease.range().toString()).toList());

        // nothing is lost between them: together they are two aggregates, and inside the one that is announced
        for (final String aggregate : List.of("10.24.0.0/19", "10.24.32.0/22")) {
            final AddressRange whole = AddressRange.parse(aggregate);
            assertEquals(whole.size(), assigned.stream().map(Lease::range).filter(whole::contains)
                .map(AddressRange::size).reduce(java.math.BigInteger.ZERO, java.math.BigInteger::add));
        }
        assertEquals("10.28.0.0/14", fixture.usage("p").largestFreeBlock());
        // by a client who goes, just its block is free again, and the next that fits gets it
        fixture.free(assigned.get(2).id());
        assertEquals("10.24.8.0/22", fixture.prefix("p", 22).range().toString());
    }

    @ParameterizedTest
    @CsvSource({
        // RFC 3021: both addresses of a /31 are hosts; in larger ones first and last are not
        "10.0.0.0/31, 32, EXCLUDE_NETWORK_BROADCAST, 2, 10.0.0.0/32",
        "10.0.0.0/32, 32, EXCLUDE_NETWORK_BROADCAST, 1, 10.0.0.0/32",
        "10.0.0.0/30, 32, EXCLUDE_NETWORK_BROADCAST, 2, 10.0.0.1/32",
        "10.0.0.0/24, 31, EXCLUDE_NETWORK_BROADCAST, 254, 10.0.0.2/31",
        // RFC 6164 section 6: not the all-zero interface identifier, not the highest 128
        "2001:db8::/127, 128, RFC6164, 2, 2001:db8::/128",
        "2001:db8::/64, 127, RFC6164, 18446744073709551487, 2001:db8::2/127",
        "2001:db8::ffff:ffff:ffff:ff00/120, 127, RFC6164, 128, 2001:db8::ffff:ffff:ffff:ff00/127",
        "2001:db8::/64, 128, EXCLUDE_SUBNET_ROUTER, 18446744073709551615, 2001:db8::1/128",
        "2001:db8::/127, 128, EXCLUDE_SUBNET_ROUTER, 2, 2001:db8::/128"})
    void leavesOutWhatASubnetCannotUse(final String segment, final int unit, final Usable usable, final String objects,
            final String first) {
        final var fixture = new EngineFixture(usable(segment, unit, usable));
        assertEquals(objects, fixture.usage("p").usable().toString());
        assertEquals(first, one(fixture.grant("p", new Size.Default())).range().toString());
    }

    @Test
    void theEndsOfALinkSubnetAreGivenNeitherAloneNorInABlock() {
        final var fixture = new EngineFixture(usable("2001:db8:0:0::/63", 127, Usable.RFC6164));
        for (final String never : List.of("2001:db8::/127", "2001:db8::ffff:ffff:ffff:ff80/127",
            "2001:db8::ffff:ffff:ffff:fffe/127", "2001:db8:0:1::/127", "2001:db8:0:1:ffff:ffff:ffff:ff80/121",
            "2001:db8::/64")) {
            assertEquals(Reason.RESERVED, fixture.refusal("p", new Size.Specific(AddressRange.parse(never))).reason());
        }
        fixture.grant("p", new Size.Specific(AddressRange.parse("2001:db8::ffff:ffff:ffff:ff7e/127")));
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.PrefixLength(64)).reason());
    }
}
