/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.service.device.Connection;
import org.opendaylight.casm.service.device.DeviceAnnouncer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of devices in the log of the controller. */
public final class DeviceNotifier implements DeviceAnnouncer {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceNotifier.class);

    @Override
    public void connectionChanged(final String deviceId, final Connection connection, final String cause) {
        LOG.info("Device {} is {}: {}", deviceId, connection.yangName(), cause);
    }

    @Override
    public void assigned(final String deviceId, final String messageId, final List<Lease> leases) {
        LOG.debug("Device {} got {} leases for message {}", deviceId, leases.size(), messageId);
    }

    @Override
    public void expiring(final String deviceId, final Lease lease) {
        LOG.debug("Lease {} of device {} nears its end", lease.id(), deviceId);
    }

    @Override
    public void recalled(final @Nullable String deviceId, final List<Lease> leases, final Instant drainUntil) {
        LOG.debug("{} leases of device {} are recalled", leases.size(), deviceId);
    }
}
