/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.Family;

/**
 * The known device models, in order of preference: a device that announces several gets the first one.
 */
public final class Dialects {
    private static final List<Function<AnnouncedModules, Optional<DeviceDialect>>> KNOWN = List.of(
        IetfDialect::bind,
        OpenConfigDialect::bind);

    private Dialects() {
        // static only
    }

    /**
     * Finds the dialect of a device.
     *
     * @param modules modules that the device announced
     * @return a dialect bound to those modules, or empty if none knows it
     */
    public static Optional<DeviceDialect> find(final AnnouncedModules modules) {
        return KNOWN.stream().flatMap(bind -> bind.apply(modules).stream()).findFirst();
    }

    static List<DeviceItem.Route> routes(final Collection<DeviceItem> items) {
        return items.stream().filter(DeviceItem.Route.class::isInstance).map(DeviceItem.Route.class::cast).toList();
    }

    static Map<String, List<DeviceItem.Address>> addresses(final Collection<DeviceItem> items) {
        return items.stream().filter(DeviceItem.Address.class::isInstance).map(DeviceItem.Address.class::cast)
            .collect(Collectors.groupingBy(DeviceItem.Address::interfaceName, TreeMap::new, Collectors.toList()));
    }

    static Map<String, DeviceItem.Binding> bindings(final Collection<DeviceItem> items) {
        return items.stream().filter(DeviceItem.Binding.class::isInstance).map(DeviceItem.Binding.class::cast)
            .collect(Collectors.toMap(DeviceItem.Binding::interfaceName, Function.identity()));
    }

    static <T extends DeviceItem> List<T> ofType(final Collection<DeviceItem> items, final Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static List<DeviceItem.Address> ofFamily(final @Nullable List<DeviceItem.Address> addresses,
            final Family family) {
        return addresses == null ? List.of()
            : addresses.stream().filter(address -> address.ip().family() == family).toList();
    }

    static Map<String, DeviceItem.Mac> macs(final Collection<DeviceItem> items) {
        return items.stream().filter(DeviceItem.Mac.class::isInstance).map(DeviceItem.Mac.class::cast)
            .collect(Collectors.toMap(DeviceItem.Mac::interfaceName, Function.identity()));
    }
}
