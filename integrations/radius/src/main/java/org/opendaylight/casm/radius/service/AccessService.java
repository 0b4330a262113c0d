/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.map.AccessIntent;
import org.opendaylight.casm.radius.map.AccessIntent.Pools;
import org.opendaylight.casm.radius.map.AccessIntent.Refused;
import org.opendaylight.casm.radius.map.AccessReader;
import org.opendaylight.casm.radius.map.AccessWriter;
import org.opendaylight.casm.radius.map.ErrorCause;
import org.opendaylight.casm.radius.map.HeldLease;
import org.opendaylight.casm.radius.map.MessageIds;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.packet.Answer;
import org.opendaylight.casm.radius.packet.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers Access-Requests. A server that asks for its pools gets what it has in them, with its lifetime renewed, and a
 * block of each pool in which it has nothing: so a server that has rebooted, or never got the answer, does not take
 * more and more. With an Acct-Session-Id it gets blocks for that session.
 */
final class AccessService {
    private static final Logger LOG = LoggerFactory.getLogger(AccessService.class);

    private final Coordinator coordinator;
    private final Boots boots;
    private final LeaseBook book;
    private final Sessions sessions;
    private final InstantSource clock;

    AccessService(final Coordinator coordinator, final Boots boots, final LeaseBook book, final Sessions sessions,
            final InstantSource clock) {
        this.coordinator = requireNonNull(coordinator);
        this.boots = requireNonNull(boots);
        this.book = requireNonNull(book);
        this.sessions = requireNonNull(sessions);
        this.clock = requireNonNull(clock);
    }

    /** What one request comes to. */
    private record Case(Nas nas, String messageId, Pools wanted) {
    }

    ListenableFuture<Optional<Answer>> answer(final AccessReader reader, final Nas nas, final InetSocketAddress source,
            final Request request) {
        final AccessIntent intent = reader.read(nas, request.attributes());
        return switch (intent) {
            case Refused refused -> Futures.immediateFuture(
                Optional.of(AccessWriter.reject(refused.cause(), refused.text())));
            case Pools pools -> give(new Case(nas, MessageIds.access(nas, source, request), pools));
        };
    }

    private ListenableFuture<Optional<Answer>> give(final Case one) {
        return Futures.transformAsync(boots.ensureRegistered(one.nas().deviceId(), one.messageId()), registered ->
            registered instanceof Reply.Later ? Futures.immediateFuture(Optional.empty())
                : Futures.transformAsync(renew(one), renewed -> complete(one, renewed),
                    MoreExecutors.directExecutor()),
            MoreExecutors.directExecutor());
    }

    /** What the server has in the pools, renewed. */
    private ListenableFuture<Reply> renew(final Case one) {
        final boolean ofSession = one.wanted().session().isPresent() && !one.wanted().renewOnly();
        final var pools = one.wanted().wishes().stream().map(AccessIntent.Wish::pool).collect(Collectors.toSet());
        final Set<String> held = ofSession ? Set.of() : book.held(one.nas().deviceId()).stream()
            .filter(lease -> pools.contains(lease.pool())).map(HeldLease::id).collect(Collectors.toSet());
        return held.isEmpty() ? Futures.immediateFuture(new Reply.Done(List.of(), false))
            : coordinator.renew(header(one, "renew"), held);
    }

    /** With blocks of the pools in which it has nothing. */
    private ListenableFuture<Optional<Answer>> complete(final Case one, final Reply renewed) {
        final @Nullable List<HeldLease> kept = switch (renewed) {
            case Reply.Done done -> done.leases();
            // the leases are gone, or recalled: others take their place
            case Reply.Denied denied -> List.of();
            case Reply.Later later -> null;
        };
        if (kept == null) {
            return Futures.immediateFuture(Optional.empty());
        }
        final var served = kept.stream().map(HeldLease::pool).collect(Collectors.toSet());
        final var missing = one.wanted().wishes().stream().filter(wish -> !served.contains(wish.pool())).toList();
        if (missing.isEmpty() || one.wanted().renewOnly()) {
            return Futures.immediateFuture(Optional.of(kept.isEmpty()
                ? AccessWriter.reject(ErrorCause.SESSION_CONTEXT_NOT_FOUND, "nothing to renew: ask for pools anew")
                : accept(one, kept)));
        }
        return Futures.transform(coordinator.request(header(one, "request" + denials(one)), missing),
            reply -> switch (reply) {
                case Reply.Done done -> granted(one, kept, done);
                case Reply.Denied denied -> Optional.of(kept.isEmpty() ? reject(one, denied) : accept(one, kept));
                case Reply.Later later -> kept.isEmpty() ? Optional.empty() : Optional.of(accept(one, kept));
            }, MoreExecutors.directExecutor());
    }

    /** A session that was denied may ask again, and that is another message. */
    private Answer reject(final Case one, final Reply.Denied denied) {
        one.wanted().session().ifPresent(session -> sessions.denied(one.nas().deviceId(), session));
        return AccessWriter.reject(ErrorCause.of(denied.appTag()), denied.text());
    }

    private int denials(final Case one) {
        return one.wanted().session().map(session -> sessions.denials(one.nas().deviceId(), session)).orElse(0);
    }

    private Optional<Answer> granted(final Case one, final List<HeldLease> kept, final Reply.Done done) {
        final var all = new ArrayList<>(kept);
        final var now = clock.instant();
        done.leases().stream()
            // the answer of long ago may tell of leases that have ended since
            .filter(lease -> lease.expires() == null || lease.expires().isAfter(now)).forEach(all::add);
        return Optional.of(all.isEmpty()
            ? AccessWriter.reject(ErrorCause.SESSION_CONTEXT_NOT_FOUND, "the leases of this session have ended")
            : accept(one, all));
    }

    private Answer accept(final Case one, final List<HeldLease> leases) {
        book.granted(one.nas().deviceId(), leases);
        one.wanted().session().ifPresent(session -> sessions.began(one.nas().deviceId(), session,
            leases.stream().map(HeldLease::id).collect(Collectors.toSet())));
        final var answer = AccessWriter.accept(leases, one.wanted().ipv6(), clock.instant());
        if (AccessWriter.told(answer) < leases.size()) {
            LOG.warn("Device {} holds {} leases, of which only {} fit into an Access-Accept", one.nas().deviceId(),
                leases.size(), AccessWriter.told(answer));
        }
        return answer;
    }

    private Coordinator.Header header(final Case one, final String step) {
        return boots.header(one.nas().deviceId(), MessageIds.derived(one.messageId(), step));
    }
}
