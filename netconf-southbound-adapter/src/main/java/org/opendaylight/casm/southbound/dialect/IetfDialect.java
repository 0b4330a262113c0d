/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.Family;
import org.opendaylight.casm.southbound.plan.Gateway;
import org.opendaylight.casm.southbound.plan.Hop;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.NextHop;
import org.opendaylight.casm.southbound.plan.Scope;

/**
 * The IETF models: ietf-interfaces (RFC 7223, RFC 8343), ietf-ip (RFC 7277, RFC 8344) and ietf-routing with its unicast
 * routing modules (RFC 8022, RFC 8349). The configuration trees are the same in all revisions.
 *
 * <p>Routes stand in the static routing protocol instance {@value IetfModel#PROTOCOL}, which belongs to CASM as a whole
 * and is removed with its last route. Interfaces are put into routing instances by ietf-network-instance (RFC 8529).
 * The models have neither VLANs nor a settable MAC address nor, without schema mount, routes in an instance or a way to
 * create one.
 */
final class IetfDialect implements DeviceDialect {
    private static final String NO_VLAN = "the device's model (ietf-interfaces) has no VLANs; create the subinterface "
        + "on the device and name it as the interface, without encapsulation";

    private final IetfModel model;

    private IetfDialect(final IetfModel model) {
        this.model = requireNonNull(model);
    }

    static Optional<DeviceDialect> bind(final AnnouncedModules modules) {
        return modules.namespace("ietf-interfaces").flatMap(interfaces ->
            modules.namespace("ietf-ip").map(ip -> new IetfDialect(IetfModel.of(modules, interfaces, ip))));
    }

    @Override
    public String name() {
        return "ietf";
    }

    @Override
    public Optional<String> inexpressible(final DeviceItem item) {
        return switch (item) {
            case DeviceItem.Address address -> address.unit() == 0 ? Optional.empty() : Optional.of(NO_VLAN);
            case DeviceItem.Subinterface part -> Optional.of(NO_VLAN);
            case DeviceItem.Instance instance -> noInstances(instance.name()).or(() -> Optional.of("the device's model "
                + "has no way to create routing instance " + instance.name() + "; create it on the device, CASM then "
                + "uses it"));
            case DeviceItem.Binding binding -> noInstances(binding.networkInstance());
            case DeviceItem.Mac mac -> Optional.of("the device's model (ietf-interfaces) cannot set a MAC address");
            case DeviceItem.Route route -> {
                final var family = route.prefix().family();
                if (model.routing() == null || !model.unicast().containsKey(family)) {
                    yield Optional.of("the device does not announce ietf-" + family.text() + "-unicast-routing");
                }
                if (route.tag() != null) {
                    yield Optional.of("the device's model (ietf-routing) has no tags of routes, such as " + route.tag()
                        + "; take routing/tag out of the pool");
                }
                final var instance = route.networkInstance();
                yield instance.isEmpty() ? Optional.empty() : noInstances(instance).or(() -> Optional.of("routes in "
                    + "routing instance " + instance + " of this device would need schema mount (RFC 8528), which is "
                    + "not used; have none there, such as lan-prefix of a service"));
            }
        };
    }

    private Optional<String> noInstances(final String name) {
        return model.instances() != null ? Optional.empty() : Optional.of("the device does not announce "
            + "ietf-network-instance, so it has no routing instance " + name + "; take the instance default, which is "
            + "its own routing table");
    }

    @Override
    public String path(final DeviceItem item) {
        return switch (item) {
            case DeviceItem.Address address -> "/ietf-interfaces:interfaces/interface[name='" + address.interfaceName()
                + "']/ietf-ip:" + address.ip().family().text() + "/address[ip='" + address.ip() + "']";
            case DeviceItem.Subinterface part -> "/ietf-interfaces:interfaces/interface[name='" + part.interfaceName()
                + "']";
            case DeviceItem.Instance instance -> "/ietf-network-instance:network-instances/network-instance[name='"
                + instance.name() + "']";
            case DeviceItem.Binding binding -> "/ietf-interfaces:interfaces/interface[name='" + binding.interfaceName()
                + "']/ietf-network-instance:" + IetfModel.BIND;
            case DeviceItem.Mac mac -> "/ietf-interfaces:interfaces/interface[name='" + mac.interfaceName() + "']";
            case DeviceItem.Route route -> "/ietf-routing:routing/control-plane-protocols/control-plane-protocol"
                + "[type='ietf-routing:static'][name='" + IetfModel.PROTOCOL + "']/static-routes/ietf-"
                + route.prefix().family().text() + "-unicast-routing:" + route.prefix().family().text()
                + "/route[destination-prefix='" + route.prefix() + "']";
        };
    }

