/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a device carries at one moment, as far as it concerns CASM.
 *
 * @param items all that the interfaces asked for have, the routing instances asked for, and all routes kept for CASM,
 *     by key
 * @param interfaces those of the interfaces asked for that exist, in the configuration or in operation
 * @param networkInstances those of the routing instances asked for that exist
 * @param interfaceTypes type of interfaces that exist in operation only and need it to get a configuration
 */
public record DeviceState(Map<String, DeviceItem> items, Set<String> interfaces, Set<String> networkInstances,
        Map<String, String> interfaceTypes) {
    public DeviceState {
        items = Map.copyOf(items);
        interfaces = Set.copyOf(interfaces);
        networkInstances = Set.copyOf(networkInstances);
        interfaceTypes = Map.copyOf(interfaceTypes);
    }

    /**
     * Returns the state that an edit leads to.
     *
     * @param edit changes
     * @return the state after them
     */
    public DeviceState after(final DeviceEdit edit) {
        final var changed = new HashMap<>(items);
        edit.remove().forEach(item -> changed.remove(item.key()));
        edit.add().forEach(item -> changed.put(item.key(), item));
        return new DeviceState(changed, interfaces, networkInstances, interfaceTypes);
    }

    /**
     * Tells what an item would have to stand on and does not find.
     *
     * @param item an item
     * @param wanted items that are to be there, too, by key
     * @return the reason why the device has no place for it, or empty
     */
    public Optional<String> missing(final DeviceItem item, final Map<String, DeviceItem> wanted) {
        return switch (item) {
            case DeviceItem.Instance instance -> Optional.empty();
            case DeviceItem.Subinterface part -> missingInterface(part.interfaceName());
            case DeviceItem.Binding binding -> missingInterface(binding.interfaceName())
                .or(() -> missingInstance(binding.networkInstance(), wanted));
            case DeviceItem.Route route -> missingInstance(route.networkInstance(), wanted);
            case DeviceItem.Address address -> missingInterface(address.interfaceName());
            case DeviceItem.Mac mac -> missingInterface(mac.interfaceName());
        };
    }

    private Optional<String> missingInstance(final String name, final Map<String, DeviceItem> wanted) {
        return networkInstances.contains(name) || wanted.containsKey(new DeviceItem.Instance(name, false).key())
            ? Optional.empty() : Optional.of("routing instance " + (name.isEmpty() ? "default" : name)
                + " is not on the device");
    }

    private Optional<String> missingInterface(final String name) {
        return interfaces.contains(name) ? Optional.empty()
            : Optional.of("interface " + name + " is not on the device");
    }
}
