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
 * The IETF models: ietf-interfaces (RFC 7223, RFC 8343), ietf-ip (RFC 7277, RFC 8344) and ietf-routing with its unicast
 * routing modules (RFC 8022, RFC 8349). The configuration trees are the same in all revisions.
 *
 * <p>Routes stand in the static routing protocol instance {@value #PROTOCOL}, which belongs to CASM as a whole and is
 * removed with its last route. The models have neither a settable MAC address nor, without schema mount, a routing
 * instance besides the default one.
 */
final class IetfDialect implements DeviceDialect {
    /** Name of the routing protocol instance that CASM owns. */
    static final String PROTOCOL = "casm";

    private final String interfaces;
    private final String ip;
    private final @Nullable String routing;
    private final Map<Family, String> unicast = new HashMap<>();

    private IetfDialect(final AnnouncedModules modules, final String interfaces, final String ip) {
        this.interfaces = interfaces;
        this.ip = ip;
        routing = modules.namespace("ietf-routing").orElse(null);
        for (var family : Family.values()) {
            modules.namespace("ietf-" + family.text() + "-unicast-routing")
                .ifPresent(namespace -> unicast.put(family, namespace));
        }
    }

    static Optional<DeviceDialect> bind(final AnnouncedModules modules) {
        return modules.namespace("ietf-interfaces").flatMap(interfaces ->
            modules.namespace("ietf-ip").map(ip -> new IetfDialect(modules, interfaces, ip)));
    }

    @Override
    public String name() {
        return "ietf";
    }

    @Override
    public Optional<String> inexpressible(final DeviceItem item) {
        return switch (item) {
            case DeviceItem.Address address -> Optional.empty();
            case DeviceItem.Mac mac -> Optional.of("the device's model (ietf-interfaces) cannot set a MAC address");
            case DeviceItem.Route route -> {
                final var family = route.prefix().family();
                if (routing == null || !unicast.containsKey(family)) {
                    yield Optional.of("the device does not announce ietf-" + family.text() + "-unicast-routing");
                }
                if (route.tag() != null) {
                    yield Optional.of("the device's model (ietf-routing) has no tags of routes, such as " + route.tag()
                        + "; take routing/tag out of the pool");
                }
                yield route.networkInstance().isEmpty() ? Optional.empty() : Optional.of("the device's model "
                    + "(ietf-routing) has no routing instance " + route.networkInstance());
            }
        };
    }

    @Override
    public String path(final DeviceItem item) {
        return switch (item) {
            case DeviceItem.Address address -> "/ietf-interfaces:interfaces/interface[name='" + address.interfaceName()
                + "']/ietf-ip:" + address.ip().family().text() + "/address[ip='" + address.ip() + "']";
            case DeviceItem.Mac mac -> "/ietf-interfaces:interfaces/interface[name='" + mac.interfaceName() + "']";
            case DeviceItem.Route route -> "/ietf-routing:routing/control-plane-protocols/control-plane-protocol"
                + "[type='ietf-routing:static'][name='" + PROTOCOL + "']/static-routes/ietf-"
                + route.prefix().family().text() + "-unicast-routing:" + route.prefix().family().text()
                + "/route[destination-prefix='" + route.prefix() + "']";
        };
    }

    @Override
    public void writeFilter(final Scope scope, final XmlTree filter) {
        writeInterfaces(scope, filter, "interfaces");
        if (routing != null) {
            filter.add(routing, "routing").add("control-plane-protocols").add("control-plane-protocol")
                .leaf("name", PROTOCOL);
        }
    }

    private void writeInterfaces(final Scope scope, final XmlTree filter, final String container) {
        if (!scope.interfaces().isEmpty()) {
            final var tree = filter.add(interfaces, container);
            scope.interfaces().stream().sorted().forEach(name -> tree.add("interface").leaf("name", name));
        }
    }

    @Override
    public DeviceState readConfig(final Scope scope, final XmlTree data) {
        final var items = new HashMap<String, DeviceItem>();
        final var names = new HashSet<String>();
        for (var entry : data.all(interfaces, "interfaces").stream()
                .flatMap(tree -> tree.all("interface").stream()).toList()) {
            final var name = entry.text("name").orElse("");
            if (scope.interfaces().contains(name)) {
                names.add(name);
                readAddresses(name, entry).forEach(item -> items.put(item.key(), item));
            }
        }
        for (var protocol : protocols(data)) {
            for (var route : protocol.path("static-routes")) {
                unicast.forEach((family, namespace) -> route.all(namespace, family.text()).stream()
                    .flatMap(tree -> tree.all("route").stream())
                    .forEach(tree -> readRoute(tree).ifPresent(item -> items.put(item.key(), item))));
            }
        }
        return new DeviceState(items, names, Set.of(""), Map.of());
    }

    private List<XmlTree> protocols(final XmlTree data) {
        return routing == null ? List.of() : data.all(routing, "routing").stream()
            .flatMap(tree -> tree.path("control-plane-protocols", "control-plane-protocol").stream())
            .filter(tree -> tree.text("name").filter(PROTOCOL::equals).isPresent()
                && tree.all("type").stream().anyMatch(type -> type.isIdentity(routing, "static")))
            .toList();
    }

    private List<DeviceItem> readAddresses(final String name, final XmlTree entry) {
        return List.of(Family.values()).stream()
            .flatMap(family -> entry.all(ip, family.text()).stream())
            .flatMap(tree -> tree.all("address").stream())
            .flatMap(tree -> readAddress(name, tree).stream())
            .toList();
    }

    private static Optional<DeviceItem> readAddress(final String name, final XmlTree tree) {
        return tree.text("ip").flatMap(text -> {
            final var address = IpAddress.parse(text);
            return tree.text("prefix-length").map(Integer::valueOf)
                .or(() -> tree.text("netmask").map(mask -> IpAddress.parse(mask).value().bitCount()))
                .map(length -> new DeviceItem.Address(name, address, length));
        });
    }

    private static Optional<DeviceItem> readRoute(final XmlTree tree) {
        // a route of ours that somebody gave another kind of next hop does not count, and so is written again
        return tree.text("destination-prefix").flatMap(prefix -> tree.path("next-hop", "special-next-hop").stream()
            .findFirst().map(hop -> new DeviceItem.Route("", IpPrefix.parse(prefix), NextHop.parse(hop.value()))));
    }

    @Override
    public void writeInterfaceFilter(final Scope scope, final XmlTree filter) {
        writeInterfaces(scope, filter, "interfaces");
        // before RFC 8343 the operational state has a tree of its own
        writeInterfaces(scope, filter, "interfaces-state");
    }

    @Override
    public DeviceState readInterfaces(final DeviceState state, final Scope scope, final XmlTree data) {
        final var names = new HashSet<>(state.interfaces());
        final var types = new HashMap<String, String>();
        for (var container : List.of("interfaces", "interfaces-state")) {
            data.all(interfaces, container).stream().flatMap(tree -> tree.all("interface").stream())
                .filter(entry -> entry.text("name").filter(scope.interfaces()::contains).isPresent())
                .filter(entry -> !state.interfaces().contains(entry.text("name").orElseThrow()))
                .forEach(entry -> entry.all("type").stream().findFirst().ifPresent(type -> {
                    names.add(entry.text("name").orElseThrow());
                    types.put(entry.text("name").orElseThrow(), type.expandedIdentity());
                }));
        }
        return new DeviceState(state.items(), names, state.networkInstances(), types);
    }

    @Override
    public void writeInventoryFilter(final XmlTree filter) {
        inventory().writeFilter(filter);
    }

    @Override
    public DeviceInventory readInventory(final XmlTree data) {
        return inventory().read(data);
    }

    private IetfInventory inventory() {
        return new IetfInventory(interfaces, ip, routing, unicast);
    }

    @Override
    public void writeEdit(final DeviceEdit edit, final DeviceState state, final XmlTree config) {
        final var writer = new IetfEdit(edit, state, config);
        if (edit.add().isEmpty()) {
            writer.writeInterfaces();
            writer.writeRouting();
        } else {
            writer.writeRouting();
            writer.writeInterfaces();
        }
    }

    private final class IetfEdit {
        private final DeviceEdit edit;
        private final DeviceState state;
        private final XmlTree config;

        IetfEdit(final DeviceEdit edit, final DeviceState state, final XmlTree config) {
            this.edit = edit;
            this.state = state;
            this.config = config;
        }

        void writeRouting() {
            final var add = Dialects.routes(edit.add());
            final var remove = Dialects.routes(edit.remove());
            if (add.isEmpty() && remove.isEmpty()) {
                return;
            }
            final var protocol = config.add(routing, "routing").add("control-plane-protocols")
                .add("control-plane-protocol").identity("type", routing, "static").leaf("name", PROTOCOL);
            if (add.isEmpty() && Dialects.routes(state.items().values()).size() == remove.size()) {
                protocol.delete();
                return;
            }
            final var routes = protocol.add("static-routes");
            for (var family : Family.values()) {
                final var ours = add.stream().filter(route -> route.prefix().family() == family).toList();
                final var gone = remove.stream().filter(route -> route.prefix().family() == family).toList();
                if (ours.isEmpty() && gone.isEmpty()) {
                    continue;
                }
                final var tree = routes.add(unicast.get(family), family.text());
                ours.forEach(route -> tree.add("route")
                    .leaf("destination-prefix", route.prefix().toString())
                    .add("next-hop").leaf("special-next-hop", route.nextHop().text()));
                gone.forEach(route -> tree.add("route").delete()
                    .leaf("destination-prefix", route.prefix().toString()));
            }
        }

        void writeInterfaces() {
            final var add = Dialects.addresses(edit.add());
            final var remove = Dialects.addresses(edit.remove());
            final var names = new TreeSet<>(add.keySet());
            names.addAll(remove.keySet());
            if (names.isEmpty()) {
                return;
            }
            final var tree = config.add(interfaces, "interfaces");
            for (var name : names) {
                final var entry = tree.add("interface").leaf("name", name);
                final var type = state.interfaceTypes().get(name);
                if (type != null) {
                    final int end = type.indexOf('}');
                    entry.identity("type", end < 0 ? interfaces : type.substring(1, end), type.substring(end + 1));
                }
                for (var family : Family.values()) {
                    final var ours = Dialects.ofFamily(add.get(name), family);
                    final var gone = Dialects.ofFamily(remove.get(name), family);
                    if (ours.isEmpty() && gone.isEmpty()) {
                        continue;
                    }
                    final var addresses = entry.add(ip, family.text());
                    gone.forEach(address -> addresses.add("address").delete().leaf("ip", address.ip().toString()));
                    ours.forEach(address -> addresses.add("address").leaf("ip", address.ip().toString())
                        .leaf("prefix-length", Integer.toString(address.prefixLength())));
                }
            }
        }
    }
}
