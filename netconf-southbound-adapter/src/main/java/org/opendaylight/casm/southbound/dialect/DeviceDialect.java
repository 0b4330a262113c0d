/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.dialect;

import java.util.Optional;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.Scope;

/**
 * How one device model says what the plan says, bound to the modules that one device announced.
 *
 * <p>Elements are added to, and found in, the content of the NETCONF elements {@code filter}, {@code data} and
 * {@code config} (RFC 6241 sections 6, 7.1 and 7.2). Implementations are immutable.
 */
public interface DeviceDialect {
    /**
     * Returns the name of the device model, for status and log.
     *
     * @return a short name
     */
    String name();

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
     * @return a path in the notation of RFC 7951 section 6.11
     */
    String path(DeviceItem item);

    /**
     * Adds to a subtree filter what has to be read to know a scope.
     *
     * @param scope what to look at
     * @param filter filter to add to
     */
    void writeFilter(Scope scope, XmlTree filter);

    /**
     * Reads a configuration.
     *
     * @param scope what was asked for
     * @param data configuration of the device, perhaps more than was asked for
     * @return the state, with existing interfaces as far as the configuration has them
     */
    DeviceState readConfig(Scope scope, XmlTree data);

    /**
     * Adds to a subtree filter what has to be read, of the operational state, to know which interfaces exist.
     *
     * @param scope interfaces to look for
     * @param filter filter to add to
     */
    void writeInterfaceFilter(Scope scope, XmlTree filter);

    /**
     * Completes a state by interfaces that exist without having a configuration.
     *
     * @param state state as read from the configuration
     * @param scope what was asked for
     * @param data configuration and operational state of the device
     * @return the completed state
     */
    DeviceState readInterfaces(DeviceState state, Scope scope, XmlTree data);

    /**
     * Adds to a subtree filter what has to be read to know all addresses and static routes.
     *
     * @param filter filter to add to
     */
    void writeInventoryFilter(XmlTree filter);

    /**
     * Finds all addresses and static routes of a configuration.
     *
     * @param data configuration of the device, perhaps more than was asked for
     * @return what is there, whoever put it there
     */
    DeviceInventory readInventory(XmlTree data);

    /**
     * Adds the changes, in the order of the edit.
     *
     * @param edit the changes, all of them expressible
     * @param state the state they start from
     * @param config content for edit-config with default operation merge
     */
    void writeEdit(DeviceEdit edit, DeviceState state, XmlTree config);
}
