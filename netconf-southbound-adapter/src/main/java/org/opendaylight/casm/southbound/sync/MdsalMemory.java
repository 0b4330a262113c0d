/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.NextHop;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Provisioned;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.provisioned.Device;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.provisioned.DeviceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.provisioned.DeviceKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.provisioned.device.Item;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.provisioned.device.ItemBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.provisioned.device.ItemKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * The memory, in {@code casm-device:provisioned} of the configuration datastore. This is its only writer, so it is read
 * once and then served from a copy.
 */
final class MdsalMemory implements Memory {
    private static final long COMMIT_SECONDS = 60;

    private final DataBroker broker;
    private final Map<String, Map<String, DeviceItem>> copy = new HashMap<>();

    private MdsalMemory(final DataBroker broker) {
        this.broker = requireNonNull(broker);
    }

    /**
     * Reads the memory.
     *
     * @param broker the datastore
     * @return the memory
     * @throws IOException if it cannot be read
     */
    static MdsalMemory load(final DataBroker broker) throws IOException {
        final var ret = new MdsalMemory(broker);
        try (var tx = broker.newReadOnlyTransaction()) {
            final Optional<Provisioned> stored = await(tx.read(LogicalDatastoreType.CONFIGURATION,
                DataObjectIdentifier.builder(Provisioned.class).build()));
            stored.ifPresent(data -> data.nonnullDevice().values().forEach(device ->
                device.nonnullItem().values().forEach(item -> toItem(item).ifPresent(mine ->
                    ret.of(device.requireDeviceId()).put(mine.key(), mine)))));
        }
        return ret;
    }

    private static <T> T await(final Future<T> future) throws IOException {
        try {
            return future.get(COMMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The datastore did not do it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for the datastore", e);
        }
    }

    private Map<String, DeviceItem> of(final String nodeId) {
        return copy.computeIfAbsent(nodeId, key -> new HashMap<>());
    }

    @Override
    public synchronized Set<String> nodes() {
        return Set.copyOf(copy.keySet());
    }

    @Override
    public synchronized Map<String, DeviceItem> recorded(final String nodeId) {
        return Map.copyOf(copy.getOrDefault(nodeId, Map.of()));
    }

    @Override
    public void remember(final String nodeId, final Collection<DeviceItem> items,
            final Map<String, Set<String>> leasesByKey) throws IOException {
        final var device = new DeviceBuilder().setDeviceId(nodeId)
            .setItem(items.stream().map(item -> toData(item, leasesByKey.getOrDefault(item.key(), Set.of())))
                .collect(Collectors.toMap(Item::key, item -> item)))
            .build();
        final WriteTransaction tx = broker.newWriteOnlyTransaction();
        tx.merge(LogicalDatastoreType.CONFIGURATION, path(nodeId), device);
        await(tx.commit());
        synchronized (this) {
            items.forEach(item -> of(nodeId).put(item.key(), item));
        }
    }

    @Override
    public void forget(final String nodeId, final Collection<String> keys) throws IOException {
        final var left = new HashMap<>(recorded(nodeId));
        left.keySet().removeAll(keys);
        final WriteTransaction tx = broker.newWriteOnlyTransaction();
        if (left.isEmpty()) {
            tx.delete(LogicalDatastoreType.CONFIGURATION, path(nodeId));
        } else {
            keys.forEach(key -> tx.delete(LogicalDatastoreType.CONFIGURATION,
                path(nodeId).toBuilder().child(Item.class, new ItemKey(key)).build()));
        }
        await(tx.commit());
        synchronized (this) {
            copy.computeIfPresent(nodeId, (id, items) -> {
                items.keySet().removeAll(keys);
                return items.isEmpty() ? null : items;
            });
        }
    }

    private static DataObjectIdentifier.WithKey<Device, DeviceKey> path(final String nodeId) {
        return DataObjectIdentifier.builder(Provisioned.class).child(Device.class, new DeviceKey(nodeId)).build();
    }

    private static Item toData(final DeviceItem item, final Set<String> leases) {
        final var ret = new ItemBuilder().setKey(item.key())
            .setLeaseId(leases.stream().map(LeaseId::new).collect(Collectors.toSet()));
        switch (item) {
            case DeviceItem.Address address -> ret.setType(Item.Type.Address).setInterface(address.interfaceName())
                .setValue(address.ip().toString()).setPrefixLength(Uint8.valueOf(address.prefixLength()));
            case DeviceItem.Mac mac -> ret.setType(Item.Type.Mac).setInterface(mac.interfaceName()).setValue(mac.mac());
            case DeviceItem.Route route -> ret.setType(Item.Type.Route).setValue(route.prefix().toString())
                .setNetworkInstance(route.networkInstance().isEmpty() ? null : route.networkInstance());
        }
        return ret.build();
    }

    private static Optional<DeviceItem> toItem(final Item item) {
        final var type = item.getType();
        final var value = item.getValue();
        final var interfaceName = item.getInterface();
        if (type == null || value == null || type != Item.Type.Route && interfaceName == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(switch (type) {
            case Instance, Subinterface, Binding -> null;
            case Address -> new DeviceItem.Address(interfaceName, IpAddress.parse(value),
                item.getPrefixLength() == null ? 0 : item.getPrefixLength().intValue());
            case Mac -> new DeviceItem.Mac(interfaceName, value);
            // all routes of CASM's protocol instance are its own, so what they pointed to need not be known
            case Route -> new DeviceItem.Route(item.getNetworkInstance() == null ? "" : item.getNetworkInstance(),
                IpPrefix.parse(value), NextHop.BLACKHOLE);
        });
    }
}
