/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.util.HexFormat;

/** The text forms of IPv4 and IPv6 addresses. */
final class IpText {
    private static final int WORDS = 8;

    private IpText() {
    }

    static int parse4(final String text) {
        int value = 0;
        int octets = 0;
        int at = 0;
        while (true) {
            final int dot = text.indexOf('.', at);
            final int end = dot < 0 ? text.length() : dot;
            value = value << 8 | octet(text, at, end);
            octets++;
            if (dot < 0) {
                break;
            }
            if (octets == 4) {
                throw bad4(text);
            }
            at = end + 1;
        }
        if (octets != 4) {
            throw bad4(text);
        }
        return value;
    }

    private static int octet(final String text, final int start, final int end) {
        final int digits = end - start;
        if (digits < 1 || digits > 3 || digits > 1 && text.charAt(start) == '0') {
            throw bad4(text);
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            final char ch = text.charAt(i);
            if (ch < '0' || ch > '9') {
                throw bad4(text);
            }
            value = value * 10 + ch - '0';
        }
        if (value > 255) {
            throw bad4(text);
        }
        return value;
    }

    static String format4(final int value) {
        return (value >>> 24) + "." + (value >>> 16 & 0xFF) + "." + (value >>> 8 & 0xFF) + "." + (value & 0xFF);
    }

    static UInt128 parse6(final String text) {
        final int gap = text.indexOf("::");
        if (gap < 0) {
            final int[] words = new int[WORDS];
            if (words(text, text, words, true) != WORDS) {
                throw bad6(text);
            }
            return value(words);
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            throw bad6(text);
        }
        final int[] head = new int[WORDS];
        final int[] tail = new int[WORDS];
        final int heads = gap == 0 ? 0 : words(text, text.substring(0, gap), head, false);
        final int tails = gap + 2 == text.length() ? 0 : words(text, text.substring(gap + 2), tail, true);
        if (heads + tails >= WORDS) {
            throw bad6(text);
        }
        System.arraycopy(tail, 0, head, WORDS - tails, tails);
        return value(head);
    }

    /** Reads words separated by colons, the last two perhaps as dotted decimal, and returns how many. */
    private static int words(final String whole, final String part, final int[] words, final boolean last) {
        int count = 0;
        int at = 0;
        while (true) {
            final int colon = part.indexOf(':', at);
            final int end = colon < 0 ? part.length() : colon;
            if (last && colon < 0 && part.indexOf('.', at) >= 0) {
                if (count > WORDS - 2) {
                    throw bad6(whole);
                }
                final int quad = parse4(part.substring(at));
                words[count] = quad >>> 16;
                words[count + 1] = quad & 0xFFFF;
                return count + 2;
            }
            if (count == WORDS) {
                throw bad6(whole);
            }
            words[count++] = word(whole, part, at, end);
            if (colon < 0) {
                return count;
            }
            at = end + 1;
        }
    }

    private static int word(final String whole, final String part, final int start, final int end) {
        if (end - start < 1 || end - start > 4) {
            throw bad6(whole);
        }
        int value = 0;
        for (int i = start; i < end; i++) {
            if (!HexFormat.isHexDigit(part.charAt(i))) {
                throw bad6(whole);
            }
            value = value << 4 | HexFormat.fromHexDigit(part.charAt(i));
        }
        return value;
    }

    private static UInt128 value(final int[] words) {
        long hi = 0;
        long lo = 0;
        for (int i = 0; i < 4; i++) {
            hi = hi << 16 | words[i];
            lo = lo << 16 | words[i + 4];
        }
        return new UInt128(hi, lo);
    }

    /** RFC 5952 sections 4 and 5. */
    static String format6(final UInt128 value) {
        if (value.hi() == 0 && value.lo() >>> 32 == 0xFFFF) {
            return "::ffff:" + format4((int) value.lo());
        }
        int gapStart = -1;
        int gapLength = 1;
        for (int i = 0; i < WORDS; i++) {
            int end = i;
            while (end < WORDS && wordAt(value, end) == 0) {
                end++;
            }
            if (end - i > gapLength) {
                gapStart = i;
                gapLength = end - i;
            }
            i = Math.max(i, end);
        }
        final var text = new StringBuilder(39);
        for (int i = 0; i < WORDS; i++) {
            if (i == gapStart) {
                text.append("::");
                i += gapLength - 1;
                continue;
            }
            if (i > 0 && i != gapStart + gapLength) {
                text.append(':');
            } else if (i > 0 && gapStart < 0) {
                text.append(':');
            }
            text.append(Integer.toHexString(wordAt(value, i)));
        }
        return text.toString();
    }

    private static int wordAt(final UInt128 value, final int index) {
        return (int) ((index < 4 ? value.hi() : value.lo()) >>> 48 - (index & 3) * 16) & 0xFFFF;
    }

    private static IllegalArgumentException bad4(final String text) {
        return new IllegalArgumentException("'" + text + "' is not an IPv4 address in dotted decimal without leading"
            + " zeros");
    }

    private static IllegalArgumentException bad6(final String text) {
        return new IllegalArgumentException("'" + text + "' is not an IPv6 address without zone id");
    }
}
