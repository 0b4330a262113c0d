/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.scheme;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;

/**
 * The explicit address mapping table of RFC 7757 section 3: pairs of prefixes, the longest that fits, and the bits
 * behind one prefix copied behind the other. Immutable.
 */
public final class ExplicitMappings {
    private final List<Mapping> byIpv4;
    private final List<Mapping> byIpv6;

    /**
     * One entry of the table.
     *
     * @param ipv4 IPv4 prefix
     * @param ipv6 IPv6 prefix with at least as many bits behind it
     */
    public record Mapping(Prefix ipv4, Prefix ipv6) {
        /**
         * Checks the pair.
         *
         * @throws IllegalArgumentException for other families, or when the IPv6 prefix has not enough bits behind it
         */
        public Mapping {
            if (ipv4.family() != AddressFamily.IPV4 || ipv6.family() != AddressFamily.IPV6
                || 32 - ipv4.length() > 128 - ipv6.length()) {
                throw new IllegalArgumentException(ipv4 + " and " + ipv6 + " are no explicit address mapping: an IPv4"
                    + " prefix and an IPv6 prefix with at least as many bits behind it");
            }
        }
    }

    /** A table with these entries. */
    public ExplicitMappings(final List<Mapping> mappings) {
        byIpv4 = mappings.stream().sorted(Comparator.comparing((Mapping one) -> -one.ipv4.length())).toList();
        byIpv6 = mappings.stream().sorted(Comparator.comparing((Mapping one) -> -one.ipv6.length())).toList();
    }

    /** The IPv6 address for an IPv4 address; empty when no entry fits. */
    public Optional<UInt128> toIpv6(final UInt128 ipv4) {
        return byIpv4.stream().filter(one -> holds(one.ipv4, ipv4)).findFirst().map(one -> {
            final int suffix = 32 - one.ipv4.length();
            return one.ipv6.network().or(ipv4.and(UInt128.lowMask(suffix))
                .shiftLeft(128 - one.ipv6.length() - suffix));
        });
    }

    /** The IPv4 address for an IPv6 address; empty when no entry fits. Bits behind the suffix play no part. */
    public Optional<UInt128> toIpv4(final UInt128 ipv6) {
        return byIpv6.stream().filter(one -> holds(one.ipv6, ipv6)).findFirst().map(one -> {
            final int suffix = 32 - one.ipv4.length();
            return one.ipv4.network().or(ipv6.shiftRight(128 - one.ipv6.length() - suffix)
                .and(UInt128.lowMask(suffix)));
        });
    }

    private static boolean holds(final Prefix prefix, final UInt128 address) {
        return Prefix.around(prefix.family(), address, prefix.length()).equals(prefix);
    }
}
