/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.Family;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.NextHop;
import org.opendaylight.casm.southbound.plan.Scope;

/**
 * The OpenConfig models: openconfig-interfaces with openconfig-if-ip and, where announced, openconfig-if-ethernet
 * for MAC addresses; static routes of openconfig-network-instance with openconfig-local-routing.
 *
 * <p>Addresses stand on subinterface 0. Routes stand in the STATIC protocol {@value #PROTOCOL} of their network
 * instance, which belongs to CASM, with next hop DROP; OpenConfig has no other special next hop that discards.
 */
final class OpenConfigDialect implements DeviceDialect {
    /** Name of the routing protocol instance that CASM owns. */
    static final String PROTOCOL = "casm";

    private static final String DEFAULT_INSTANCE = "default";

    private final String interfaces;
    private final String ip;
    private final @Nullable String ethernet;
    private final @Nullable String instances;
    private final @Nullable String policy;
    private final @Nullable String local;

    private OpenConfigDialect(final AnnouncedModules modules, final String interfaces, final String ip) {
        this.interfaces = interfaces;
        this.ip = ip;
        ethernet = modules.namespace("openconfig-if-ethernet").orElse(null);
        instances = modules.namespace("openconfig-network-instance").orElse(null);
        policy = modules.namespace("openconfig-policy-types").orElse(null);
        local = modules.namespace("openconfig-local-routing").orElse(null);
    }

    static Optional<DeviceDialect> bind(final AnnouncedModules modules) {
        return modules.namespace("openconfig-interfaces").flatMap(interfaces ->
            modules.namespace("openconfig-if-ip")
                .map(ip -> new OpenConfigDialect(modules, interfaces, ip)));
    }

    @Override
    public String name() {
        return "openconfig";
    }

    @Override
    public Optional<String> inexpressible(final DeviceItem item) {
        return switch (item) {
            case DeviceItem.Address address -> Optional.empty();
            case DeviceItem.Mac mac -> ethernet != null ? Optional.empty()
                : Optional.of("the device does not announce openconfig-if-ethernet, so no MAC address can be set");
            case DeviceItem.Route route -> {
                if (!canRoute()) {
                    yield Optional.of("the device does not announce openconfig-network-instance with static routes");
                }
                yield route.nextHop() == NextHop.BLACKHOLE ? Optional.empty() : Optional.of("the device's model "
                    + "(openconfig-local-routing) has no next hop " + route.nextHop().text());
            }
        };
    }

    @Override
    public String path(final DeviceItem item) {
        return switch (item) {
            case DeviceItem.Address address -> "/openconfig-interfaces:interfaces/interface[name='"
                + address.interfaceName() + "']/subinterfaces/subinterface[index='0']/openconfig-if-ip:"
                + address.ip().family().text() + "/addresses/address[ip='" + address.ip() + "']";
            case DeviceItem.Mac mac -> "/openconfig-interfaces:interfaces/interface[name='" + mac.interfaceName()
                + "']/openconfig-if-ethernet:ethernet/config/mac-address";
            case DeviceItem.Route route -> "/openconfig-network-instance:network-instances/network-instance[name='"
                + modelName(route.networkInstance()) + "']/protocols/protocol[identifier="
                + "'openconfig-policy-types:STATIC'][name='" + PROTOCOL + "']/static-routes/static[prefix='"
                + route.prefix() + "']";
        };
    }

    private boolean canRoute() {
        return instances != null && policy != null && local != null;
    }

    @Override
    public void writeFilter(final Scope scope, final XmlTree filter) {
        writeInterfaceFilter(scope, filter);
        if (canRoute()) {
            final var tree = filter.add(instances, "network-instances");
            scope.networkInstances().stream().sorted().forEach(name -> {
                final var entry = tree.add("network-instance").leaf("name", modelName(name));
                entry.add("config").leaf("name", "");
                entry.add("protocols").add("protocol").leaf("name", PROTOCOL);
            });
        }
    }

    private static String modelName(final String instance) {
        return instance.isEmpty() ? DEFAULT_INSTANCE : instance;
    }

