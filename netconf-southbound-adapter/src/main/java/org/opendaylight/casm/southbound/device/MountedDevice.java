/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.opendaylight.casm.southbound.dialect.DeviceDialect;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
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
    public DeviceState read(final Scope scope) throws DeviceException {
        final var filter = subtree();
        dialect.writeFilter(scope, filter);
        final var state = dialect.readConfig(scope, netconf.getConfig(filter));
        if (state.interfaces().containsAll(scope.interfaces())) {
            return state;
        }
        final var interfaceFilter = subtree();
        dialect.writeInterfaceFilter(scope, interfaceFilter);
        return dialect.readInterfaces(state, scope, netconf.get(interfaceFilter));
    }

    private static XmlTree subtree() {
        final var filter = XmlTree.netconf("filter");
        filter.element().setAttribute("type", "subtree");
        return filter;
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
