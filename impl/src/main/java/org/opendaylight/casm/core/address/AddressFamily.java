/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.util.Optional;
import java.util.function.Function;

/** What a value means, how wide it is and how it is written. */
public enum AddressFamily {
    /** IPv4 addresses: dotted decimal without leading zeros. */
    IPV4(32, text -> UInt128.of(IpText.parse4(text) & 0xFFFF_FFFFL), value -> IpText.format4((int) value.lo())),
    /** IPv6 addresses: RFC 4291 section 2.2 in, RFC 5952 section 4 out; no zone ids. */
    IPV6(128, IpText::parse6, IpText::format6),
    /** 48-bit MAC addresses: six pairs of hexadecimal digits with colons, or hyphens on input. */
    MAC(48, text -> UInt128.of(MacText.parse(text)), value -> MacText.format(value.lo())),
    /** Integers of up to 64 bits: decimal. */
    NUMBER(64, AddressFamily::parseNumber, UInt128::toString),
    /** Route distinguishers, RFC 4364 section 4.2, in the notation of RFC 8294 section 3. */
    ROUTE_DISTINGUISHER(64, DistinguisherText::parse, value -> DistinguisherText.format(value.lo())),
    /** Route targets, RFC 4360 section 4, in the notation of RFC 8294 section 3. */
    ROUTE_TARGET(ROUTE_DISTINGUISHER),
    /** Ethernet segment identifiers of the types 0 to 5, RFC 7432 section 5: ten octets with colons. */
    ETHERNET_SEGMENT_ID(80, SegmentIdText::parse, SegmentIdText::format),
    /**
     * Members of kinds that operators define, as the numbers by which they are ordered: decimal. Their notation is
     * that of their object type.
     */
    USER_DEFINED(128, UInt128::parse, UInt128::toString),
    /** Ports of IPv4 addresses, see {@link PortSets}: {@code 192.0.2.1#1024}. */
    PORT(57, text -> PortText.parse(text).start(), AddressFamily::formatPort);

    private final int width;
    private final UInt128 max;
    private final Function<String, UInt128> parser;
    private final Function<UInt128, String> formatter;

    AddressFamily(final int width, final Function<String, UInt128> parser, final Function<UInt128, String> formatter) {
        this.width = width;
        this.parser = parser;
        this.formatter = formatter;
        max = UInt128.lowMask(width);
    }

    /** A family whose values are written as those of another. */
    AddressFamily(final AddressFamily like) {
        this(like.width, like.parser, like.formatter);
    }

    private static UInt128 parseNumber(final String text) {
        final UInt128 value = UInt128.parse(text);
        if (value.hi() != 0) {
            throw new IllegalArgumentException("'" + text + "' is above 2^64-1");
        }
        return value;
    }

    private static String formatPort(final UInt128 value) {
        return PortText.format(new AddressRange(PORT, value, value));
    }

    /** Bits of a value. */
    public int width() {
        return width;
    }

    /** The highest value. */
    public UInt128 max() {
        return max;
    }

    /** True where prefixes are how ranges are written: IPv4 and IPv6. */
    public boolean isIp() {
        return this == IPV4 || this == IPV6;
    }

    /** True where sizes may be given as prefix lengths. */
    public boolean hasPrefixes() {
        return isIp() || this == MAC;
    }

    /**
     * The values that differ from this one only in what is counted within one type and administrator; empty for
     * families whose values have no inner structure.
     */
    public Optional<AddressRange> sameAdministrator(final UInt128 value) {
        final int bits = switch (this) {
            case ROUTE_DISTINGUISHER, ROUTE_TARGET -> DistinguisherText.numberBits(value.lo());
            case ETHERNET_SEGMENT_ID -> SegmentIdText.numberBits(value);
            case IPV4, IPV6, MAC, NUMBER, USER_DEFINED, PORT -> -1;
        };
        if (bits < 0) {
            return Optional.empty();
        }
        final UInt128 mask = UInt128.lowMask(bits);
        return Optional.of(new AddressRange(this, value.and(mask.not()), value.or(mask)));
    }

    /**
     * Reads a value strictly: ASCII only, no blanks, no leading zeros, no zone id, no abbreviations but those of
     * RFC 4291.
     *
     * @throws IllegalArgumentException when the text is not exactly one value of this family; the message names it
     */
    public UInt128 parse(final String text) {
        return parser.apply(text);
    }

    /** Writes a value in its one canonical form. */
    public String format(final UInt128 value) {
        return formatter.apply(value);
    }

    /**
     * The family whose values look like {@code text}, judged by its separators alone. Route targets look like route
     * distinguishers.
     *
     * @throws IllegalArgumentException when it looks like none
     */
    public static AddressFamily guess(final String text) {
        if (PortText.looksLike(text)) {
            return PORT;
        }
        if (text.indexOf(':') >= 0) {
            return SegmentIdText.looksLike(text) ? ETHERNET_SEGMENT_ID : MacText.looksLike(text) ? MAC
                : looksLikeDistinguisher(text) ? ROUTE_DISTINGUISHER : IPV6;
        }
        if (text.indexOf('.') >= 0) {
            return IPV4;
        }
        if (MacText.looksLike(text)) {
            return MAC;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new IllegalArgumentException("'" + text + "' is neither an address nor a number");
            }
        }
        return NUMBER;
    }

    /** An IPv6 address without "::" has seven colons, or six and a dotted quad. */
    private static boolean looksLikeDistinguisher(final String text) {
        final long colons = text.chars().filter(ch -> ch == ':').count();
        return !text.contains("::") && (colons <= 2 || colons == 6 && text.indexOf('.') < 0);
    }
}
