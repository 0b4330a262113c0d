/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.casm.radius.map.AccessIntent.Ipv6Use;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Attributes;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Codec;
import org.opendaylight.casm.radius.packet.Type;

class AccessWriterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static HeldLease lease(final String id, final String pool, final String prefix,
            final @Nullable Instant expires) {
        final int slash = prefix.indexOf('/');
        return new HeldLease(id, pool, IpBlock.ofPrefix(InetAddresses.forString(prefix.substring(0, slash)),
            Integer.parseInt(prefix.substring(slash + 1))), expires, expires == null ? 0 : 1800, 1);
    }

    private static Attribute avPair(final String text) {
        return Attribute.ciscoAvPair(text);
    }

    private static Attribute leaseClass(final String id) {
        return new Attribute(Type.CLASS, ("casm:" + id).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsAnIpv4BlockInAllWaysThatServersKnow() {
        final var answer = AccessWriter.accept(List.of(lease("l1", "pool a", "10.1.0.0/24", NOW.plusSeconds(3600))),
            Ipv6Use.DELEGATED, NOW);

        assertEquals(Code.ACCESS_ACCEPT, answer.code());
        assertEquals(List.of(Attribute.number(Type.SESSION_TIMEOUT, 3600), Attribute.text(Type.FRAMED_POOL, "pool a"),
            Attribute.address(Type.FRAMED_IP_ADDRESS, InetAddresses.forString("10.1.0.0")),
            Attribute.netmask(Type.FRAMED_IP_NETMASK, 24), avPair("ip:pool-timeout=30"),
            avPair("ip:pool-def#1=pool_a 10.1.0.0 10.1.0.255"), leaseClass("l1")), answer.attributes());
    }

    @Test
    void numbersSeveralIpv4Blocks() {
        final var answer = AccessWriter.accept(List.of(lease("l1", "a", "10.1.0.0/24", NOW.plusSeconds(3600)),
            lease("l2", "b", "10.2.0.0/25", NOW.plusSeconds(60))), Ipv6Use.DELEGATED, NOW);

        assertTrue(answer.attributes().contains(Attribute.number(Type.SESSION_TIMEOUT, 60)));
        assertTrue(answer.attributes().contains(avPair("ip:pool-def#2=b 10.2.0.0 10.2.0.127")));
        assertFalse(new Attributes(answer.attributes()).has(Type.FRAMED_IP_NETMASK));
    }

    @Test
    void tellsNoTimeoutOfAnInfiniteLease() {
        final var answer = AccessWriter.accept(List.of(lease("l1", "a", "10.1.0.0/24", null)), Ipv6Use.DELEGATED, NOW);

        assertFalse(new Attributes(answer.attributes()).has(Type.SESSION_TIMEOUT));
        assertTrue(new Attributes(answer.attributes()).all(Type.VENDOR_SPECIFIC).size() == 1);
    }

    static Stream<Arguments> ipv6() {
        final var prefix = InetAddresses.forString("2001:db8::");
        return Stream.of(
            Arguments.of(Ipv6Use.DELEGATED, "2001:db8::/40", Type.DELEGATED_IPV6_PREFIX_POOL,
                Attribute.ipv6Prefix(Type.DELEGATED_IPV6_PREFIX, prefix, 40)),
            Arguments.of(Ipv6Use.FRAMED, "2001:db8::/56", Type.FRAMED_IPV6_POOL,
                Attribute.ipv6Prefix(Type.FRAMED_IPV6_PREFIX, prefix, 56)),
            Arguments.of(Ipv6Use.STATEFUL, "2001:db8::/64", Type.STATEFUL_IPV6_ADDRESS_POOL,
                Attribute.ipv6Prefix(Type.FRAMED_IPV6_PREFIX, prefix, 64)),
            Arguments.of(Ipv6Use.STATEFUL, "2001:db8::/128", Type.STATEFUL_IPV6_ADDRESS_POOL,
                Attribute.address(Type.FRAMED_IPV6_ADDRESS, prefix)),
            Arguments.of(Ipv6Use.DELEGATED, "2001:db8::/128", Type.STATEFUL_IPV6_ADDRESS_POOL,
                Attribute.address(Type.FRAMED_IPV6_ADDRESS, prefix)));
    }

    @ParameterizedTest
    @MethodSource("ipv6")
    void tellsAnIpv6Block(final Ipv6Use use, final String block, final int nameType, final Attribute resource) {
        final var answer = AccessWriter.accept(List.of(lease("l6", "p6", block, null)), use, NOW);

        assertEquals(List.of(Attribute.text(nameType, "p6"), resource, leaseClass("l6")), answer.attributes());
    }

    @Test
    void staysWithinAPacket() {
        final var many = new ArrayList<HeldLease>();
        for (int at = 0; at < 200; at++) {
            many.add(lease("lease-" + at, "p".repeat(100), "10.1." + at + ".0/24", NOW.plusSeconds(60)));
        }

        final var answer = AccessWriter.accept(many, Ipv6Use.DELEGATED, NOW);

        assertTrue(Codec.size(answer.attributes()) <= 3500);
        assertTrue(AccessWriter.told(answer) > 10 && AccessWriter.told(answer) < 200);
    }

    @Test
    void saysWhyNot() {
        final var answer = AccessWriter.reject(ErrorCause.RESOURCES_UNAVAILABLE, "no space");

        assertEquals(Code.ACCESS_REJECT, answer.code());
        assertEquals(List.of(Attribute.number(Type.ERROR_CAUSE, 506), Attribute.text(Type.REPLY_MESSAGE, "no space")),
            answer.attributes());
        assertEquals(ErrorCause.ADMINISTRATIVELY_PROHIBITED, ErrorCause.of("casm:border"));
        assertEquals(ErrorCause.SESSION_CONTEXT_NOT_FOUND, ErrorCause.of("casm:unknown-lease"));
        assertEquals(ErrorCause.RESOURCES_UNAVAILABLE, ErrorCause.of("casm:pool-exhausted"));
        assertEquals(ErrorCause.INVALID_REQUEST, ErrorCause.of("casm:else"));
    }
}
