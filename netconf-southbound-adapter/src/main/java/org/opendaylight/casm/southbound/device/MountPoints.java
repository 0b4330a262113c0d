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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.dialect.Dialects;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.mdsal.dom.api.DOMMountPoint;
import org.opendaylight.mdsal.dom.api.DOMMountPointListener;
import org.opendaylight.mdsal.dom.api.DOMMountPointService;
import org.opendaylight.mdsal.dom.api.DOMRpcService;
import org.opendaylight.mdsal.dom.api.DOMSchemaService;
import org.opendaylight.mdsal.dom.api.DOMService;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.QNameModule;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.UnkeyedListNode;

/**
 * The devices of OpenDaylight's NETCONF topology. A device is named by its node-id there.
 */
public final class MountPoints implements DevicePort {
    private static final QNameModule NT =
        QNameModule.of("urn:TBD:params:xml:ns:yang:network-topology", "2013-10-21");
    private static final QNameModule NETCONF_NODE =
        QNameModule.of("urn:opendaylight:netconf-node-topology", "2025-11-03");
    private static final QName TOPOLOGY = QName.create(NT, "topology");
    private static final QName NODE = QName.create(NT, "node");
    private static final QName NODE_ID = QName.create(NT, "node-id");
    private static final YangInstanceIdentifier NODES = YangInstanceIdentifier.of(
        NodeIdentifier.create(QName.create(NT, "network-topology")),
        NodeIdentifier.create(TOPOLOGY),
        NodeIdentifierWithPredicates.of(TOPOLOGY, QName.create(NT, "topology-id"), "topology-netconf"),
        NodeIdentifier.create(NODE));
    private static final NodeIdentifier CONNECTION = NodeIdentifier.create(QName.create(NETCONF_NODE, "netconf-node"));
    private static final NodeIdentifier CAPABILITIES =
        NodeIdentifier.create(QName.create(NETCONF_NODE, "available-capabilities"));
    private static final NodeIdentifier CAPABILITY_LIST =
        NodeIdentifier.create(QName.create(NETCONF_NODE, "available-capability"));
    private static final NodeIdentifier CAPABILITY = NodeIdentifier.create(QName.create(NETCONF_NODE, "capability"));

    private final DOMMountPointService mounts;
    private final DOMDataBroker broker;
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
        this.broker = requireNonNull(broker);
        this.timeout = requireNonNull(timeout);
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
                nodeId(mountPoint.getIdentifier()).ifPresent(connected);
            }

            @Override
            public void onMountPointRemoved(final YangInstanceIdentifier path) {
                // what is pending finds out by itself, and what is done stays done
            }
        });
    }

    private static Optional<String> nodeId(final YangInstanceIdentifier path) {
        return NODES.contains(path) && path.getLastPathArgument() instanceof NodeIdentifierWithPredicates last
            && last.getValue(NODE_ID) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    @Override
    public Device connect(final String nodeId) throws DeviceException {
        final var path = NODES.node(NodeIdentifierWithPredicates.of(NODE, NODE_ID, nodeId));
        final var mount = mounts.getMountPoint(path)
            .orElseThrow(() -> new DeviceException(Reason.UNREACHABLE, "the device is not connected"));
        final var context = service(mount, DOMSchemaService.class).getGlobalContext();
        final var dialect = Dialects.find(context).orElseThrow(() -> new DeviceException(Reason.UNSUPPORTED,
            "the device announces no model for interfaces that CASM knows (ietf-interfaces with ietf-ip, "
                + "openconfig-interfaces with openconfig-if-ip)"));
        return new MountedDevice(dialect, new NetconfOperations(service(mount, DOMRpcService.class), timeout),
            capabilities(path));
    }

    private static <T extends DOMService<T, E>, E extends DOMService.Extension<T, E>> T service(
            final DOMMountPoint mount, final Class<T> type) throws DeviceException {
        return mount.getService(type).orElseThrow(() -> new DeviceException(Reason.UNREACHABLE,
            "the connection to the device is not ready"));
    }

    private Capabilities capabilities(final YangInstanceIdentifier node) throws DeviceException {
        final var path = node.node(CONNECTION).node(CAPABILITIES);
        try (var tx = broker.newReadOnlyTransaction()) {
            final var found = tx.read(LogicalDatastoreType.OPERATIONAL, path)
                .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (found.isPresent() && found.orElseThrow() instanceof ContainerNode container) {
                return Capabilities.of(names(container));
            }
            // the mount point appears a moment before what is known about it
            throw new DeviceException(Reason.BUSY, "the connection to the device is not ready");
        } catch (ExecutionException | TimeoutException e) {
            throw new DeviceException(Reason.BUSY, "the capabilities of the device cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(Reason.UNREACHABLE, "interrupted", e);
        }
    }

    private static List<String> names(final ContainerNode container) {
        final var ret = new ArrayList<String>();
        if (container.childByArg(CAPABILITY_LIST) instanceof UnkeyedListNode list) {
            list.body().forEach(entry -> {
                if (entry.childByArg(CAPABILITY) instanceof LeafNode<?> leaf) {
                    ret.add(leaf.body().toString());
                }
            });
        }
        return ret;
    }
}
