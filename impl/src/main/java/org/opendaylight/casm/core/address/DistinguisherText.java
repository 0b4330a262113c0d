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
 * The text form of route distinguishers and route targets, RFC 8294 section 3: {@code 0:as:number},
 * {@code 1:address:number}, {@code 2:as:number}, {@code 6:} and six octets in pairs, and for other types, in
 * hexadecimal, the type and the six octets as one hexadecimal number. The value is that of the eight octets.
 */
final class DistinguisherText {
    private static final int TWO_OCTET_AS = 0;
    private static final int IPV4_ADDRESS = 1;
    private static final int FOUR_OCTET_AS = 2;
    private static final int MAC = 6;
    private static final int OCTETS = 12;
    private static final long VALUE = 0xFFFF_FFFF_FFFFL;

    private DistinguisherText() {
    }

    static UInt128 parse(final String text) {
        final int colon = text.indexOf(':');
        if (colon < 1) {
            throw bad(text, "has no type");
        }
        final String type = text.substring(0, colon);
        final String rest = text.substring(colon + 1);
        final long octets = switch (type) {
            case "0" -> fields(text, rest, 16);
            case "1" -> addressed(text, rest);
            case "2" -> fields(text, rest, 32);
            case "6" -> MacText.parse(colons(text, rest));
            default -> hex(text, rest, OCTETS);
        };
        return UInt128.of((type.length() == 1 ? HexFormat.fromHexDigit(digit(text, type)) : type(text, type)) << 48
            | octets);
    }

    private static char digit(final String text, final String type) {
        if (!HexFormat.isHexDigit(type.charAt(0))) {
            throw bad(text, "has no hexadecimal type");
        }
        return type.charAt(0);
    }

    private static long type(final String text, final String type) {
        if (type.charAt(0) == '0') {
            throw bad(text, "has a type with leading zeros");
        }
        return hex(text, type, 4);
    }

    /** Administrator of so many bits, and number of the other bits of 48. */
    private static long fields(final String text, final String rest, final int bits) {
        final int colon = rest.indexOf(':');
        if (colon < 0) {
            throw bad(text, "lacks the number behind its administrator");
        }
        return number(text, rest.substring(0, colon), bits) << 48 - bits
            | number(text, rest.substring(colon + 1), 48 - bits);
    }

    private static long addressed(final String text, final String rest) {
        final int colon = rest.indexOf(':');
        if (colon < 0) {
            throw bad(text, "lacks the number behind its administrator");
        }
        return (IpText.parse4(rest.substring(0, colon)) & 0xFFFF_FFFFL) << 16
            | number(text, rest.substring(colon + 1), 16);
    }

    private static long number(final String text, final String digits, final int bits) {
        final UInt128 value = UInt128.parse(digits);
        if (value.compareTo(UInt128.lowMask(bits)) > 0) {
            throw bad(text, "has the field " + digits + ", which is above " + UInt128.lowMask(bits));
        }
        return value.lo();
    }

    private static String colons(final String text, final String rest) {
        if (rest.indexOf('-') >= 0) {
            throw bad(text, "is not written with colons");
        }
        return rest;
    }

    private static long hex(final String text, final String digits, final int most) {
        if (digits.isEmpty() || digits.length() > most || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw bad(text, "has a field that is not 1 to " + most + " hexadecimal digits");
        }
        return HexFormat.fromHexDigitsToLong(digits);
    }

    static String format(final long value) {
        final int type = (int) (value >>> 48);
        final long octets = value & VALUE;
        return switch (type) {
            case TWO_OCTET_AS -> "0:" + (octets >>> 32) + ":" + (octets & 0xFFFF_FFFFL);
            case IPV4_ADDRESS -> "1:" + IpText.format4((int) (octets >>> 16)) + ":" + (octets & 0xFFFF);
            case FOUR_OCTET_AS -> "2:" + (octets >>> 16) + ":" + (octets & 0xFFFF);
            case MAC -> "6:" + MacText.format(octets);
            default -> Integer.toHexString(type) + ":" + Long.toHexString(octets).toLowerCase(Locale.ROOT);
        };
    }

    /** Bits of the number that is counted within one administrator; those of all octets where none is known. */
    static int numberBits(final long value) {
        return switch ((int) (value >>> 48)) {
            case TWO_OCTET_AS -> 32;
            case IPV4_ADDRESS, FOUR_OCTET_AS -> 16;
            default -> 48;
        };
    }

    private static IllegalArgumentException bad(final String text, final String why) {
        return new IllegalArgumentException("'" + text + "' is not a route distinguisher or target of RFC 8294: it "
            + why);
    }
}
