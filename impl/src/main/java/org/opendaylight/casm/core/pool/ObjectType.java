/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.UInt128;

/**
 * A type of objects that an operator defined. Objects are numbers of up to 128 bits within: integers themselves,
 * hexadecimal strings what their digits say. A text is its first eight octets in UTF-8 followed by eight octets of its
 * SHA-256 digest: the same for ever, whatever else is listed, and in about alphabetical order.
 *
 * @param name unique name
 * @param base what the objects are
 * @param width bits of an integer or hexadecimal string, 1 to 128
 * @param minimum lowest integer
 * @param maximum highest integer
 * @param pattern regular expression that a text has to match as a whole; null for any text
 */
public record ObjectType(String name, Base base, int width, UInt128 minimum, UInt128 maximum,
        @Nullable String pattern) {
    /** Bits of integers and hexadecimal strings when the operator says nothing. */
    public static final int DEFAULT_WIDTH = 64;

    private static final int KEPT = 8;

    /** What objects are. */
    public enum Base {
        /** Unsigned integers: decimal. */
        INTEGER,
        /** Hexadecimal digits, as many as the width has room for: lower case, without separators. */
        HEX_STRING,
        /** Texts that are listed one by one. */
        TEXT
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException for a width that cannot be, bounds out of order or outside the width, or a
     *     pattern that is none
     */
    public ObjectType {
        requireNonNull(name);
        if (width < 1 || width > 128 || base == Base.HEX_STRING && width % 4 != 0) {
            throw new IllegalArgumentException("object type " + name + " has a width of " + width + " bits; it is 1 to"
                + " 128, of hexadecimal strings a multiple of 4");
        }
        if (minimum.compareTo(maximum) > 0 || base == Base.INTEGER && maximum.compareTo(UInt128.lowMask(width)) > 0) {
            throw new IllegalArgumentException("object type " + name + " has the bounds " + minimum + " to " + maximum
                + ", which are not in order within " + width + " bits");
        }
        if (pattern != null) {
            try {
                Pattern.compile(pattern);
            } catch (PatternSyntaxException e) {
                throw new IllegalArgumentException("object type " + name + " has the pattern '" + pattern
                    + "', which is no regular expression: " + e.getDescription(), e);
            }
        }
    }

    /**
     * The number of an object.
     *
     * @throws IllegalArgumentException when the text is no object of this type
     */
    public UInt128 parse(final String text) {
        return switch (base) {
            case INTEGER -> integer(text);
            case HEX_STRING -> hex(text);
            case TEXT -> text(text);
        };
    }

    /**
     * The text of an integer or hexadecimal string.
     *
     * @throws IllegalStateException for type text, the objects of which cannot be computed
     */
    public String format(final UInt128 value) {
        return switch (base) {
            case INTEGER -> value.toString();
            case HEX_STRING -> String.format(Locale.ROOT, "%0" + width / 4 + "x", value.toBigInteger());
            case TEXT -> throw new IllegalStateException("the text of " + value + " is not known");
        };
    }

    /** True when each object of the other type is, by the same text and number, an object of this; texts apart. */
    public boolean covers(final ObjectType other) {
        return base == other.base && switch (base) {
            case INTEGER -> minimum.compareTo(other.minimum) <= 0 && maximum.compareTo(other.maximum) >= 0;
            case HEX_STRING -> width == other.width;
            case TEXT -> true;
        };
    }

    private UInt128 integer(final String text) {
        final UInt128 value = UInt128.parse(text);
        if (value.compareTo(minimum) < 0 || value.compareTo(maximum) > 0) {
            throw new IllegalArgumentException(text + " is not in " + minimum + ".." + maximum + " of object type "
                + name);
        }
        return value;
    }

    private UInt128 hex(final String text) {
        final int digits = width / 4;
        if (text.length() != digits || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("'" + text + "' is not the " + digits + " hexadecimal digits of object"
                + " type " + name);
        }
        final int cut = Math.max(0, digits - 16);
        return new UInt128(cut == 0 ? 0 : HexFormat.fromHexDigitsToLong(text, 0, cut),
            HexFormat.fromHexDigitsToLong(text, cut, digits));
    }

    private UInt128 text(final String text) {
        if (text.isEmpty() || !matches(text)) {
            throw new IllegalArgumentException("'" + text + "' does not match the pattern '" + pattern
                + "' of object type " + name);
        }
        final byte[] octets = utf8(text);
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets);
            return new UInt128(first(octets), first(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private boolean matches(final String text) {
        return pattern == null || Pattern.compile(pattern).matcher(new BoundedText(text)).matches();
    }

    private static byte[] utf8(final String text) {
        final byte[] octets = new byte[3 * text.length()];
        int size = 0;
        for (final int point : text.codePoints().toArray()) {
            final int more = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x1_0000 ? 2 : 3;
            octets[size++] = (byte) (more == 0 ? point : 0xFF00 >> more + 1 & 0xFF | point >> 6 * more);
            for (int i = more - 1; i >= 0; i--) {
                octets[size++] = (byte) (0x80 | point >> 6 * i & 0x3F);
            }
        }
        return Arrays.copyOf(octets, size);
    }

    private static long first(final byte[] octets) {
        long value = 0;
        for (int i = 0; i < KEPT; i++) {
            value = value << 8 | (i < octets.length ? octets[i] & 0xFF : 0);
        }
        return value;
    }
}
