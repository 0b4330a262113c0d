/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds what somebody else has on a device where an item is wanted.
 *
 * @param wanted what the device should carry
 * @param state what it carries
 * @param recorded what CASM put there
 * @param foreign what of it CASM neither put there nor wants just so; looked for once, because there are many items
 */
record Conflicts(DeviceIntent wanted, DeviceState state, Map<String, DeviceItem> recorded, List<DeviceItem> foreign) {
    Conflicts {
        requireNonNull(wanted);
        requireNonNull(state);
        requireNonNull(recorded);
        requireNonNull(foreign);
    }

    static Conflicts of(final DeviceIntent wanted, final DeviceState state, final Map<String, DeviceItem> recorded) {
        return new Conflicts(wanted, state, recorded, state.items().entrySet().stream()
            .filter(entry -> !recorded.containsKey(entry.getKey())
                && !entry.getValue().equals(wanted.items().get(entry.getKey())))
            .map(Map.Entry::getValue).toList());
    }

    /**
     * Tells what stands in the way of an item.
     *
     * @param item a wanted item
     * @return the reason why it is not touched, or empty
     */
    Optional<String> of(final DeviceItem item) {
        return replaced(item).or(() -> switch (item) {
            case DeviceItem.Subinterface part -> taken(part);
            case DeviceItem.Binding binding -> moved(binding);
            case DeviceItem.Instance instance -> Optional.empty();
            case DeviceItem.Route route -> Optional.empty();
            case DeviceItem.Mac mac -> Optional.empty();
            case DeviceItem.Address address -> Optional.empty();
        });
    }

    private Optional<String> replaced(final DeviceItem item) {
        final var present = state.items().get(item.key());
        return present == null || recorded.containsKey(item.key()) || present.equals(item)
            || item instanceof DeviceItem.Route ? Optional.empty() : Optional.of("the device already has "
                + present.key() + " with value " + present.value() + ", which CASM did not put there");
    }

    /** A VLAN that somebody else uses, or an index that is another VLAN. */
    private Optional<String> taken(final DeviceItem.Subinterface part) {
        final var other = foreign(item -> item instanceof DeviceItem.Subinterface one && one.unit() == part.unit()
            && one.interfaceName().equals(part.interfaceName())).findFirst();
        if (other.isPresent()) {
            return Optional.of("subinterface " + part.unit() + " of " + part.interfaceName() + " is already "
                + other.orElseThrow().key() + ", which CASM did not put there");
        }
        return recorded.containsKey(part.key()) || !state.items().containsKey(part.key()) ? Optional.empty()
            : foreign(item -> isOn(item, part.interfaceName(), part.unit())).findFirst()
                .map(item -> "VLAN " + part.tags() + " of " + part.interfaceName() + " is taken: it has " + item.key()
                    + " with value " + item.value() + ", which CASM did not put there");
    }

    /** Devices drop the addresses of an interface that moves to another routing instance. */
    private Optional<String> moved(final DeviceItem.Binding binding) {
        return binding.equals(state.items().get(binding.key())) ? Optional.empty()
            : foreign(item -> item instanceof DeviceItem.Address && isOn(item, binding.interfaceName(),
                binding.unit())).findFirst().map(item -> "the device already has " + item.key()
                + ", which CASM did not put there and which would be lost in " + binding.networkInstance());
    }

    private Stream<DeviceItem> foreign(final Predicate<DeviceItem> which) {
        return foreign.stream().filter(which);
    }

    private static boolean isOn(final DeviceItem item, final String interfaceName, final long unit) {
        return switch (item) {
            case DeviceItem.Address address -> address.unit() == unit && address.interfaceName().equals(interfaceName);
            case DeviceItem.Binding binding -> binding.unit() == unit && binding.interfaceName().equals(interfaceName);
            case DeviceItem.Instance instance -> false;
            case DeviceItem.Subinterface part -> false;
            case DeviceItem.Route route -> false;
            case DeviceItem.Mac mac -> false;
        };
    }
}
