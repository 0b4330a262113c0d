/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FluentFuture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.dom.api.DOMDataBroker;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.common.QNameModule;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifier;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier.NodeIdentifierWithPredicates;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.LeafNode;
import org.opendaylight.yangtools.yang.data.api.schema.MapNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.api.schema.UnkeyedListNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;

/**
 * What OpenDaylight keeps about its connections to NETCONF devices. Calls block.
 */
final class NetconfTopology {
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
    private static final NodeIdentifier CONNECTION = id("netconf-node");
    private static final NodeIdentifier TIMEOUT = id("connection-timeout-millis");
    /** What the leaf is when it is absent, by its YANG default. */
    private static final Uint32 DEFAULT_TIMEOUT = Uint32.valueOf(20_000);

    private final DOMDataBroker broker;
    private final Duration timeout;

    NetconfTopology(final DOMDataBroker broker, final Duration timeout) {
        this.broker = requireNonNull(broker);
        this.timeout = requireNonNull(timeout);
    }

    private static NodeIdentifier id(final String name) {
        return NodeIdentifier.create(QName.create(NETCONF_NODE, name));
    }

    static YangInstanceIdentifier node(final String nodeId) {
        return NODES.node(NodeIdentifierWithPredicates.of(NODE, NODE_ID, nodeId));
    }

    static Optional<String> nodeId(final YangInstanceIdentifier path) {
        return NODES.contains(path) && path.getLastPathArgument() instanceof NodeIdentifierWithPredicates last
            && last.getValue(NODE_ID) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    /**
     * Reads the capabilities of a connected device, those that made it into its schema and those that did not.
     *
     * @param nodeId the device
     * @return capabilities as OpenDaylight writes them
     * @throws DeviceException if they are not known (yet)
     */
    List<String> capabilities(final String nodeId) throws DeviceException {
        // the mount point appears a moment before what is known about it, which may still be of a session before
        final var connection = read(LogicalDatastoreType.OPERATIONAL, node(nodeId).node(CONNECTION))
            .map(ContainerNode.class::cast)
            .filter(node -> node.childByArg(id("connection-status")) instanceof LeafNode<?> status
                && "connected".equals(status.body()) && node.childByArg(id("available-capabilities")) != null)
            .orElseThrow(() -> new DeviceException(Reason.BUSY, "the connection to the device is not ready"));
        final var ret = new ArrayList<String>();
        for (var kind : List.of("available", "unavailable")) {
            if (connection.childByArg(id(kind + "-capabilities")) instanceof ContainerNode container
                    && container.childByArg(id(kind + "-capability")) instanceof UnkeyedListNode list) {
                list.body().forEach(entry -> {
                    if (entry.childByArg(id("capability")) instanceof LeafNode<?> leaf) {
                        ret.add(leaf.body().toString());
                    }
                });
            }
        }
        return ret;
    }

    /**
     * Tells whether OpenDaylight knows a device, connected or not.
     *
     * @param nodeId the device
     * @return true if it was mounted, or called home
     * @throws DeviceException if that cannot be read
     */
    boolean isKnown(final String nodeId) throws DeviceException {
        return read(LogicalDatastoreType.CONFIGURATION, node(nodeId)).isPresent()
            || read(LogicalDatastoreType.OPERATIONAL, node(nodeId)).isPresent();
    }

    /**
     * Lists the devices that OpenDaylight knows, connected or not.
     *
     * @return node-ids
     * @throws DeviceException if they cannot be read
     */
    Set<String> known() throws DeviceException {
        final var ret = new HashSet<String>();
        if (read(LogicalDatastoreType.OPERATIONAL, NODES).orElse(null) instanceof MapNode nodes) {
            nodes.body().forEach(node -> ret.add(String.valueOf(node.name().getValue(NODE_ID))));
        }
        return ret;
    }

    /**
     * Tells whether OpenDaylight is trying to connect to a device.
     *
     * @param nodeId the device
     * @return true if so, false if it is connected or not configured
     * @throws DeviceException if that cannot be read
     */
    boolean isConnecting(final String nodeId) throws DeviceException {
        return hasStatus(nodeId, "connecting");
    }

    /**
     * Tells whether OpenDaylight is connected to a device.
     *
     * @param nodeId the device
     * @return true if so
     * @throws DeviceException if that cannot be read
     */
    boolean isConnected(final String nodeId) throws DeviceException {
        return hasStatus(nodeId, "connected");
    }

    private boolean hasStatus(final String nodeId, final String status) throws DeviceException {
        return read(LogicalDatastoreType.OPERATIONAL, node(nodeId).node(CONNECTION).node(id("connection-status")))
            .filter(leaf -> status.equals(leaf.body())).isPresent();
    }

    /**
     * Makes OpenDaylight connect afresh, by changing the connection timeout of the device by a millisecond and back.
     *
     * @param nodeId the device
     * @throws DeviceException if the configuration of the connection cannot be read or changed
     */
    void reconnect(final String nodeId) throws DeviceException {
        final var connection = node(nodeId).node(CONNECTION);
        if (read(LogicalDatastoreType.CONFIGURATION, connection).isEmpty()) {
            return;
        }
        final var path = connection.node(TIMEOUT);
        final var before = read(LogicalDatastoreType.CONFIGURATION, path);
        final var value = before.map(leaf -> (Uint32) leaf.body()).orElse(DEFAULT_TIMEOUT);
        final var changed = ImmutableNodes.leafNode(TIMEOUT, Uint32.valueOf(value.toJava() + 1));
        write(path, Optional.of(changed));
        if (read(LogicalDatastoreType.CONFIGURATION, path).filter(changed::equals).isPresent()) {
            write(path, before);
        }
    }

    private Optional<NormalizedNode> read(final LogicalDatastoreType type, final YangInstanceIdentifier path)
            throws DeviceException {
        final FluentFuture<Optional<NormalizedNode>> future;
        try (var tx = broker.newReadOnlyTransaction()) {
            future = tx.read(type, path);
        }
        return await(future);
    }

    private void write(final YangInstanceIdentifier path, final Optional<NormalizedNode> data) throws DeviceException {
        final var tx = broker.newWriteOnlyTransaction();
        if (data.isPresent()) {
            tx.put(LogicalDatastoreType.CONFIGURATION, path, data.orElseThrow());
        } else {
            tx.delete(LogicalDatastoreType.CONFIGURATION, path);
        }
        await(tx.commit());
    }

    private <T> T await(final Future<T> future) throws DeviceException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new DeviceException(Reason.BUSY, "the controller cannot tell about the connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException(Reason.UNREACHABLE, "interrupted", e);
        }
    }
}
