/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.run.ContainerListener;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataObjectModification.ModificationType;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Coordinator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Devices;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.Device;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.Report;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Follows in the datastore which leases each device holds, by which node of the NETCONF topology each device is
 * reached, and whether the Coordinator has its ledger together. Keeps identifiers only. Thread-safe.
 */
final class AgentFeed implements AutoCloseable {
    /** What the leaves of a device are when they are absent, by their YANG defaults. */
    private static final long KEEPALIVE_INTERVAL = 60;
    private static final long DEAD_AFTER = 3;

    private final Map<String, String> holders = new HashMap<>();
    private final Map<String, Set<String>> leases = new HashMap<>();
    private final Map<String, String> nodes = new HashMap<>();
    private final Map<String, Set<String>> devices = new HashMap<>();
    private final Map<String, Duration> silences = new HashMap<>();
    private final List<Registration> registrations = new ArrayList<>();
    private Consumer<Set<String>> changed = nodeIds -> { };
    private boolean leasesKnown;
    private boolean coordinatorActive;

    /**
     * Begins to follow.
     *
     * @param broker the datastore
     * @param onChange gets the node-ids of devices for which something changed; must not block
     */
    void start(final DataBroker broker, final Consumer<Set<String>> onChange) {
        synchronized (this) {
            changed = onChange;
        }
        registrations.add(ContainerListener.listen(broker, LogicalDatastoreType.CONFIGURATION, Devices.class,
            this::devicesChanged, () -> { }));
        registrations.add(ContainerListener.listen(broker, LogicalDatastoreType.CONFIGURATION, Allocations.class,
            this::leasesChanged, this::leasesRead));
        registrations.add(ContainerListener.listen(broker, LogicalDatastoreType.OPERATIONAL, Coordinator.class,
            this::coordinatorChanged, () -> { }));
    }

    private void leasesChanged(final DataTreeModification<Allocations> change) {
        final var root = change.getRootNode();
        final var after = root.dataAfter();
        final Set<String> touched = new TreeSet<>();
        final Consumer<Set<String>> listener;
        synchronized (this) {
            listener = changed;
            if (after == null || root.modificationType() == ModificationType.WRITE) {
                holders.clear();
                touched.addAll(leases.keySet());
                leases.clear();
                if (after != null) {
                    after.nonnullAllocation().values().forEach(lease -> put(lease.requireLeaseId().getValue(), lease,
                        touched));
                }
            } else {
                root.getModifiedChildren(Allocation.class).forEach(child -> put(child.coerceKeyStep(Allocation.class)
                    .key().getLeaseId().getValue(), child.dataAfter(), touched));
            }
        }
        tell(touched, listener);
    }

    private void put(final String leaseId, final @Nullable Allocation lease, final Set<String> touched) {
        final var now = lease == null ? null : lease.getDeviceId();
        final var before = now == null ? holders.remove(leaseId) : holders.put(leaseId, now);
        if (before != null) {
            touched.add(before);
            if (!before.equals(now)) {
                final var own = leases.getOrDefault(before, new HashSet<>());
                own.remove(leaseId);
                if (own.isEmpty()) {
                    leases.remove(before);
                }
            }
        }
        if (now != null) {
            touched.add(now);
            leases.computeIfAbsent(now, id -> new HashSet<>()).add(leaseId);
        }
    }

    private void devicesChanged(final DataTreeModification<Devices> change) {
        final var root = change.getRootNode();
        final var after = root.dataAfter();
        final Set<String> touched = new TreeSet<>();
        final Consumer<Set<String>> listener;
        synchronized (this) {
            listener = changed;
            if (after == null || root.modificationType() == ModificationType.WRITE) {
                touched.addAll(devices.keySet());
                nodes.clear();
                devices.clear();
                silences.clear();
                if (after != null) {
                    after.nonnullDevice().values().forEach(device -> putDevice(device.requireDeviceId(), device,
                        touched));
                }
            } else {
                root.getModifiedChildren(Device.class).forEach(child ->
                    putDevice(child.coerceKeyStep(Device.class).key().getDeviceId(), child.dataAfter(), touched));
            }
        }
        if (!touched.isEmpty()) {
            listener.accept(touched);
        }
    }