    @Override
    public DeviceState readConfig(final Scope scope, final XmlTree data) {
        final var items = new HashMap<String, DeviceItem>();
        final var names = new HashSet<String>();
        for (var entry : interfaceEntries(scope, data)) {
            final var name = entry.text("name").orElseThrow();
            names.add(name);
            readAddresses(name, entry).forEach(item -> items.put(item.key(), item));
            if (ethernet != null) {
                entry.all(ethernet, "ethernet").stream()
                    .flatMap(tree -> tree.path("config", "mac-address").stream())
                    .map(tree -> new DeviceItem.Mac(name, tree.value()))
                    .forEach(item -> items.put(item.key(), item));
            }
        }
        final var found = new HashSet<String>();
        if (canRoute()) {
            for (var entry : data.all(instances, "network-instances").stream()
                    .flatMap(tree -> tree.all("network-instance").stream()).toList()) {
                final var modelName = entry.text("name").orElse("");
                final var name = DEFAULT_INSTANCE.equals(modelName) ? "" : modelName;
                if (scope.networkInstances().contains(name)) {
                    found.add(name);
                    readRoutes(name, entry).forEach(item -> items.put(item.key(), item));
                }
            }
        }
        return new DeviceState(items, names, found, Map.of());
    }

    private List<XmlTree> interfaceEntries(final Scope scope, final XmlTree data) {
        return data.all(interfaces, "interfaces").stream().flatMap(tree -> tree.all("interface").stream())
            .filter(entry -> entry.text("name").filter(scope.interfaces()::contains).isPresent())
            .toList();
    }

    private List<DeviceItem> readAddresses(final String name, final XmlTree entry) {
        return entry.path("subinterfaces", "subinterface").stream()
            .filter(tree -> tree.text("index").filter("0"::equals).isPresent())
            .flatMap(tree -> List.of(Family.values()).stream().flatMap(family -> tree.all(ip, family.text()).stream()))
            .flatMap(tree -> tree.path("addresses", "address", "config").stream())
            .flatMap(tree -> tree.text("ip").flatMap(address -> tree.text("prefix-length")
                .map(length -> (DeviceItem) new DeviceItem.Address(name, IpAddress.parse(address),
                    Integer.parseInt(length)))).stream())
            .toList();
    }

    private List<DeviceItem> readRoutes(final String instance, final XmlTree entry) {
        return entry.path("protocols", "protocol").stream()
            .filter(tree -> tree.text("name").filter(PROTOCOL::equals).isPresent()
                && tree.all("identifier").stream().anyMatch(id -> id.isIdentity(policy, "STATIC")))
            .flatMap(tree -> tree.path("static-routes", "static").stream())
            .filter(tree -> tree.path("next-hops", "next-hop", "config", "next-hop").stream()
                .anyMatch(hop -> hop.isIdentity(local, "DROP")))
            .flatMap(tree -> tree.text("prefix").map(prefix -> (DeviceItem) new DeviceItem.Route(instance,
                IpPrefix.parse(prefix), NextHop.BLACKHOLE, OpenConfigTag.read(tree))).stream())
            .toList();
    }

    @Override
    public void writeInterfaceFilter(final Scope scope, final XmlTree filter) {
        if (!scope.interfaces().isEmpty()) {
            final var tree = filter.add(interfaces, "interfaces");
            scope.interfaces().stream().sorted().forEach(name -> tree.add("interface").leaf("name", name));
        }
    }

    @Override
    public DeviceState readInterfaces(final DeviceState state, final Scope scope, final XmlTree data) {
        final var names = new HashSet<>(state.interfaces());
        interfaceEntries(scope, data).forEach(entry -> names.add(entry.text("name").orElseThrow()));
        return new DeviceState(state.items(), names, state.networkInstances(), Map.of());
    }

    @Override
    public void writeInventoryFilter(final XmlTree filter) {
        inventory().writeFilter(filter);
    }

    @Override
    public DeviceInventory readInventory(final XmlTree data) {
        return inventory().read(data);
    }

    private OpenConfigInventory inventory() {
        return new OpenConfigInventory(interfaces, ip, instances, policy);
    }

