/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;

/** Nobody listens. */
public final class SilentDevices implements DeviceAnnouncer {
    @Override
    public void connectionChanged(final String deviceId, final Connection connection, final String cause) {
        // nobody listens
    }

    @Override
    public void assigned(final String deviceId, final String messageId, final List<Lease> leases) {
        // nobody listens
    }

    @Override
    public void expiring(final String deviceId, final Lease lease) {
        // nobody listens
    }

    @Override
    public void recalled(final @Nullable String deviceId, final List<Lease> leases, final Instant until) {
        // nobody listens
    }
}
