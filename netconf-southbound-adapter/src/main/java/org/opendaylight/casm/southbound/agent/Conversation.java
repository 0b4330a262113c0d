/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.agent.AgentLink.Environment;
import org.opendaylight.casm.southbound.agent.Coordinator.NotReadyException;
import org.opendaylight.casm.southbound.device.AgentSession;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.Agent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Header;
import org.opendaylight.yangtools.binding.Notification;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said to one node with casm-agent. Calls block. For one thread at a time.
 */
final class Conversation {
    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final long ANSWER_SECONDS = 60;

    private final String nodeId;
    private final Environment environment;
    private final Set<String> fresh = new HashSet<>();
    private Optional<Agent> terms = Optional.empty();
    private @Nullable AgentSession session;
    private @Nullable Registration listening;

    Conversation(final String nodeId, final Environment environment) {
        this.nodeId = requireNonNull(nodeId);
        this.environment = requireNonNull(environment);
    }

    /**
     * Begins anew with the present session of the node.
     *
     * @param heard gets what the device says
     * @return false if the device does not implement casm-agent
     * @throws DeviceException if it is not connected, or does not take a subscription
     */
    boolean begin(final Consumer<Notification<?>> heard) throws DeviceException {
        end();
        final var found = environment.port().agent(nodeId);
        if (found.isPresent()) {
            final var fresher = found.orElseThrow();
            listening = fresher.subscribe(said -> environment.talk().read(said).ifPresent(heard));
            session = fresher;
            LOG.info("Device {} is heard by its notifications", nodeId);
        }
        return found.isPresent();
    }

    /** The device has been silent: it is asked to take a subscription if it lost the one it had. */
    void subscribeAgain() throws DeviceException {
        try {
            open().subscribeAgain();
            LOG.info("Device {} was silent and has taken a new subscription", nodeId);
        } catch (DeviceException e) {
            switch (e.reason()) {
                case REJECTED, BUSY -> LOG.debug("Device {} is silent and has its subscription", nodeId, e);
                case TIMEOUT, UNKNOWN, UNREACHABLE, UNSUPPORTED -> throw e;
            }
        }
    }

    /** Whether there is a session, to the knowledge of this side. */
    boolean isOpen() {
        return session != null;
    }

    void end() {
        final var old = listening;
        listening = null;
        session = null;
        if (old != null) {
            old.close();
        }
    }

    private AgentSession open() throws DeviceException {
        final var current = session;
        if (current == null) {
            throw new DeviceException(Reason.UNREACHABLE, "the device is not connected");
        }
        return current;
    }

    /** Answers messages of the device, by what it then has in its configuration. */
    void answer(final List<Notification<?>> messages) throws DeviceException, NotReadyException {
        final var answers = new ArrayList<Answer>();
        for (var said : messages) {
            if (said instanceof Header header) {
                answers.add(await(header, environment.coordinator().tell(nodeId, said)));
            }
        }
        tell(answers);
    }

    private static Answer await(final Header said, final Future<Answer> answer) {
        try {
            return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("No answer to a message", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.later(said.getMessageId(), "the Coordinator does not answer");
    }

    /** First the pools, then the word that they are there. */
    private void tell(final List<Answer> answers) throws DeviceException, NotReadyException {
        for (var answer : answers) {
            answer.leases().forEach(lease -> fresh.add(lease.requireLeaseId().getValue()));
            if (answer.orders().terms().isPresent()) {
                terms = answer.orders().terms();
            }
        }
        if (answers.stream().anyMatch(Answer::isFinal)) {
            synchronise();
        }
        environment.talk().acknowledge(open(), answers);
        if (answers.stream().anyMatch(answer -> answer.orders().query())) {
            query();
        }
    }

    /** Gives the device the pools that its leases say. */
    void synchronise() throws DeviceException, NotReadyException {
        final var devices = environment.coordinator().devicesOf(nodeId);
        if (devices.isEmpty()) {
            // nobody's: what it holds runs out by itself
            return;
        }
        final var wanted = environment.coordinator().pools(devices, fresh);
        final var difference = environment.talk().config().apply(open(), wanted, terms);
        fresh.clear();
        terms = Optional.empty();
        if (!difference.isNone()) {
            LOG.debug("Device {} has {} pools now: {} written, {} taken away", nodeId, wanted.size(),
                difference.write().size(), difference.delete().size());
        }
    }

    /** Asks the device for a report and passes it on. */
    void query() throws DeviceException, NotReadyException {
        final var devices = environment.coordinator().devicesOf(nodeId);
        if (devices.size() != 1) {
            // whose report it would be is not known
            return;
        }
        final var asked = environment.talk().query(open(), devices.iterator().next());
        if (asked.isPresent()) {
            final var report = asked.orElseThrow();
            tell(List.of(await(report.header(), environment.coordinator().report(nodeId, report.header(),
                report.report()))));
        }
    }
}
