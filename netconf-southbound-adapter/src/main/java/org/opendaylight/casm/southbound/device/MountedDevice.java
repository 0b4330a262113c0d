/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.opendaylight.casm.southbound.dialect.DeviceDialect;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.Scope;

/**
 * A device behind a mount point.
 */
final class MountedDevice implements Device {
    private final DeviceDialect dialect;
    private final NetconfOperations netconf;
    private final DeviceTransaction transaction;

    MountedDevice(final DeviceDialect dialect, final NetconfOperations netconf, final Capabilities capabilities) {
        this.dialect = requireNonNull(dialect);
        this.netconf = requireNonNull(netconf);
        transaction = new DeviceTransaction(netconf, capabilities);
    }

    @Override
    public Optional<String> inexpressible(final DeviceItem item) {
        return dialect.inexpressible(item);
    }

    @Override
    public String path(final DeviceItem item) {
        return dialect.path(item);
    }

    @Override
    public String config(final DeviceEdit edit, final DeviceState state) {
        if (edit.isEmpty()) {
            return "";
        }
        final var config = XmlTree.netconf("config");
        dialect.writeEdit(edit, state, config);
        return config.toText();
    }

    @Override
    public DeviceState read(final Scope scope) throws DeviceException {
        final var filter = XmlTree.netconf("filter");
        dialect.writeFilter(scope, filter);
        final var state = dialect.readConfig(scope, fetch(filter, netconf::getConfig));
        if (state.interfaces().containsAll(scope.interfaces())) {
            return state;
        }
        final var interfaceFilter = XmlTree.netconf("filter");
        dialect.writeInterfaceFilter(scope, interfaceFilter);
        return dialect.readInterfaces(state, scope, fetch(interfaceFilter, netconf::get));
    }

    @Override
    public DeviceInventory inventory() throws DeviceException {
        final var filter = XmlTree.netconf("filter");
        dialect.writeInventoryFilter(filter);
        return dialect.readInventory(fetch(filter, netconf::getConfig));
    }

    /**
     * Reads the parts that a filter selects one top-level container after the other, and a container as a whole if the
     * device does not take the filter for it: not every device has all of subtree filtering (RFC 6241 section 6).
     */
    private static XmlTree fetch(final XmlTree filter, final Query query) throws DeviceException {
        final var ret = XmlTree.netconf("data");
        for (var root : filter.children()) {
            try {
                ret.addAll(query.run(subtree(root)).children());
            } catch (DeviceException e) {
                if (e.reason() != DeviceException.Reason.REJECTED || root.children().isEmpty()) {
                    throw e;
                }
                final var whole = XmlTree.netconf("filter");
                final var bare = whole.add(root.element().getNamespaceURI(), root.element().getLocalName());
                ret.addAll(query.run(subtree(bare)).children());
            }
        }
        return ret;
    }

    private static XmlTree subtree(final XmlTree root) {
        final var filter = XmlTree.netconf("filter");
        filter.element().setAttribute("type", "subtree");
        filter.addAll(List.of(root));
        return filter;
    }

    @FunctionalInterface
    private interface Query {
        XmlTree run(XmlTree filter) throws DeviceException;
    }

    @Override
    public void apply(final DeviceEdit edit, final DeviceState state) throws DeviceException {
        if (transaction.isAtomic()) {
            run(edit, state);
            return;
        }
        DeviceState before = state;
        for (var step : edit.makeThenBreak()) {
            run(step, before);
            before = before.after(step);
        }
    }

    private void run(final DeviceEdit edit, final DeviceState state) throws DeviceException {
        final var config = XmlTree.netconf("config");
        dialect.writeEdit(edit, state, config);
        transaction.run(config);
    }
}
