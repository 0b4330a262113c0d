/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;

/**
 * An IPv4 or IPv6 prefix without host bits.
 *
 * @param family address family
 * @param network value of the first address, unsigned
 * @param length number of network bits, 0 to 32 or 0 to 128
 */
public record IpPrefix(Family family, BigInteger network, int length) implements Comparable<IpPrefix> {
    public IpPrefix {
        requireNonNull(family);
        if (length < 0 || length > family.bits()) {
            throw new IllegalArgumentException("Prefix length " + length + " is out of range for " + family.text());
        }
        if (network.signum() < 0 || network.bitLength() > family.bits()
                || network.signum() != 0 && network.getLowestSetBit() < family.bits() - length) {
            throw new IllegalArgumentException("Host bits set or value out of range in a /" + length);
        }
    }

    /**
     * Parses a prefix in text form; host bits are refused.
     *
     * @param text such as {@code 192.0.2.0/24} or {@code 2001:db8::/32}
     * @return the prefix
     * @throws IllegalArgumentException if the text is no prefix
     */
    public static IpPrefix parse(final String text) {
        final int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("No prefix length in " + text);
        }
        final var address = IpAddress.parse(text.substring(0, slash));
        return new IpPrefix(address.family(), address.value(), Integer.parseInt(text.substring(slash + 1)));
    }

    /**
     * Returns the last address of this prefix.
     *
     * @return value of the last address, unsigned
     */
    public BigInteger last() {
        return network.add(BigInteger.ONE.shiftLeft(family.bits() - length)).subtract(BigInteger.ONE);
    }

    /**
     * Tells whether two prefixes have addresses in common.
     *
     * @param other another prefix
     * @return true if so
     */
    public boolean overlaps(final IpPrefix other) {
        return family == other.family && network.compareTo(other.last()) <= 0 && other.network.compareTo(last()) <= 0;
    }

    /**
     * Returns the address to configure on an interface: the only one of a host prefix, the even one of a point-to-point
     * link (RFC 3021, RFC 6164), else the first after the network address (IPv4) or the subnet-router anycast
     * address (RFC 4291 section 2.6.1).
     *
     * @return the first usable address
     */
    public IpAddress firstUsable() {
        final boolean skip = family.bits() - length > 1;
        return new IpAddress(family, skip ? network.add(BigInteger.ONE) : network);
    }

    @Override
    public int compareTo(final IpPrefix other) {
        int ret = family.compareTo(other.family);
        if (ret == 0) {
            ret = network.compareTo(other.network);
        }
        return ret == 0 ? Integer.compare(length, other.length) : ret;
    }

    @Override
    public String toString() {
        return new IpAddress(family, network) + "/" + length;
    }
}
