/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.Family;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.VlanTags;

/**
 * Interfaces in the OpenConfig models: subinterfaces with their VLAN tags and addresses, and MAC addresses.
 */
final class OpenConfigInterfaces {
    private final OpenConfigModel model;

    OpenConfigInterfaces(final OpenConfigModel model) {
        this.model = requireNonNull(model);
    }

    /** All items of an interface. */
    List<DeviceItem> read(final String name, final XmlTree entry) {
        final var ret = new ArrayList<DeviceItem>();
        for (var part : entry.path("subinterfaces", "subinterface")) {
            final long unit = part.text("index").map(Long::valueOf).orElse(0L);
            readAddresses(name, unit, part).forEach(ret::add);
            if (unit != 0 && model.vlan() != null) {
                part.all(model.vlan(), "vlan").stream().flatMap(OpenConfigInterfaces::tags).findFirst()
                    .ifPresent(tags -> ret.add(new DeviceItem.Subinterface(name, unit, tags)));
            }
        }
        if (model.ethernet() != null) {
            entry.all(model.ethernet(), "ethernet").stream()
                .flatMap(tree -> tree.path("config", "mac-address").stream())
                .forEach(tree -> ret.add(new DeviceItem.Mac(name, tree.value())));
        }
        return ret;
    }

    private Stream<DeviceItem> readAddresses(final String name, final long unit, final XmlTree part) {
        return Stream.of(Family.values()).flatMap(family -> part.all(model.ip(), family.text()).stream())
            .flatMap(tree -> tree.path("addresses", "address", "config").stream())
            .flatMap(tree -> tree.text("ip").flatMap(address -> tree.text("prefix-length")
                .map(length -> (DeviceItem) new DeviceItem.Address(name, unit, IpAddress.parse(address),
                    Integer.parseInt(length)))).stream());
    }

    private static Stream<VlanTags> tags(final XmlTree vlan) {
        return Stream.concat(
            // the second one is how it was before 2019
            Stream.concat(vlan.path("match", "single-tagged", "config", "vlan-id").stream(),
                vlan.path("config", "vlan-id").stream()).map(XmlTree::value)
                .filter(text -> text.matches("[0-9]{1,4}")).map(text -> new VlanTags(Integer.parseInt(text), 0)),
            vlan.path("match", "double-tagged", "config").stream()
                .flatMap(tree -> tree.text("outer-vlan-id").flatMap(outer -> tree.text("inner-vlan-id")
                    .map(inner -> new VlanTags(Integer.parseInt(outer), Integer.parseInt(inner)))).stream()));
    }

    void write(final DeviceEdit edit, final XmlTree config) {
        final Set<String> names = new TreeSet<>();
        Stream.concat(edit.add().stream(), edit.remove().stream()).forEach(item -> {
            final var name = interfaceOf(item);
            if (name != null) {
                names.add(name);
            }
        });
        if (names.isEmpty()) {
            return;
        }
        final var tree = config.add(model.interfaces(), "interfaces");
        for (var name : names) {
            change(edit, name, tree.add("interface").leaf("name", name));
        }
    }

    private static @Nullable String interfaceOf(final DeviceItem item) {
        return switch (item) {
            case DeviceItem.Address address -> address.interfaceName();
            case DeviceItem.Mac mac -> mac.interfaceName();
            case DeviceItem.Subinterface part -> part.interfaceName();
            case DeviceItem.Binding binding -> null;
            case DeviceItem.Instance instance -> null;
            case DeviceItem.Route route -> null;
        };
    }

    private void change(final DeviceEdit edit, final String name, final XmlTree entry) {
        final var units = new TreeMap<Long, Part>(Comparator.naturalOrder());
        collect(edit.add(), name, units, true);
        collect(edit.remove(), name, units, false);
        if (!units.isEmpty()) {
            final var parts = entry.add("subinterfaces");
            units.forEach((unit, part) -> changePart(unit, part, parts.add("subinterface")));
        }
        final var mac = Dialects.macs(edit.add()).get(name);
        final var gone = Dialects.macs(edit.remove()).get(name);
        if (mac != null) {
            entry.add(model.ethernet(), "ethernet").add("config").leaf("mac-address", mac.mac());
        } else if (gone != null) {
            // with its value: there are devices that check an empty one against the type
            entry.add(model.ethernet(), "ethernet").add("config").leaf("mac-address", gone.mac()).children().getFirst()
                .delete();
        }
    }

    /** What changes of one subinterface. */
    private static final class Part {
        final List<DeviceItem.Address> add = new ArrayList<>();
        final List<DeviceItem.Address> remove = new ArrayList<>();
        @Nullable VlanTags tags;
        boolean gone;
    }

    private static void collect(final List<DeviceItem> items, final String name, final TreeMap<Long, Part> units,
            final boolean added) {
        for (var item : items) {
            if (item instanceof DeviceItem.Address address && address.interfaceName().equals(name)) {
                final var part = units.computeIfAbsent(address.unit(), key -> new Part());
                (added ? part.add : part.remove).add(address);
            } else if (item instanceof DeviceItem.Subinterface one && one.interfaceName().equals(name)) {
                final var part = units.computeIfAbsent(one.unit(), key -> new Part());
                if (added) {
                    part.tags = one.tags();
                } else {
                    part.gone = true;
                }
            }
        }
    }

    private void changePart(final long unit, final Part part, final XmlTree tree) {
        final var index = Long.toString(unit);
        tree.leaf("index", index);
        if (part.gone && part.tags == null) {
            tree.delete();
            return;
        }
        tree.add("config").leaf("index", index);
        final var tags = part.tags;
        if (tags != null) {
            final var match = tree.add(model.vlan(), "vlan").add("match");
            if (tags.inner() == 0) {
                match.add("single-tagged").add("config").leaf("vlan-id", Integer.toString(tags.outer()));
            } else {
                match.add("double-tagged").add("config").leaf("inner-vlan-id", Integer.toString(tags.inner()))
                    .leaf("outer-vlan-id", Integer.toString(tags.outer()));
            }
        }
        for (var family : Family.values()) {
            writeAddresses(tree, family, Dialects.ofFamily(part.add, family), Dialects.ofFamily(part.remove, family));
        }
    }

    private void writeAddresses(final XmlTree unit, final Family family, final List<DeviceItem.Address> add,
            final List<DeviceItem.Address> remove) {
        if (add.isEmpty() && remove.isEmpty()) {
            return;
        }
        final var addresses = unit.add(model.ip(), family.text()).add("addresses");
        remove.forEach(address -> addresses.add("address").delete().leaf("ip", address.ip().toString()));
        add.forEach(address -> {
            final var text = address.ip().toString();
            addresses.add("address").leaf("ip", text).add("config").leaf("ip", text)
                .leaf("prefix-length", Integer.toString(address.prefixLength()));
        });
    }
}
