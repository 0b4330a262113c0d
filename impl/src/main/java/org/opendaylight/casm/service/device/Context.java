/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.device.PoolChoice;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.service.Caller;

/**
 * One message that was let in.
 *
 * @param header its header
 * @param profile the device as configured
 * @param session the session of the device
 * @param caller who brought it
 */
record Context(Header header, DeviceProfile profile, Session session, Caller caller) {
    /** What leases have as application that devices asked for themselves. */
    static final String APPLICATION = "casm-device";

    /** The request-id of the message. */
    String requestId() {
        return header.requestId(session.current().lives());
    }

    /** What the request-ids of all messages of this boot start with. */
    String requestPrefix() {
        return header.requestPrefix(session.current().lives());
    }

    /** The owner of what the device is granted. */
    Owner owner() {
        return new Owner(profile.tenant(), APPLICATION, profile.deviceId(), null, null, null);
    }

    /** The same message on behalf of another device. */
    Context as(final DeviceProfile other) {
        return new Context(header, other, session, caller);
    }

    /** Whether the device holds the lease, whoever asked for it. */
    boolean holds(final Lease lease) {
        return profile.deviceId().equals(lease.owner().deviceId());
    }

    /**
     * The pools that may serve the device.
     *
     * @param ports whether it says in the message that it can use a part of the ports of an address; null when it does
     *              not say
     */
    PoolChoice choice(final PoolCatalog catalog, final @Nullable Boolean ports) {
        final var said = session.current().abilities();
        final var registered = said.portAllocation();
        final Set<Identity> mechanisms = profile.traits().mechanisms().isEmpty() ? said.mechanisms()
            : profile.traits().mechanisms();
        return new PoolChoice(catalog, profile, mechanisms, ports != null ? ports
            : registered != null ? registered : profile.traits().portAllocation());
    }
}
