/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What one device should carry.
 *
 * @param items wanted items by their key
 * @param keysByLease for each lease the keys of the items it needs; several leases share an aggregated route
 * @param refused leases that cannot be carried whatever the device says, with the reason
 */
public record DeviceIntent(Map<String, DeviceItem> items, Map<String, Set<String>> keysByLease,
        Map<String, String> refused) {
    /** Nothing is wanted. */
    public static final DeviceIntent NOTHING = new DeviceIntent(Map.of(), Map.of(), Map.of());

    public DeviceIntent {
        items = Map.copyOf(items);
        keysByLease = Map.copyOf(keysByLease);
        refused = Map.copyOf(refused);
    }

    /**
     * Returns the intent without items that nobody has to provide.
     *
     * @param spared tells which
     * @return the remaining intent, with the same leases
     */
    public DeviceIntent sparing(final Predicate<DeviceItem> spared) {
        if (items.values().stream().noneMatch(spared)) {
            return this;
        }
        final var kept = new HashMap<>(items);
        kept.values().removeIf(spared);
        final var keys = new HashMap<String, Set<String>>();
        keysByLease.forEach((lease, all) -> keys.put(lease, all.stream().filter(kept::containsKey)
            .collect(Collectors.toSet())));
        return new DeviceIntent(kept, keys, refused);
    }

    /**
     * Returns the intent without the items of some leases, unless another lease needs them too.
     *
     * @param reasons leases to leave out, with the reason
     * @return the remaining intent, which names those leases as refused
     */
    public DeviceIntent without(final Map<String, String> reasons) {
        requireNonNull(reasons);
        if (reasons.isEmpty()) {
            return this;
        }
        final var keys = new HashMap<>(keysByLease);
        keys.keySet().removeAll(reasons.keySet());
        final var kept = new HashMap<>(items);
        kept.keySet().retainAll(keys.values().stream().flatMap(Set::stream)
            .collect(Collectors.toSet()));
        final var all = new HashMap<>(refused);
        all.putAll(reasons);
        return new DeviceIntent(kept, keys, all);
    }
}
