/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;

/**
 * What a device is told of one lease.
 *
 * @param leaseId the lease as the device knows it
 * @param lease the lease; null when it is none of the device's
 * @param state how it is
 * @param denial why what was asked for is denied; null when it is granted
 * @param replaces id that the device had for it; null when it had none or this one
 */
public record LeaseAnswer(String leaseId, @Nullable Lease lease, LeaseState state, @Nullable String denial,
        @Nullable String replaces) {
    /** As asked for. */
    static LeaseAnswer granted(final Lease lease) {
        return new LeaseAnswer(lease.id(), lease, lease.state(), null, null);
    }

    /** As asked for, of a lease of which only its id is known any more. */
    static LeaseAnswer gone(final String id) {
        return new LeaseAnswer(id, null, LeaseState.RELEASED, null, null);
    }

    /** Not as asked for; the lease is as it was. */
    static LeaseAnswer denied(final Lease lease, final String why) {
        return new LeaseAnswer(lease.id(), lease, lease.state(), why, null);
    }

    /** Not as asked for; the device has no such lease. */
    static LeaseAnswer unknown(final String id, final String why) {
        return new LeaseAnswer(id, null, LeaseState.RELEASED, why, null);
    }

    /** The same under the id that the device had for it. */
    LeaseAnswer insteadOf(final String id) {
        return new LeaseAnswer(leaseId, lease, state, denial, id);
    }
}
