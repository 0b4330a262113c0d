/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.opendaylight.casm.radius.map.AccessWriter;
import org.opendaylight.casm.radius.map.ErrorCause;
import org.opendaylight.casm.radius.map.HeldLease;
import org.opendaylight.casm.radius.map.MessageIds;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Type;
import org.opendaylight.casm.radius.server.DisconnectClient.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks servers for leases that the Coordinator wants back: a Disconnect-Request for each (RFC 5176). When the server
 * has ended the session, or does not know it (Error-Cause 503), the lease is given back; else the Coordinator goes on
 * to want it, or its lifetime ends.
 */
public final class RecallService {
    private static final Logger LOG = LoggerFactory.getLogger(RecallService.class);
    /** How often a server that is heard is asked what it is to give back. */
    private static final Duration ASK_EVERY = Duration.ofSeconds(20);

    private final Coordinator coordinator;
    private final LeaseBook book;
    private final Boots boots;
    private final Sessions sessions;
    private final Disconnects disconnects;
    private final Consumer<Nas> queried;
    private final InstantSource clock;
    private final Map<String, Instant> asked = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** Sends Disconnect-Requests. */
    @FunctionalInterface
    public interface Disconnects {
        /** Sends one to a server and repeats it until it is answered or there is no use. */
        ListenableFuture<Outcome> send(Nas nas, List<Attribute> session);
    }

    /**
     * What is to be done of what the Coordinator wants.
     *
     * @param disconnects asks a server for a lease
     * @param queried told of servers that are to report
     */
    record Tasks(Disconnects disconnects, Consumer<Nas> queried) {
        Tasks {
            requireNonNull(disconnects);
            requireNonNull(queried);
        }
    }

    /**
     * A service.
     *
     * @param tasks how a server is asked for a lease, and to report
     */
    RecallService(final NasService.World world, final Boots boots, final Sessions sessions, final Tasks tasks,
            final InstantSource clock) {
        coordinator = world.coordinator();
        book = world.book();
        this.boots = requireNonNull(boots);
        this.sessions = requireNonNull(sessions);
        disconnects = tasks.disconnects();
        queried = tasks.queried();
        this.clock = requireNonNull(clock);
    }

    /** A server was heard: tells the Coordinator now and then, and learns what it is to give back. */
    void heard(final Nas nas) {
        final var now = clock.instant();
        final var before = asked.get(nas.deviceId());
        if (before != null && now.isBefore(before.plus(ASK_EVERY))) {
            return;
        }
        asked.put(nas.deviceId(), now);
        Futures.addCallback(coordinator.keepalive(boots.header(nas.deviceId(),
            MessageIds.of("keepalive", nas.deviceId(), now.toString()))), new FutureCallback<Coordinator.Orders>() {
                @Override
                public void onSuccess(final Coordinator.Orders orders) {
                    recall(nas, orders.recalled());
                    if (orders.query()) {
                        queried.accept(nas);
                    }
                }

                @Override
                public void onFailure(final Throwable cause) {
                    LOG.debug("No keepalive of {}", nas.deviceId(), cause);
                }
            }, MoreExecutors.directExecutor());
    }

    /** Asks a server for leases; those it is being asked for already are passed over. */
    public void recall(final Nas nas, final Collection<String> leaseIds) {
        for (var lease : book.held(nas.deviceId())) {
            if (leaseIds.contains(lease.id()) && underWay.add(lease.id())) {
                ask(nas, lease);
            }
        }
    }

    private void ask(final Nas nas, final HeldLease lease) {
        LOG.info("Asking device {} by RADIUS for lease {} of pool {}", nas.deviceId(), lease.id(), lease.pool());
        final var ended = Futures.transformAsync(disconnects.send(nas, session(nas, lease)),
            outcome -> after(nas, lease, outcome), MoreExecutors.directExecutor());
        ended.addListener(() -> underWay.remove(lease.id()), MoreExecutors.directExecutor());
    }

    /** RFC 5176 section 3: which server, which session, and when, against replay. */
    private List<Attribute> session(final Nas nas, final HeldLease lease) {
        final var attributes = new ArrayList<Attribute>();
        final boolean ipv4 = nas.address().getAddress().length == 4;
        attributes.add(Attribute.address(ipv4 ? Type.NAS_IP_ADDRESS : Type.NAS_IPV6_ADDRESS, nas.address()));
        nas.identifier().ifPresent(name -> attributes.add(Attribute.text(Type.NAS_IDENTIFIER, name)));
        sessions.having(nas.deviceId(), lease.id())
            .ifPresent(id -> attributes.add(Attribute.text(Type.ACCT_SESSION_ID, id)));
        if (lease.block().isIpv4()) {
            attributes.add(Attribute.address(Type.FRAMED_IP_ADDRESS, lease.block().first()));
        } else {
            lease.block().prefixLength().ifPresent(length -> attributes.add(
                Attribute.ipv6Prefix(Type.DELEGATED_IPV6_PREFIX, lease.block().first(), length)));
        }
        attributes.add(Attribute.text(Type.CLASS, AccessWriter.LEASE_CLASS + lease.id()));
        attributes.add(Attribute.number(Type.EVENT_TIMESTAMP, clock.instant().getEpochSecond()));
        return attributes;
    }

    private ListenableFuture<Reply> after(final Nas nas, final HeldLease lease, final Outcome outcome) {
        final boolean gone = switch (outcome) {
            case Outcome.Done done -> true;
            case Outcome.Refused refused -> {
                LOG.info("Device {} does not give lease {} back: Error-Cause {}", nas.deviceId(), lease.id(),
                    refused.errorCause());
                yield refused.errorCause().orElse(0) == ErrorCause.SESSION_CONTEXT_NOT_FOUND.code();
            }
            case Outcome.NoAnswer none -> {
                LOG.warn("Device {} does not answer when asked for lease {}", nas.deviceId(), lease.id());
                yield false;
            }
        };
        if (!gone) {
            return Futures.immediateFuture(new Reply.Later("the device keeps it"));
        }
        return Futures.transform(coordinator.release(boots.header(nas.deviceId(),
            MessageIds.of("recalled", nas.deviceId(), lease.id())), Set.of(lease.id()), Coordinator.Reason.RECALLED),
            reply -> {
                if (reply instanceof Reply.Done) {
                    book.released(nas.deviceId(), Set.of(lease.id()));
                }
                return reply;
            }, MoreExecutors.directExecutor());
    }
}
