/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTest {
    @ParameterizedTest
    @CsvSource({ "0.0.0.0/0, 4294967296", "192.0.2.0/24, 256", "192.0.2.1/32, 1", "192.0.2.254/31, 2",
        "::/0, 340282366920938463463374607431768211456", "2001:db8::/127, 2", "2001:db8::1/128, 1" })
    void countsThePrefixesOfAllLengths(final String prefix, final BigInteger size) {
        assertEquals(size, Block.prefix(prefix).size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "192.0.2.1/24", "192.0.2.0", "192.0.2/24", "192.0.2.0/33", "2001:db8::/129", "host/24",
        "2001:db8::%eth0/64", "cafe/8", "192.0.2.256/32" })
    void refusesWhatIsNoPrefix(final String text) {
        assertThrows(IllegalArgumentException.class, () -> Block.prefix(text));
    }

    @Test
    void rangesHaveBothEnds() {
        assertEquals(BigInteger.valueOf(9), Block.range("192.0.2.1", "192.0.2.9").size());
        assertEquals("192.0.2.7", Block.range("192.0.2.7", "192.0.2.7").toString());
        assertThrows(IllegalArgumentException.class, () -> Block.range("192.0.2.9", "192.0.2.1"));
        assertThrows(IllegalArgumentException.class, () -> Block.range("192.0.2.9", "2001:db8::1"));
    }

    @Test
    void blocksOfOneAddressOverlapOnlyInTheirPorts() {
        final Block address = Block.range("192.0.2.1", "192.0.2.1");
        final Block low = address.with(PortSet.run(1024, 2047));

        assertTrue(address.overlaps(low));
        assertTrue(low.overlaps(address.with(PortSet.run(2047, 3000))));
        assertFalse(low.overlaps(address.with(PortSet.run(2048, 3000))));
        assertFalse(address.with(new PortSet(-1, -1, 6, 8, 1)).overlaps(address.with(new PortSet(-1, -1, 6, 8, 2))));
        assertTrue(address.with(new PortSet(-1, -1, 6, 8, 1)).overlaps(address.with(new PortSet(-1, -1, 6, 8, -1))));
        assertFalse(Block.prefix("192.0.2.0/24").overlaps(Block.prefix("192.0.3.0/24")));
        assertFalse(Block.prefix("0.0.0.0/0").overlaps(Block.prefix("::/0")));
    }

    @Test
    void countsThePortsOfAMapSet() {
        // RFC 7597, appendix B, example 1: offset 6, 8 bits, 252 ports
        assertEquals(252, new PortSet(-1, -1, 6, 8, 0x34).size());
        assertEquals(256, new PortSet(-1, -1, 0, 8, 1).size());
        assertEquals(64_512, new PortSet(-1, -1, 6, 8, -1).size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "::", "::1", "2001:db8::", "2001:db8:0:1:1:1:1:1", "2001:0:0:1::1", "1::", "fe80::1:0:0:1",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff" })
    void writesIpv6AsPeopleDo(final String text) {
        assertEquals(text, Block.address(true, Block.range(text, text).first()));
    }
}
