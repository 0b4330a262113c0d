/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import java.util.List;
import org.opendaylight.casm.radius.map.HeldLease;

/** What the Coordinator answered. */
public sealed interface Reply {
    /**
     * It did something.
     *
     * @param leases leases that the device has by it
     * @param duplicate whether this is the answer to an earlier message
     */
    record Done(List<HeldLease> leases, boolean duplicate) implements Reply {
        /** Copies. */
        public Done {
            leases = List.copyOf(leases);
        }
    }

    /**
     * It will not.
     *
     * @param appTag error-app-tag
     * @param text why
     */
    record Denied(String appTag, String text) implements Reply {
    }

    /**
     * It does not serve now; nothing was done.
     *
     * @param text why
     */
    record Later(String text) implements Reply {
    }
}
