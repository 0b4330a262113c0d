/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets OpenDaylight to connect to devices on which it has given up without saying so.
 *
 * <p>When a device accepts the SSH connection but closes the channel before its NETCONF hello, as it does while it
 * boots, or never answers the first request, OpenDaylight's connector (10.0.2) stays "connecting" and makes no further
 * attempt. A device that stays so is connected afresh: after 30 s, then after twice as long each time, at most every
 * 5 min. For a device that is really away this also cuts short the connector's back-off, which goes up to 30 min by
 * default.
 *
 * <p>Looked at are devices that hold something and those that were asked for lately, so that the cost does not grow
 * with the devices that OpenDaylight knows.
 *
 * <p>Not for use by several threads at once.
 */
public final class ConnectionWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionWatch.class);
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final NetconfTopology topology;
    private final WantedDevices wanted;
    private final Map<String, Waiting> waiting = new HashMap<>();

    private record Waiting(Instant next, Duration pause) {

    }

    ConnectionWatch(final NetconfTopology topology, final WantedDevices wanted) {
        this.topology = requireNonNull(topology);
        this.wanted = requireNonNull(wanted);
    }

    /**
     * Looks at the connections of devices that hold something, and of those that were asked for lately. Blocks.
     *
     * @param holding devices that hold something
     * @param now present time
     */
    public void check(final Collection<String> holding, final Instant now) {
        final var nodeIds = new HashSet<>(wanted.nodes(now));
        nodeIds.addAll(holding);
        waiting.keySet().retainAll(nodeIds);
        for (var nodeId : nodeIds) {
            try {
                check(nodeId, now);
            } catch (DeviceException e) {
                LOG.debug("Connection of device {} not looked at", nodeId, e);
            }
        }
    }

    private void check(final String nodeId, final Instant now) throws DeviceException {
        if (!topology.isConnecting(nodeId)) {
            waiting.remove(nodeId);
            if (topology.isConnected(nodeId)) {
                wanted.remove(nodeId);
            }
            return;
        }
        final var before = waiting.putIfAbsent(nodeId, new Waiting(now.plus(FIRST), FIRST));
        if (before != null && !now.isBefore(before.next)) {
            final var twice = before.pause.multipliedBy(2);
            final var pause = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
            waiting.put(nodeId, new Waiting(now.plus(pause), pause));
            LOG.info("Device {} is still connecting, connecting afresh", nodeId);
            topology.reconnect(nodeId);
        }
    }
}
