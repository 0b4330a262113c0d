/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The parts of the multicast address space that mean different things. Of IPv4 these are the blocks of RFC 5771 and
 * RFC 6034 and the scopes of RFC 2365; together they are all of 224.0.0.0/4. Of IPv6 each combination of flags and
 * scope is one (RFC 4291 section 2.7, RFC 7346).
 */
public enum MulticastScope {
    /** RFC 5771 section 4. */
    LOCAL_CONTROL("224.0.0.0/24", "local network control block", false),
    /** RFC 5771 section 5. */
    INTERNETWORK_CONTROL("224.0.1.0/24", "internetwork control block", false),
    /** RFC 5771 section 6. */
    AD_HOC_1("224.0.2.0-224.0.255.255", "AD-HOC block I", true),
    /** RFC 5771. */
    RESERVED_1("224.1.0.0/16", "reserved", false),
    /** RFC 5771 section 7. */
    SDP_SAP("224.2.0.0/16", "SDP/SAP block", true),
    /** RFC 5771 section 6. */
    AD_HOC_2("224.3.0.0-224.4.255.255", "AD-HOC block II", true),
    /** RFC 5771. */
    RESERVED_5("224.5.0.0-231.255.255.255", "reserved", false),
    /** RFC 4607: the first /24 of the block is for IANA. */
    SOURCE_SPECIFIC_RESERVED("232.0.0.0/24", "reserved part of the source-specific block", false),
    /** RFC 4607. */
    SOURCE_SPECIFIC("232.0.1.0-232.255.255.255", "source-specific block", true),
    /** RFC 3180. */
    GLOP("233.0.0.0-233.251.255.255", "GLOP block", true),
    /** RFC 5771 section 9.2. */
    DOCUMENTATION("233.252.0.0/24", "documentation", false),
    /** RFC 5771 section 6. */
    AD_HOC_3("233.252.1.0-233.255.255.255", "AD-HOC block III", true),
    /** RFC 6034. */
    UNICAST_PREFIX_BASED("234.0.0.0/8", "unicast-prefix-based block", true),
    /** RFC 5771. */
    RESERVED_235("235.0.0.0-238.255.255.255", "reserved", false),
    /** RFC 2365 section 6.2. */
    EXPANSION_0("239.0.0.0/10", "first expansion of the organization-local scope", true),
    /** RFC 2365 section 6.2. */
    EXPANSION_64("239.64.0.0/10", "second expansion of the organization-local scope", true),
    /** RFC 2365 section 6.2. */
    EXPANSION_128("239.128.0.0/10", "third expansion of the organization-local scope", true),
    /** RFC 2365 section 6.2. */
    ORGANIZATION_LOCAL("239.192.0.0/14", "organization-local scope", true),
    /** RFC 2365 leaves it unassigned. */
    UNASSIGNED("239.196.0.0-239.252.255.255", "unassigned part of the administratively scoped block", true),
    /** RFC 2365 section 6.1. */
    LOCAL_EXPANSION_253("239.253.0.0/16", "second expansion of the local scope", true),
    /** RFC 2365 section 6.1. */
    LOCAL_EXPANSION_254("239.254.0.0/16", "first expansion of the local scope", true),
    /** RFC 2365 section 6.1. */
    LOCAL("239.255.0.0/16", "local scope", true);

    private static final UInt128 ADMIN_SCOPED = AddressFamily.IPV4.parse("239.0.0.0");
    private static final UInt128 DYNAMIC = UInt128.ONE.shiftLeft(31);
    private static final UInt128 LAST_24 = UInt128.lowMask(8);

    private final AddressRange range;
    private final String text;
    private final boolean general;

    MulticastScope(final String range, final String text, final boolean general) {
        this.range = AddressRange.parse(range);
        this.text = text;
        this.general = general;
    }

    /** Why the multicast addresses are not of one scope; empty when they are. */
    public static Optional<String> straddling(final AddressRange groups) {
        if (groups.family() == AddressFamily.IPV6) {
            return groups.start().shiftRight(112).equals(groups.end().shiftRight(112)) ? Optional.empty()
                : Optional.of("reaches over several flags and scopes");
        }
        final MulticastScope first = of(groups.start());
        final MulticastScope last = of(groups.end());
        return first == last ? Optional.empty()
            : Optional.of("reaches from " + first + " into " + last + " and perhaps beyond");
    }

    /** Why multicast addresses of one scope are not for pools as a rule; empty when they are. */
    public static Optional<String> reserved(final AddressRange groups) {
        if (groups.family() == AddressFamily.IPV6) {
            return reserved6(groups);
        }
        final MulticastScope scope = of(groups.start());
        return !scope.general ? Optional.of("lies in " + scope)
            : scope.kept().filter(last -> last.contains(groups)).map(last -> "lies in the part of " + scope
                + " for relative assignments");
    }

    private static Optional<String> reserved6(final AddressRange groups) {
        final int scope = (int) groups.start().shiftRight(112).lo() & 0xF;
        if (scope == 0 || scope == 0xF) {
            return Optional.of("has the reserved scope " + scope);
        }
        return groups.start().and(DYNAMIC).equals(DYNAMIC)
                && groups.start().shiftRight(31).equals(groups.end().shiftRight(31)) ? Optional.empty()
            : Optional.of("has group ids below 8000:0, which RFC 3307 does not leave to servers; name "
                + dynamic(groups.start()) + " or a part of it");
    }

    private static Prefix dynamic(final UInt128 group) {
        return Prefix.around(AddressFamily.IPV6, group.or(DYNAMIC), 97);
    }

    /** What lies in the ranges and is for relative assignments: the last /24 of each scope of RFC 2365. */
    public static List<AddressRange> relative(final Collection<AddressRange> ranges) {
        final var parts = new ArrayList<AddressRange>();
        for (final AddressRange groups : ranges) {
            if (groups.family() == AddressFamily.IPV4) {
                of(groups.start()).kept().filter(groups::overlaps).ifPresent(last -> parts.add(new AddressRange(
                    last.family(), max(last.start(), groups.start()), min(last.end(), groups.end()))));
            }
        }
        return parts;
    }

    private static UInt128 max(final UInt128 one, final UInt128 other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static UInt128 min(final UInt128 one, final UInt128 other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Optional<AddressRange> kept() {
        return range.start().compareTo(ADMIN_SCOPED) < 0 ? Optional.empty()
            : Optional.of(new AddressRange(AddressFamily.IPV4, range.end().and(LAST_24.not()), range.end()));
    }

    private static MulticastScope of(final UInt128 group) {
        for (final MulticastScope scope : values()) {
            if (scope.range.contains(group)) {
                return scope;
            }
        }
        throw new IllegalArgumentException(AddressFamily.IPV4.format(group) + " is no multicast address");
    }

    /** Block and meaning, for messages. */
    @Override
    public String toString() {
        return range + " (" + text + ")";
    }
}
