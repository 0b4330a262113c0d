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
 * A mapping rule of MAP, RFC 7597 section 5: the end-user IPv6 prefix is the rule's IPv6 prefix followed by the
 * embedded address bits, which are the rest of the IPv4 address and the port-set identifier.
 *
 * @param ipv6 the rule's IPv6 prefix
 * @param ipv4 the rule's IPv4 prefix
 * @param eaBits length of the embedded address bits, 0..48
 * @param offset bits of the port in front of the port-set identifier, 0..15
 * @param psidLength length of the port-set identifier, 0..16; more than the embedded bits give only when they are none
 */
public record MapRule(Prefix ipv6, Prefix ipv4, int eaBits, int offset, int psidLength) {
    /** The offset when none is given, RFC 7597 section 5.1; it leaves out ports 0 to 1023. */
    public static final int DEFAULT_OFFSET = 6;

    private static final int IPV4_LENGTH = 32;
    private static final int PORT_LENGTH = 16;
    private static final int LONGEST = 64;

    /**
     * Where an end-user IPv6 prefix leads.
     *
     * @param ipv4 IPv4 address, or prefix when the rule gives whole prefixes
     * @param psid port-set identifier; 0 when the rule has none
     */
    public record Assigned(Prefix ipv4, int psid) {
    }

    /**
     * Checks the rule.
     *
     * @throws IllegalArgumentException with a text for the operator, when its parts do not fit together
     */
    public MapRule {
        if (ipv6.family() != AddressFamily.IPV6 || ipv4.family() != AddressFamily.IPV4) {
            throw new IllegalArgumentException("a mapping rule needs an IPv6 prefix and an IPv4 prefix, not " + ipv6
                + " and " + ipv4);
        }
        if (ipv6.length() + eaBits > LONGEST) {
            throw new IllegalArgumentException("rule prefix " + ipv6 + " and " + eaBits
                + " embedded address bits are more than 64 bits together");
        }
        final int own = Math.max(0, eaBits - (IPV4_LENGTH - ipv4.length()));
        if (psidLength != own && (eaBits != 0 || ipv4.length() != IPV4_LENGTH)) {
            throw new IllegalArgumentException("port-set identifiers have " + own + " bits, not " + psidLength
                + ": what " + eaBits + " embedded address bits leave behind " + ipv4);
        }
        if (offset + psidLength > PORT_LENGTH) {
            throw new IllegalArgumentException("offset " + offset + " and port-set identifiers of " + psidLength
                + " bits are more than the 16 bits of a port");
        }
    }

    /** A rule whose port-set identifiers have the length that follows from the embedded address bits. */
    public static MapRule of(final Prefix ipv6, final Prefix ipv4, final int eaBits, final int offset) {
        return new MapRule(ipv6, ipv4, eaBits, offset, Math.max(0, eaBits - (IPV4_LENGTH - ipv4.length())));
    }

    /** Length of an end-user IPv6 prefix. */
    public int endUserLength() {
        return ipv6.length() + eaBits;
    }

    /** Length of what a user gets of IPv4: 32 when addresses are shared or given whole, less for prefixes. */
    public int assignedLength() {
        return Math.min(IPV4_LENGTH, ipv4.length() + eaBits);
    }

    /** The IPv4 address and port-set identifier of the user with an IPv6 address; empty when that is outside. */
    public Optional<Assigned> assigned(final UInt128 address) {
        if (!Prefix.around(AddressFamily.IPV6, address, ipv6.length()).equals(ipv6)) {
            return Optional.empty();
        }
        final long bits = address.shiftRight(128 - endUserLength()).and(UInt128.lowMask(eaBits)).lo();
        final int embedded = eaBits == 0 ? 0 : psidLength;
        final UInt128 suffix = UInt128.of(bits >>> embedded).shiftLeft(IPV4_LENGTH - assignedLength());
        return Optional.of(new Assigned(new Prefix(AddressFamily.IPV4, ipv4.network().or(suffix), assignedLength()),
            (int) (bits & UInt128.lowMaskLo(embedded))));
    }

    /** The end-user IPv6 prefix for an IPv4 address and one of its ports; empty when they are outside the rule. */
    public Optional<Prefix> endUser(final UInt128 address, final int port) {
        if (!Prefix.around(AddressFamily.IPV4, address, ipv4.length()).equals(ipv4)
            || psidLength > 0 && offset > 0 && port >>> PORT_LENGTH - offset == 0) {
            return Optional.empty();
        }
        return endUserOf(address, psid(port));
    }

    /** The end-user IPv6 prefix for an IPv4 address and an identifier; empty when that is outside the rule. */
    public Optional<Prefix> endUserOf(final UInt128 address, final int psid) {
        if (!Prefix.around(AddressFamily.IPV4, address, ipv4.length()).equals(ipv4)) {
            return Optional.empty();
        }
        final int embedded = eaBits == 0 ? 0 : psidLength;
        final UInt128 suffix = address.and(UInt128.lowMask(IPV4_LENGTH - ipv4.length()))
            .shiftRight(IPV4_LENGTH - assignedLength());
        final UInt128 bits = suffix.shiftLeft(embedded).or(UInt128.of(embedded == 0 ? 0 : psid));
        return Optional.of(new Prefix(AddressFamily.IPV6, ipv6.network().or(bits.shiftLeft(128 - endUserLength())),
            endUserLength()));
    }

    /** The port-set identifier of a port. */
    public int psid(final int port) {
        return port >>> PORT_LENGTH - offset - psidLength & (1 << psidLength) - 1;
    }

    /** The IPv6 address of a customer edge, RFC 7597 section 6: IPv4 address and identifier behind bit 80. */
    public UInt128 edgeAddress(final UInt128 endUserPrefix, final Prefix assigned, final int psid) {
        return new UInt128(endUserPrefix.hi(), assigned.network().lo() << PORT_LENGTH | psid);
    }
}
