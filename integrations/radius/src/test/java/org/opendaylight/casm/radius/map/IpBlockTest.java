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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IpBlockTest {
    static IpBlock block(final String first, final String last) {
        return new IpBlock(InetAddresses.forString(first), InetAddresses.forString(last));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.77, 24, 192.0.2.0, 192.0.2.255", "10.0.0.1, 32, 10.0.0.1, 10.0.0.1",
        "10.0.0.1, 0, 0.0.0.0, 255.255.255.255", "2001:db8::1, 127, 2001:db8::, 2001:db8::1",
        "2001:db8::, 0, ::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "::1, 128, ::1, ::1"})
    void spansAPrefix(final String member, final int length, final String first, final String last) {
        final var found = IpBlock.ofPrefix(InetAddresses.forString(member), length);

        assertEquals(block(first, last), found);
        assertEquals(length, found.prefixLength().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1, 10.0.0.6, 10.0.0.1/32 10.0.0.2/31 10.0.0.4/31 10.0.0.6/32",
        "10.0.0.0, 10.0.0.5, 10.0.0.0/30 10.0.0.4/31", "0.0.0.0, 255.255.255.255, 0.0.0.0/0",
        "2001:db8::, 2001:db8::2, 2001:db8:0:0:0:0:0:0/127 2001:db8:0:0:0:0:0:2/128"})
    void isMadeOfTheFewestPrefixes(final String first, final String last, final String expected) {
        assertEquals(expected, block(first, last).prefixes(8).stream()
            .map(one -> one.first().getHostAddress() + "/" + one.prefixLength().orElseThrow())
            .collect(Collectors.joining(" ")));
    }

    @Test
    void knowsWhatIsInIt() {
        final var block = block("10.0.0.200", "10.0.1.3");

        assertTrue(block.prefixLength().isEmpty());
        assertTrue(block.contains(InetAddresses.forString("10.0.0.200")));
        assertTrue(block.contains(InetAddresses.forString("10.0.1.3")));
        assertFalse(block.contains(InetAddresses.forString("10.0.1.4")));
        assertFalse(block.contains(InetAddresses.forString("10.0.0.199")));
        assertFalse(block.contains(InetAddresses.forString("2001:db8::1")));
    }

    @Test
    void refusesWhatIsNoBlock() {
        assertThrows(IllegalArgumentException.class, () -> block("10.0.0.2", "10.0.0.1"));
        assertThrows(IllegalArgumentException.class, () -> block("10.0.0.2", "::1"));
        assertThrows(IllegalArgumentException.class,
            () -> IpBlock.ofPrefix(InetAddresses.forString("10.0.0.0"), 33));
    }
}
