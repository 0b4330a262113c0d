/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.ObjectType.Base;

class ObjectTypeTest {
    static ObjectType integers(final int width, final String minimum, final String maximum) {
        return new ObjectType("t", Base.INTEGER, width, UInt128.parse(minimum), UInt128.parse(maximum), null);
    }

    static ObjectType hex(final int width) {
        return new ObjectType("t", Base.HEX_STRING, width, UInt128.ZERO, UInt128.lowMask(width), null);
    }

    static ObjectType texts(final @Nullable String pattern) {
        return new ObjectType("t", Base.TEXT, 128, UInt128.ZERO, UInt128.MAX, pattern);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "7, 7", "18446744073709551616, 18446744073709551616",
        "340282366920938463463374607431768211455, 340282366920938463463374607431768211455"})
    void readsAndWritesIntegers(final String text, final String value) {
        final ObjectType type = integers(128, "0", UInt128.MAX.toString());
        assertEquals(UInt128.parse(value), type.parse(text));
        assertEquals(text, type.format(type.parse(text)));
    }

    @ParameterizedTest
    @CsvSource({"''", "-1", "9", "201", "007", "0x10", "1e2", "ten", "18446744073709551626",
        "340282366920938463463374607431768211456"})
    void refusesIntegersOutsideTheBounds(final String text) {
        assertThrows(IllegalArgumentException.class, () -> integers(8, "10", "200").parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "4, f, f, 15", "8, 0A, 0a, 10", "12, 00a, 00a, 10",
        "68, 1ffffffffffffffff, 1ffffffffffffffff, 36893488147419103231",
        "128, FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF, ffffffffffffffffffffffffffffffff, "
            + "340282366920938463463374607431768211455"
    })
    void readsAndWritesHexStrings(final int width, final String text, final String canonical, final String value) {
        assertEquals(UInt128.parse(value), hex(width).parse(text));
        assertEquals(canonical, hex(width).format(hex(width).parse(text)));
    }

    @ParameterizedTest
    @CsvSource({"''", "0", "00a", "0g", "0:", "+1"})
    void refusesHexStringsOfAnotherWidth(final String text) {
        assertThrows(IllegalArgumentException.class, () -> hex(8).parse(text));
    }

    @Test
    void numbersTextsForEverAndInAboutAlphabeticalOrder() {
        final ObjectType type = texts(null);
        assertEquals(new UInt128(0x626c_7565_0000_0000L, 0x1647_7688_c0e0_0699L), type.parse("blue"));
        assertTrue(type.parse("blue").compareTo(type.parse("green")) < 0);
        assertTrue(type.parse("zürich").compareTo(type.parse("z😀")) < 0);
        final var seen = new HashSet<UInt128>();
        for (int i = 0; i < 100_000; i++) {
            assertTrue(seen.add(type.parse("customer-circuit-" + i)), "customer-circuit-" + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"[a-z]{3}, abc, true", "[a-z]{3}, abcd, false", "[a-z]{3}, '', false", "a|b, b, true"})
    void matchesTextsAsAWhole(final String pattern, final String text, final boolean legal) {
        if (legal) {
            texts(pattern).parse(text);
        } else {
            assertThrows(IllegalArgumentException.class, () -> texts(pattern).parse(text));
        }
    }

    @Test
    void stopsPatternsThatTakeTooLong() {
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThrows(IllegalArgumentException.class,
            () -> texts("(a+)+b").parse("a".repeat(256))));
    }

    @Test
    void refusesTypesThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> integers(0, "0", "0"));
        assertThrows(IllegalArgumentException.class, () -> integers(129, "0", "0"));
        assertThrows(IllegalArgumentException.class, () -> integers(8, "0", "256"));
        assertThrows(IllegalArgumentException.class, () -> integers(8, "5", "4"));
        assertThrows(IllegalArgumentException.class, () -> hex(10));
        assertThrows(IllegalArgumentException.class, () -> texts("("));
    }

    @Test
    void coversWhatIsNotNarrower() {
        assertTrue(integers(16, "0", "9").covers(integers(8, "0", "9")));
        assertTrue(integers(8, "0", "10").covers(integers(8, "1", "9")));
        assertFalse(integers(8, "1", "9").covers(integers(8, "0", "9")));
        assertFalse(integers(8, "0", "8").covers(integers(8, "0", "9")));
        assertFalse(hex(16).covers(hex(8)));
        assertFalse(hex(8).covers(integers(8, "0", "255")));
        assertTrue(texts("a").covers(texts(null)));
    }

    @Test
    void findsNoTwoTextsOfOneNumber() {
        assertEquals(2, Notation.of(texts(null), List.of("a", "b", "a")).texts().size());
    }
}
