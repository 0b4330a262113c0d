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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;

/** Tells the world of devices. No method blocks, and none may fail what it tells about. */
public interface DeviceAnnouncer {
    /**
     * What is known of a device changed.
     *
     * @return done when the published state contains it, or could not be published
     */
    default CompletionStage<@Nullable Void> stateChanged(final String deviceId) {
        return CompletableFuture.completedStage(null);
    }

    /** A device is heard again, or not any more. */
    void connectionChanged(String deviceId, Connection connection, String cause);

    /** A device got leases. */
    void assigned(String deviceId, String messageId, List<Lease> leases);

    /** A lease of a device nears its end and was not renewed. */
    void expiring(String deviceId, Lease lease);

    /**
     * Leases are to be given back.
     *
     * @param deviceId who holds them; null when no device does
     */
    void recalled(@Nullable String deviceId, List<Lease> leases, Instant drainUntil);
}
