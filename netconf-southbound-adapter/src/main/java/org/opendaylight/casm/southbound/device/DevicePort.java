/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

/**
 * Finds connected devices.
 */
@FunctionalInterface
public interface DevicePort {
    /**
     * Finds a device by its name.
     *
     * @param nodeId node-id in the NETCONF topology
     * @return the device, usable until its session ends
     * @throws DeviceException if it is not connected, or speaks no model that is known
     */
    Device connect(String nodeId) throws DeviceException;
}
