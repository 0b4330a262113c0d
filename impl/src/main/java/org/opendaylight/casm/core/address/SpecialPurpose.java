/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The special-purpose address blocks of RFC 6890 as updated by RFC 8190, with the blocks registered since, and the MAC
 * addresses for VRRP and documentation. Private
 * (RFC 1918), shared (RFC 6598), unique local (RFC 4193) and multicast blocks are not in the list: these are kinds of
 * their own.
 */
public enum SpecialPurpose {
    /** RFC 791. */
    THIS_NETWORK("0.0.0.0/8", "this network"),
    /** RFC 1122. */
    LOOPBACK("127.0.0.0/8", "loopback"),
    /** RFC 3927. */
    LINK_LOCAL("169.254.0.0/16", "link local"),
    /** RFC 6890; DS-Lite, PCP anycast, NAT64 discovery and the like inside. */
    PROTOCOL_ASSIGNMENTS("192.0.0.0/24", "IETF protocol assignments"),
    /** RFC 5737. */
    TEST_NET_1("192.0.2.0/24", "documentation"),
    /** RFC 7535. */
    AS112("192.31.196.0/24", "AS112"),
    /** RFC 7450. */
    AMT("192.52.193.0/24", "AMT"),
    /** RFC 7526. */
    SIX_TO_FOUR_RELAY("192.88.99.0/24", "deprecated 6to4 relay anycast"),
    /** RFC 7534. */
    DIRECT_AS112("192.175.48.0/24", "direct delegation AS112 service"),
    /** RFC 2544. */
    BENCHMARKING("198.18.0.0/15", "benchmarking"),
    /** RFC 5737. */
    TEST_NET_2("198.51.100.0/24", "documentation"),
    /** RFC 5737. */
    TEST_NET_3("203.0.113.0/24", "documentation"),
    /** RFC 1112 and RFC 919. */
    RESERVED_4("240.0.0.0/4", "reserved and limited broadcast"),
    /** RFC 4291. */
    UNSPECIFIED_6("::/128", "unspecified address"),
    /** RFC 4291. */
    LOOPBACK_6("::1/128", "loopback"),
    /** RFC 4291. */
    MAPPED("::ffff:0:0/96", "IPv4-mapped"),
    /** RFC 6052. */
    NAT64("64:ff9b::/96", "IPv4/IPv6 translation"),
    /** RFC 8215. */
    NAT64_LOCAL("64:ff9b:1::/48", "local-use IPv4/IPv6 translation"),
    /** RFC 6666. */
    DISCARD("100::/64", "discard only"),
    /** RFC 9780. */
    DUMMY("100:0:0:1::/64", "dummy prefix"),
    /** RFC 2928; Teredo, benchmarking, ORCHID and the like inside. */
    PROTOCOL_ASSIGNMENTS_6("2001::/23", "IETF protocol assignments"),
    /** RFC 3849. */
    DOCUMENTATION_6("2001:db8::/32", "documentation"),
    /** RFC 3056. */
    SIX_TO_FOUR("2002::/16", "6to4"),
    /** RFC 7534. */
    DIRECT_AS112_6("2620:4f:8000::/48", "direct delegation AS112 service"),
    /** RFC 9637. */
    DOCUMENTATION_6_LONG("3fff::/20", "documentation"),
    /** RFC 9602. */
    SRV6("5f00::/16", "segment routing SIDs"),
    /** RFC 4291. */
    LINK_LOCAL_6("fe80::/10", "link-local unicast"),
    /** RFC 9568 section 7.3. */
    VRRP_MAC("00:00:5e:00:01:00-00:00:5e:00:01:ff", "VRRP for IPv4"),
    /** RFC 9568 section 7.3. */
    VRRP_6_MAC("00:00:5e:00:02:00-00:00:5e:00:02:ff", "VRRP for IPv6"),
    /** RFC 9542 section 2.1.2. */
    DOCUMENTATION_MAC("00:00:5e:00:53:00-00:00:5e:00:53:ff", "documentation"),
    /** RFC 9542 section 2.1.2. */
    DOCUMENTATION_GROUP_MAC("01:00:5e:90:10:00-01:00:5e:90:10:ff", "documentation");

    private static final List<SpecialPurpose> IPV4 = ofFamily(AddressFamily.IPV4);
    private static final List<SpecialPurpose> IPV6 = ofFamily(AddressFamily.IPV6);

    private static final List<SpecialPurpose> MACS = ofFamily(AddressFamily.MAC);

    private final AddressRange range;
    private final String text;

    SpecialPurpose(final String range, final String text) {
        this.range = AddressRange.parse(range);
        this.text = text;
    }

    private static List<SpecialPurpose> ofFamily(final AddressFamily family) {
        final var blocks = new ArrayList<SpecialPurpose>();
        for (final SpecialPurpose block : values()) {
            if (block.range.family() == family) {
                blocks.add(block);
            }
        }
        return List.copyOf(blocks);
    }

    /** The first block that has an address in common with the range; empty for other families than IP and MAC. */
    public static Optional<SpecialPurpose> touching(final AddressRange range) {
        if (range.family() == AddressFamily.PORT) {
            return touching(PortSets.addresses(range));
        }
        final List<SpecialPurpose> blocks = switch (range.family()) {
            case IPV4 -> IPV4;
            case IPV6 -> IPV6;
            case MAC -> MACS;
            case NUMBER, ROUTE_DISTINGUISHER, ROUTE_TARGET, ETHERNET_SEGMENT_ID, USER_DEFINED, PORT -> List.of();
        };
        for (final SpecialPurpose block : blocks) {
            if (block.range.overlaps(range)) {
                return Optional.of(block);
            }
        }
        return Optional.empty();
    }

    /** Block and purpose, for messages. */
    @Override
    public String toString() {
        return range + " (" + text + ")";
    }
}
