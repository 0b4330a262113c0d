/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.util.Collection;

/**
 * Where the provisioning status of leases is shown. Calls do not block.
 */
public interface StatusBoard {
    /**
     * Shows statuses.
     *
     * @param changed statuses that replace those shown for their leases
     * @param gone leases that are no more, whose status is taken down
     */
    void show(Collection<LeaseStatus> changed, Collection<String> gone);

    /**
     * Tells listeners that a device did not take a lease.
     *
     * @param status status with the error
     */
    void announceFailure(LeaseStatus status);
}