    @Override
    public void writeFilter(final Scope scope, final XmlTree filter) {
        writeInterfaces(scope, filter, "interfaces");
        if (model.routing() != null) {
            filter.add(model.routing(), "routing").add("control-plane-protocols").add("control-plane-protocol")
                .leaf("name", IetfModel.PROTOCOL);
        }
        final var named = scope.networkInstances().stream().filter(name -> !name.isEmpty()).sorted().toList();
        if (model.instances() != null && !named.isEmpty()) {
            final var tree = filter.add(model.instances(), "network-instances");
            named.forEach(name -> tree.add("network-instance").leaf("name", name));
        }
    }

    private void writeInterfaces(final Scope scope, final XmlTree filter, final String container) {
        if (!scope.interfaces().isEmpty()) {
            final var tree = filter.add(model.interfaces(), container);
            scope.interfaces().stream().sorted().forEach(name -> tree.add("interface").leaf("name", name));
        }
    }

    @Override
    public DeviceState readConfig(final Scope scope, final XmlTree data) {
        final var items = new HashMap<String, DeviceItem>();
        final var names = new HashSet<String>();
        for (var entry : data.all(model.interfaces(), "interfaces").stream()
                .flatMap(tree -> tree.all("interface").stream()).toList()) {
            final var name = entry.text("name").orElse("");
            if (scope.interfaces().contains(name)) {
                names.add(name);
                readAddresses(name, entry).forEach(item -> items.put(item.key(), item));
                readBinding(name, entry).ifPresent(item -> items.put(item.key(), item));
            }
        }
        for (var protocol : protocols(data)) {
            for (var route : protocol.path("static-routes")) {
                model.unicast().forEach((family, namespace) -> route.all(namespace, family.text()).stream()
                    .flatMap(tree -> tree.all("route").stream())
                    .forEach(tree -> readRoute(tree).ifPresent(item -> items.put(item.key(), item))));
            }
        }
        return new DeviceState(items, names, readInstances(scope, data), Map.of());
    }

    private Optional<DeviceItem> readBinding(final String name, final XmlTree entry) {
        return model.instances() == null ? Optional.empty() : entry.all(model.instances(), IetfModel.BIND).stream()
            .map(leaf -> (DeviceItem) new DeviceItem.Binding(name, 0, leaf.value())).findFirst();
    }

    private Set<String> readInstances(final Scope scope, final XmlTree data) {
        final var ret = new HashSet<>(Set.of(""));
        if (model.instances() != null) {
            data.all(model.instances(), "network-instances").stream()
                .flatMap(tree -> tree.path("network-instance", "name").stream())
                .map(XmlTree::value).filter(scope.networkInstances()::contains).forEach(ret::add);
        }
        return ret;
    }

    private List<XmlTree> protocols(final XmlTree data) {
        return model.routing() == null ? List.of() : data.all(model.routing(), "routing").stream()
            .flatMap(tree -> tree.path("control-plane-protocols", "control-plane-protocol").stream())
            .filter(tree -> tree.text("name").filter(IetfModel.PROTOCOL::equals).isPresent()
                && tree.all("type").stream().anyMatch(type -> type.isIdentity(model.routing(), "static")))
            .toList();
    }

    private List<DeviceItem> readAddresses(final String name, final XmlTree entry) {
        return List.of(Family.values()).stream()
            .flatMap(family -> entry.all(model.ip(), family.text()).stream())
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
        return tree.text("destination-prefix").flatMap(prefix -> tree.path("next-hop").stream()
            .flatMap(hop -> hop.text("special-next-hop").map(text -> (Hop) NextHop.parse(text))
                .or(() -> hop.text("next-hop-address").map(text -> new Gateway(IpAddress.parse(text)))).stream())
            .findFirst().map(hop -> new DeviceItem.Route("", IpPrefix.parse(prefix), hop)));
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
            data.all(model.interfaces(), container).stream().flatMap(tree -> tree.all("interface").stream())
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
        return new IetfInventory(model.interfaces(), model.ip(), model.routing(), model.unicast());
    }

    @Override
    public void writeEdit(final DeviceEdit edit, final DeviceState state, final XmlTree config) {
        final var writer = new IetfEdit(model, edit, state, config);
        if (edit.add().isEmpty()) {
            writer.writeInterfaces();
            writer.writeRouting();
        } else {
            writer.writeRouting();
            writer.writeInterfaces();
        }
    }
}
