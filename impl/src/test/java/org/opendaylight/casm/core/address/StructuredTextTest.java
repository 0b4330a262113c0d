/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Route distinguishers and targets (RFC 8294) and Ethernet segment identifiers (RFC 7432) as text and value. */
class StructuredTextTest {
    @ParameterizedTest
    @CsvSource({
        "0:0:0, 0:0:0, 0000000000000000",
        "0:100:100, 0:100:100, 0000006400000064",
        "0:65535:4294967295, 0:65535:4294967295, 0000ffffffffffff",
        "1:1.1.1.1:100, 1:1.1.1.1:100, 0001010101010064",
        "1:255.255.255.255:65535, 1:255.255.255.255:65535, 0001ffffffffffff",
        "2:1234567890:203, 2:1234567890:203, 0002499602d200cb",
        "2:4294967295:65535, 2:4294967295:65535, 0002ffffffffffff",
        "6:26:00:08:92:78:00, 6:26:00:08:92:78:00, 0006260008927800",
        "6:AA:bB:cc:DD:ee:FF, 6:aa:bb:cc:dd:ee:ff, 0006aabbccddeeff",
        "3:0, 3:0, 0003000000000000",
        "b:00c, b:c, 000b00000000000c",
        "10:FFFFFFFFFFFF, 10:ffffffffffff, 0010ffffffffffff",
        "FFFF:1, ffff:1, ffff000000000001"
    })
    void readsAndWritesDistinguishers(final String text, final String canonical, final String hex) {
        for (final AddressFamily family : new AddressFamily[] {
            AddressFamily.ROUTE_DISTINGUISHER, AddressFamily.ROUTE_TARGET}) {
            final UInt128 value = family.parse(text);
            assertEquals(hex, String.format("%016x", value.lo()), text);
            assertEquals(0, value.hi(), text);
            assertEquals(canonical, family.format(value), text);
            assertEquals(value, family.parse(canonical), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "0", "0:", "0:1", "0:1:", "0::1", "0:1:2:3", "0:65536:1", "0:65550:1",
        "0:1:4294967296", "0:01:1", "0:1:01", "0:-1:1", "0: 1:1", "1:1:1", "1:1.1.1:1", "1:1.1.1.256:1",
        "1:1.1.1.1:65536", "1:1.1.1.1", "2:65536:31050202", "2:4294967296:1", "2:1:65536", "65536:31050202",
        "6:1", "6:26:00:08:92:78", "6:26:00:08:92:78:0g", "6:26-00-08-92-78-00", "3:", "3:g", "3:1234567890abc",
        "00:1", "0a:1", "12345:1", "x:1", "1000:1:1", "65000:1:1", "0:1:1 ", "0:1:1/48", "\u0660:1:1"})
    void refusesWhatIsNoDistinguisher(final String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressFamily.ROUTE_DISTINGUISHER.parse(text));
        assertThrows(IllegalArgumentException.class, () -> AddressRange.parse(AddressFamily.ROUTE_TARGET, text));
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:00:00:00:00:00:00:00:01, 00000000000000000001",
        "00:FF:ff:ff:ff:ff:ff:ff:ff:fF, 00ffffffffffffffffff",
        "01:02:5e:00:00:01:00:0a:00:00, 0100025e000001000a00",
        "03:00:00:5e:00:53:01:00:00:0a, 0300005e00530100000a",
        "04:c0:00:02:01:00:00:00:07:00, 0400c000020100000007",
        "05:00:00:fd:e8:00:00:00:01:00, 05000000fde800000001"
    })
    void readsAndWritesSegmentIds(final String text, final String hex) {
        final AddressFamily family = AddressFamily.ETHERNET_SEGMENT_ID;
        final UInt128 value = family.parse(text);
        assertEquals(hex, String.format("%04x%016x", value.hi(), value.lo()), text);
        assertEquals(text.toLowerCase(java.util.Locale.ROOT), family.format(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "00:00:00:00:00:00:00:00:00", "00:00:00:00:00:00:00:00:00:00:01",
        "00-00-00-00-00-00-00-00-00-01", "00:00:00:00:00:00:00:00:00:0g", "06:00:00:00:00:00:00:00:00:00",
        "ff:ff:ff:ff:ff:ff:ff:ff:ff:ff", "01:02:5e:00:00:01:00:0a:00:01", "02:02:5e:00:00:01:00:0a:00:01",
        "04:c0:00:02:01:00:00:00:07:01", "05:00:00:fd:e8:00:00:00:01:ff"})
    void refusesWhatIsNoSegmentId(final String text) {
        assertThrows(IllegalArgumentException.class, () -> AddressFamily.ETHERNET_SEGMENT_ID.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "0:65000:7, ROUTE_DISTINGUISHER", "1:192.0.2.1:7, ROUTE_DISTINGUISHER",
        "6:26:00:08:92:78:00, ROUTE_DISTINGUISHER", "b:c, ROUTE_DISTINGUISHER",
        "04:c0:00:02:01:00:00:00:07:00, ETHERNET_SEGMENT_ID", "2001:db8::1, IPV6", "::, IPV6", "1::, IPV6",
        "1:2:3:4:5:6:7:8, IPV6", "1:2:3:4:5:6:1.2.3.4, IPV6", "::ffff:1.2.3.4, IPV6", "02:00:5e:10:00:00, MAC"
    })
    void tellsThemFromAddresses(final String text, final AddressFamily family) {
        assertEquals(family, AddressFamily.guess(text));
        assertEquals(family, AddressRange.parse(text).family());
    }

    @ParameterizedTest
    @CsvSource({
        "ROUTE_DISTINGUISHER, 0:65000:1, 0:65000:0-0:65000:4294967295",
        "ROUTE_TARGET, 1:192.0.2.1:9, 1:192.0.2.1:0-1:192.0.2.1:65535",
        "ROUTE_TARGET, 2:70000:9, 2:70000:0-2:70000:65535",
        "ROUTE_TARGET, 6:26:00:08:92:78:00, 6:00:00:00:00:00:00-6:ff:ff:ff:ff:ff:ff",
        "ROUTE_DISTINGUISHER, 3:5, 3:0-3:ffffffffffff",
        "ETHERNET_SEGMENT_ID, 00:00:00:00:00:00:00:00:00:01, "
            + "00:00:00:00:00:00:00:00:00:00-00:ff:ff:ff:ff:ff:ff:ff:ff:ff",
        "ETHERNET_SEGMENT_ID, 01:02:5e:00:00:01:00:0a:00:00, "
            + "01:02:5e:00:00:01:00:00:00:00-01:02:5e:00:00:01:00:ff:ff:00",
        "ETHERNET_SEGMENT_ID, 03:00:00:5e:00:53:01:00:00:0a, "
            + "03:00:00:5e:00:53:01:00:00:00-03:00:00:5e:00:53:01:ff:ff:ff",
        "ETHERNET_SEGMENT_ID, 04:c0:00:02:01:00:00:00:07:00, "
            + "04:c0:00:02:01:00:00:00:00:00-04:c0:00:02:01:ff:ff:ff:ff:00",
        "ETHERNET_SEGMENT_ID, 05:00:00:fd:e8:00:00:00:01:00, "
            + "05:00:00:fd:e8:00:00:00:00:00-05:00:00:fd:e8:ff:ff:ff:ff:00"
    })
    void knowsWhatIsCountedWithinOneAdministrator(final AddressFamily family, final String text, final String all) {
        final AddressRange range = family.sameAdministrator(family.parse(text)).orElseThrow();
        assertEquals(all, range.toString());
        assertEquals(range, AddressRange.parse(family, all));
    }

    @ParameterizedTest
    @EnumSource(value = AddressFamily.class, names = {"ROUTE_DISTINGUISHER", "ROUTE_TARGET"})
    void readsBackWhatItWrites(final AddressFamily family) {
        final var random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            final long type = random.nextBoolean() ? random.nextInt(8) : random.nextInt(65_536);
            final UInt128 value = UInt128.of(type << 48 | random.nextLong() & 0xFFFF_FFFF_FFFFL);
            final String text = family.format(value);
            assertEquals(value, family.parse(text), () -> "seed 11, " + text);
            assertTrue(AddressRange.of(family, value).asPrefix().isPresent());
        }
    }
}
