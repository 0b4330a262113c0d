/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Addresses of one family that lie side by side, with all their ports or some. It keeps the form in which it was
 * written, a prefix or a range.
 *
 * @param ipv6 whether the addresses are of IPv6
 * @param first first address as a number
 * @param last last address as a number, not below the first
 * @param text how it was written: {@code 10.0.0.0/24}, {@code 10.0.0.1-10.0.0.9} or, for one address, the address
 * @param ports the ports that belong to it; null for all
 */
public record Block(boolean ipv6, BigInteger first, BigInteger last, String text, @Nullable PortSet ports)
        implements Comparable<Block> {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int IPV6_OCTETS = 16;
    private static final int PORT_BITS = 16;
    private static final Comparator<Block> ORDER = Comparator.comparing(Block::ipv6).thenComparing(Block::low)
        .thenComparing(Block::high);

    /** Checks the order of the addresses. */
    public Block {
        if (first.signum() < 0 || first.compareTo(last) > 0) {
            throw new IllegalArgumentException(text + ": the last address is below the first");
        }
    }

    /**
     * The block of a prefix such as {@code 10.0.0.0/24}.
     *
     * @throws IllegalArgumentException if it is not one, or has host bits
     */
    public static Block prefix(final String text) {
        final int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(text + " is not a prefix");
        }
        final String address = text.substring(0, slash);
        final int length = Integer.parseInt(text.substring(slash + 1));
        final boolean ipv6 = address.indexOf(':') >= 0;
        final int bits = ipv6 ? IPV6_BITS : IPV4_BITS;
        final BigInteger first = number(address);
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException(text + ": the length has to be 0 to " + bits);
        }
        final BigInteger size = BigInteger.ONE.shiftLeft(bits - length);
        if (first.mod(size).signum() != 0) {
            throw new IllegalArgumentException(text + " has host bits");
        }
        return new Block(ipv6, first, first.add(size).subtract(BigInteger.ONE), text, null);
    }

    /**
     * The block from one address to another.
     *
     * @param last last address; the same as {@code first} for a single one
     * @throws IllegalArgumentException if they are not addresses of one family in order
     */
    public static Block range(final String first, final String last) {
        final boolean ipv6 = first.indexOf(':') >= 0;
        if (ipv6 != last.indexOf(':') >= 0) {
            throw new IllegalArgumentException(first + " and " + last + " are of two families");
        }
        return new Block(ipv6, number(first), number(last), first.equals(last) ? first : first + "-" + last, null);
    }

    /** The same addresses with some of their ports. */
    public Block with(final PortSet some) {
        return new Block(ipv6, first, last, text, some);
    }

    /** Whether it was written as a prefix. */
    public boolean isPrefix() {
        return text.indexOf('/') >= 0;
    }

    /** How many addresses it has. */
    public BigInteger size() {
        return last.subtract(first).add(BigInteger.ONE);
    }

    /** The number of bits of an address of the family. */
    public int bits() {
        return ipv6 ? IPV6_BITS : IPV4_BITS;
    }

    /** Whether a member, an address with a port, is in both. Sets of MAP are compared by address and identifier. */
    public boolean overlaps(final Block other) {
        if (ipv6 != other.ipv6 || first.compareTo(other.last) > 0 || other.first.compareTo(last) > 0) {
            return false;
        }
        final PortSet mine = ports;
        final PortSet theirs = other.ports;
        if (mine == null || theirs == null) {
            return true;
        }
        if (mine.isRun() && theirs.isRun()) {
            return mine.startPort() <= theirs.endPort() && theirs.startPort() <= mine.endPort();
        }
        return mine.isRun() != theirs.isRun() || mine.psid() < 0 || theirs.psid() < 0 || mine.psid() == theirs.psid()
            || mine.psidLength() != theirs.psidLength() || mine.psidOffset() != theirs.psidOffset();
    }

    /** The lowest member, where each address has 65,536: orders blocks that do not overlap. */
    public BigInteger low() {
        final PortSet some = ports;
        return first.shiftLeft(PORT_BITS).add(BigInteger.valueOf(
            some == null ? 0 : some.isRun() ? some.startPort() : Math.max(0, some.psid())));
    }

    private BigInteger high() {
        return last;
    }

    @Override
    public int compareTo(final Block other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(final @Nullable Object obj) {
        return obj instanceof Block other && ipv6 == other.ipv6 && first.equals(other.first) && last.equals(other.last)
            && Objects.equals(ports, other.ports);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ipv6, first, last, ports);
    }

    @Override
    public String toString() {
        return ports == null ? text : text + " ports " + ports;
    }

    /** An address as a number; never asks a name server. */
    private static BigInteger number(final String address) {
        final boolean ipv6 = address.indexOf(':') >= 0;
        if (!(ipv6 ? address.matches("[0-9a-fA-F:.]{2,45}") : address.matches("\\d{1,3}(\\.\\d{1,3}){3}"))) {
            throw new IllegalArgumentException(address + " is not an address");
        }
        try {
            final byte[] octets = InetAddress.getByName(address).getAddress();
            if (ipv6 && octets.length < IPV6_OCTETS) {
                // the JDK turns ::ffff:192.0.2.1 into 192.0.2.1
                return new BigInteger(1, octets).add(BigInteger.valueOf(0xffff).shiftLeft(IPV4_BITS));
            }
            return new BigInteger(1, octets);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address + " is not an address", e);
        }
    }

    /** An address from its number. */
    public static String address(final boolean ipv6, final BigInteger number) {
        final int octets = ipv6 ? IPV6_OCTETS : IPV4_BITS / Byte.SIZE;
        final byte[] raw = number.toByteArray();
        final byte[] full = new byte[octets];
        final int length = Math.min(raw.length, octets);
        System.arraycopy(raw, raw.length - length, full, octets - length, length);
        return ipv6 ? Ipv6Text.of(full) : (full[0] & 0xff) + "." + (full[1] & 0xff) + "." + (full[2] & 0xff) + "."
            + (full[3] & 0xff);
    }
}
