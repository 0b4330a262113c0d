/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.engine.PoolUsage;

/** Tells the world what has become true. No method blocks, and none may fail the change it tells about. */
public interface Announcer {
    /** A lease changed; the change is durable. */
    void leaseChanged(LeaseChange change);

    /**
     * The counters of these pools changed.
     *
     * @return done when the published state contains the change, or could not be published, which is logged
     */
    CompletionStage<Void> usageChanged(Set<String> pools);

    /** Reservations of these pools are others now, or have ended; comes before {@link #usageChanged}. */
    default void reservationsChanged(final Set<String> pools) {
        // only for those that tell of reservations
    }

    /**
     * Utilisation crossed a threshold.
     *
     * @param threshold percent of the usable objects
     */
    void thresholdCrossed(String pool, boolean rising, double threshold, PoolUsage usage);

    /** The last live lease of a pool that is draining ended. */
    void drained(String pool, long version);

    /**
     * A request found no room.
     *
     * @param units addressing units that it looked for; null when not known
     * @param largestFreeBlock as text; null when nothing is free
     */
    void exhausted(String pool, @Nullable BigInteger units, @Nullable String largestFreeBlock);

    /**
     * A row of an import is in the way of a lease that stands.
     *
     * @param leaseId the lease
     * @param other the row
     * @param range what it is about
     */
    default void conflict(final String leaseId, final String other, final AddressRange range) {
        // only for those that tell of imports
    }
}
