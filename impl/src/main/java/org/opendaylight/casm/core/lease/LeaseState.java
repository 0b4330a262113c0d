/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.lease;

/** The state of a lease. Only {@link #QUARANTINED} and the live states keep the resource from being granted again. */
public enum LeaseState {
    /** Held for its requester until confirmed or until the offer timeout. */
    OFFERED,
    /** In use by its owner until the lifetime ends. */
    ACTIVE,
    /** Being renewed; the resource stays with its owner. */
    RENEWING,
    /** Lifetime over; still renewable during the grace period. */
    EXPIRED,
    /** Nobody's, and not yet allocatable again. */
    QUARANTINED,
    /** Release asked for, and the device has not yet confirmed. */
    RELEASING,
    /** Free again; a lease in this state is no longer in the ledger. */
    RELEASED,
    /** Taken back by the Coordinator. */
    REVOKED;

    /** True while the resource belongs to the owner and may be configured on a device. */
    public boolean isLive() {
        return switch (this) {
            case OFFERED, ACTIVE, RENEWING, EXPIRED, RELEASING -> true;
            case QUARANTINED, RELEASED, REVOKED -> false;
        };
    }

    /** The name used in YANG and in the event store, lower case. */
    public String yangName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * The state with this YANG name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static LeaseState ofYangName(final String name) {
        return valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
}
