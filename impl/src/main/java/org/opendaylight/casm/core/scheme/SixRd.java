/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.scheme;

import java.util.Optional;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;

/**
 * The prefix that 6rd delegates to a customer edge, RFC 5969 section 4: the 6rd prefix, followed by those bits of the
 * IPv4 address that are not the same for all customer edges of the domain.
 *
 * @param rule the 6rd prefix
 * @param common the IPv4 prefix of all customer edges; its length is IPv4MaskLen
 */
public record SixRd(Prefix rule, Prefix common) {
    /** RFC 5969 section 7.1.1: IPv4 bits and prefix go into 64 bits at most if hosts are to configure themselves. */
    private static final int LONGEST = 64;

    /**
     * Checks the parameters.
     *
     * @throws IllegalArgumentException for other families, or when the delegated prefix were longer than 64 bits
     */
    public SixRd {
        if (rule.family() != AddressFamily.IPV6 || common.family() != AddressFamily.IPV4) {
            throw new IllegalArgumentException("6rd needs an IPv6 prefix and an IPv4 prefix, not " + rule + " and "
                + common);
        }
        if (rule.length() + 32 - common.length() > LONGEST) {
            throw new IllegalArgumentException("6rd prefix " + rule + " and the " + (32 - common.length())
                + " bits of an address in " + common + " are more than 64 bits together");
        }
    }

    /** Length of a delegated prefix. */
    public int delegatedLength() {
        return rule.length() + 32 - common.length();
    }

    /** The prefix for the customer edge with an IPv4 address; empty when that is not in the common prefix. */
    public Optional<Prefix> delegated(final UInt128 ipv4) {
        if (!Prefix.around(AddressFamily.IPV4, ipv4, common.length()).equals(common)) {
            return Optional.empty();
        }
        final UInt128 suffix = ipv4.and(UInt128.lowMask(32 - common.length()));
        return Optional.of(new Prefix(AddressFamily.IPV6,
            rule.network().or(suffix.shiftLeft(128 - delegatedLength())), delegatedLength()));
    }

    /** The IPv4 address of the customer edge to which an IPv6 address belongs; empty when that is outside the rule. */
    public Optional<UInt128> customerEdge(final UInt128 ipv6) {
        if (!Prefix.around(AddressFamily.IPV6, ipv6, rule.length()).equals(rule)) {
            return Optional.empty();
        }
        return Optional.of(common.network().or(
            ipv6.shiftRight(128 - delegatedLength()).and(UInt128.lowMask(32 - common.length()))));
    }
}
