/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The way from what a device carries to what it should carry.
 *
 * <p>CASM owns the routes in its own routing protocol instance, and of the addresses and MAC addresses exactly those
 * that are recorded as pushed by it. Nothing else is ever removed or overwritten.
 *
 * @param intent the intent without the leases that turned out to be impossible; those are refused in it
 * @param edit the changes
 * @param obsolete recorded keys that nobody wants and the device does not carry: they can be forgotten
 */
public record DeviceDiff(DeviceIntent intent, DeviceEdit edit, Set<String> obsolete) {
    /**
     * Computes the difference.
     *
     * @param wanted what the device should carry
     * @param state what it carries, read over the scope of the wanted and the recorded items
     * @param recorded items that were pushed, or were about to be, by key
     * @param inexpressible tells why the device's model cannot express an item, empty if it can
     * @return the difference
     */
    public static DeviceDiff of(final DeviceIntent wanted, final DeviceState state,
            final Map<String, DeviceItem> recorded, final Function<DeviceItem, Optional<String>> inexpressible) {
        final var reasonByKey = new HashMap<String, String>();
        wanted.items().forEach((key, item) -> inexpressible.apply(item)
            .or(() -> state.missing(item))
            .or(() -> conflict(item, state.items().get(key), recorded.containsKey(key)))
            .ifPresent(reason -> reasonByKey.put(key, reason)));
        final var reasons = new TreeMap<String, String>();
        wanted.keysByLease().forEach((lease, keys) -> keys.stream().filter(reasonByKey::containsKey).sorted()
            .findFirst().ifPresent(key -> reasons.put(lease, reasonByKey.get(key))));
        final var intent = wanted.without(reasons);

        final var add = new ArrayList<DeviceItem>();
        intent.items().forEach((key, item) -> {
            if (!item.equals(state.items().get(key))) {
                add.add(item);
            }
        });
        final var remove = new ArrayList<DeviceItem>();
        state.items().forEach((key, item) -> {
            if (!intent.items().containsKey(key) && isOurs(item, recorded.get(key))) {
                remove.add(item);
            }
        });
        final var obsolete = new HashSet<>(recorded.keySet());
        obsolete.removeAll(intent.items().keySet());
        remove.forEach(item -> obsolete.remove(item.key()));
        return new DeviceDiff(intent, DeviceEdit.of(add, remove), Set.copyOf(obsolete));
    }

    /**
     * Splits the edit into one for each lease that needs additions, and one with all removals at the end, for
     * finding out which lease a device does not accept.
     *
     * @return edits by lease, in the order of lease-ids; the removals have the empty lease-id
     */
    public List<Map.Entry<String, DeviceEdit>> byLease() {
        final var left = new HashMap<String, DeviceItem>();
        edit.add().forEach(item -> left.put(item.key(), item));
        final var ret = new ArrayList<Map.Entry<String, DeviceEdit>>();
        for (var entry : new TreeMap<>(intent.keysByLease()).entrySet()) {
            final var items = entry.getValue().stream().filter(left::containsKey).map(left::get).toList();
            if (!items.isEmpty()) {
                ret.add(Map.entry(entry.getKey(), DeviceEdit.of(items, List.of())));
            }
        }
        if (!edit.remove().isEmpty()) {
            ret.add(Map.entry("", new DeviceEdit(List.of(), edit.remove())));
        }
        return List.copyOf(ret);
    }

    private static boolean isOurs(final DeviceItem present, final @Nullable DeviceItem mine) {
        return switch (present) {
            case DeviceItem.Route route -> true;
            case DeviceItem.Address address -> mine != null;
            // somebody else may have replaced the one MAC address an interface has
            case DeviceItem.Mac mac -> mac.equals(mine);
        };
    }

    private static Optional<String> conflict(final DeviceItem wanted,
            final @Nullable DeviceItem present, final boolean recorded) {
        return present == null || recorded || present.equals(wanted) || wanted instanceof DeviceItem.Route
            ? Optional.empty() : Optional.of("the device already has " + present.key() + " with value "
                + present.value() + ", which CASM did not put there");
    }
}
