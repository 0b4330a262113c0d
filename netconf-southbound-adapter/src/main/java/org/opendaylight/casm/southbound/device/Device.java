/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import java.util.Optional;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.Scope;

/**
 * A connected device. All operations block until the device answered or a time limit passed.
 */
public interface Device {
    /**
     * Tells why this device's model has no place for an item.
     *
     * @param item an item
     * @return the reason, or empty if the item can be configured
     */
    Optional<String> inexpressible(DeviceItem item);

    /**
     * Tells where in the device's model an item stands.
     *
     * @param item an item
     * @return a path
     */
    String path(DeviceItem item);

    /**
     * Tells how a change would be sent.
     *
     * @param edit the changes, all of them expressible
     * @param state the state they start from
     * @return content of edit-config, XML; empty if there is no such thing
     */
    default String config(final DeviceEdit edit, final DeviceState state) {
        return "";
    }

    /**
     * Reads the running configuration, and where an interface is not in it, the operational state.
     *
     * @param scope what to look at
     * @return what is there
     * @throws DeviceException if the device cannot be read
     */
    DeviceState read(Scope scope) throws DeviceException;

    /**
     * Reads from the running configuration what the device has, whoever put it there.
     *
     * @return addresses and static routes
     * @throws DeviceException if the device cannot be read
     */
    DeviceInventory inventory() throws DeviceException;

    /**
     * Changes the running configuration, all or nothing. On a device without a candidate configuration additions and
     * removals are two such steps.
     *
     * @param edit the changes, all of them expressible
     * @param state the state they start from
     * @throws DeviceException if the device did not do it; nothing was changed unless the reason is a time-out or a
     *     lost session during commit, or the second of two steps failed
     */
    void apply(DeviceEdit edit, DeviceState state) throws DeviceException;
}
