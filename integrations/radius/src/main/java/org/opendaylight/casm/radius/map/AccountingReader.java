/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.map;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.casm.radius.map.AccountingIntent.Boot;
import org.opendaylight.casm.radius.map.AccountingIntent.Nothing;
import org.opendaylight.casm.radius.map.AccountingIntent.Phase;
import org.opendaylight.casm.radius.map.AccountingIntent.PoolSession;
import org.opendaylight.casm.radius.map.AccountingIntent.Shutdown;
import org.opendaylight.casm.radius.map.AccountingIntent.Subscriber;
import org.opendaylight.casm.radius.packet.Attributes;
import org.opendaylight.casm.radius.packet.Type;

/**
 * Reads Accounting-Requests. What concerns the blocks of a server is told from what concerns its subscribers by the
 * Class that came with a block, by Service-Type Outbound, or by a User-Name {@code pools-} and its own name: the end of
 * a subscriber's session must not end the lease of the block that his address is in.
 */
public final class AccountingReader {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int START = 1;
    private static final int STOP = 2;
    private static final int INTERIM_UPDATE = 3;
    private static final int ACCOUNTING_ON = 7;
    private static final int ACCOUNTING_OFF = 8;

    private final AccessReader access;

    /** A reader for a server to which {@code pools} are open. */
    public AccountingReader(final PoolBook pools) {
        access = new AccessReader(requireNonNull(pools));
    }

    /** What a packet of {@code nas} says. */
    public AccountingIntent read(final Nas nas, final Attributes packet) {
        return switch ((int) packet.number(Type.ACCT_STATUS_TYPE).orElse(0)) {
            case ACCOUNTING_ON -> new Boot(packet.number(Type.ACCT_DELAY_TIME).orElse(0));
            case ACCOUNTING_OFF -> new Shutdown();
            case START -> session(nas, packet, Phase.START);
            case STOP -> session(nas, packet, Phase.STOP);
            case INTERIM_UPDATE -> session(nas, packet, Phase.UPDATE);
            default -> new Nothing();
        };
    }

    private AccountingIntent session(final Nas nas, final Attributes packet, final Phase phase) {
        final var leases = packet.texts(Type.CLASS).stream()
            .filter(text -> text.startsWith(AccessWriter.LEASE_CLASS))
            .map(text -> text.substring(AccessWriter.LEASE_CLASS.length())).filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
        final var user = packet.text(Type.USER_NAME);
        final var session = packet.text(Type.ACCT_SESSION_ID);
        if (!leases.isEmpty() || packet.number(Type.SERVICE_TYPE).orElse(0) == AccessReader.OUTBOUND
                || isOwn(nas, user)) {
            return new PoolSession(phase, leases, session,
                user.map(name -> access.names(nas, name, packet)).orElse(Set.of()));
        }
        final var blocks = blocks(packet);
        return session.isEmpty() || blocks.isEmpty() && phase != Phase.STOP ? new Nothing()
            : new Subscriber(phase, session.orElseThrow(), blocks);
    }

    /** RFC 2866 section 5.13, RFC 6911 section 3.1, RFC 3162 section 2.3, RFC 4818 section 3. */
    private static Set<IpBlock> blocks(final Attributes packet) {
        final var blocks = new HashSet<IpBlock>();
        packet.ipv4(Type.FRAMED_IP_ADDRESS).ifPresent(one -> blocks.add(IpBlock.ofPrefix(one, IPV4_BITS)));
        packet.ipv6(Type.FRAMED_IPV6_ADDRESS).ifPresent(one -> blocks.add(IpBlock.ofPrefix(one, IPV6_BITS)));
        for (int type : new int[] {Type.FRAMED_IPV6_PREFIX, Type.DELEGATED_IPV6_PREFIX}) {
            packet.ipv6PrefixAddress(type).ifPresent(one ->
                blocks.add(IpBlock.ofPrefix(one, packet.ipv6PrefixLength(type).orElse(IPV6_BITS))));
        }
        return blocks;
    }

    private static boolean isOwn(final Nas nas, final Optional<String> user) {
        return user.filter(name -> name.startsWith(AccessReader.POOLS_OF)
            && nas.isNamed(name.substring(AccessReader.POOLS_OF.length()))).isPresent();
    }
}
