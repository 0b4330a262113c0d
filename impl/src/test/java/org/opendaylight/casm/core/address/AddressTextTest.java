/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
    /** RFC 5952 sections 1, 2, 4 and 5. */
    @ParameterizedTest
    @CsvSource({
        "2001:0db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
        "2001:db8::0:1, 2001:db8::1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:DB8::ABCD:EF12, 2001:db8::abcd:ef12",
        "2001:db8:aaaa:bbbb:cccc:dddd:0:1, 2001:db8:aaaa:bbbb:cccc:dddd:0:1",
        "0:0:0:0:0:ffff:192.0.2.1, ::ffff:192.0.2.1",
        "0:0:0:0:0:0:0:0, ::",
        "0:0:0:0:0:0:0:1, ::1",
        "1:0:0:0:0:0:0:0, 1::",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
        "::192.0.2.1, ::c000:201",
        "0:1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"})
    void writesIpv6InItsCanonicalForm(final String text, final String canonical) {
        assertEquals(canonical, AddressFamily.IPV6.format(AddressFamily.IPV6.parse(text)));
    }

    @Test
    void readsAndWritesAnyIpv6Address() throws UnknownHostException {
        final long seed = 42;
        final var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            final UInt128 value = new UInt128(random.nextLong() & random.nextLong() & mask(random),
                random.nextLong() & random.nextLong() & mask(random));
            final String text = AddressFamily.IPV6.format(value);
            assertEquals(value, AddressFamily.IPV6.parse(text), "seed " + seed + ": " + text);
            final byte[] bytes = InetAddress.getByName(text).getAddress();
            if (bytes.length == 16) {
                assertEquals(value.toBigInteger(), new BigInteger(1, bytes), "seed " + seed + ": " + text);
            }
        }
    }

    private static long mask(final Random random) {
        return random.nextBoolean() ? 0xFFFF_0000_FFFF_0000L : random.nextBoolean() ? -1L : 0xFFFF_FFFFL;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.04", "1.2.3.00", "256.1.1.1",
        "1.2.3.4 ", " 1.2.3.4", "1..3.4", ".1.2.3", "1.2.3.", "-1.2.3.4", "+1.2.3.4", "0x1.2.3.4", "1.2.3.4/32",
        "1.2.3.4%eth0", "1.2.3.1000", "١.2.3.4", "1.2.3.4\n", "1,2,3,4", "::1"})
    void refusesWhatIsNotIpv4(final String text) {
        final var exception = assertThrows(IllegalArgumentException.class, () -> AddressFamily.IPV4.parse(text));
        assertTrue(exception.getMessage().contains(text), exception.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8", "1:2:3:4::5:6:7:8", "12345::", "g::", "fe80::1%eth0", "fe80::1%1", " ::1", "::1 ", ":1:2",
        "1:2:", "::1.2.3", "::01.2.3.4", "::1.2.3.4:5", "1.2.3.4::", "::ffff:256.0.0.1", "[::1]", "::1/128",
        "１::", "1:2:3:4:5:6:7:1.2.3.4", "192.0.2.1"})
    void refusesWhatIsNotIpv6(final String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressFamily.IPV6.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "02:00:00:00:00", "02:00:00:00:00:00:00", "2:0:0:0:0:0", "02-00:00-00:00-00",
        "0200.0000.0000", "02:00:00:00:00:0g", " 02:00:00:00:00:00", "02 00 00 00 00 00"})
    void refusesWhatIsNotMac(final String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressFamily.MAC.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "-1", "+1", "1.0", "0x10", "18446744073709551616", "1 ", "٣"})
    void refusesWhatIsNotANumber(final String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressFamily.NUMBER.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "2001:db8::/129", "10.0.0.1/24", "2001:db8::1/64", "10.0.0.0/", "/8",
        "10.0.0.0/08", "10.0.0.0/+8", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/ 8", "10.0.0.0/99999999999999999999",
        "10.0.0.0", "fe80::%1/64", "10.0.0.0/٨"})
    void refusesWhatIsNotAPrefix(final String text) {
        assertThrows(IllegalArgumentException.class, () -> Prefix.parse(text));
    }

    @Test
    void hostBitsAreExplained() {
        final var exception = assertThrows(IllegalArgumentException.class, () -> Prefix.parse("10.0.0.1/24"));
        assertTrue(exception.getMessage().contains("10.0.0.0/24"), exception.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8, 16777216",
        "10.0.0.0-10.0.0.255, 10.0.0.0/24, 256",
        "10.0.0.1, 10.0.0.1/32, 1",
        "10.0.0.1-10.0.0.2, 10.0.0.1-10.0.0.2, 2",
        "0.0.0.0/0, 0.0.0.0/0, 4294967296",
        "255.255.255.255, 255.255.255.255/32, 1",
        "::/0, ::/0, 340282366920938463463374607431768211456",
        "::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe, ::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe, "
            + "340282366920938463463374607431768211455",
        "2001:db8::/127, 2001:db8::/127, 2",
        "02:00:00:00:00:01, 02:00:00:00:00:01, 1",
        "02-00-00-00-00-01-02-00-00-00-00-03, 02:00:00:00:00:01-02:00:00:00:00:03, 3",
        "02:00:00:00:00:01-02:00:00:00:00:02, 02:00:00:00:00:01-02:00:00:00:00:02, 2",
        "16-31, 16-31, 16",
        "7, 7, 1",
        "0-18446744073709551615, 0-18446744073709551615, 18446744073709551616"})
    void readsAndWritesRanges(final String text, final String canonical, final BigInteger size) {
        final AddressRange range = AddressRange.parse(text);
        assertEquals(canonical, range.toString());
        assertEquals(size, range.size());
        assertEquals(range, AddressRange.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.2-10.0.0.1", "10.0.0.1-2001:db8::1", "10.0.0.1-", "-10.0.0.1", "5-3", "a-b", "-",
        "", "x"})
    void refusesWhatIsNotARange(final String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(text));
    }

    @Test
    void comparesRanges() {
        final AddressRange low = AddressRange.parse("10.0.0.0/25");
        final AddressRange high = AddressRange.parse("10.0.0.128/25");
        assertTrue(low.adjacent(high) && high.adjacent(low));
        assertFalse(low.overlaps(high));
        assertTrue(AddressRange.parse("10.0.0.0/24").contains(high));
        assertFalse(AddressRange.parse("0.0.0.0-255.255.255.255").contains(AddressRange.parse("::1")));
        final AddressRange top = AddressRange.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
        assertFalse(top.adjacent(AddressRange.parse("::")));
        assertEquals(List.of(AddressRange.parse("10.0.0.0/24")), RangeSet.of(List.of(high, low, low)).ranges());
        assertTrue(RangeSet.of(List.of(high, low)).contains(AddressRange.parse("10.0.0.127-10.0.0.128")));
        assertTrue(RangeSet.of(List.of(high)).overlaps(AddressRange.parse("10.0.0.0/24")));
        assertFalse(RangeSet.of(List.of(high)).overlaps(low));
    }

    @Test
    void calculatesWith128Bits() {
        final var random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            final UInt128 one = new UInt128(random.nextInt(3) - 1, random.nextLong());
            final UInt128 two = new UInt128(random.nextInt(3) - 1, random.nextLong());
            final BigInteger sum = one.toBigInteger().add(two.toBigInteger());
            if (sum.bitLength() > 128) {
                assertThrows(ArithmeticException.class, () -> one.add(two));
            } else {
                assertEquals(UInt128.of(sum), one.add(two));
            }
            assertEquals(one.toBigInteger().compareTo(two.toBigInteger()), Integer.signum(one.compareTo(two)));
            if (one.compareTo(two) < 0) {
                assertThrows(ArithmeticException.class, () -> one.subtract(two));
            } else {
                assertEquals(one.toBigInteger().subtract(two.toBigInteger()), one.subtract(two).toBigInteger());
            }
            final int shift = random.nextInt(129);
            assertEquals(one.toBigInteger().shiftRight(shift), one.shiftRight(shift).toBigInteger());
            assertEquals(one.toBigInteger().shiftLeft(shift).and(UInt128.MAX.toBigInteger()),
                one.shiftLeft(shift).toBigInteger());
            assertEquals(one, UInt128.parse(one.toString()));
            assertEquals(shift, 128 - UInt128.lowMask(shift).numberOfLeadingZeros());
        }
    }
}
