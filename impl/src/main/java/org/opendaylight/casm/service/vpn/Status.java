/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.Locale;

/** Where a service stands, for others. */
public enum Status {
    /** Configured, holds nothing. */
    PLANNED,
    /** Members are held. */
    ALLOCATED,
    /** Devices are being configured. */
    PROVISIONING,
    /** All verified. */
    ACTIVE,
    /** Could not be provisioned, or not all of it. */
    FAILED,
    /** Being taken off the devices. */
    REMOVING;

    /** The name in the contract. */
    public String yangName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
