/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.engine.PoolUsage;

/** Writes down what it is told, or throws. */
final class RecordingAnnouncer implements Announcer {
    final List<String> told = new CopyOnWriteArrayList<>();
    volatile @Nullable RuntimeException fault;

    private void tell(final String what) {
        final var unexpected = fault;
        if (unexpected != null) {
            throw unexpected;
        }
        told.add(what);
    }

    @Override
    public void leaseChanged(final LeaseChange change) {
        tell(change.cause() + ' ' + change.lease().range());
    }

    @Override
    public CompletionStage<@Nullable Void> usageChanged(final Set<String> pools) {
        tell("usage " + pools);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void thresholdCrossed(final String pool, final boolean rising, final double threshold,
            final PoolUsage usage) {
        tell(pool + (rising ? " above " : " below ") + threshold);
    }

    @Override
    public void drained(final String pool, final long version) {
        tell("drained " + pool);
    }

    @Override
    public void exhausted(final String pool, final @Nullable BigInteger units,
            final @Nullable String largestFreeBlock) {
        tell("exhausted " + pool + " by " + units);
    }

    @Override
    public void conflict(final String leaseId, final String other, final AddressRange range) {
        tell("conflict " + leaseId + " with " + range + ", " + other);
    }
}
