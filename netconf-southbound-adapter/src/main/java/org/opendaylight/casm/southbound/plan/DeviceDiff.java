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
 * that are recorded as pushed by it, as of routing instances, subinterfaces and what is in an instance. Nothing else
 * is ever removed or overwritten, and a routing instance that somebody else uses stays.
 *
 * @param intent the intent without the leases that turned out to be impossible; those are refused in it
 * @param edit the changes
 * @param obsolete recorded keys that nobody wants and the device does not carry: they can be forgotten
 * @param problems why items are impossible, by their keys
 */
public record DeviceDiff(DeviceIntent intent, DeviceEdit edit, Set<String> obsolete, Map<String, Problem> problems) {
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
        // what the model cannot create is used if somebody else created it
        final var needed = wanted.sparing(item -> item instanceof DeviceItem.Instance instance
            && state.networkInstances().contains(instance.name()) && inexpressible.apply(item).isPresent());
        final var problems = new HashMap<String, Problem>();
        final var conflicts = Conflicts.of(needed, state, recorded);
        needed.items().forEach((key, item) -> inexpressible.apply(item).map(why -> new Problem(Problem.Kind.MODEL, why))
            .or(() -> state.missing(item, needed.items()).map(why -> new Problem(Problem.Kind.MISSING, why)))
            .or(() -> conflicts.of(item).map(why -> new Problem(Problem.Kind.TAKEN, why)))
            .ifPresent(problem -> problems.put(key, problem)));
        final var reasons = new TreeMap<String, String>();
        needed.keysByLease().forEach((lease, keys) -> keys.stream().filter(problems::containsKey).sorted()
            .findFirst().ifPresent(key -> reasons.put(lease, problems.get(key).text())));
        final var intent = needed.without(reasons);

        final var add = new ArrayList<DeviceItem>();
        intent.items().forEach((key, item) -> {
            if (!item.equals(state.items().get(key)) || item instanceof DeviceItem.Address address
                    && moves(address, intent, state)) {
                add.add(item);
            }
        });
        final var remove = new ArrayList<DeviceItem>();
        state.items().forEach((key, item) -> {
            if (!intent.items().containsKey(key) && isOurs(item, recorded.get(key))
                    && !(item instanceof DeviceItem.Instance instance && isUsed(instance, intent, state, recorded))) {
                remove.add(item);
            }
        });
        final var obsolete = new HashSet<>(recorded.keySet());
        obsolete.removeAll(intent.items().keySet());
        remove.forEach(item -> obsolete.remove(item.key()));
        return new DeviceDiff(intent, DeviceEdit.of(add, remove), Set.copyOf(obsolete), Map.copyOf(problems));
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

    /** Whether the interface of an address gets into a routing instance by this, where it may arrive without. */
    private static boolean moves(final DeviceItem.Address address, final DeviceIntent intent,
            final DeviceState state) {
        final var key = new DeviceItem.Binding(address.interfaceName(), address.unit(), "").key();
        final var binding = intent.items().get(key);
        return binding != null && !binding.equals(state.items().get(key));
    }

    /** Whether somebody else has put interfaces into a routing instance that CASM created. */
    private static boolean isUsed(final DeviceItem.Instance instance, final DeviceIntent intent,
            final DeviceState state, final Map<String, DeviceItem> recorded) {
        return state.items().values().stream().anyMatch(item -> item instanceof DeviceItem.Binding binding
            && binding.networkInstance().equals(instance.name())
            && (intent.items().containsKey(binding.key()) ? binding.equals(intent.items().get(binding.key()))
                : !binding.equals(recorded.get(binding.key()))));
    }

    private static boolean isOurs(final DeviceItem present, final @Nullable DeviceItem mine) {
        return switch (present) {
            case DeviceItem.Route route -> true;
            case DeviceItem.Address address -> mine != null;
            case DeviceItem.Instance instance -> mine != null;
            case DeviceItem.Subinterface part -> mine != null;
            // somebody else may have moved the interface, or replaced the one MAC address it has
            case DeviceItem.Binding binding -> binding.equals(mine);
            case DeviceItem.Mac mac -> mac.equals(mine);
        };
    }
}
