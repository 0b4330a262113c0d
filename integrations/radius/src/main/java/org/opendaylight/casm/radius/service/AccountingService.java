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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.casm.radius.map.AccountingIntent;
import org.opendaylight.casm.radius.map.AccountingIntent.PoolSession;
import org.opendaylight.casm.radius.map.AccountingReader;
import org.opendaylight.casm.radius.map.HeldLease;
import org.opendaylight.casm.radius.map.MessageIds;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.packet.Answer;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Request;
import org.opendaylight.casm.radius.usage.Subscribers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers Accounting-Requests, after what they say has been recorded (RFC 2866 section 4.2): until then the server
 * repeats them.
 */
final class AccountingService {
    private static final Logger LOG = LoggerFactory.getLogger(AccountingService.class);
    private static final Reply NOTHING_TO_DO = new Reply.Done(List.of(), false);

    private final Coordinator coordinator;
    private final Boots boots;
    private final LeaseBook book;
    private final Sessions sessions;
    private final Subscribers subscribers;
    private final InstantSource clock;

    AccountingService(final NasService.World world, final Boots boots, final Sessions sessions,
            final InstantSource clock) {
        coordinator = world.coordinator();
        book = world.book();
        subscribers = world.subscribers();
        this.boots = requireNonNull(boots);
        this.sessions = requireNonNull(sessions);
        this.clock = requireNonNull(clock);
    }

    ListenableFuture<Optional<Answer>> answer(final AccountingReader reader, final Nas nas, final Request request) {
        final var messageId = MessageIds.accounting(nas, request);
        final var recorded = switch (reader.read(nas, request.attributes())) {
            case AccountingIntent.Boot boot -> {
                noSessions(nas, messageId, boot.delay());
                yield boots.booted(nas.deviceId(), messageId, boot.delay());
            }
            case AccountingIntent.Shutdown down -> {
                noSessions(nas, messageId, 0);
                yield release(nas, messageId, all(nas), Coordinator.Reason.SHUTDOWN);
            }
            case PoolSession session -> poolSession(nas, messageId, session);
            case AccountingIntent.Subscriber subscriber -> {
                count(nas, subscriber);
                yield boots.ensureRegistered(nas.deviceId(), messageId);
            }
            case AccountingIntent.Nothing nothing -> Futures.immediateFuture(NOTHING_TO_DO);
        };
        return Futures.transform(recorded, reply -> switch (reply) {
            case Reply.Done done -> Optional.of(response());
            case Reply.Denied denied -> {
                // repeating it would not help
                LOG.info("Accounting of device {} had no effect: {}", nas.deviceId(), denied.text());
                yield Optional.of(response());
            }
            case Reply.Later later -> Optional.<Answer>empty();
        }, MoreExecutors.directExecutor());
    }

    /** What is counted once counts no more when the packet is repeated, answered or not. */
    private void count(final Nas nas, final AccountingIntent.Subscriber subscriber) {
        final var use = subscribers.of(nas.deviceId());
        switch (subscriber.phase()) {
            case START, UPDATE -> use.goesOn(subscriber.session(), subscriber.blocks(), book.held(nas.deviceId()),
                clock.instant());
            case STOP -> use.ends(subscriber.session(), clock.instant());
        }
    }

    private void noSessions(final Nas nas, final String messageId, final long delay) {
        final var now = clock.instant();
        subscribers.find(nas.deviceId()).ifPresent(use -> use.restarts(messageId, now.minusSeconds(delay), now));
    }

    private static Answer response() {
        return new Answer(Code.ACCOUNTING_RESPONSE, List.of());
    }

    private ListenableFuture<Reply> poolSession(final Nas nas, final String messageId, final PoolSession session) {
        final var leases = leases(nas, session);
        return switch (session.phase()) {
            case START -> boots.ensureRegistered(nas.deviceId(), messageId);
            case UPDATE -> renew(nas, messageId, leases);
            case STOP -> {
                session.session().ifPresent(id -> sessions.ended(nas.deviceId(), id));
                yield release(nas, messageId, leases, Coordinator.Reason.IDLE);
            }
        };
    }

    /** The leases that are meant: those named, else those of the session, else those in the pool of the User-Name. */
    private Set<String> leases(final Nas nas, final PoolSession session) {
        final var held = book.held(nas.deviceId());
        final var named = session.leases().isEmpty()
            ? session.session().map(id -> sessions.of(nas.deviceId(), id)).orElse(Set.of()) : session.leases();
        return held.stream()
            .filter(lease -> named.isEmpty() ? session.pools().contains(lease.pool()) : named.contains(lease.id()))
            .map(HeldLease::id).collect(Collectors.toSet());
    }

    private Set<String> all(final Nas nas) {
        return book.held(nas.deviceId()).stream().map(HeldLease::id).collect(Collectors.toSet());
    }

    private ListenableFuture<Reply> renew(final Nas nas, final String messageId, final Set<String> leases) {
        return leases.isEmpty() ? boots.ensureRegistered(nas.deviceId(), messageId)
            : Futures.transform(coordinator.renew(boots.header(nas.deviceId(), messageId), leases), reply -> {
                if (reply instanceof Reply.Done done) {
                    book.granted(nas.deviceId(), done.leases());
                }
                return reply;
            }, MoreExecutors.directExecutor());
    }

    private ListenableFuture<Reply> release(final Nas nas, final String messageId, final Set<String> leases,
            final Coordinator.Reason reason) {
        return leases.isEmpty() ? Futures.immediateFuture(NOTHING_TO_DO)
            : Futures.transform(coordinator.release(boots.header(nas.deviceId(), messageId), leases, reason),
                reply -> {
                    if (reply instanceof Reply.Done) {
                        book.released(nas.deviceId(), leases);
                    }
                    return reply;
                }, MoreExecutors.directExecutor());
    }
}
