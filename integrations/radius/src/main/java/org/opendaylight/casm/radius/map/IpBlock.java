/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A run of IP addresses of one version.
 *
 * @param first first address, part of the block
 * @param last last address, part of the block, not below the first
 */
public record IpBlock(InetAddress first, InetAddress last) {
    private static final int IPV4_OCTETS = 4;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if the versions differ or the last is below the first
     */
    public IpBlock {
        if (first.getAddress().length != last.getAddress().length
                || Arrays.compareUnsigned(first.getAddress(), last.getAddress()) > 0) {
            throw new IllegalArgumentException(first.getHostAddress() + " to " + last.getHostAddress());
        }
    }

    /** A prefix, addressed by any of its members. */
    public static IpBlock ofPrefix(final InetAddress member, final int length) {
        final byte[] octets = member.getAddress();
        if (length < 0 || length > octets.length * Byte.SIZE) {
            throw new IllegalArgumentException("prefix length " + length);
        }
        final int hostBits = octets.length * Byte.SIZE - length;
        final var low = value(octets).shiftRight(hostBits).shiftLeft(hostBits);
        return new IpBlock(address(low, octets.length),
            address(low.add(BigInteger.ONE.shiftLeft(hostBits)).subtract(BigInteger.ONE), octets.length));
    }

    /** Whether it is of IPv4. */
    public boolean isIpv4() {
        return first.getAddress().length == IPV4_OCTETS;
    }

    /** Whether an address, of any version, is part of it. */
    public boolean contains(final InetAddress address) {
        final byte[] octets = address.getAddress();
        return octets.length == first.getAddress().length && Arrays.compareUnsigned(first.getAddress(), octets) <= 0
            && Arrays.compareUnsigned(octets, last.getAddress()) <= 0;
    }

    /** Length of the prefix that it is; absent if it is none. */
    public OptionalInt prefixLength() {
        final var prefixes = prefixes(1);
        return prefixes.size() == 1 && prefixes.getFirst().last.equals(last)
            ? OptionalInt.of(length(first.getAddress(), last.getAddress())) : OptionalInt.empty();
    }

    /**
     * How many prefixes of a length it has room for, at least 1 and at most {@link Long#MAX_VALUE}.
     *
     * @param length of each of them
     */
    public long count(final int length) {
        final int bits = first.getAddress().length * Byte.SIZE;
        final var all = value(last.getAddress()).subtract(value(first.getAddress())).add(BigInteger.ONE)
            .shiftRight(bits - length);
        return all.max(BigInteger.ONE).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    /** The fewest prefixes that it is made of, from the first address on; no more than {@code limit}. */
    public List<IpBlock> prefixes(final int limit) {
        final int octets = first.getAddress().length;
        final var end = value(last.getAddress());
        final var found = new ArrayList<IpBlock>();
        for (var at = value(first.getAddress()); at.compareTo(end) <= 0 && found.size() < limit;) {
            final int aligned = at.signum() == 0 ? octets * Byte.SIZE : at.getLowestSetBit();
            final int fitting = end.subtract(at).add(BigInteger.ONE).bitLength() - 1;
            final var block = ofPrefix(address(at, octets), octets * Byte.SIZE - Math.min(aligned, fitting));
            found.add(block);
            at = value(block.last.getAddress()).add(BigInteger.ONE);
        }
        return found;
    }

    private static int length(final byte[] first, final byte[] last) {
        final var different = value(first).xor(value(last));
        return first.length * Byte.SIZE - different.bitLength();
    }

    private static BigInteger value(final byte[] octets) {
        return new BigInteger(1, octets);
    }

    private static InetAddress address(final BigInteger value, final int octets) {
        final byte[] bytes = value.toByteArray();
        final byte[] padded = new byte[octets];
        final int length = Math.min(bytes.length, octets);
        System.arraycopy(bytes, bytes.length - length, padded, octets - length, length);
        try {
            return InetAddress.getByAddress(padded);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 octets", e);
        }
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "-" + last.getHostAddress();
    }
}
