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
import java.util.ArrayList;
import java.util.List;

/**
 * A contiguous run of addresses of one family, which need not be a prefix.
 *
 * @param family address family
 * @param first first address, unsigned
 * @param last last address, unsigned, not below {@code first}
 */
public record IpBlock(Family family, BigInteger first, BigInteger last) implements Resource {
    public IpBlock {
        requireNonNull(family);
        if (first.signum() < 0 || last.compareTo(first) < 0 || last.bitLength() > family.bits()) {
            throw new IllegalArgumentException("Not a block of addresses: " + first + " to " + last);
        }
    }

    /**
     * Returns the block that holds the addresses of a prefix.
     *
     * @param prefix a prefix
     * @return the block
     */
    public static IpBlock of(final IpPrefix prefix) {
        return new IpBlock(prefix.family(), prefix.network(), prefix.last());
    }

    /**
     * Returns the block from one address to another, both included.
     *
     * @param first first address
     * @param last last address, same family, not below {@code first}
     * @return the block
     * @throws IllegalArgumentException if the two do not span a block
     */
    public static IpBlock of(final IpAddress first, final IpAddress last) {
        if (first.family() != last.family()) {
            throw new IllegalArgumentException("Range from " + first + " to " + last + " mixes families");
        }
        return new IpBlock(first.family(), first.value(), last.value());
    }

    /**
     * Splits the block into the fewest prefixes that cover exactly its addresses.
     *
     * @return prefixes in ascending order, at most {@code 2 * bits - 2} of them
     */
    public List<IpPrefix> toPrefixes() {
        final var ret = new ArrayList<IpPrefix>();
        BigInteger next = first;
        while (next.compareTo(last) <= 0) {
            // the largest aligned power of two that starts here and does not pass the end
            final int aligned = next.signum() == 0 ? family.bits() : next.getLowestSetBit();
            final int fitting = last.subtract(next).add(BigInteger.ONE).bitLength() - 1;
            final int hostBits = Math.min(aligned, fitting);
            ret.add(new IpPrefix(family, next, family.bits() - hostBits));
            next = next.add(BigInteger.ONE.shiftLeft(hostBits));
        }
        return List.copyOf(ret);
    }
}
