/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.opendaylight.casm.radius.map.AccessIntent.Ipv6Use;
import org.opendaylight.casm.radius.packet.Answer;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Codec;
import org.opendaylight.casm.radius.packet.Type;

/**
 * Writes the answers to Access-Requests. Each lease is told by the name of its pool, its addresses, and a Class that
 * the server returns in accounting (RFC 2865 section 5.25), so that the lease is known there.
 */
public final class AccessWriter {
    /** What a Class of a lease begins with. */
    public static final String LEASE_CLASS = "casm:";

    /** Left for what the codec adds: header, Message-Authenticator, Proxy-State. */
    private static final int BUDGET = Codec.MAX_OCTETS - 600;
    private static final int MAX_PREFIXES = 8;
    private static final long MAX_SECONDS = 0xffff_ffffL;
    private static final int IPV6_BITS = 128;

    private AccessWriter() {
        // functions only
    }

    /**
     * An Access-Accept. What does not fit into a packet is left out from the end; nobody is lent that much by RADIUS.
     *
     * @param leases what the server has, at least one
     * @param use how IPv6 blocks are told
     * @param now present time
     */
    public static Answer accept(final List<HeldLease> leases, final Ipv6Use use, final Instant now) {
        final var attributes = new ArrayList<Attribute>();
        timeout(leases, now).ifPresent(seconds -> attributes.add(Attribute.number(Type.SESSION_TIMEOUT, seconds)));
        final var ipv4 = leases.stream().filter(lease -> lease.block().isIpv4()).toList();
        final var ipv6 = leases.stream().filter(lease -> !lease.block().isIpv4()).toList();
        if (!ipv4.isEmpty()) {
            addNet(attributes, ipv4);
            renewMinutes(ipv4).ifPresent(minutes ->
                attributes.add(Attribute.ciscoAvPair("ip:pool-timeout=" + minutes)));
        }
        if (!ipv6.isEmpty()) {
            attributes.add(Attribute.text(nameType(ipv6.getFirst(), use), ipv6.getFirst().pool()));
        }
        int number = 1;
        for (var lease : leases) {
            final var own = lease.block().isIpv4() ? ipv4(lease, number) : ipv6(lease, use);
            if (Codec.size(attributes) + Codec.size(own) > BUDGET) {
                break;
            }
            number += lease.block().isIpv4() ? 1 : 0;
            attributes.addAll(own);
        }
        return new Answer(Code.ACCESS_ACCEPT, attributes);
    }

    /** How many of the leases an Access-Accept tells. */
    public static int told(final Answer accept) {
        return (int) accept.attributes().stream().filter(one -> one.type() == Type.CLASS).count();
    }

    /** An Access-Reject with its reason for the server and for people. */
    public static Answer reject(final ErrorCause cause, final String text) {
        return new Answer(Code.ACCESS_REJECT, List.of(Attribute.number(Type.ERROR_CAUSE, cause.code()),
            Attribute.text(Type.REPLY_MESSAGE, text)));
    }

    private static OptionalLong timeout(final List<HeldLease> leases, final Instant now) {
        return leases.stream().map(HeldLease::expires).filter(Objects::nonNull)
            .mapToLong(expires -> Math.clamp(Duration.between(now, expires).toSeconds(), 1, MAX_SECONDS)).min();
    }

    private static OptionalLong renewMinutes(final List<HeldLease> leases) {
        return leases.stream().filter(lease -> lease.renewAfter() > 0)
            .mapToLong(lease -> Math.max(1, lease.renewAfter() / 60)).min();
    }

    /** RFC 2865 sections 5.8, 5.9: one network, for a server that takes just one. */
    private static void addNet(final List<Attribute> attributes, final List<HeldLease> leases) {
        final var first = leases.getFirst();
        attributes.add(Attribute.text(Type.FRAMED_POOL, first.pool()));
        first.block().prefixLength().ifPresent(length -> {
            if (leases.size() == 1) {
                attributes.add(Attribute.address(Type.FRAMED_IP_ADDRESS, first.block().first()));
                attributes.add(Attribute.netmask(Type.FRAMED_IP_NETMASK, length));
            }
        });
    }

    private static List<Attribute> ipv4(final HeldLease lease, final int number) {
        return List.of(Attribute.ciscoAvPair("ip:pool-def#" + number + "=" + lease.pool().replaceAll("\\s", "_") + " "
            + lease.block().first().getHostAddress() + " " + lease.block().last().getHostAddress()), leaseClass(lease));
    }

    private static List<Attribute> ipv6(final HeldLease lease, final Ipv6Use use) {
        final var attributes = new ArrayList<Attribute>();
        for (var prefix : lease.block().prefixes(MAX_PREFIXES)) {
            final int length = prefix.prefixLength().orElseThrow();
            attributes.add(switch (effective(length, use)) {
                case DELEGATED -> Attribute.ipv6Prefix(Type.DELEGATED_IPV6_PREFIX, prefix.first(), length);
                case FRAMED -> Attribute.ipv6Prefix(Type.FRAMED_IPV6_PREFIX, prefix.first(), length);
                case STATEFUL -> length == IPV6_BITS ? Attribute.address(Type.FRAMED_IPV6_ADDRESS, prefix.first())
                    : Attribute.ipv6Prefix(Type.FRAMED_IPV6_PREFIX, prefix.first(), length);
            });
        }
        attributes.add(leaseClass(lease));
        return attributes;
    }

    private static int nameType(final HeldLease lease, final Ipv6Use use) {
        return switch (effective(lease.block().prefixLength().orElse(0), use)) {
            case DELEGATED -> Type.DELEGATED_IPV6_PREFIX_POOL;
            case FRAMED -> Type.FRAMED_IPV6_POOL;
            case STATEFUL -> Type.STATEFUL_IPV6_ADDRESS_POOL;
        };
    }

    /** A single address cannot be delegated. */
    private static Ipv6Use effective(final int length, final Ipv6Use use) {
        return length == IPV6_BITS && use == Ipv6Use.DELEGATED ? Ipv6Use.STATEFUL : use;
    }

    private static Attribute leaseClass(final HeldLease lease) {
        return new Attribute(Type.CLASS, (LEASE_CLASS + lease.id()).getBytes(StandardCharsets.UTF_8));
    }
}
