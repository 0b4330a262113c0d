/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.Optional;

/**
 * All values of one family from the first to the last, both included.
 *
 * @param family family of the values
 * @param start first value
 * @param end last value, not below the first
 */
public record AddressRange(AddressFamily family, UInt128 start, UInt128 end) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException when the end is below the start or outside the family
     */
    public AddressRange {
        requireNonNull(family);
        if (start.compareTo(end) > 0) {
            throw new IllegalArgumentException("range " + family.format(start) + "-" + family.format(end)
                + " ends before it starts");
        }
        if (end.compareTo(family.max()) > 0) {
            throw new IllegalArgumentException(end + " is above the last value of " + family);
        }
    }

    /** The values of a prefix. */
    public static AddressRange of(final Prefix prefix) {
        return new AddressRange(prefix.family(), prefix.network(), prefix.last());
    }

    /** A single value. */
    public static AddressRange of(final AddressFamily family, final UInt128 value) {
        return new AddressRange(family, value, value);
    }

    /**
     * Reads {@code address/length}, {@code first-last} or a single value; the family is that of the first address.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static AddressRange parse(final String text) {
        if (PortText.looksLike(text)) {
            return PortText.parse(text);
        }
        int cut = text.indexOf('/');
        if (cut < 0) {
            cut = separator(text);
        }
        return parse(AddressFamily.guess(cut < 0 ? text : text.substring(0, cut)), text);
    }

    /**
     * Reads {@code address/length}, {@code first-last} or a single value of a known family.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static AddressRange parse(final AddressFamily family, final String text) {
        if (family == AddressFamily.PORT) {
            return PortText.parse(text);
        }
        if (text.indexOf('/') >= 0 && family.hasPrefixes()) {
            return of(Prefix.parse(family, text));
        }
        final int cut = separator(text);
        return cut < 0 ? of(family, family.parse(text))
            : new AddressRange(family, family.parse(text.substring(0, cut)), family.parse(text.substring(cut + 1)));
    }

    /** Where a range is cut: at the hyphen, for MAC addresses written with hyphens at the middle one. */
    private static int separator(final String text) {
        final int first = text.indexOf('-');
        if (first < 0 || text.indexOf('-', first + 1) < 0) {
            return first;
        }
        return text.length() == 35 && text.charAt(17) == '-' ? 17 : -1;
    }

    /** Number of values, 1 to 2^128. */
    public BigInteger size() {
        return end.subtract(start).toBigInteger().add(BigInteger.ONE);
    }

    /** True when the value lies in this range. */
    public boolean contains(final UInt128 value) {
        return start.compareTo(value) <= 0 && value.compareTo(end) <= 0;
    }

    /** True when the other range is of the same family and lies in this one, or is equal to it. */
    public boolean contains(final AddressRange other) {
        return family == other.family && start.compareTo(other.start) <= 0 && other.end.compareTo(end) <= 0;
    }

    /** True when the ranges are of the same family and have a value in common. */
    public boolean overlaps(final AddressRange other) {
        return family == other.family && start.compareTo(other.end) <= 0 && other.start.compareTo(end) <= 0;
    }

    /** True when the ranges are of the same family and one starts right after the other ends. */
    public boolean adjacent(final AddressRange other) {
        return family == other.family && (follows(end, other.start) || follows(other.end, start));
    }

    private static boolean follows(final UInt128 last, final UInt128 first) {
        return last.compareTo(first) < 0 && last.next().equals(first);
    }

    /** This range as a prefix, if it is one. */
    public Optional<Prefix> asPrefix() {
        final int length = prefixLength();
        return length < 0 ? Optional.empty() : Optional.of(new Prefix(family, start, length));
    }

    private int prefixLength() {
        final UInt128 differing = start.xor(end);
        final int bits = 128 - differing.numberOfLeadingZeros();
        final boolean aligned = differing.equals(UInt128.lowMask(bits)) && start.and(differing).equals(UInt128.ZERO);
        return aligned ? family.width() - bits : -1;
    }

    /**
     * IP: {@code address/length} when it is a prefix, a single address being one; all others: the value when it is
     * single; else {@code first-last}.
     */
    @Override
    public String toString() {
        if (family == AddressFamily.PORT) {
            return PortText.format(this);
        }
        final String first = family.format(start);
        if (family.isIp()) {
            final int length = prefixLength();
            if (length >= 0) {
                return first + "/" + length;
            }
        } else if (start.equals(end)) {
            return first;
        }
        return first + "-" + family.format(end);
    }
}
