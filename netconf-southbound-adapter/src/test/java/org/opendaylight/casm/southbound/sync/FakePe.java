/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opendaylight.casm.southbound.device.Device;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.Scope;

/** A provider edge in memory. As real ones do, it drops the addresses of an interface that moves to an instance. */
final class FakePe implements Device {
    final Map<String, DeviceItem> items = new ConcurrentHashMap<>();
    final Set<String> instances = ConcurrentHashMap.newKeySet();
    final Map<DeviceInventory.Place, String> places = new ConcurrentHashMap<>();
    final Set<DeviceInventory.Address> others = ConcurrentHashMap.newKeySet();
    volatile boolean away;
    volatile String refuses = "none";
    volatile String keeps = "none";
    volatile String lacks = "none";
    volatile int transactions;

    @Override
    public Optional<String> inexpressible(final DeviceItem item) {
        return item.key().startsWith(lacks) ? Optional.of("the model has no " + lacks) : Optional.empty();
    }

    @Override
    public String path(final DeviceItem item) {
        return "/" + item.key();
    }

    @Override
    public String config(final DeviceEdit edit, final DeviceState state) {
        return edit.toString();
    }

    @Override
    public DeviceState read(final Scope scope) throws DeviceException {
        check();
        final var names = new HashSet<>(instances);
        names.add("");
        items.values().forEach(item -> {
            if (item instanceof DeviceItem.Instance instance) {
                names.add(instance.name());
            }
        });
        return new DeviceState(items, Set.of("ge0", "ge1"), names, Map.of());
    }

    @Override
    public DeviceInventory inventory() throws DeviceException {
        check();
        return new DeviceInventory(List.copyOf(others), List.of(), places);
    }

    @Override
    public synchronized void apply(final DeviceEdit edit, final DeviceState state) throws DeviceException {
        check();
        if (edit.add().stream().anyMatch(item -> item.key().contains(refuses))
                || edit.remove().stream().anyMatch(item -> item.key().contains(keeps))) {
            throw new DeviceException(Reason.REJECTED, "invalid-value (not on this box)");
        }
        transactions++;
        edit.remove().forEach(item -> items.remove(item.key()));
        for (var item : edit.add()) {
            if (item instanceof DeviceItem.Binding binding && !binding.equals(items.get(binding.key()))) {
                items.values().removeIf(one -> one instanceof DeviceItem.Address address
                    && address.unit() == binding.unit() && address.interfaceName().equals(binding.interfaceName()));
            }
            items.put(item.key(), item);
        }
    }

    private void check() throws DeviceException {
        if (away) {
            throw new DeviceException(Reason.UNREACHABLE, "the device is not connected");
        }
    }
}
