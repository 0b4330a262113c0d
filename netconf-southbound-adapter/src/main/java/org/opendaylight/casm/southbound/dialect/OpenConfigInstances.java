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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.Gateway;
import org.opendaylight.casm.southbound.plan.Hop;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.NextHop;
import org.opendaylight.casm.southbound.plan.Scope;

/**
 * Network instances in the OpenConfig models: the instances themselves, the interfaces in them and their static routes.
 */
final class OpenConfigInstances {
    private static final List<String> ROUTED = List.of("L3VRF", "L2L3", "DEFAULT_INSTANCE");

    private final OpenConfigModel model;
    private final OpenConfigTargets targets;

    OpenConfigInstances(final OpenConfigModel model) {
        this.model = requireNonNull(model);
        targets = new OpenConfigTargets(model);
    }

    void writeFilter(final Scope scope, final XmlTree filter) {
        if (!model.canRoute() && !model.canInstance()) {
            return;
        }
        final var tree = filter.add(model.routing().instances(), "network-instances");
        scope.networkInstances().stream().sorted().forEach(name -> {
            final var entry = tree.add("network-instance").leaf("name", OpenConfigModel.modelName(name));
            if (name.isEmpty()) {
                entry.add("config").leaf("name", "");
            } else {
                entry.select("config");
                entry.select("interfaces");
                targets.select(entry);
            }
            if (model.canRoute()) {
                entry.add("protocols").add("protocol").leaf("name", OpenConfigModel.PROTOCOL);
            }
        });
    }

    /** Items of all instances asked for, and notes those that are there. */
    List<DeviceItem> read(final Scope scope, final XmlTree data, final Set<String> found) {
        final var ret = new ArrayList<DeviceItem>();
        for (var entry : entries(data)) {
            final var name = OpenConfigModel.instance(entry.text("name").orElse(""));
            if (scope.networkInstances().contains(name)) {
                found.add(name);
                if (model.canRoute()) {
                    ret.addAll(readRoutes(name, entry));
                }
                if (!name.isEmpty() && model.canInstance()) {
                    ret.add(readInstance(name, entry));
                }
                if (!name.isEmpty()) {
                    entry.path("interfaces", "interface").forEach(tree -> readBinding(name, tree).ifPresent(ret::add));
                }
            }
        }
        return ret;
    }

    private List<XmlTree> entries(final XmlTree data) {
        final var namespace = model.routing().instances();
        return namespace == null ? List.of() : data.all(namespace, "network-instances").stream()
            .flatMap(tree -> tree.all("network-instance").stream()).toList();
    }

    private DeviceItem readInstance(final String name, final XmlTree entry) {
        final var type = entry.path("config", "type");
        final boolean layer2 = !type.isEmpty() && ROUTED.stream().noneMatch(one ->
            type.getFirst().isIdentity(model.types(), one));
        return new DeviceItem.Instance(name, layer2, entry.path("config", "route-distinguisher").stream().findFirst()
            .map(XmlTree::value).orElse(""), targets.read(entry, layer2, "import"),
            targets.read(entry, layer2, "export"), targets.readOverlay(entry));
    }

    private static Optional<DeviceItem.Binding> readBinding(final String name, final XmlTree tree) {
        final var id = tree.text("id").orElse("");
        final var config = tree.all("config").stream().findFirst();
        return config.flatMap(one -> one.text("interface")).or(() -> Optional.of(id)).filter(one -> !one.isEmpty())
            .map(one -> new DeviceItem.Binding(one, config.flatMap(all -> all.text("subinterface"))
                .map(Long::valueOf).orElse(0L), name));
    }

    private List<DeviceItem> readRoutes(final String instance, final XmlTree entry) {
        return entry.path("protocols", "protocol").stream()
            .filter(tree -> tree.text("name").filter(OpenConfigModel.PROTOCOL::equals).isPresent()
                && tree.all("identifier").stream().anyMatch(id -> id.isIdentity(model.routing().policy(), "STATIC")))
            .flatMap(tree -> tree.path("static-routes", "static").stream())
            .flatMap(tree -> tree.text("prefix").flatMap(prefix -> readHop(tree).map(hop ->
                (DeviceItem) new DeviceItem.Route(instance, IpPrefix.parse(prefix), hop, OpenConfigTag.read(tree))))
                .stream())
            .toList();
    }

    /** A route of ours that somebody gave another kind of next hop does not count, and so is written again. */
    private Optional<Hop> readHop(final XmlTree route) {
        return route.path("next-hops", "next-hop", "config", "next-hop").stream()
            .flatMap(hop -> hop.isIdentity(model.routing().local(), "DROP") ? Stream.of((Hop) NextHop.BLACKHOLE)
                : gateway(hop.value()).stream())
            .findFirst();
    }

    private static Optional<Hop> gateway(final String text) {
        try {
            return Optional.of(new Gateway(IpAddress.parse(text)));
        } catch (IllegalArgumentException e) {
            // an identity, or a prefix that some devices have as next hop
            return Optional.empty();
        }
    }

