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
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.Gateway;
import org.opendaylight.casm.southbound.plan.NextHop;
import org.opendaylight.casm.southbound.plan.Scope;

/**
 * The OpenConfig models: openconfig-interfaces with openconfig-if-ip and, where announced, openconfig-if-ethernet for
 * MAC addresses and openconfig-vlan for subinterfaces; openconfig-network-instance with its types, and static routes in
 * it with openconfig-local-routing.
 *
 * <p>Addresses of an interface stand on subinterface 0. Routes stand in the STATIC protocol
 * {@value OpenConfigModel#PROTOCOL} of their network instance, which belongs to CASM, with an address as next hop or
 * DROP; OpenConfig has no other special next hop that discards.
 */
final class OpenConfigDialect implements DeviceDialect {
    private final OpenConfigModel model;
    private final OpenConfigInterfaces interfaces;
    private final OpenConfigInstances instances;

    private OpenConfigDialect(final OpenConfigModel model) {
        this.model = requireNonNull(model);
        interfaces = new OpenConfigInterfaces(model);
        instances = new OpenConfigInstances(model);
    }

    static Optional<DeviceDialect> bind(final AnnouncedModules modules) {
        return modules.namespace("openconfig-interfaces").flatMap(interfaces ->
            modules.namespace("openconfig-if-ip")
                .map(ip -> new OpenConfigDialect(OpenConfigModel.of(modules, interfaces, ip))));
    }

    @Override
    public String name() {
        return "openconfig";
    }

    @Override
    public Optional<String> inexpressible(final DeviceItem item) {
        return switch (item) {
            case DeviceItem.Address address -> Optional.empty();
            case DeviceItem.Mac mac -> model.ethernet() != null ? Optional.empty()
                : Optional.of("the device does not announce openconfig-if-ethernet, so no MAC address can be set");
            case DeviceItem.Subinterface part -> model.vlan() != null ? Optional.empty()
                : Optional.of("the device does not announce openconfig-vlan, so " + part.interfaceName()
                    + " cannot be split into VLANs");
            case DeviceItem.Instance instance -> inexpressible(instance);
            case DeviceItem.Binding binding -> model.routing().instances() != null ? Optional.empty()
                : Optional.of("the device does not announce openconfig-network-instance, so " + binding.interfaceName()
                    + " cannot be put into routing instance " + binding.networkInstance());
            case DeviceItem.Route route -> {
                if (!model.canRoute()) {
                    yield Optional.of("the device does not announce openconfig-network-instance with static routes");
                }
                yield route.nextHop() == NextHop.BLACKHOLE || route.nextHop() instanceof Gateway ? Optional.empty()
                    : Optional.of("the device's model (openconfig-local-routing) has no next hop "
                        + route.nextHop().text());
            }
        };
    }

    private Optional<String> inexpressible(final DeviceItem.Instance instance) {
        if (!model.canInstance()) {
            return Optional.of("the device does not announce openconfig-network-instance with its types, so routing "
                + "instance " + instance.name() + " cannot be created");
        }
        if (instance.layer2() && instance.overlay().evi() == 0
                && !(instance.importTargets().isEmpty() && instance.exportTargets().isEmpty())) {
            return Optional.of("route targets of switching instance " + instance.name() + " need an EVI in the device's"
                + " model (openconfig-evpn); give the service a need for one, or the request for its document a pool"
                + " with the purpose evi");
        }
        if (instance.overlay().evi() == 0 && instance.overlay().vni() == 0) {
            return Optional.empty();
        }
        if (!instance.layer2()) {
            return Optional.of("EVI and VNI of routing instance " + instance.name() + " are for switching instances");
        }
        if (instance.overlay().evi() == 0) {
            return Optional.of("VNI " + instance.overlay().vni() + " of switching instance " + instance.name()
                + " needs an EVI in the device's model (openconfig-evpn)");
        }
        return model.evpn() != null ? Optional.empty() : Optional.of("the device does not announce openconfig-evpn, so "
            + "switching instance " + instance.name() + " gets no EVI and VNI");
    }

    @Override
    public String path(final DeviceItem item) {
        return switch (item) {
            case DeviceItem.Address address -> part(address.interfaceName(), address.unit()) + "/openconfig-if-ip:"
                + address.ip().family().text() + "/addresses/address[ip='" + address.ip() + "']";
            case DeviceItem.Subinterface one -> part(one.interfaceName(), one.unit()) + "/openconfig-vlan:vlan/match";
            case DeviceItem.Instance one -> instance(one.name()) + "/config";
            case DeviceItem.Binding one -> instance(one.networkInstance()) + "/interfaces/interface[id='"
                + one.interfaceName() + (one.unit() == 0 ? "" : "." + one.unit()) + "']";
            case DeviceItem.Mac mac -> "/openconfig-interfaces:interfaces/interface[name='" + mac.interfaceName()
                + "']/openconfig-if-ethernet:ethernet/config/mac-address";
            case DeviceItem.Route route -> instance(route.networkInstance()) + "/protocols/protocol[identifier="
                + "'openconfig-policy-types:STATIC'][name='" + OpenConfigModel.PROTOCOL
                + "']/static-routes/static[prefix='" + route.prefix() + "']";
        };
    }

    private static String part(final String interfaceName, final long unit) {
        return "/openconfig-interfaces:interfaces/interface[name='" + interfaceName
            + "']/subinterfaces/subinterface[index='" + unit + "']";
    }

    private static String instance(final String name) {
        return "/openconfig-network-instance:network-instances/network-instance[name='"
            + OpenConfigModel.modelName(name) + "']";
    }

    @Override
    public void writeFilter(final Scope scope, final XmlTree filter) {
        writeInterfaceFilter(scope, filter);
        instances.writeFilter(scope, filter);
    }

    @Override
    public DeviceState readConfig(final Scope scope, final XmlTree data) {
        final var items = new HashMap<String, DeviceItem>();
        final var names = new HashSet<String>();
        for (var entry : interfaceEntries(scope, data)) {
            final var name = entry.text("name").orElseThrow();
            names.add(name);
            interfaces.read(name, entry).forEach(item -> items.put(item.key(), item));
        }
        final var found = new HashSet<String>();
        instances.read(scope, data, found).forEach(item -> items.put(item.key(), item));
        return new DeviceState(items, names, found, Map.of());
    }

    private List<XmlTree> interfaceEntries(final Scope scope, final XmlTree data) {
        return data.all(model.interfaces(), "interfaces").stream().flatMap(tree -> tree.all("interface").stream())
            .filter(entry -> entry.text("name").filter(scope.interfaces()::contains).isPresent())
            .toList();
    }

    @Override
    public void writeInterfaceFilter(final Scope scope, final XmlTree filter) {
        if (!scope.interfaces().isEmpty()) {
            final var tree = filter.add(model.interfaces(), "interfaces");
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
        return new OpenConfigInventory(model.interfaces(), model.ip(), model.routing().instances(),
            model.routing().policy());
    }

    @Override
    public void writeEdit(final DeviceEdit edit, final DeviceState state, final XmlTree config) {
        if (edit.add().isEmpty()) {
            interfaces.write(edit, config);
            instances.write(edit, state, config);
        } else {
            instances.write(edit, state, config);
            interfaces.write(edit, config);
        }
    }
}