    private void putDevice(final String deviceId, final @Nullable Device device, final Set<String> touched) {
        final var management = device == null ? null : device.getManagement();
        final var named = management == null ? null : management.getNodeId();
        final var node = device == null ? null : named == null ? deviceId : named;
        final var before = node == null ? nodes.remove(deviceId) : nodes.put(deviceId, node);
        if (before != null) {
            touched.add(before);
        }
        if (before != null && !before.equals(node)) {
            final var own = devices.getOrDefault(before, new HashSet<>());
            own.remove(deviceId);
            if (own.isEmpty()) {
                devices.remove(before);
            }
        }
        if (device != null) {
            silences.put(deviceId, silence(device.getReport()));
        } else {
            silences.remove(deviceId);
        }
        if (node != null) {
            touched.add(node);
            devices.computeIfAbsent(node, id -> new HashSet<>()).add(deviceId);
        }
    }

    private static Duration silence(final @Nullable Report report) {
        final var interval = report == null ? null : report.getKeepaliveInterval();
        final var count = report == null ? null : report.getDeadAfter();
        return Duration.ofSeconds((interval == null ? KEEPALIVE_INTERVAL : interval.getValue().toJava())
            * (count == null ? DEAD_AFTER : count.toJava()));
    }

    private void leasesRead() {
        final boolean first;
        synchronized (this) {
            first = !leasesKnown;
            leasesKnown = true;
        }
        if (first) {
            tellAll();
        }
    }

    private void coordinatorChanged(final DataTreeModification<Coordinator> change) {
        final var after = change.getRootNode().dataAfter();
        final boolean active = after != null && (after.getState() == Coordinator.State.Active
            || after.getState() == Coordinator.State.Degraded);
        final boolean becomes;
        synchronized (this) {
            becomes = active && !coordinatorActive;
            coordinatorActive = active;
        }
        if (becomes) {
            tellAll();
        }
    }

    private void tellAll() {
        final Set<String> all;
        final Consumer<Set<String>> listener;
        synchronized (this) {
            all = Set.copyOf(devices.keySet());
            listener = changed;
        }
        listener.accept(all);
    }

    /** Tells of devices by the nodes that they are reached by. */
    private void tell(final Set<String> deviceIds, final Consumer<Set<String>> listener) {
        final Set<String> nodeIds = new HashSet<>();
        synchronized (this) {
            deviceIds.forEach(id -> nodeIds.add(nodes.getOrDefault(id, id)));
        }
        if (!nodeIds.isEmpty()) {
            listener.accept(nodeIds);
        }
    }

    /** Whether what is known of leases is all, and certain: until then a lease that is missing means nothing. */
    synchronized boolean isComplete() {
        return leasesKnown && coordinatorActive;
    }

    /** Leases that a device holds. */
    synchronized Set<String> leasesOf(final String deviceId) {
        return Set.copyOf(leases.getOrDefault(deviceId, Set.of()));
    }

    /** Devices that are reached by a node. */
    synchronized Set<String> devicesOf(final String nodeId) {
        return Set.copyOf(devices.getOrDefault(nodeId, Set.of()));
    }

    /** After what time without a word one of the devices that are reached by a node counts as lost. */
    synchronized Duration patience(final String nodeId) {
        return devices.getOrDefault(nodeId, Set.of()).stream().map(silences::get).filter(Objects::nonNull)
            .min(Duration::compareTo).orElse(silence(null));
    }

    /** Node by which a device is reached; empty for an unknown device. */
    synchronized Optional<String> nodeOf(final String deviceId) {
        return Optional.ofNullable(nodes.get(deviceId));
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        registrations.clear();
    }
}
