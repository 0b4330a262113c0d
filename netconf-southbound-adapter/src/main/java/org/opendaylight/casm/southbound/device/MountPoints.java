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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.dialect.AnnouncedModules;
import org.opendaylight.casm.southbound.dialect.Dialects;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMMountPoint;
import org.opendaylight.mdsal.dom.api.DOMMountPointListener;
import org.opendaylight.mdsal.dom.api.DOMMountPointService;
import org.opendaylight.mdsal.dom.api.DOMNotificationService;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;
import org.opendaylight.mdsal.dom.api.DOMService;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/**
 * The devices of OpenDaylight's NETCONF topology. A device is named by its node-id there.
 */
public final class MountPoints implements DevicePort {
    private final DOMMountPointService mounts;
    private final NetconfTopology topology;
    private final WantedDevices wanted = new WantedDevices();
    private final Duration timeout;

    /**
     * Creates the port.
     *
     * @param mounts mount points of the controller
     * @param broker the controller's own data broker, for what is known about connections
     * @param timeout how long one NETCONF operation may take
     */
    public MountPoints(final DOMMountPointService mounts, final DOMDataBroker broker, final Duration timeout) {
        this.mounts = requireNonNull(mounts);
        topology = new NetconfTopology(broker, timeout);
        this.timeout = requireNonNull(timeout);
    }

    /**
     * Returns a new watch over the connections. It also looks at devices to which {@link #connect} found no connection.
     *
     * @return the watch
     */
    public ConnectionWatch newWatch() {
        return new ConnectionWatch(topology, wanted);
    }

    /**
     * Reports each device that connects, from now on. Those connected already are not reported.
     *
     * @param connected gets the node-id; must not block
     * @return to be closed when no longer needed
     */
    public Registration onConnection(final Consumer<String> connected) {
        return mounts.registerProvisionListener(new DOMMountPointListener() {
            @Override
            public void onMountPointCreated(final DOMMountPoint mountPoint) {
                NetconfTopology.nodeId(mountPoint.getIdentifier()).ifPresent(connected);
            }

            @Override
            public void onMountPointRemoved(final YangInstanceIdentifier path) {
                // what is pending finds out by itself, and what is done stays done
            }
        });
    }

    @Override
    public Device connect(final String nodeId) throws DeviceException {
        final var found = mounts.getMountPoint(NetconfTopology.node(nodeId));
        if (found.isEmpty()) {
            throw notConnected(nodeId);
        }
        final var mount = found.orElseThrow();
        final var context = service(mount, DOMSchemaService.class).getGlobalContext();
        final var announced = topology.capabilities(nodeId);
        final var dialect = Dialects.find(AnnouncedModules.of(context, announced))
            .orElseThrow(() -> new DeviceException(Reason.UNSUPPORTED, "the device announces no model "
                + "for interfaces that CASM knows (ietf-interfaces with ietf-ip, openconfig-interfaces with "
                + "openconfig-if-ip)"));
        return new MountedDevice(dialect, new NetconfOperations(service(mount, DOMRpcService.class), timeout),
            Capabilities.of(announced));
    }

    private DeviceException notConnected(final String nodeId) throws DeviceException {
        if (!topology.isKnown(nodeId)) {
            return new DeviceException(Reason.UNKNOWN, "the NETCONF topology has no such device; mount it first");
        }
        wanted.add(nodeId, Instant.now());
        return new DeviceException(Reason.UNREACHABLE, "the device is not connected");
    }

    /**
     * Finds the agent of a connected device.
     *
     * @param nodeId node-id in the NETCONF topology
     * @return the agent, usable until its session ends; empty if the device does not implement casm-agent
     * @throws DeviceException if the device is not connected, or cannot be used
     */
    public Optional<AgentSession> agent(final String nodeId) throws DeviceException {
        final var path = NetconfTopology.node(nodeId);
        final var found = mounts.getMountPoint(path);
        if (found.isEmpty()) {
            throw new DeviceException(Reason.UNREACHABLE, "the device is not connected");
        }
        final var mount = found.orElseThrow();
        if (!MountedAgent.isAnnounced(service(mount, DOMSchemaService.class).getGlobalContext())) {
            return Optional.empty();
        }
        return Optional.of(new MountedAgent(new MountedAgent.Services(service(mount, DOMRpcService.class),
            service(mount, DOMDataBroker.class), service(mount, DOMNotificationService.class),
            () -> mounts.getMountPoint(path).filter(mount::equals).isPresent()),
            Capabilities.of(topology.capabilities(nodeId)), timeout));
    }

    /**
     * Lists the devices that OpenDaylight knows, connected or not.
     *
     * @return node-ids
     * @throws DeviceException if they cannot be read
     */
    public Set<String> known() throws DeviceException {
        return topology.known();
    }

    private static <T extends DOMService<T, E>, E extends DOMService.Extension<T, E>> T service(
            final DOMMountPoint mount, final Class<T> type) throws DeviceException {
        return mount.getService(type).orElseThrow(() -> new DeviceException(Reason.UNREACHABLE,
            "the connection to the device is not ready"));
    }
}
