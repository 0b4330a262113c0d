/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.scheme;

import java.util.Optional;
import java.util.Set;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;

/**
 * IPv6 addresses that carry an IPv4 address, RFC 6052 section 2.2: the IPv4 address follows the prefix and leaves out
 * bits 64 to 71, the octet u, which is zero; so is what follows it.
 *
 * @param prefix IPv6 prefix of 32, 40, 48, 56, 64 or 96 bits
 */
public record EmbeddedIpv4(Prefix prefix) {
    private static final Set<Integer> LENGTHS = Set.of(32, 40, 48, 56, 64, 96);
    private static final int U_START = 64;
    private static final int U_LENGTH = 8;
    private static final int IPV4_LENGTH = 32;

    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException for another length or another family, or when a /96 has bits set in the octet u
     */
    public EmbeddedIpv4 {
        if (prefix.family() != AddressFamily.IPV6 || !LENGTHS.contains(prefix.length())) {
            throw new IllegalArgumentException("prefix " + prefix + " is not an IPv6 prefix of 32, 40, 48, 56, 64 or"
                + " 96 bits, as RFC 6052 asks for");
        }
        if ((prefix.network().lo() >>> U_START - U_LENGTH) != 0) {
            throw new IllegalArgumentException("prefix " + prefix + " has bits 64 to 71 set; RFC 6052 wants them zero");
        }
    }

    /** The IPv6 address for an IPv4 address. */
    public UInt128 embed(final UInt128 ipv4) {
        final int start = prefix.length();
        final int before = Math.min(IPV4_LENGTH, Math.max(0, U_START - start));
        if (before == 0) {
            final int right = start == U_START ? 128 - U_START - U_LENGTH - IPV4_LENGTH : 128 - start - IPV4_LENGTH;
            return prefix.network().or(ipv4.shiftLeft(right));
        }
        final int after = IPV4_LENGTH - before;
        final UInt128 high = ipv4.shiftRight(after).shiftLeft(128 - start - before);
        final UInt128 low = ipv4.and(UInt128.lowMask(after)).shiftLeft(128 - U_START - U_LENGTH - after);
        return prefix.network().or(high).or(low);
    }

    /** The IPv4 address in an IPv6 address; empty when it is not one that {@link #embed} makes. */
    public Optional<UInt128> extract(final UInt128 ipv6) {
        final int start = prefix.length();
        final int before = Math.min(IPV4_LENGTH, Math.max(0, U_START - start));
        final UInt128 low32 = UInt128.lowMask(IPV4_LENGTH);
        final UInt128 ipv4;
        if (before == 0) {
            ipv4 = ipv6.shiftRight(start == U_START ? 128 - U_START - U_LENGTH - IPV4_LENGTH
                : 128 - start - IPV4_LENGTH).and(low32);
        } else {
            final int after = IPV4_LENGTH - before;
            final UInt128 high = ipv6.shiftRight(128 - start - before).and(UInt128.lowMask(before));
            final UInt128 low = ipv6.shiftRight(128 - U_START - U_LENGTH - after).and(UInt128.lowMask(after));
            ipv4 = high.shiftLeft(after).or(low);
        }
        return embed(ipv4).equals(ipv6) ? Optional.of(ipv4) : Optional.empty();
    }
}
