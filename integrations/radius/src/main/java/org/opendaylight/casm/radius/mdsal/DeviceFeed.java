/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import static java.util.Objects.requireNonNull;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.server.NasDirectory;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Devices;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.Device;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.concepts.Registration;

/** The devices that are network access servers: those that have a {@code management/radius/nas-ip-address}. */
final class DeviceFeed implements NasDirectory, AutoCloseable {
    private final Map<String, Nas> byDevice = new HashMap<>();
    private final Consumer<Set<String>> follower;
    private final Registration registration;
    private volatile Map<InetAddress, List<Nas>> byAddress = Map.of();

    /** Follows the configuration; {@code follower} learns of each new set of devices. */
    DeviceFeed(final DataBroker broker, final Consumer<Set<String>> follower) {
        this.follower = requireNonNull(follower);
        registration = broker.registerTreeChangeListener(LogicalDatastoreType.CONFIGURATION,
            DataObjectIdentifier.builder(Devices.class).build(), (DataTreeChangeListener<Devices>) this::changed);
    }

    private void changed(final List<DataTreeModification<Devices>> changes) {
        final Set<String> devices;
        synchronized (this) {
            for (var change : changes) {
                for (var child : change.getRootNode().getModifiedChildren(Device.class)) {
                    final var id = child.coerceKeyStep(Device.class).key().getDeviceId();
                    Optional.ofNullable(child.dataAfter()).flatMap(DeviceFeed::toNas)
                        .ifPresentOrElse(nas -> byDevice.put(id, nas), () -> byDevice.remove(id));
                }
            }
            final var addresses = new HashMap<InetAddress, List<Nas>>();
            byDevice.values().forEach(nas ->
                addresses.computeIfAbsent(nas.address(), address -> new ArrayList<>()).add(nas));
            byAddress = addresses;
            devices = Set.copyOf(byDevice.keySet());
        }
        follower.accept(devices);
    }

    private static Optional<Nas> toNas(final Device device) {
        final var management = device.getManagement();
        final var radius = management == null ? null : management.getRadius();
        final var address = radius == null ? null : radius.getNasIpAddress();
        return address == null ? Optional.empty() : Optional.of(new Nas(device.requireDeviceId(),
            InetAddresses.forString(address.stringValue()), Optional.ofNullable(radius.getNasIdentifier()),
            Optional.ofNullable(radius.getCredentialRef()), interval(device)));
    }

    private static Duration interval(final Device device) {
        final var report = device.getReport();
        final var seconds = report == null ? null : report.getInterval();
        return seconds == null ? Nas.USUAL_INTERVAL : Duration.ofSeconds(seconds.getValue().longValue());
    }

    @Override
    public boolean knows(final InetAddress source) {
        return byAddress.containsKey(source);
    }

    @Override
    public Optional<Nas> find(final InetAddress source, final Optional<String> identifier) {
        final var all = byAddress.getOrDefault(source, List.of());
        final var named = all.stream().filter(nas -> nas.identifier().isPresent()
            && nas.identifier().equals(identifier)).toList();
        if (!named.isEmpty()) {
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        }
        // a server of which no name is configured may say any, or none
        final var nameless = all.stream().filter(nas -> nas.identifier().isEmpty() || identifier.isEmpty()).toList();
        return nameless.size() == 1 ? Optional.of(nameless.getFirst()) : Optional.empty();
    }

    @Override
    public synchronized Optional<Nas> device(final String deviceId) {
        return Optional.ofNullable(byDevice.get(deviceId));
    }

    @Override
    public void close() {
        registration.close();
    }
}
