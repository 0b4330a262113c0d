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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.NextHop;
import org.opendaylight.casm.southbound.plan.VlanTags;
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
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * The memory, in {@code casm-device:provisioned} of the configuration datastore. This is its only writer, so it is read
 * once and then served from a copy.
 */
final class MdsalMemory implements Memory {
    private static final long COMMIT_SECONDS = 60;

    private final DataBroker broker;
    private final Map<String, Map<String, DeviceItem>> copy = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> attachments = new HashMap<>();

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
                    ret.put(device.requireDeviceId(), mine, owners(item))))));
        }
        return ret;
    }

    private static Set<String> owners(final Item item) {
        final var ids = item.getAttachmentId();
        return ids == null ? Set.of() : ids.stream().map(Attachment::owner).collect(Collectors.toSet());
    }

    private void put(final String nodeId, final DeviceItem item, final Set<String> owners) {
        of(nodeId).put(item.key(), item);
        if (!owners.isEmpty()) {
            attachments.computeIfAbsent(nodeId, key -> new HashMap<>())
                .computeIfAbsent(item.key(), key -> new HashSet<>()).addAll(owners);
        }
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
    public synchronized Map<String, Set<String>> attachments(final String nodeId) {
        final var ret = new HashMap<String, Set<String>>();
        attachments.getOrDefault(nodeId, Map.of()).forEach((key, owners) -> ret.put(key, Set.copyOf(owners)));
        return ret;
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
            items.forEach(item -> put(nodeId, item, leasesByKey.getOrDefault(item.key(), Set.of()).stream()
                .filter(owner -> Attachment.idOf(owner).isPresent()).collect(Collectors.toSet())));
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
            attachments.computeIfPresent(nodeId, (id, owners) -> {
                owners.keySet().removeAll(keys);
                return owners.isEmpty() ? null : owners;
            });
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
            .setLeaseId(leases.stream().filter(owner -> Attachment.idOf(owner).isEmpty()).map(LeaseId::new)
                .collect(Collectors.toSet()))
            .setAttachmentId(leases.stream().flatMap(owner -> Attachment.idOf(owner).stream())
                .collect(Collectors.toSet()));
        switch (item) {
            case DeviceItem.Address address -> ret.setType(Item.Type.Address).setInterface(address.interfaceName())
                .setSubinterface(unit(address.unit())).setValue(address.ip().toString())
                .setPrefixLength(Uint8.valueOf(address.prefixLength()));
            case DeviceItem.Mac mac -> ret.setType(Item.Type.Mac).setInterface(mac.interfaceName()).setValue(mac.mac());
            case DeviceItem.Instance instance -> ret.setType(Item.Type.Instance)
                .setValue(instance.layer2() ? "l2" : "l3").setNetworkInstance(instance.name());
            case DeviceItem.Subinterface part -> ret.setType(Item.Type.Subinterface).setInterface(part.interfaceName())
                .setSubinterface(unit(part.unit())).setValue(part.tags().toString());
            case DeviceItem.Binding binding -> ret.setType(Item.Type.Binding).setInterface(binding.interfaceName())
                .setSubinterface(unit(binding.unit())).setNetworkInstance(binding.networkInstance());
            case DeviceItem.Route route -> ret.setType(Item.Type.Route).setValue(route.prefix().toString())
                .setNetworkInstance(route.networkInstance().isEmpty() ? null : route.networkInstance());
        }
        return ret.build();
    }

    private static @Nullable Uint32 unit(final long unit) {
        return unit == 0 ? null : Uint32.valueOf(unit);
    }

    private static Optional<DeviceItem> toItem(final Item item) {
        final var type = item.getType();
        final var value = text(item.getValue());
        final var interfaceName = text(item.getInterface());
        final var instance = text(item.getNetworkInstance());
        final long unit = item.getSubinterface() == null ? 0 : item.getSubinterface().longValue();
        if (type == null) {
            return Optional.empty();
        }
        final boolean onInterface = !interfaceName.isEmpty();
        final boolean readable = switch (type) {
            case Address, Mac, Subinterface -> onInterface && !value.isEmpty();
            case Binding -> onInterface && !instance.isEmpty();
            case Instance -> !instance.isEmpty();
            case Route -> !value.isEmpty();
        };
        return !readable ? Optional.empty() : Optional.of(switch (type) {
            case Address -> new DeviceItem.Address(interfaceName, unit, IpAddress.parse(value),
                item.getPrefixLength() == null ? 0 : item.getPrefixLength().intValue());
            case Mac -> new DeviceItem.Mac(interfaceName, value);
            case Subinterface -> new DeviceItem.Subinterface(interfaceName, unit, VlanTags.parse(value));
            case Binding -> new DeviceItem.Binding(interfaceName, unit, instance);
            // what an instance is like need not be known to remove it
            case Instance -> new DeviceItem.Instance(instance, "l2".equals(value));
            // all routes of CASM's protocol instance are its own, so what they pointed to need not be known
            case Route -> new DeviceItem.Route(instance, IpPrefix.parse(value), NextHop.BLACKHOLE);
        });
    }

    private static String text(final @Nullable String leaf) {
        return leaf == null ? "" : leaf;
    }
}
