/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One attribute. The factories make the layouts of RFC 8044.
 *
 * @param type its type, 1 to 255
 * @param value its value, at most 253 octets
 */
public record Attribute(int type, byte[] value) {
    /** Longest value. */
    public static final int MAX_OCTETS = 253;

    private static final int IPV6_BITS = 128;
    private static final int VENDOR_HEADER = 6;
    private static final int CISCO = 9;
    private static final byte CISCO_AVPAIR = 1;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if type or length are out of bounds
     */
    public Attribute {
        if (type < 1 || type > 0xff || value.length > MAX_OCTETS) {
            throw new IllegalArgumentException("attribute " + type + " of " + value.length + " octets");
        }
        value = value.clone();
    }

    @Override
    public byte[] value() {
        return value.clone();
    }

    /** A text, cut to what fits at the border of a character. */
    public static Attribute text(final int type, final String text) {
        final byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(octets.length, MAX_OCTETS);
        while (length < octets.length && (octets[length] & 0xc0) == 0x80) {
            length--;
        }
        return new Attribute(type, Arrays.copyOf(octets, length));
    }

    /** A number of 32 bits without sign. */
    public static Attribute number(final int type, final long number) {
        if (number < 0 || number > 0xffff_ffffL) {
            throw new IllegalArgumentException("number " + number);
        }
        return new Attribute(type, ByteBuffer.allocate(Integer.BYTES).putInt((int) number).array());
    }

    /** An address. */
    public static Attribute address(final int type, final InetAddress address) {
        return new Attribute(type, address.getAddress());
    }

    /** An IPv4 netmask of a length. */
    public static Attribute netmask(final int type, final int length) {
        final int mask = length == 0 ? 0 : -1 << Integer.SIZE - length;
        return new Attribute(type, ByteBuffer.allocate(Integer.BYTES).putInt(mask).array());
    }

    /** An IPv6 prefix: a zero octet, the length, and the octets of the prefix that are not beyond it. */
    public static Attribute ipv6Prefix(final int type, final InetAddress first, final int length) {
        if (length < 0 || length > IPV6_BITS) {
            throw new IllegalArgumentException("prefix length " + length);
        }
        final int octets = (length + Byte.SIZE - 1) / Byte.SIZE;
        return new Attribute(type, ByteBuffer.allocate(2 + octets).put((byte) 0).put((byte) length)
            .put(first.getAddress(), 0, octets).array());
    }

    /** A Cisco-AVPair, vendor 9, type 1: RFC 2865 section 5.26 has the layout. */
    public static Attribute ciscoAvPair(final String text) {
        final byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        return new Attribute(Type.VENDOR_SPECIFIC, ByteBuffer.allocate(VENDOR_HEADER + octets.length).putInt(CISCO)
            .put(CISCO_AVPAIR).put((byte) (2 + octets.length)).put(octets).array());
    }

    @Override
    public boolean equals(final @org.eclipse.jdt.annotation.Nullable Object obj) {
        return obj instanceof Attribute other && type == other.type && Arrays.equals(value, other.value);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return type + "=" + HexFormat.of().formatHex(value);
    }
}
