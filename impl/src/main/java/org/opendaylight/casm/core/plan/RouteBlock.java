/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.util.ArrayList;
import java.util.List;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;

/**
 * One of the fewest prefixes that cover exactly what somebody holds, RFC 4632 section 5.1.
 *
 * @param first its first address
 * @param exponent it has 2^exponent addresses
 * @param leases what it covers, ascending; a lease that is no prefix is in several blocks
 */
record RouteBlock(UInt128 first, int exponent, List<Lease> leases) {
    UInt128 last() {
        return first.or(UInt128.lowMask(exponent));
    }

    /** First address of the block that makes a larger one together with this one. */
    UInt128 sibling() {
        return first.xor(UInt128.ONE.shiftLeft(exponent));
    }

    RouteBlock with(final RouteBlock sibling) {
        final var both = new ArrayList<>(leases);
        both.addAll(sibling.leases);
        return new RouteBlock(first.compareTo(sibling.first) < 0 ? first : sibling.first, exponent + 1, both);
    }

    /**
     * The fewest blocks.
     *
     * @param leases disjoint and ascending
     * @param width width of an address in bits
     */
    static List<RouteBlock> cover(final List<Lease> leases, final int width) {
        final var stack = new ArrayList<RouteBlock>();
        for (final Lease lease : leases) {
            for (final RouteBlock part : parts(lease)) {
                RouteBlock top = part;
                while (!stack.isEmpty() && top.exponent < width && stack.getLast().exponent == top.exponent
                    && stack.getLast().first.equals(top.sibling())) {
                    top = stack.removeLast().with(top);
                }
                stack.add(top);
            }
        }
        return stack;
    }

    private static List<RouteBlock> parts(final Lease lease) {
        final AddressRange range = lease.range();
        final var parts = new ArrayList<RouteBlock>(1);
        UInt128 at = range.start();
        while (true) {
            final UInt128 more = range.end().subtract(at);
            final int fits = more.equals(UInt128.MAX) ? 128 : 127 - more.next().numberOfLeadingZeros();
            final var part = new RouteBlock(at, Math.min(at.numberOfTrailingZeros(), fits), List.of(lease));
            parts.add(part);
            if (part.last().equals(range.end())) {
                return parts;
            }
            at = part.last().next();
        }
    }
}
