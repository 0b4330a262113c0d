/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * The part of a device that has to be looked at.
 *
 * @param interfaces interfaces by name
 * @param networkInstances routing instances by name, the empty name is the default one and is always there
 */
public record Scope(Set<String> interfaces, Set<String> networkInstances) {
    public Scope {
        interfaces = Set.copyOf(interfaces);
        networkInstances = Set.copyOf(networkInstances);
    }

    /**
     * Returns the scope that holds some items and the default routing instance.
     *
     * @param items the items
     * @return the scope
     */
    public static Scope of(final Collection<DeviceItem> items) {
        final var interfaces = new TreeSet<String>();
        final var instances = new TreeSet<String>();
        instances.add("");
        for (var item : items) {
            switch (item) {
                case DeviceItem.Instance instance -> instances.add(instance.name());
                case DeviceItem.Subinterface part -> interfaces.add(part.interfaceName());
                case DeviceItem.Binding binding -> {
                    interfaces.add(binding.interfaceName());
                    instances.add(binding.networkInstance());
                }
                case DeviceItem.Route route -> instances.add(route.networkInstance());
                case DeviceItem.Address address -> interfaces.add(address.interfaceName());
                case DeviceItem.Mac mac -> interfaces.add(mac.interfaceName());
            }
        }
        return new Scope(interfaces, instances);
    }
}
