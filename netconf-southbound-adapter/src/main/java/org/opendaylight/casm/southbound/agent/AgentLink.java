/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import org.opendaylight.casm.southbound.device.AgentSession;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.run.SingleWorker;
import org.opendaylight.yangtools.binding.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node of the NETCONF topology with casm-agent. What is to be done is noted by the caller's thread and done by one
 * worker at a time, in this order: subscribe, answer what the device said, give it the pools that its leases need, ask
 * for its report. What fails is done again; a device sends again what was not answered, and one that is silent for
 * too long is subscribed to again. Thread-safe.
 */
final class AgentLink {
    private static final Logger LOG = LoggerFactory.getLogger(AgentLink.class);
    /** Messages that wait at most; more are forgotten, and sent again by their device. */
    static final int MAX_WAITING = 64;
    /** Messages that are answered together. */
    private static final int BATCH = 16;
    private static final Duration START_PAUSE = Duration.ofSeconds(5);

    private final String nodeId;
    private final Environment environment;
    private final Deque<Notification<?>> inbox = new ArrayDeque<>();
    /** Only used by the worker, and by the next one after it. */
    private final Conversation conversation;
    private final SilenceWatch silence;
    private final SingleWorker worker;
    private final Set<Errand> wanted = EnumSet.noneOf(Errand.class);

    private boolean closed;
    private int failures;

    /** What is to be done besides answering. */
    private enum Errand {
        CONNECT, SUBSCRIBE_AGAIN, SYNCHRONISE, QUERY
    }

    /**
     * What all links share.
     *
     * @param port finds the agent of a device
     * @param coordinator decides
     * @param talk how a device is talked to
     * @param workers run what blocks
     * @param timer starts what is done again
     */
    record Environment(AgentPort port, Coordinator coordinator, AgentTalk talk, Executor workers,
            ScheduledExecutorService timer) {
    }

    /** Finds the agent of a connected device. */
    @FunctionalInterface
    interface AgentPort {
        /**
         * Finds it.
         *
         * @param nodeId node-id in the NETCONF topology
         * @return empty if the device does not implement casm-agent
         * @throws DeviceException if it is not connected, or cannot be used
         */
        Optional<AgentSession> agent(String nodeId) throws DeviceException;
    }

    AgentLink(final String nodeId, final Environment environment) {
        this.nodeId = requireNonNull(nodeId);
        this.environment = requireNonNull(environment);
        conversation = new Conversation(nodeId, environment);
        worker = new SingleWorker(environment.workers, environment.timer, this::work, this::trigger);
        silence = new SilenceWatch(environment.timer, () -> environment.coordinator.patience(nodeId), this::silent);
    }

    /** The device has connected, for the first time or again. */
    synchronized void connected() {
        wanted.add(Errand.CONNECT);
        failures = 0;
        // what was said in a session before is said again if it was not answered
        inbox.clear();
        trigger();
    }

    /** The device said something. */
    synchronized void heard(final Notification<?> said) {
        if (closed) {
            return;
        }
        silence.heard();
        if (inbox.size() >= MAX_WAITING) {
            LOG.debug("Device {} says more than can be answered, a message is forgotten", nodeId);
            return;
        }
        inbox.add(said);
        trigger();
    }

    /** Something about the leases of the device changed. */
    synchronized void changed() {
        if (!closed) {
            wanted.add(Errand.SYNCHRONISE);
            trigger();
        }
    }

    /** The device has said nothing for too long. */
    private synchronized void silent() {
        if (!closed) {
            wanted.addAll(EnumSet.of(Errand.SUBSCRIBE_AGAIN, Errand.SYNCHRONISE, Errand.QUERY));
            trigger();
        }
    }

    synchronized void close() {
        closed = true;
        silence.end();
        inbox.clear();
        trigger();
    }

    private synchronized void trigger() {
        worker.begin();
    }

    private void work() {
        boolean again = true;
        try {
            while (again) {
                again = step();
            }
        } finally {
            if (again) {
                // a bug; whatever comes next starts the worker again
                LOG.error("Device {} is not served for now", nodeId);
                stop(Optional.of(Duration.ofMinutes(1)));
            }
        }
    }

