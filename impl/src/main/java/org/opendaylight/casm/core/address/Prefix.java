/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import static java.util.Objects.requireNonNull;

/**
 * An aligned block: all values that share their first bits.
 *
 * @param family family of the values
 * @param network first value; its host bits are zero
 * @param length number of shared bits, 0 to the width of the family
 */
public record Prefix(AddressFamily family, UInt128 network, int length) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException for a length outside the family or host bits that are not zero
     */
    public Prefix {
        requireNonNull(family);
        requireNonNull(network);
        if (length < 0 || length > family.width()) {
            throw new IllegalArgumentException("prefix length " + length + " is not in 0.." + family.width());
        }
        if (network.compareTo(family.max()) > 0) {
            throw new IllegalArgumentException(network + " is above the last value of " + family);
        }
        final UInt128 hosts = network.and(UInt128.lowMask(family.width() - length));
        if (!hosts.equals(UInt128.ZERO)) {
            throw new IllegalArgumentException(family.format(network) + "/" + length + " has host bits set; the block"
                + " is " + family.format(network.xor(hosts)) + "/" + length);
        }
    }

    /** The block of this length that holds {@code value}. */
    public static Prefix around(final AddressFamily family, final UInt128 value, final int length) {
        return new Prefix(family, value.and(UInt128.lowMask(family.width() - length).not()), length);
    }

    /**
     * Reads {@code address/length}, the family being that of the address.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Prefix parse(final String text) {
        final int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + text + "' lacks a prefix length");
        }
        return parse(AddressFamily.guess(text.substring(0, slash)), text);
    }

    /**
     * Reads {@code address/length} of a known family.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Prefix parse(final AddressFamily family, final String text) {
        final int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("'" + text + "' lacks a prefix length");
        }
        final UInt128 network = family.parse(text.substring(0, slash));
        final UInt128 length = UInt128.parse(text.substring(slash + 1));
        if (length.hi() != 0 || Long.compareUnsigned(length.lo(), family.width()) > 0) {
            throw new IllegalArgumentException("prefix length of '" + text + "' is not in 0.." + family.width());
        }
        return new Prefix(family, network, (int) length.lo());
    }

    /** The last value. */
    public UInt128 last() {
        return network.or(UInt128.lowMask(family.width() - length));
    }

    @Override
    public String toString() {
        return family.format(network) + "/" + length;
    }
}
