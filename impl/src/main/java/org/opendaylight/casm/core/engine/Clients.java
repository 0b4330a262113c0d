/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import org.opendaylight.casm.core.lease.Owner;

/** Who counts as the same client from lease to lease. */
final class Clients {
    private Clients() {
    }

    /**
     * The subscriber of the tenant when one is named, wherever it is attached; else the interface of the device, the
     * device, the service or the application; empty when none of them is known.
     */
    static String of(final Owner owner) {
        final String who = who(owner);
        final String tenant = owner.tenant();
        return tenant == null ? who : who + '\n' + tenant;
    }

    private static String who(final Owner owner) {
        if (owner.subscriber() != null) {
            return "subscriber " + owner.subscriber();
        }
        if (owner.deviceId() != null) {
            return owner.interfaceName() == null ? "device " + owner.deviceId()
                : "device " + owner.deviceId() + '\n' + owner.interfaceName();
        }
        return owner.serviceId() != null ? "service " + owner.serviceId()
            : owner.application() != null ? "application " + owner.application() : "";
    }
}
