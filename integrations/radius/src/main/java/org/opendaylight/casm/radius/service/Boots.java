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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.map.MessageIds;

/**
 * Which boot of each server is heard now, and whether the Coordinator knows of it. RADIUS has no boot counter;
 * Accounting-On marks a boot, and its time makes a number that grows also over restarts of the controller.
 */
final class Boots {
    private final Coordinator coordinator;
    private final InstantSource clock;
    private final Map<String, State> states = new HashMap<>();

    private record State(@Nullable Long incarnation, @Nullable String messageId, boolean registered) {
    }

    Boots(final Coordinator coordinator, final InstantSource clock) {
        this.coordinator = requireNonNull(coordinator);
        this.clock = requireNonNull(clock);
    }

    /** The header of a message of a device. */
    synchronized Coordinator.Header header(final String deviceId, final String messageId) {
        final var state = states.get(deviceId);
        return new Coordinator.Header(deviceId, messageId, state == null ? null : state.incarnation());
    }

    /** Registers a device that was not heard yet; {@code messageId} is that of what it said first. */
    ListenableFuture<Reply> ensureRegistered(final String deviceId, final String messageId) {
        synchronized (this) {
            final var state = states.get(deviceId);
            if (state != null && state.registered()) {
                return Futures.immediateFuture(new Reply.Done(List.of(), true));
            }
        }
        return Futures.transformAsync(coordinator.incarnation(deviceId), known -> {
            synchronized (this) {
                states.computeIfAbsent(deviceId, id -> new State(known, null, false));
            }
            return register(deviceId, messageId);
        }, MoreExecutors.directExecutor());
    }

    /** A device has booted, {@code delay} seconds ago; {@code messageId} is that of its Accounting-On. */
    ListenableFuture<Reply> booted(final String deviceId, final String messageId, final long delay) {
        return Futures.transformAsync(coordinator.incarnation(deviceId), known -> {
            synchronized (this) {
                final var state = states.get(deviceId);
                if (state == null || !messageId.equals(state.messageId())) {
                    final long before = Math.max(known == null ? 0 : known,
                        state == null || state.incarnation() == null ? 0 : state.incarnation());
                    final long now = Math.max(0, clock.instant().getEpochSecond() - delay);
                    states.put(deviceId, new State(Math.max(before + 1, now), messageId, false));
                }
            }
            return register(deviceId, messageId);
        }, MoreExecutors.directExecutor());
    }

    private ListenableFuture<Reply> register(final String deviceId, final String messageId) {
        return Futures.transform(coordinator.register(header(deviceId,
            MessageIds.derived(messageId, "register"))), reply -> {
                if (reply instanceof Reply.Done) {
                    synchronized (this) {
                        states.computeIfPresent(deviceId,
                            (id, state) -> new State(state.incarnation(), state.messageId(), true));
                    }
                }
                return reply;
            }, MoreExecutors.directExecutor());
    }
}
