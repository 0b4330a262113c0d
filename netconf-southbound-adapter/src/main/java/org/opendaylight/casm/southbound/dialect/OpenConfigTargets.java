/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.plan.DeviceItem;

/**
 * What makes a network instance of OpenConfig a VPN: its type, route distinguisher and route targets, and of a
 * switching instance the EVPN instance and the VXLAN network identifier, with the route targets there.
 */
final class OpenConfigTargets {
    private static final String POLICY = "import-export-policy";
    private static final List<String> EVPN = List.of("evpn", "evpn-instances", "evpn-instance");

    private final OpenConfigModel model;

    OpenConfigTargets(final OpenConfigModel model) {
        this.model = requireNonNull(model);
    }

    void select(final XmlTree entry) {
        entry.select("inter-instance-policies");
        if (model.evpn() != null) {
            entry.select("evpn");
        }
    }

    Set<String> read(final XmlTree entry, final boolean layer2, final String direction) {
        final var leaf = direction + "-route-target";
        final var trees = layer2 ? entry.path("evpn", "evpn-instances", "evpn-instance", POLICY, "config", leaf)
            : entry.path("inter-instance-policies", POLICY, "config", leaf);
        return trees.stream().map(XmlTree::value)
            // some devices write it as an extended community
            .map(text -> text.startsWith("route-target:") ? text.substring(text.indexOf(':') + 1) : text)
            .collect(Collectors.toSet());
    }

    DeviceItem.Overlay readOverlay(final XmlTree entry) {
        final var instance = entry.path(EVPN.toArray(String[]::new));
        return instance.isEmpty() ? DeviceItem.Overlay.NONE : new DeviceItem.Overlay(
            number(instance.getFirst().path("config", "evi")),
            number(instance.getFirst().path("vxlan", "config", "vni")));
    }

    private static long number(final List<XmlTree> leaves) {
        return leaves.isEmpty() || !leaves.getFirst().value().matches("[0-9]{1,10}") ? 0
            : Long.parseLong(leaves.getFirst().value());
    }

    void write(final DeviceItem.Instance wanted, final @Nullable DeviceItem present, final XmlTree entry) {
        final var config = entry.add("config").leaf("name", wanted.name())
            .identity("type", String.valueOf(model.types()), wanted.layer2() ? "L2VSI" : "L3VRF");
        if (!wanted.routeDistinguisher().isEmpty()) {
            config.leaf("route-distinguisher", wanted.routeDistinguisher());
        }
        final var before = present instanceof DeviceItem.Instance one ? one
            : new DeviceItem.Instance(wanted.name(), wanted.layer2());
        if (wanted.layer2()) {
            writeOverlay(wanted, before, entry);
        } else if (changes(wanted, before)) {
            writePolicy(wanted, before, entry.add("inter-instance-policies"));
        }
    }

    private static void writeOverlay(final DeviceItem.Instance wanted, final DeviceItem.Instance before,
            final XmlTree entry) {
        final var overlay = wanted.overlay();
        if (overlay.evi() == 0) {
            return;
        }
        final var evi = Long.toString(overlay.evi());
        final var instance = entry.add("evpn").add("evpn-instances").add("evpn-instance").leaf("evi", evi);
        instance.add("config").leaf("evi", evi);
        if (overlay.vni() != 0) {
            instance.add("vxlan").add("config").leaf("vni", Long.toString(overlay.vni()));
        }
        if (changes(wanted, before)) {
            writePolicy(wanted, before, instance);
        }
    }

    private static boolean changes(final DeviceItem.Instance wanted, final DeviceItem.Instance before) {
        return !wanted.importTargets().equals(before.importTargets())
            || !wanted.exportTargets().equals(before.exportTargets());
    }

    private static void writePolicy(final DeviceItem.Instance wanted, final DeviceItem.Instance before,
            final XmlTree parent) {
        final var config = parent.add(POLICY).add("config");
        writeTargets("import-route-target", wanted.importTargets(), before.importTargets(), config);
        writeTargets("export-route-target", wanted.exportTargets(), before.exportTargets(), config);
    }

    private static void writeTargets(final String leaf, final Set<String> wanted, final Set<String> before,
            final XmlTree config) {
        final var gone = new TreeSet<>(before);
        gone.removeAll(wanted);
        gone.forEach(text -> config.leaf(leaf, text).children().getLast().delete());
        final var fresh = new TreeSet<>(wanted);
        fresh.removeAll(before);
        fresh.forEach(text -> config.leaf(leaf, text));
    }
}
