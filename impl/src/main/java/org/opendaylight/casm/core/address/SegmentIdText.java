/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.util.HexFormat;
import java.util.Locale;

/**
 * The text form of Ethernet segment identifiers, RFC 7432 section 5: ten octets as pairs of hexadecimal digits with
 * colons. The value is the type, the first octet, above 72 bits. Where the last octet is always zero (types 1, 2, 4
 * and 5) it has no part in the value, so that neighbours in number are neighbours in value.
 */
final class SegmentIdText {
    private static final int LENGTH = 29;
    private static final int[] NUMBER_BITS = {72, 16, 16, 24, 32, 32};

    private SegmentIdText() {
    }

    static boolean looksLike(final String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            final char ch = text.charAt(i);
            if (i % 3 == 2 ? ch != ':' : !HexFormat.isHexDigit(ch)) {
                return false;
            }
        }
        return true;
    }

    static UInt128 parse(final String text) {
        if (!looksLike(text)) {
            throw bad(text, "it is not ten pairs of hexadecimal digits with colons");
        }
        final byte[] octets = HexFormat.ofDelimiter(":").parseHex(text);
        final int type = octets[0] & 0xFF;
        if (type >= NUMBER_BITS.length) {
            throw bad(text, "type " + type + " is not assigned; there are 0 to 5");
        }
        UInt128 value = UInt128.ZERO;
        for (int i = 1; i < 9; i++) {
            value = value.shiftLeft(8).or(UInt128.of(octets[i] & 0xFF));
        }
        if (!endsInZero(type)) {
            value = value.shiftLeft(8).or(UInt128.of(octets[9] & 0xFF));
        } else if (octets[9] != 0) {
            throw bad(text, "with type " + type + " the last octet is 00");
        }
        return UInt128.of(type).shiftLeft(72).or(value);
    }

    static String format(final UInt128 value) {
        final int type = type(value);
        final UInt128 octets = endsInZero(type) ? value.shiftLeft(8) : value;
        final String digits = String.format(Locale.ROOT, "%02x%02x%016x", type, octets.hi() & 0xFF, octets.lo());
        final var text = new StringBuilder(LENGTH);
        for (int i = 0; i < digits.length(); i += 2) {
            text.append(i == 0 ? "" : ":").append(digits, i, i + 2);
        }
        return text.toString();
    }

    private static int type(final UInt128 value) {
        return (int) (value.shiftRight(72).lo() & 0xFF);
    }

    private static boolean endsInZero(final int type) {
        return type == 1 || type == 2 || type == 4 || type == 5;
    }

    /** Bits of the number that is counted within one type and administrator. */
    static int numberBits(final UInt128 value) {
        final int type = type(value);
        return type < NUMBER_BITS.length ? NUMBER_BITS[type] : 72;
    }

    private static IllegalArgumentException bad(final String text, final String why) {
        return new IllegalArgumentException("'" + text + "' is not an Ethernet segment identifier of RFC 7432: " + why);
    }
}
