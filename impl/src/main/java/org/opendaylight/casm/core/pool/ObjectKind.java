/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.MulticastScope;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.SpecialNumbers;
import org.opendaylight.casm.core.address.SpecialPurpose;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.Refusal;

/** The kinds of objects, a tree as in the identities below {@code object-kind} of the YANG contract. */
public enum ObjectKind {
    /** IP unicast of either version; a pool needs one of the kinds below it. */
    IP_UNICAST(null, null),
    /** Any IPv4 unicast address, private and shared ones included. */
    IPV4_UNICAST(IP_UNICAST, AddressFamily.IPV4, "0.0.0.0/3", "32.0.0.0/3", "64.0.0.0/2", "128.0.0.0/2",
        "192.0.0.0/3", "240.0.0.0/4"),
    /** RFC 1918. */
    IPV4_PRIVATE(IPV4_UNICAST, AddressFamily.IPV4, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
    /** RFC 6598. */
    IPV4_SHARED(IPV4_UNICAST, AddressFamily.IPV4, "100.64.0.0/10"),
    /** Neither private nor shared. */
    IPV4_PUBLIC(IPV4_UNICAST, AddressFamily.IPV4, "0.0.0.0-9.255.255.255", "11.0.0.0-100.63.255.255",
        "100.128.0.0-172.15.255.255", "172.32.0.0-192.167.255.255", "192.169.0.0-223.255.255.255", "240.0.0.0/4"),
    /** Any IPv6 unicast address. */
    IPV6_UNICAST(IP_UNICAST, AddressFamily.IPV6, "::-feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    /** Global unicast addresses as assigned, 2000::/3. */
    IPV6_GUA(IPV6_UNICAST, AddressFamily.IPV6, "2000::/3"),
    /** RFC 4193. */
    IPV6_ULA(IPV6_UNICAST, AddressFamily.IPV6, "fc00::/7"),
    /** IP multicast of either version; a pool needs one of the kinds below it. */
    IP_MULTICAST(null, null),
    /** RFC 5771. */
    IPV4_MULTICAST(IP_MULTICAST, AddressFamily.IPV4, "224.0.0.0/4"),
    /** RFC 4291 section 2.7. */
    IPV6_MULTICAST(IP_MULTICAST, AddressFamily.IPV6, "ff00::/8"),
    /** Any MAC address. */
    MAC_ADDRESS(null, AddressFamily.MAC),
    /** Universally administered unicast MAC addresses. */
    MAC_GLOBAL(MAC_ADDRESS, AddressFamily.MAC),
    /** Locally administered unicast MAC addresses. */
    MAC_LOCAL(MAC_ADDRESS, AddressFamily.MAC),
    /** Any number of up to 64 bits. */
    NUMBER(null, AddressFamily.NUMBER),
    /** VLAN identifiers, IEEE 802.1Q. */
    VLAN_ID(NUMBER, AddressFamily.NUMBER, "1-4094"),
    /** VXLAN network identifiers, RFC 7348. */
    VNI(NUMBER, AddressFamily.NUMBER, "0-16777215"),
    /** EVPN instances. */
    EVI(NUMBER, AddressFamily.NUMBER, "1-4294967295"),
    /** MPLS labels that are not reserved, RFC 3032 and RFC 7274. */
    MPLS_LABEL(NUMBER, AddressFamily.NUMBER, "16-1048575"),
    /** AS numbers, RFC 6793. */
    AS_NUMBER(NUMBER, AddressFamily.NUMBER, "0-4294967295"),
    /** Virtual circuit identifiers, RFC 8077. */
    VC_ID(NUMBER, AddressFamily.NUMBER, "1-4294967295"),
    /** Values with an inner structure; a pool needs one of the kinds below it. */
    STRUCTURED_ID(null, null),
    /** RFC 4364 section 4.2. */
    ROUTE_DISTINGUISHER(STRUCTURED_ID, AddressFamily.ROUTE_DISTINGUISHER),
    /** RFC 4360 section 4. */
    ROUTE_TARGET(STRUCTURED_ID, AddressFamily.ROUTE_TARGET),
    /** RFC 7432 section 5; the one of a single-homed site, all zero, is not among them. */
    ETHERNET_SEGMENT_ID(STRUCTURED_ID, AddressFamily.ETHERNET_SEGMENT_ID,
        "00:00:00:00:00:00:00:00:00:01-00:ff:ff:ff:ff:ff:ff:ff:ff:ff",
        "01:00:00:00:00:00:00:00:00:00-01:ff:ff:ff:ff:ff:ff:ff:ff:00",
        "02:00:00:00:00:00:00:00:00:00-02:ff:ff:ff:ff:ff:ff:ff:ff:00",
        "03:00:00:00:00:00:00:00:00:00-03:ff:ff:ff:ff:ff:ff:ff:ff:ff",
        "04:00:00:00:00:00:00:00:00:00-04:ff:ff:ff:ff:ff:ff:ff:ff:00",
        "05:00:00:00:00:00:00:00:00:00-05:ff:ff:ff:ff:ff:ff:ff:ff:00"),
    /** Ports of IPv4 unicast addresses. */
    PORT_SET(STRUCTURED_ID, AddressFamily.PORT),
    /** Kinds defined by operators; a pool needs an {@link ObjectType}. */
    USER_DEFINED(null, AddressFamily.USER_DEFINED);

    private static final long GROUP_BIT = 1L << 40;
    private static final long LOCAL_BIT = 1L << 41;

    private final @Nullable ObjectKind parent;
    private final @Nullable AddressFamily family;
    private final List<AddressRange> domain;

    ObjectKind(final @Nullable ObjectKind parent, final @Nullable AddressFamily family, final String... domain) {
        this.parent = parent;
        this.family = family;
        this.domain = List.of(domain).stream().map(AddressRange::parse).toList();
    }

    /** The YANG identity name without module. */
    public String yangName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The kind with this YANG identity name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ObjectKind ofYangName(final String name) {
        for (final ObjectKind kind : values()) {
            if (kind.yangName().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("object kind " + name + " is not known");
    }

    /** The kind this one is derived from; empty at the top. */
    public Optional<ObjectKind> parent() {
        return Optional.ofNullable(parent);
    }

    /** The family of its values; empty for kinds of which there can be no pool (yet). */
    public Optional<AddressFamily> family() {
        return Optional.ofNullable(family);
    }

    /** True when this is {@code other} or derived from it. */
    public boolean isA(final ObjectKind other) {
        for (ObjectKind kind = this; kind != null; kind = kind.parent) {
            if (kind == other) {
                return true;
            }
        }
        return false;
    }

    /** True when a pool of this kind may contain the whole range. */
    public boolean permits(final AddressRange range, final boolean allowSpecialPurpose) {
        return objection(range, allowSpecialPurpose).isEmpty();
    }

    /**
     * Why a pool of this kind may not contain the range: {@code KIND_MISMATCH} or {@code SPECIAL_PURPOSE}.
     * IPv4-mapped IPv6 addresses and the AS numbers of RFC 7300 and RFC 7607 are never allowed.
     */
    public Optional<Refusal> objection(final AddressRange range, final boolean allowSpecialPurpose) {
        if (range.family() != family) {
            return refuse(Refusal.Reason.KIND_MISMATCH, range + " is not of kind " + yangName()
                + (family == null ? ", of which pools are not supported yet" : ""));
        }
        if (this == PORT_SET && !IPV4_UNICAST.inDomain(PortSets.addresses(range)) || !inDomain(range)) {
            return refuse(Refusal.Reason.KIND_MISMATCH, range + " is not, or not as a whole, of kind " + yangName());
        }
        if (range.family().sameAdministrator(range.start()).filter(all -> !all.contains(range.end())).isPresent()) {
            return refuse(Refusal.Reason.KIND_MISMATCH, range + " is not of one type and administrator; name a range"
                + " for each");
        }
        final boolean group = isA(IP_MULTICAST);
        final Optional<String> straddling = group ? MulticastScope.straddling(range) : Optional.empty();
        if (straddling.isPresent()) {
            return refuse(Refusal.Reason.KIND_MISMATCH, range + " " + straddling.orElseThrow()
                + "; name a range for each scope");
        }
        final Optional<String> reserved = group && !allowSpecialPurpose ? MulticastScope.reserved(range)
            : this == AS_NUMBER ? SpecialNumbers.touching(range, allowSpecialPurpose).map(numbers ->
                "touches the special-purpose numbers " + numbers) : Optional.empty();
        if (reserved.isPresent()) {
            return refuse(Refusal.Reason.SPECIAL_PURPOSE, range + " " + reserved.orElseThrow());
        }
        final Optional<SpecialPurpose> special = SpecialPurpose.touching(range);
        if (special.isPresent() && (!allowSpecialPurpose || special.orElseThrow() == SpecialPurpose.MAPPED)) {
            return refuse(Refusal.Reason.SPECIAL_PURPOSE, range + " touches the special-purpose block "
                + special.orElseThrow());
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refuse(final Refusal.Reason reason, final String message) {
        return Optional.of(Refusal.of(reason, null, message));
    }

    private boolean inDomain(final AddressRange range) {
        if (this == MAC_GLOBAL || this == MAC_LOCAL) {
            final long first = range.start().lo();
            return first >>> 40 == range.end().lo() >>> 40 && (first & GROUP_BIT) == 0
                && (first & LOCAL_BIT) != 0 == (this == MAC_LOCAL);
        }
        if (domain.isEmpty()) {
            return true;
        }
        UInt128 from = range.start();
        for (final AddressRange part : domain) {
            if (part.contains(from)) {
                if (part.contains(range.end())) {
                    return true;
                }
                from = part.end().next();
            }
        }
        return false;
    }
}
