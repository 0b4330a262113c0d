/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import java.util.Collection;
import java.util.List;
import org.opendaylight.casm.radius.map.HeldLease;

/** The leases of network access servers as far as they are known here. The Coordinator has the last word. */
public interface LeaseBook {
    /** Leases that a device holds and can renew. */
    List<HeldLease> held(String deviceId);

    /** Notes what the Coordinator has just granted or renewed, before the datastore tells. */
    void granted(String deviceId, Collection<HeldLease> leases);

    /** Notes what has just been given back. */
    void released(String deviceId, Collection<String> leaseIds);
}