    @Override
    public void writeEdit(final DeviceEdit edit, final DeviceState state, final XmlTree config) {
        if (edit.add().isEmpty()) {
            writeInterfaces(edit, config);
            writeRoutes(edit, state, config);
        } else {
            writeRoutes(edit, state, config);
            writeInterfaces(edit, config);
        }
    }

    private void writeRoutes(final DeviceEdit edit, final DeviceState state, final XmlTree config) {
        final var add = Dialects.routes(edit.add());
        final var remove = Dialects.routes(edit.remove());
        final Set<String> names = new TreeSet<>();
        add.forEach(route -> names.add(route.networkInstance()));
        remove.forEach(route -> names.add(route.networkInstance()));
        if (names.isEmpty()) {
            return;
        }
        final var tree = config.add(instances, "network-instances");
        for (var name : names) {
            final var protocol = tree.add("network-instance").leaf("name", modelName(name))
                .add("protocols").add("protocol").identity("identifier", policy, "STATIC").leaf("name", PROTOCOL);
            protocol.add("config").identity("identifier", policy, "STATIC").leaf("name", PROTOCOL);
            final var routes = protocol.add("static-routes");
            add.stream().filter(route -> route.networkInstance().equals(name))
                .forEach(route -> writeRoute(route, state.items().get(route.key()),
                    routes.add("static")));
            remove.stream().filter(route -> route.networkInstance().equals(name))
                .forEach(route -> routes.add("static").delete().leaf("prefix", route.prefix().toString()));
        }
    }

    private void writeRoute(final DeviceItem.Route wanted, final @Nullable DeviceItem present, final XmlTree route) {
        final var prefix = wanted.prefix().toString();
        OpenConfigTag.write(wanted, present, route.leaf("prefix", prefix).add("config").leaf("prefix", prefix));
        final var hop = route.add("next-hops").add("next-hop").leaf("index", PROTOCOL);
        hop.add("config").leaf("index", PROTOCOL).identity("next-hop", local, "DROP");
    }

    private void writeInterfaces(final DeviceEdit edit, final XmlTree config) {
        final var add = Dialects.addresses(edit.add());
        final var remove = Dialects.addresses(edit.remove());
        final var setMacs = Dialects.macs(edit.add());
        final var dropMacs = Dialects.macs(edit.remove());
        final Set<String> names = new TreeSet<>();
        List.of(add, remove, setMacs, dropMacs).forEach(map -> names.addAll(map.keySet()));
        if (names.isEmpty()) {
            return;
        }
        final var tree = config.add(interfaces, "interfaces");
        for (var name : names) {
            final var entry = tree.add("interface").leaf("name", name);
            if (add.containsKey(name) || remove.containsKey(name)) {
                final var unit = entry.add("subinterfaces").add("subinterface").leaf("index", "0");
                unit.add("config").leaf("index", "0");
                for (var family : Family.values()) {
                    writeAddresses(unit, family, Dialects.ofFamily(add.get(name), family),
                        Dialects.ofFamily(remove.get(name), family));
                }
            }
            final var mac = setMacs.get(name);
            final var gone = dropMacs.get(name);
            if (mac != null) {
                entry.add(ethernet, "ethernet").add("config").leaf("mac-address", mac.mac());
            } else if (gone != null) {
                // with its value: there are devices that check an empty one against the type
                entry.add(ethernet, "ethernet").add("config").leaf("mac-address", gone.mac()).children().getFirst()
                    .delete();
            }
        }
    }

    private void writeAddresses(final XmlTree unit, final Family family, final List<DeviceItem.Address> add,
            final List<DeviceItem.Address> remove) {
        if (add.isEmpty() && remove.isEmpty()) {
            return;
        }
        final var addresses = unit.add(ip, family.text()).add("addresses");
        remove.forEach(address -> addresses.add("address").delete().leaf("ip", address.ip().toString()));
        add.forEach(address -> {
            final var text = address.ip().toString();
            addresses.add("address").leaf("ip", text).add("config").leaf("ip", text)
                .leaf("prefix-length", Integer.toString(address.prefixLength()));
        });
    }
}
