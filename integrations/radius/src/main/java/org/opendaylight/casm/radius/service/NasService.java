/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.ExecutionSequencer;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.opendaylight.casm.radius.map.AccessReader;
import org.opendaylight.casm.radius.map.AccountingReader;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.map.PoolBook;
import org.opendaylight.casm.radius.packet.Answer;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Request;
import org.opendaylight.casm.radius.server.RequestHandler;
import org.opendaylight.casm.radius.usage.Subscribers;

/**
 * Handles the requests of each server one after the other, and those of different servers side by side. A server that
 * sends faster than the Coordinator answers is left without answers when its queue is full, and no other suffers.
 */
public final class NasService implements RequestHandler {
    private static final int MAX_WAITING = 64;

    private final PoolBook pools;
    private final AccessService access;
    private final AccountingService accounting;
    private final RecallService recall;
    private final UsageReports reports;
    private final Map<String, Nas> heard = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Queue> queues = new ConcurrentHashMap<>();

    private static final class Queue {
        private final ExecutionSequencer sequencer = ExecutionSequencer.create();
        private final AtomicInteger waiting = new AtomicInteger();
    }

    /**
     * What is known of servers.
     *
     * @param coordinator the Coordinator
     * @param book leases that stand
     * @param pools pools that are open
     * @param subscribers what they use
     */
    public record World(Coordinator coordinator, LeaseBook book, PoolBook pools, Subscribers subscribers) {
        /** Checks. */
        public World {
            requireNonNull(coordinator);
            requireNonNull(book);
            requireNonNull(pools);
            requireNonNull(subscribers);
        }
    }

    /**
     * A service.
     *
     * @param world what is known of servers
     * @param disconnects how a server is asked for a lease
     * @param clock tells the time
     */
    public NasService(final World world, final RecallService.Disconnects disconnects, final InstantSource clock) {
        pools = world.pools();
        final var boots = new Boots(world.coordinator(), clock);
        final var sessions = new Sessions();
        access = new AccessService(world.coordinator(), boots, world.book(), sessions, clock);
        accounting = new AccountingService(world, boots, sessions, clock);
        reports = new UsageReports(world, boots, clock);
        recall = new RecallService(world, boots, sessions, new RecallService.Tasks(disconnects, reports::asked), clock);
    }

    /** Asks servers for leases that the Coordinator wants back. */
    public RecallService recall() {
        return recall;
    }

    /** Whether a server has asked something here. */
    public boolean hasHeard(final Nas nas) {
        return queues.containsKey(nas.deviceId());
    }

    /** Reports what is due; to be called every few seconds. */
    public void look() {
        heard.values().forEach(reports::look);
    }

    @Override
    public ListenableFuture<Optional<Answer>> handle(final Nas nas, final InetSocketAddress source,
            final Request request) {
        heard.put(nas.deviceId(), nas);
        final var queue = queues.computeIfAbsent(nas.deviceId(), id -> new Queue());
        if (queue.waiting.incrementAndGet() > MAX_WAITING) {
            queue.waiting.decrementAndGet();
            return Futures.immediateFuture(Optional.empty());
        }
        final var answer = queue.sequencer.submitAsync(() -> decide(nas, source, request),
            MoreExecutors.directExecutor());
        answer.addListener(() -> {
            queue.waiting.decrementAndGet();
            recall.heard(nas);
        }, MoreExecutors.directExecutor());
        return answer;
    }

    private ListenableFuture<Optional<Answer>> decide(final Nas nas, final InetSocketAddress source,
            final Request request) {
        return request.code() == Code.ACCESS_REQUEST
            ? access.answer(new AccessReader(pools), nas, source, request)
            : accounting.answer(new AccountingReader(pools), nas, request);
    }
}