    private boolean step() {
        final boolean connecting = take(Errand.CONNECT);
        try {
            if (isClosed()) {
                conversation.end();
                return !stop(Optional.empty());
            }
            if (connecting) {
                connect();
            } else if (!serve()) {
                return !stop(Optional.empty());
            }
            succeeded();
            return true;
        } catch (Coordinator.NotReadyException e) {
            LOG.debug("Device {} waits: {}", nodeId, e.getMessage());
            want(Errand.SYNCHRONISE);
            return !stop(Optional.of(START_PAUSE));
        } catch (DeviceException e) {
            return failed(e, connecting);
        }
    }

    /** What was not answered is said again; until it connects again nothing else helps for a device that is away. */
    private boolean failed(final DeviceException failure, final boolean connecting) {
        final var reason = failure.reason();
        if (reason == Reason.UNREACHABLE || reason == Reason.UNKNOWN) {
            LOG.debug("Device {} is away", nodeId, failure);
            silence.end();
            conversation.end();
            succeeded();
            return !stop(Optional.empty());
        }
        final var pause = pause(reason, connecting);
        // right after it connects a device is not ready yet
        if (isPersistent()) {
            LOG.info("Agent of device {} not served: {}: {}", nodeId, reason, failure.getMessage());
        }
        return !stop(pause);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized boolean take(final Errand errand) {
        return wanted.remove(errand);
    }

    private synchronized void want(final Errand errand) {
        wanted.add(errand);
    }

    private synchronized boolean isPersistent() {
        return failures > 1;
    }

    private synchronized void succeeded() {
        failures = 0;
    }

    private synchronized Optional<Duration> pause(final Reason reason, final boolean connecting) {
        wanted.add(connecting ? Errand.CONNECT : Errand.SYNCHRONISE);
        failures++;
        final long doubled = 1L << Math.min(failures - 1, 6);
        return switch (reason) {
            case BUSY, TIMEOUT -> Optional.of(Duration.ofMillis(Math.min(30_000, 500 * doubled)));
            case REJECTED -> Optional.of(Duration.ofSeconds(Math.min(60, 5 * doubled)));
            // until it connects again
            case UNKNOWN, UNREACHABLE, UNSUPPORTED -> Optional.empty();
        };
    }

    /** Ends the work unless there is more; false when there is. */
    private synchronized boolean stop(final Optional<Duration> pause) {
        final boolean more = wanted.contains(Errand.CONNECT)
            || conversation.isOpen() && !(inbox.isEmpty() && wanted.isEmpty());
        if (more && pause.isEmpty() && failures == 0 && !closed) {
            return false;
        }
        worker.end(closed ? Optional.empty() : pause);
        return true;
    }

    private void connect() throws DeviceException {
        final boolean found = conversation.begin(this::heard);
        synchronized (this) {
            wanted.removeAll(EnumSet.of(Errand.SUBSCRIBE_AGAIN, Errand.SYNCHRONISE, Errand.QUERY));
            silence.end();
            if (found && !closed) {
                wanted.addAll(EnumSet.of(Errand.SYNCHRONISE, Errand.QUERY));
                silence.begin();
            }
        }
    }

    /** Does one thing; false when there is none. */
    private boolean serve() throws DeviceException, Coordinator.NotReadyException {
        if (!conversation.isOpen()) {
            return false;
        }
        final var batch = batch();
        if (!batch.isEmpty()) {
            conversation.answer(batch);
        } else if (take(Errand.SUBSCRIBE_AGAIN)) {
            conversation.subscribeAgain();
        } else if (take(Errand.SYNCHRONISE)) {
            conversation.synchronise();
        } else if (take(Errand.QUERY)) {
            conversation.query();
        } else {
            return false;
        }
        return true;
    }

    private synchronized List<Notification<?>> batch() {
        final var ret = new ArrayList<Notification<?>>();
        while (ret.size() < BATCH && !inbox.isEmpty()) {
            ret.add(inbox.remove());
        }
        return ret;
    }
}
