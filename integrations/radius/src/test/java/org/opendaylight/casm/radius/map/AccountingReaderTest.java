/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.common.net.InetAddresses;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.casm.radius.map.AccountingIntent.Boot;
import org.opendaylight.casm.radius.map.AccountingIntent.Nothing;
import org.opendaylight.casm.radius.map.AccountingIntent.Phase;
import org.opendaylight.casm.radius.map.AccountingIntent.PoolSession;
import org.opendaylight.casm.radius.map.AccountingIntent.Shutdown;
import org.opendaylight.casm.radius.map.AccountingIntent.Subscriber;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Attributes;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Request;
import org.opendaylight.casm.radius.packet.Type;

class AccountingReaderTest {
    private static final Attribute SESSION = Attribute.text(Type.ACCT_SESSION_ID, "s1");
    private static final Attribute POOLS_OF_NAS = Attribute.text(Type.USER_NAME, "pools-nas-1");
    private static final Attribute ADDRESS =
        Attribute.address(Type.FRAMED_IP_ADDRESS, InetAddresses.forString("10.0.0.9"));

    private static IpBlock block(final String address, final int length) {
        return IpBlock.ofPrefix(InetAddresses.forString(address), length);
    }

    private static Attribute status(final int type) {
        return Attribute.number(Type.ACCT_STATUS_TYPE, type);
    }

    static Stream<Arguments> packets() {
        final var lease = Attribute.text(Type.CLASS, "casm:l1");
        final var user = Attribute.text(Type.USER_NAME, "alice");
        return Stream.of(
            Arguments.of(new Boot(0), List.of(status(7))),
            Arguments.of(new Boot(12), List.of(status(7), Attribute.number(Type.ACCT_DELAY_TIME, 12))),
            Arguments.of(new Shutdown(), List.of(status(8))),
            Arguments.of(new Nothing(), List.of()),
            Arguments.of(new Nothing(), List.of(status(15), SESSION, ADDRESS)),
            Arguments.of(new PoolSession(Phase.START, Set.of("l1"), Optional.of("s1"), Set.of()),
                List.of(status(1), SESSION, lease)),
            Arguments.of(new PoolSession(Phase.UPDATE, Set.of("l1", "l2"), Optional.empty(), Set.of()),
                List.of(status(3), lease, Attribute.text(Type.CLASS, "casm:l2"))),
            Arguments.of(new PoolSession(Phase.STOP, Set.of(), Optional.of("s1"), Set.of("v4")),
                List.of(status(2), SESSION, POOLS_OF_NAS)),
            Arguments.of(new PoolSession(Phase.STOP, Set.of(), Optional.empty(), Set.of("v4b")),
                List.of(status(2), Attribute.number(Type.SERVICE_TYPE, 5), Attribute.text(Type.USER_NAME, "v4b"))),
            // a subscriber whose name or Class looks like a pool does not end its lease
            Arguments.of(new Subscriber(Phase.STOP, "s1", Set.of(block("10.0.0.9", 32))),
                List.of(status(2), SESSION, Attribute.text(Type.USER_NAME, "v4"), ADDRESS,
                    Attribute.text(Type.CLASS, "gold"))),
            Arguments.of(new Subscriber(Phase.START, "s1", Set.of(block("2001:db8::", 56))),
                List.of(status(1), SESSION, user,
                    Attribute.ipv6Prefix(Type.DELEGATED_IPV6_PREFIX, InetAddresses.forString("2001:db8::"), 56))),
            Arguments.of(new Subscriber(Phase.UPDATE, "s1", Set.of(block("10.0.0.9", 32), block("2001:db8::", 64),
                block("2001:db8:1::", 48), block("2001:db8::7", 128))), List.of(status(3), SESSION, user, ADDRESS,
                    Attribute.ipv6Prefix(Type.FRAMED_IPV6_PREFIX, InetAddresses.forString("2001:db8::"), 64),
                    Attribute.ipv6Prefix(Type.DELEGATED_IPV6_PREFIX, InetAddresses.forString("2001:db8:1::"), 48),
                    Attribute.address(Type.FRAMED_IPV6_ADDRESS, InetAddresses.forString("2001:db8::7")))),
            Arguments.of(new Subscriber(Phase.STOP, "s1", Set.of()), List.of(status(2), SESSION, user)),
            Arguments.of(new Nothing(), List.of(status(1), SESSION, user)));
    }

    @ParameterizedTest
    @MethodSource("packets")
    void reads(final AccountingIntent expected, final List<Attribute> attributes) {
        assertEquals(expected,
            new AccountingReader(Books.pools("v4")).read(Books.NAS, new Attributes(attributes)));
    }

    private static String accounting(final Attribute... attributes) {
        return MessageIds.accounting(Books.NAS,
            new Request(Code.ACCOUNTING_REQUEST, 1, new byte[16], Books.of(attributes)));
    }

    @Test
    void knowsARepeatedPacketThoughItsDelayGrew() {
        final var first = accounting(status(2), SESSION, Attribute.number(Type.ACCT_DELAY_TIME, 0));

        assertEquals(first, accounting(status(2), SESSION, Attribute.number(Type.ACCT_DELAY_TIME, 9)));
        assertNotEquals(first, accounting(status(3), SESSION));
        assertNotEquals(first, accounting(status(2), Attribute.text(Type.ACCT_SESSION_ID, "s2")));
    }

    private static String access(final int port, final int identifier, final int authenticator,
            final Attribute... attributes) {
        final byte[] octets = new byte[16];
        Arrays.fill(octets, (byte) authenticator);
        return MessageIds.access(Books.NAS, new InetSocketAddress("192.0.2.1", port),
            new Request(Code.ACCESS_REQUEST, identifier, octets, Books.of(attributes)));
    }

    @Test
    void knowsARepeatedRequest() {
        assertEquals(access(1, 2, 3, POOLS_OF_NAS), access(1, 2, 3, POOLS_OF_NAS));
        assertNotEquals(access(1, 2, 3, POOLS_OF_NAS), access(9, 2, 3, POOLS_OF_NAS));
        assertNotEquals(access(1, 2, 3, POOLS_OF_NAS), access(1, 9, 3, POOLS_OF_NAS));
        assertNotEquals(access(1, 2, 3, POOLS_OF_NAS), access(1, 2, 9, POOLS_OF_NAS));
        // a session is the same in whichever packet it comes
        assertEquals(access(1, 2, 3, POOLS_OF_NAS, SESSION), access(4, 5, 6, POOLS_OF_NAS, SESSION));
        assertNotEquals(access(1, 2, 3, POOLS_OF_NAS, SESSION), access(1, 2, 3, SESSION));
    }
}
