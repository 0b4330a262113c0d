/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import static java.util.Objects.requireNonNull;

import java.util.TreeSet;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.Family;
import org.opendaylight.casm.southbound.plan.Gateway;
import org.opendaylight.casm.southbound.plan.NextHop;

/**
 * Writes one edit in the IETF models.
 */
final class IetfEdit {
    private final IetfModel model;
    private final DeviceEdit edit;
    private final DeviceState state;
    private final XmlTree config;

    IetfEdit(final IetfModel model, final DeviceEdit edit, final DeviceState state, final XmlTree config) {
        this.model = requireNonNull(model);
        this.edit = requireNonNull(edit);
        this.state = requireNonNull(state);
        this.config = requireNonNull(config);
    }

    void writeRouting() {
        final var add = Dialects.routes(edit.add());
        final var remove = Dialects.routes(edit.remove());
        if (add.isEmpty() && remove.isEmpty()) {
            return;
        }
        final var protocol = config.add(model.routing(), "routing").add("control-plane-protocols")
            .add("control-plane-protocol").identity("type", model.routing(), "static").leaf("name", IetfModel.PROTOCOL);
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
            final var tree = routes.add(model.unicast().get(family), family.text());
            ours.forEach(route -> writeHop(route, tree.add("route")
                .leaf("destination-prefix", route.prefix().toString()).add("next-hop")));
            gone.forEach(route -> tree.add("route").delete()
                .leaf("destination-prefix", route.prefix().toString()));
        }
    }

    void writeInterfaces() {
        final var add = Dialects.addresses(edit.add());
        final var remove = Dialects.addresses(edit.remove());
        final var bind = Dialects.bindings(edit.add());
        final var unbind = Dialects.bindings(edit.remove());
        final var names = new TreeSet<>(add.keySet());
        names.addAll(remove.keySet());
        names.addAll(bind.keySet());
        names.addAll(unbind.keySet());
        if (names.isEmpty()) {
            return;
        }
        final var tree = config.add(model.interfaces(), "interfaces");
        for (var name : names) {
            final var entry = tree.add("interface").leaf("name", name);
            final var type = state.interfaceTypes().get(name);
            if (type != null) {
                final int end = type.indexOf('}');
                entry.identity("type", end < 0 ? model.interfaces() : type.substring(1, end), type.substring(end + 1));
            }
            if (bind.containsKey(name)) {
                entry.add(model.instances(), IetfModel.BIND).element().setTextContent(bind.get(name).networkInstance());
            } else if (unbind.containsKey(name)) {
                entry.add(model.instances(), IetfModel.BIND).delete().element()
                    .setTextContent(unbind.get(name).networkInstance());
            }
            for (var family : Family.values()) {
                final var ours = Dialects.ofFamily(add.get(name), family);
                final var gone = Dialects.ofFamily(remove.get(name), family);
                if (ours.isEmpty() && gone.isEmpty()) {
                    continue;
                }
                final var addresses = entry.add(model.ip(), family.text());
                gone.forEach(address -> addresses.add("address").delete().leaf("ip", address.ip().toString()));
                ours.forEach(address -> addresses.add("address").leaf("ip", address.ip().toString())
                    .leaf("prefix-length", Integer.toString(address.prefixLength())));
            }
        }
    }

    private static void writeHop(final DeviceItem.Route route, final XmlTree tree) {
        switch (route.nextHop()) {
            case NextHop special -> tree.leaf("special-next-hop", special.text());
            case Gateway gateway -> tree.leaf("next-hop-address", gateway.text());
        }
    }
}
