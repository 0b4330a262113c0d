/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.usage;

/**
 * Use of one local pool at one time.
 *
 * @param inUse members that subscribers hold
 * @param tcpPorts TCP ports in use
 * @param udpPorts UDP ports in use
 * @param ports ports that could be used of each protocol; 0 when ports are not measured
 */
public record Use(long inUse, long tcpPorts, long udpPorts, long ports) {
    /** Nothing in use, ports not measured. */
    public static final Use NONE = new Use(0, 0, 0, 0);
}
