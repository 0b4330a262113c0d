/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

/** What a value means, how wide it is and how it is written. */
public enum AddressFamily {
    /** IPv4 addresses: dotted decimal without leading zeros. */
    IPV4(32) {
        @Override
        public UInt128 parse(final String text) {
            return UInt128.of(IpText.parse4(text) & 0xFFFF_FFFFL);
        }

        @Override
        public String format(final UInt128 value) {
            return IpText.format4((int) value.lo());
        }
    },
    /** IPv6 addresses: RFC 4291 section 2.2 in, RFC 5952 section 4 out; no zone ids. */
    IPV6(128) {
        @Override
        public UInt128 parse(final String text) {
            return IpText.parse6(text);
        }

        @Override
        public String format(final UInt128 value) {
            return IpText.format6(value);
        }
    },
    /** 48-bit MAC addresses: six pairs of hexadecimal digits with colons, or hyphens on input. */
    MAC(48) {
        @Override
        public UInt128 parse(final String text) {
            return UInt128.of(MacText.parse(text));
        }

        @Override
        public String format(final UInt128 value) {
            return MacText.format(value.lo());
        }
    },
    /** Integers of up to 64 bits: decimal. */
    NUMBER(64) {
        @Override
        public UInt128 parse(final String text) {
            final UInt128 value = UInt128.parse(text);
            if (value.hi() != 0) {
                throw new IllegalArgumentException("'" + text + "' is above 2^64-1");
            }
            return value;
        }

        @Override
        public String format(final UInt128 value) {
            return value.toString();
        }
    };

    private final int width;
    private final UInt128 max;

    AddressFamily(final int width) {
        this.width = width;
        max = UInt128.lowMask(width);
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

    /**
     * Reads a value strictly: ASCII only, no blanks, no leading zeros, no zone id, no abbreviations but those of
     * RFC 4291.
     *
     * @throws IllegalArgumentException when the text is not exactly one value of this family; the message names it
     */
    public abstract UInt128 parse(String text);

    /** Writes a value in its one canonical form. */
    public abstract String format(UInt128 value);

    /**
     * The family whose values look like {@code text}, judged by its separators alone.
     *
     * @throws IllegalArgumentException when it looks like none
     */
    public static AddressFamily guess(final String text) {
        if (text.indexOf(':') >= 0) {
            return MacText.looksLike(text) ? MAC : IPV6;
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
}
