/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.time.Instant;
import java.util.Objects;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Owner;

/**
 * A part of a pool that only one party may have. With neither tenant, device nor client it is given to nobody.
 *
 * @param name unique name
 * @param pool name of the pool
 * @param range what is reserved, inside one segment
 * @param tenant the tenant of the owner must be this; null for any
 * @param purpose for people only
 * @param deviceId the device of the owner must be this; null for any
 * @param clientId the subscriber of the owner must be this; null for any
 * @param holdUntil from then on the reservation has no effect; null for ever
 */
public record Reservation(String name, String pool, AddressRange range, @Nullable String tenant,
        @Nullable String purpose, @Nullable String deviceId, @Nullable String clientId, @Nullable Instant holdUntil) {
    /** True when the owner is the one for whom this is reserved. */
    public boolean isFor(final Owner owner) {
        return (tenant != null || deviceId != null || clientId != null)
            && (tenant == null || Objects.equals(tenant, owner.tenant()))
            && (deviceId == null || Objects.equals(deviceId, owner.deviceId()))
            && (clientId == null || Objects.equals(clientId, owner.subscriber()));
    }

    /** True while it has an effect. */
    public boolean holds(final Instant now) {
        final Instant end = holdUntil;
        return end == null || now.isBefore(end);
    }
}
