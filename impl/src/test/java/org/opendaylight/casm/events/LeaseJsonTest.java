/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.NamedObjects;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;

class LeaseJsonTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123456789Z");

    private static Lease full() {
        return new Lease("L-0001", "pe \"loopbacks\"", "default", ObjectKind.IPV6_UNICAST,
            AddressRange.parse("::-fe00::ffff"), LeaseState.QUARANTINED, Lifetime.ofSeconds(4_294_967_295L),
            NOW.plusSeconds(1), NOW.plusNanos(1), 2_147_483_647, new Owner("t", "a", "d", "i", "s", "u"),
            new Lease.Terms("for ä \n test", new Binding("n", "eth0", "vrf", 128, true), Map.of("k", "v", "", "")),
            "r1", NOW, NOW.plusSeconds(5));
    }

    private static Lease bare(final ObjectKind kind, final String range) {
        return new Lease("L", "p", "s", kind, AddressRange.parse(kind.family().orElseThrow(), range),
            LeaseState.ACTIVE, Lifetime.INFINITE, null, null, 1, Owner.NONE, Lease.Terms.NONE, "r", NOW, NOW);
    }

    @Test
    void keepsEveryPart() {
        assertEquals(full(), LeaseJson.parse(LeaseJson.write(full())));
    }

    @Test
    void leavesOutWhatIsAbsent() {
        final Lease lease = bare(ObjectKind.IPV4_UNICAST, "10.0.0.1/32");

        final String text = LeaseJson.write(lease);

        assertEquals(lease, LeaseJson.parse(text));
        assertFalse(text.contains("null"), text);
        assertFalse(text.contains("owner"), text);
    }

    @Test
    void keepsABindingAndAnOwnerWithoutTheirOptionalParts() {
        final Lease bare = bare(ObjectKind.IPV4_UNICAST, "10.0.0.1/32");
        final Lease lease = new Lease(bare.id(), bare.pool(), bare.addressSpace(), bare.kind(), bare.range(),
            bare.state(), bare.lifetime(), null, null, 1, new Owner(null, null, "d", null, null, null),
            new Lease.Terms(null, new Binding("n", null, null, null, false), Map.of()), "r", NOW, NOW);

        assertEquals(lease, LeaseJson.parse(LeaseJson.write(lease)));
    }

    @ParameterizedTest
    @CsvSource({
        "IPV4_UNICAST, 0.0.0.0-255.255.255.255", "IPV4_PRIVATE, 10.0.0.3-10.0.0.9", "IPV6_UNICAST, ::/0",
        "IPV6_UNICAST, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128", "IPV6_ULA, fd00::1-fd00::ffff",
        "MAC_ADDRESS, 00:00:00:00:00:00-ff:ff:ff:ff:ff:ff", "MAC_LOCAL, 02:00:00:00:00:01", "VLAN_ID, 1-4094",
        "ROUTE_TARGET, 0:65000:1-0:65000:4", "ETHERNET_SEGMENT_ID, 04:c0:00:02:01:00:00:00:07:00",
        "NUMBER, 0-18446744073709551615", "NUMBER, 18446744073709551615",
    })
    void keepsRangesOfEveryFamily(final ObjectKind kind, final String range) {
        final Lease lease = bare(kind, range);

        assertEquals(lease, LeaseJson.parse(LeaseJson.write(lease)));
    }

    @Test
    void keepsWhatObjectsAreCalled() {
        final Lease plain = bare(ObjectKind.USER_DEFINED, "340282366920938463463374607431768211455");
        final Lease lease = new Lease(plain.id(), plain.pool(), plain.addressSpace(), plain.kind(), plain.range(),
            plain.state(), plain.lifetime(), null, null, 1, plain.owner(), plain.terms(), plain.requestId(),
            plain.created(), plain.changed(), new NamedObjects("colour", "blue \"1\""));

        assertEquals(lease, LeaseJson.parse(LeaseJson.write(lease)));
        assertEquals("user_defined", RangeKey.of(lease.range()).family());
    }

    @ParameterizedTest
    @EnumSource(LeaseState.class)
    void keepsEveryState(final LeaseState state) {
        final Lease lease = bare(ObjectKind.VNI, "7").next(state, Lifetime.ofSeconds(1), null, null, NOW);

        assertEquals(lease, LeaseJson.parse(LeaseJson.write(lease)));
    }

    @Test
    void isAnIndexableRange() {
        final RangeKey key = RangeKey.of(AddressRange.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127"));

        assertEquals(128, key.last().bitLength());
        assertEquals("ipv6", key.family());
        assertTrue(key.first().compareTo(key.last()) < 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "\"pool\":\"p\", |", "\"generation\":1 | \"generation\":\"1\"", "\"generation\":1 | \"generation\":1.5",
        "\"generation\":1 | \"generation\":0", "\"generation\":1 | \"generation\":1e10",
        "\"state\":\"active\" | \"state\":\"Active!\"", "\"lifetime\":\"infinite\" | \"lifetime\":\"long\"",
        "\"lifetime\":\"infinite\" | \"lifetime\":0", "\"lifetime\":\"infinite\" | \"lifetime\":null",
        "10.0.0.1/32 | 10.0.0.01/32", "10.0.0.1/32 | 10.0.0.1/31", "10.0.0.1/32 | 2001:db8::1/128",
        "\"pool\":\"p\" | \"pool\":\"p\",\"more\":1", "\"pool\":\"p\" | pool:\"p\"",
        "2026-11-22T12:00:00.123456789Z | yesterday", "} | }}", "} | ", "ipv4-unicast | ipv7",
    })
    void refusesWhatIsNotWritten(final String part, final String other) {
        final String text = LeaseJson.write(bare(ObjectKind.IPV4_UNICAST, "10.0.0.1/32"));
        assertTrue(text.contains(part), text);

        final String wrong = text.replace(part, other == null ? "" : other);

        assertThrows(IllegalArgumentException.class, () -> LeaseJson.parse(wrong), wrong);
    }
}