    void write(final DeviceEdit edit, final DeviceState state, final XmlTree config) {
        final Set<String> names = new TreeSet<>();
        Stream.concat(edit.add().stream(), edit.remove().stream()).forEach(item -> {
            final var name = instanceOf(item);
            if (name != null) {
                names.add(name);
            }
        });
        left(edit, state).forEach(one -> names.add(one.networkInstance()));
        if (names.isEmpty()) {
            return;
        }
        final var tree = config.add(model.routing().instances(), "network-instances");
        for (var name : names) {
            final var entry = tree.add("network-instance").leaf("name", OpenConfigModel.modelName(name));
            if (Dialects.ofType(edit.remove(), DeviceItem.Instance.class).stream()
                    .anyMatch(instance -> instance.name().equals(name))) {
                entry.delete();
            } else {
                change(edit, state, name, entry);
            }
        }
    }

    private static @Nullable String instanceOf(final DeviceItem item) {
        return switch (item) {
            case DeviceItem.Instance instance -> instance.name();
            case DeviceItem.Binding binding -> binding.networkInstance();
            case DeviceItem.Route route -> route.networkInstance();
            case DeviceItem.Address address -> null;
            case DeviceItem.Mac mac -> null;
            case DeviceItem.Subinterface part -> null;
        };
    }

    private void change(final DeviceEdit edit, final DeviceState state, final String name, final XmlTree entry) {
        Dialects.ofType(edit.add(), DeviceItem.Instance.class).stream().filter(one -> one.name().equals(name))
            .forEach(one -> targets.write(one, state.items().get(one.key()), entry));
        final var bind = in(name, edit.add());
        final var unbind = in(name, edit.remove());
        final var leave = left(edit, state).filter(one -> one.networkInstance().equals(name)).toList();
        if (!bind.isEmpty() || !unbind.isEmpty() || !leave.isEmpty()) {
            final var tree = entry.add("interfaces");
            Stream.concat(unbind.stream(), leave.stream()).forEach(one -> tree.add("interface").delete()
                .leaf("id", id(one)));
            bind.forEach(one -> tree.add("interface").leaf("id", id(one)).add("config").leaf("id", id(one))
                .leaf("interface", one.interfaceName()).leaf("subinterface", Long.toString(one.unit())));
        }
        writeRoutes(edit, state, name, entry);
    }

    /** Where interfaces are that move: they have to leave it. */
    private static Stream<DeviceItem.Binding> left(final DeviceEdit edit, final DeviceState state) {
        return Dialects.ofType(edit.add(), DeviceItem.Binding.class).stream()
            .filter(one -> state.items().get(one.key()) instanceof DeviceItem.Binding before && !before.equals(one))
            .map(one -> (DeviceItem.Binding) state.items().get(one.key()));
    }

    private static List<DeviceItem.Binding> in(final String name, final List<DeviceItem> items) {
        return Dialects.ofType(items, DeviceItem.Binding.class).stream()
            .filter(one -> one.networkInstance().equals(name)).toList();
    }

    private static String id(final DeviceItem.Binding binding) {
        return binding.unit() == 0 ? binding.interfaceName() : binding.interfaceName() + "." + binding.unit();
    }

    private void writeRoutes(final DeviceEdit edit, final DeviceState state, final String name, final XmlTree entry) {
        final var add = Dialects.routes(edit.add()).stream().filter(one -> one.networkInstance().equals(name)).toList();
        final var remove = Dialects.routes(edit.remove()).stream().filter(one -> one.networkInstance().equals(name))
            .toList();
        if (add.isEmpty() && remove.isEmpty()) {
            return;
        }
        final var protocol = entry.add("protocols").add("protocol")
            .identity("identifier", model.routing().policy(), "STATIC").leaf("name", OpenConfigModel.PROTOCOL);
        final var left = Dialects.routes(state.items().values()).stream()
            .filter(one -> one.networkInstance().equals(name)).map(DeviceItem::key).collect(Collectors.toSet());
        left.removeAll(new HashSet<>(remove.stream().map(DeviceItem::key).toList()));
        if (!name.isEmpty() && add.isEmpty() && left.isEmpty()) {
            protocol.delete();
            return;
        }
        protocol.add("config").identity("identifier", model.routing().policy(), "STATIC")
            .leaf("name", OpenConfigModel.PROTOCOL);
        final var routes = protocol.add("static-routes");
        add.forEach(route -> writeRoute(route, state.items().get(route.key()), routes.add("static")));
        remove.forEach(route -> routes.add("static").delete().leaf("prefix", route.prefix().toString()));
    }

    private void writeRoute(final DeviceItem.Route wanted, final @Nullable DeviceItem present, final XmlTree route) {
        final var prefix = wanted.prefix().toString();
        OpenConfigTag.write(wanted, present, route.leaf("prefix", prefix).add("config").leaf("prefix", prefix));
        final var hop = route.add("next-hops").add("next-hop").leaf("index", OpenConfigModel.PROTOCOL);
        final var config = hop.add("config").leaf("index", OpenConfigModel.PROTOCOL);
        switch (wanted.nextHop()) {
            case Gateway gateway -> config.leaf("next-hop", gateway.text());
            case NextHop special -> config.identity("next-hop", model.routing().local(), "DROP");
        }
    }
}
