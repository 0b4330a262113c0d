/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.packet;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The attributes of a packet in their order. An attribute that does not have the layout of its type is read as absent,
 * so that no content of a packet can do harm.
 *
 * @param all all of them
 */
public record Attributes(List<Attribute> all) {
    private static final int IPV4_OCTETS = 4;
    private static final int IPV6_OCTETS = 16;
    private static final int IPV6_BITS = 128;

    /** Copies. */
    public Attributes {
        all = List.copyOf(all);
    }

    /** All of a type, in order. */
    public List<Attribute> all(final int type) {
        return all.stream().filter(one -> one.type() == type).toList();
    }

    private Optional<byte[]> first(final int type) {
        return all.stream().filter(one -> one.type() == type).findFirst().map(Attribute::value);
    }

    /** Whether there is one of a type, however it looks. */
    public boolean has(final int type) {
        return first(type).isPresent();
    }

    /** A text of 1 to 253 octets in UTF-8, RFC 8044 section 3.4; absent too if it has control characters. */
    public Optional<String> text(final int type) {
        return first(type).flatMap(Attributes::toText);
    }

    /** The texts of all of a type. */
    public List<String> texts(final int type) {
        return all(type).stream().flatMap(one -> toText(one.value()).stream()).toList();
    }

    private static Optional<String> toText(final byte[] value) {
        try {
            final var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
            return text.isEmpty() || text.chars().anyMatch(Character::isISOControl) ? Optional.empty()
                : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** An unsigned number of 32 bits, RFC 8044 section 3.1. */
    public OptionalLong number(final int type) {
        return first(type).filter(value -> value.length == Integer.BYTES)
            .map(value -> OptionalLong.of(Integer.toUnsignedLong(ByteBuffer.wrap(value).getInt())))
            .orElse(OptionalLong.empty());
    }

    /** An IPv4 address, RFC 8044 section 3.8. */
    public Optional<InetAddress> ipv4(final int type) {
        return first(type).filter(value -> value.length == IPV4_OCTETS).map(Attributes::toAddress);
    }

    /** An IPv6 address, RFC 8044 section 3.9. */
    public Optional<InetAddress> ipv6(final int type) {
        return first(type).filter(value -> value.length == IPV6_OCTETS).map(Attributes::toAddress);
    }

    /** Length of an IPv4 netmask; absent if it has holes. */
    public OptionalInt netmask(final int type) {
        final var value = first(type).filter(one -> one.length == IPV4_OCTETS);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        final int mask = ByteBuffer.wrap(value.orElseThrow()).getInt();
        final int length = Integer.bitCount(mask);
        return length == Integer.numberOfLeadingZeros(~mask) ? OptionalInt.of(length) : OptionalInt.empty();
    }

    /** Length of an IPv6 prefix, RFC 3162 section 2.3: a reserved octet, the length, up to 16 octets of prefix. */
    public OptionalInt ipv6PrefixLength(final int type) {
        return first(type).filter(Attributes::isPrefix).map(value -> OptionalInt.of(value[1] & 0xff))
            .orElse(OptionalInt.empty());
    }

    /** First address of an IPv6 prefix. */
    public Optional<InetAddress> ipv6PrefixAddress(final int type) {
        return first(type).filter(Attributes::isPrefix)
            .map(value -> toAddress(Arrays.copyOfRange(value, 2, 2 + IPV6_OCTETS)));
    }

    private static boolean isPrefix(final byte[] value) {
        return value.length >= 2 && value.length <= 2 + IPV6_OCTETS && (value[1] & 0xff) <= IPV6_BITS
            && (value.length - 2) * Byte.SIZE >= (value[1] & 0xff);
    }

    private static InetAddress toAddress(final byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 octets", e);
        }
    }
}
