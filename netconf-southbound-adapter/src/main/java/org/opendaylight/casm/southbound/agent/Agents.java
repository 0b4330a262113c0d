/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.MountPoints;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.LeaseExpiring;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All devices with casm-agent: everything that is started together and stopped in reverse order.
 */
final class Agents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Agents.class);

    private final Deque<Runnable> started = new ArrayDeque<>();
    private final Map<String, AgentLink> links = new ConcurrentHashMap<>();
    private final AgentLink.Environment environment;

    private Agents(final AgentFeed feed, final ControllerServices controller, final MountPoints devices,
            final BindingNormalizedNodeSerializer codec) {
        final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("casm-agents-timer").factory());
        started.push(timer::shutdownNow);
        final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("casm-agent-", 0)
                .uncaughtExceptionHandler((thread, bug) -> LOG.error("A bug", bug)).factory());
        // what is under way is given up; the next start completes it
        started.push(workers::shutdownNow);
        started.push(() -> links.values().forEach(AgentLink::close));
        environment = new AgentLink.Environment(devices::agent, new MdsalCoordinator(controller.broker(),
            controller.rpcs(), feed, InstantSource.system()), new AgentTalk(codec), workers, timer);
    }

    /**
     * Starts to serve devices.
     *
     * @param controller the controller
     * @param devices the devices
     * @param codec from and to the form in which mount points have data
     * @return to be closed when no longer needed
     */
    static Agents start(final ControllerServices controller, final MountPoints devices,
            final BindingNormalizedNodeSerializer codec) {
        final var feed = new AgentFeed();
        final var ret = new Agents(feed, controller, devices, codec);
        feed.start(controller.broker(), ret::changed);
        ret.started.push(feed::close);
        final Registration expiring = controller.notifications().registerListener(LeaseExpiring.class,
            told -> feed.nodeOf(String.valueOf(told.getDeviceId())).ifPresent(node -> ret.changed(Set.of(node))));
        ret.started.push(expiring::close);
        final Registration connections = devices.onConnection(node -> ret.link(node).connected());
        ret.started.push(connections::close);
        try {
            devices.known().forEach(node -> ret.link(node).connected());
        } catch (DeviceException e) {
            LOG.warn("Devices that are connected already are served when they connect again", e);
        }
        return ret;
    }

    private AgentLink link(final String nodeId) {
        return links.computeIfAbsent(nodeId, id -> new AgentLink(id, environment));
    }

    /** Only nodes that have been connected have something to be told. */
    private void changed(final Set<String> nodeIds) {
        nodeIds.forEach(id -> {
            final var link = links.get(id);
            if (link != null) {
                link.changed();
            }
        });
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            started.pop().run();
        }
    }
}
