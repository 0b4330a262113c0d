/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

/**
 * Sets of ports of IPv4 addresses as ranges of {@link AddressFamily#PORT}. A value is an address in 32 bits and a
 * position in 16. Where port-set identifiers lie in the middle of the port (RFC 7597 section 5.1, offset above 0), the
 * position is the port with the identifier moved to the front, so that each set is one range; offset and length of
 * the identifiers then stand in front of the address. Otherwise the position is the port.
 */
public final class PortSets {
    /** The highest port. */
    public static final int MAX_PORT = 0xFFFF;
    /** Bits of a port. */
    public static final int PORT_BITS = 16;

    private static final int ADDRESS_BITS = 32;
    private static final int LENGTH_BITS = 5;
    private static final long ADDRESS = 0xFFFF_FFFFL;

    /**
     * Where in a port the port-set identifier lies.
     *
     * @param offset bits in front of it, 0..15
     * @param length its bits, 0..16, with the offset at most 16
     */
    public record Layout(int offset, int length) {
        /** Positions are ports. */
        public static final Layout PLAIN = new Layout(0, 0);

        /**
         * Checks the parts.
         *
         * @throws IllegalArgumentException when they are out of range
         */
        public Layout {
            if (offset < 0 || length < 0 || offset > 15 || offset + length > PORT_BITS) {
                throw new IllegalArgumentException("port-set identifiers of " + length + " bits behind " + offset
                    + " bits are more than the 16 bits of a port");
            }
        }

        /** Ports that share an identifier, those below the offset included. */
        public int setSize() {
            return 1 << PORT_BITS - length;
        }

        /** True when some ports belong to no set: those whose bits in front of the identifier are zero. */
        public boolean excludes(final int port) {
            return offset > 0 && port >>> PORT_BITS - offset == 0;
        }

        private long head() {
            return offset == 0 ? 0 : ((long) offset << LENGTH_BITS | length) << ADDRESS_BITS + PORT_BITS;
        }

        private int position(final int port) {
            if (offset == 0) {
                return port;
            }
            final int rest = PORT_BITS - offset - length;
            final int before = port >>> PORT_BITS - offset;
            final int psid = port >>> rest & (1 << length) - 1;
            return psid << PORT_BITS - length | before << rest | port & (1 << rest) - 1;
        }
    }

    private PortSets() {
        // functions only
    }

    private static UInt128 value(final Layout layout, final UInt128 ipv4, final int position) {
        return UInt128.of(layout.head() | ipv4.lo() << PORT_BITS | position);
    }

    /** All ports of consecutive addresses. */
    public static AddressRange all(final AddressRange ipv4, final Layout layout) {
        return new AddressRange(AddressFamily.PORT, value(layout, ipv4.start(), 0),
            value(layout, ipv4.end(), MAX_PORT));
    }

    /**
     * Consecutive ports of one address.
     *
     * @throws IllegalArgumentException when the last one is below the first
     */
    public static AddressRange ports(final UInt128 ipv4, final int first, final int last) {
        return new AddressRange(AddressFamily.PORT, value(Layout.PLAIN, ipv4, first),
            value(Layout.PLAIN, ipv4, last));
    }

    /** The ports of one address with an identifier below 2^length. */
    public static AddressRange set(final UInt128 ipv4, final Layout layout, final int psid) {
        if (psid < 0 || psid >>> layout.length != 0) {
            throw new IllegalArgumentException("port-set identifier " + psid + " has more than " + layout.length
                + " bits");
        }
        final int first = psid << PORT_BITS - layout.length;
        return new AddressRange(AddressFamily.PORT, value(layout, ipv4, first),
            value(layout, ipv4, first + layout.setSize() - 1));
    }

    /** One port of an address, as it is numbered where identifiers are laid out so. */
    public static AddressRange port(final UInt128 ipv4, final Layout layout, final int port) {
        return AddressRange.of(AddressFamily.PORT, value(layout, ipv4, layout.position(port)));
    }

    /** How identifiers are laid out where the value is from. */
    public static Layout layout(final UInt128 value) {
        final int head = (int) (value.lo() >>> ADDRESS_BITS + PORT_BITS);
        return head == 0 ? Layout.PLAIN : new Layout(head >>> LENGTH_BITS, head & (1 << LENGTH_BITS) - 1);
    }

    /** The IPv4 address of a value. */
    public static UInt128 address(final UInt128 value) {
        return UInt128.of(value.lo() >>> PORT_BITS & ADDRESS);
    }

    /** The IPv4 addresses of a range. */
    public static AddressRange addresses(final AddressRange range) {
        return new AddressRange(AddressFamily.IPV4, address(range.start()), address(range.end()));
    }

    /** The position of a value: the port, if the layout is plain. */
    public static int position(final UInt128 value) {
        return (int) (value.lo() & MAX_PORT);
    }

    /** True when a range is made of all ports of its addresses. */
    public static boolean isWhole(final AddressRange range) {
        return position(range.start()) == 0 && position(range.end()) == MAX_PORT;
    }

    /** The identifier of the set in which a value is. */
    public static int psid(final UInt128 value) {
        return position(value) >>> PORT_BITS - layout(value).length;
    }
}
