/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.casm.radius.map.AccessIntent.Ipv6Use;
import org.opendaylight.casm.radius.map.AccessIntent.Pools;
import org.opendaylight.casm.radius.map.AccessIntent.Refused;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Type;

class AccessReaderTest {
    private static final Attribute OUTBOUND = Attribute.number(Type.SERVICE_TYPE, 5);
    private static final Attribute POOLS_OF_NAS = Attribute.text(Type.USER_NAME, "pools-nas-1");

    private static AccessIntent read(final PoolBook pools, final Attribute... attributes) {
        return new AccessReader(pools).read(Books.NAS, Books.of(attributes));
    }

    private static Pools pools(final PoolBook pools, final Attribute... attributes) {
        return assertInstanceOf(Pools.class, read(pools, Stream.concat(Stream.of(OUTBOUND),
            Arrays.stream(attributes)).toArray(Attribute[]::new)));
    }

    private static List<String> names(final Pools found) {
        return found.wishes().stream().map(AccessIntent.Wish::pool).toList();
    }

    static Stream<Arguments> refusals() {
        final var user = Attribute.text(Type.USER_NAME, "v4");
        return Stream.of(
            Arguments.of("no Service-Type", ErrorCause.UNSUPPORTED_SERVICE, List.of(user)),
            Arguments.of("a subscriber", ErrorCause.UNSUPPORTED_SERVICE,
                List.of(user, Attribute.number(Type.SERVICE_TYPE, 2))),
            Arguments.of("no User-Name", ErrorCause.INVALID_REQUEST, List.of(OUTBOUND)),
            Arguments.of("pools of another", ErrorCause.NAS_IDENTIFICATION_MISMATCH,
                List.of(OUTBOUND, Attribute.text(Type.USER_NAME, "pools-nas-2"))),
            Arguments.of("no such pool", ErrorCause.INVALID_REQUEST,
                List.of(OUTBOUND, Attribute.text(Type.USER_NAME, "v9"))),
            Arguments.of("no addresses", ErrorCause.INVALID_REQUEST,
                List.of(OUTBOUND, Attribute.text(Type.USER_NAME, "vlan"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(final String what, final ErrorCause cause, final List<Attribute> attributes) {
        final var found = assertInstanceOf(Refused.class,
            read(Books.pools("v4"), attributes.toArray(Attribute[]::new)), what);

        assertEquals(cause, found.cause(), what);
    }

    @Test
    void refusesWhenNoPoolIsOpen() {
        assertInstanceOf(Refused.class, read(Books.pools(), OUTBOUND, POOLS_OF_NAS));
    }

    @Test
    void givesAServerThePoolsThatAreOffered() {
        assertEquals(List.of("v6", "v4"), names(pools(Books.pools("v6", "v4"), POOLS_OF_NAS)));
        assertEquals(List.of("v4"),
            names(pools(Books.pools("v4"), Attribute.text(Type.USER_NAME, "pools-bng-1"))));
    }

    @Test
    void takesThePoolThatIsTheUserName() {
        assertEquals(List.of("v4b"), names(pools(Books.pools("v4"), Attribute.text(Type.USER_NAME, "v4b"))));
    }

    @Test
    void takesPoolsThatAreHintedAtAndPassesOverThoseThatAreNot() {
        assertEquals(List.of("v4b", "v6"), names(pools(Books.pools("v4"), POOLS_OF_NAS,
            Attribute.text(Type.FRAMED_POOL, "v4b"), Attribute.text(Type.FRAMED_IPV6_POOL, "v6"))));
        assertEquals(List.of("v4"), names(pools(Books.pools("v4"), POOLS_OF_NAS,
            Attribute.text(Type.FRAMED_POOL, "v9"), Attribute.text(Type.FRAMED_POOL, "vlan"))));
    }

    @Test
    void takesSizesAsHints() {
        final var found = pools(Books.pools("v4", "v6"), POOLS_OF_NAS, Attribute.netmask(Type.FRAMED_IP_NETMASK, 28),
            Attribute.ipv6Prefix(Type.DELEGATED_IPV6_PREFIX, InetAddresses.forString("::"), 48));

        assertEquals(List.of(OptionalInt.of(28), OptionalInt.of(48)),
            found.wishes().stream().map(AccessIntent.Wish::prefixLength).toList());
        assertEquals(OptionalInt.empty(), pools(Books.pools("v4"), POOLS_OF_NAS,
            new Attribute(Type.FRAMED_IP_NETMASK, new byte[] {1})).wishes().getFirst().prefixLength());
    }

    static Stream<Arguments> uses() {
        return Stream.of(
            Arguments.of(Ipv6Use.DELEGATED, Attribute.text(Type.DELEGATED_IPV6_PREFIX_POOL, "v6")),
            Arguments.of(Ipv6Use.DELEGATED, Attribute.text(Type.FRAMED_POOL, "v4")),
            Arguments.of(Ipv6Use.FRAMED, Attribute.text(Type.FRAMED_IPV6_POOL, "v6")),
            Arguments.of(Ipv6Use.STATEFUL, Attribute.text(Type.STATEFUL_IPV6_ADDRESS_POOL, "v6")),
            Arguments.of(Ipv6Use.STATEFUL,
                Attribute.address(Type.FRAMED_IPV6_ADDRESS, InetAddresses.forString("2001:db8::1"))));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void tellsIpv6InTheWordsOfTheRequest(final Ipv6Use use, final Attribute hint) {
        assertEquals(use, pools(Books.pools("v6"), POOLS_OF_NAS, hint).ipv6());
    }

    @Test
    void knowsSessionsAndRenewals() {
        final var found = assertInstanceOf(Pools.class, read(Books.pools("v4"),
            Attribute.number(Type.SERVICE_TYPE, 17), POOLS_OF_NAS, Attribute.text(Type.ACCT_SESSION_ID, "s1")));

        assertTrue(found.renewOnly());
        assertEquals("s1", found.session().orElseThrow());
    }
}
