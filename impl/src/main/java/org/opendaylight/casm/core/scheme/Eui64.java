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
 * IPv6 addresses with a modified EUI-64 interface identifier made from a MAC address, RFC 4291 appendix A and RFC 2464
 * section 4: ff:fe goes into the middle, and the universal/local bit is inverted.
 *
 * @param prefix IPv6 prefix of at most 64 bits; what lies between it and bit 64 is zero
 */
public record Eui64(Prefix prefix) {
    private static final long MIDDLE = 0xFFFEL << 24;
    private static final long LOW = 0xFF_FFFFL;
    private static final long UNIVERSAL_LOCAL = 1L << 57;

    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException for another family or more than 64 bits
     */
    public Eui64 {
        if (prefix.family() != AddressFamily.IPV6 || prefix.length() > 64) {
            throw new IllegalArgumentException("prefix " + prefix + " is not an IPv6 prefix of at most 64 bits");
        }
    }

    /** The interface identifier for a MAC address of 48 bits. */
    public static long identifier(final long mac) {
        return (mac & ~LOW) << 16 ^ UNIVERSAL_LOCAL | MIDDLE | mac & LOW;
    }

    /** The address for a MAC address. */
    public UInt128 address(final UInt128 mac) {
        return new UInt128(prefix.network().hi(), identifier(mac.lo()));
    }

    /** The MAC address in an address; empty when it is not one that {@link #address} makes. */
    public Optional<UInt128> mac(final UInt128 address) {
        final long identifier = address.lo() ^ UNIVERSAL_LOCAL;
        final UInt128 mac = UInt128.of(identifier >>> 16 & ~LOW & AddressFamily.MAC.max().lo() | identifier & LOW);
        return address(mac).equals(address) ? Optional.of(mac) : Optional.empty();
    }
}
