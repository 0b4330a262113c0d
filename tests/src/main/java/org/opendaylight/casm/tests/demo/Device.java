/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.demo;

import org.opendaylight.casm.tests.device.SimulatedDevices.Model;

/**
 * A simulated network element.
 *
 * @param name its name, also in the NETCONF topology
 * @param model what it speaks
 * @param port the port of its NETCONF server
 */
record Device(String name, Model model, int port) {
}
