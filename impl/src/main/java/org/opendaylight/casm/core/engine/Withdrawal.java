/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;

/**
 * How space comes back from a device that has to let go of it first: nothing that a device may still use becomes free,
 * unless its lifetime is over or an operator says so. Decisions are settled or taken back like those of the engine.
 */
public final class Withdrawal {
    private final Ledger ledger;
    private final Lifecycle lifecycle;

    Withdrawal(final Ledger ledger, final Lifecycle lifecycle) {
        this.ledger = ledger;
        this.lifecycle = lifecycle;
    }

    /** The lease taken back; {@code until} is when its resource is left alone, null for not before somebody says so. */
    static Lease revoked(final Lease lease, final @Nullable Instant until, final Instant now) {
        return lease.next(LeaseState.REVOKED, lease.lifetime(), lease.expiresAt(), until, now);
    }

    /**
     * A device gives a lease back.
     *
     * @param done whether it has let go, so that the quarantine begins; otherwise the lease is releasing until the
     *             device says so or the lifetime ends
     */
    public Decision giveBack(final String id, final boolean done, final Instant now) {
        final var batch = new LeaseBatch(ledger);
        final Lease lease = batch.open(id);
        if (lease == null) {
            return batch.refused();
        }
        final boolean letGo = done && lease.state() != LeaseState.QUARANTINED;
        final Instant end = switch (lease.state()) {
            case OFFERED, EXPIRED -> lease.stateUntil();
            case ACTIVE, RENEWING -> lease.expiresAt();
            case RELEASING, REVOKED, QUARANTINED, RELEASED -> null;
        };
        if (letGo) {
            batch.change(lease, lifecycle.quarantined(lease, now, false), "release");
        } else if (lease.state().isLive() && lease.state() != LeaseState.RELEASING) {
            batch.change(lease, lease.next(LeaseState.RELEASING, lease.lifetime(), lease.expiresAt(), end, now),
                "release");
        } else {
            batch.keep(lease);
        }
        return batch.granted();
    }

    /** A device says that it let go of a lease that is releasing or revoked; what is in quarantine already stays so. */
    public Decision confirm(final String id, final Instant now) {
        final var batch = new LeaseBatch(ledger);
        final Lease lease = batch.open(id);
        if (lease == null) {
            return batch.refused();
        }
        return switch (lease.state()) {
            case RELEASING, REVOKED -> {
                batch.change(lease, lifecycle.quarantined(lease, now, false), "release-confirm");
                yield batch.granted();
            }
            case QUARANTINED, RELEASED -> {
                batch.keep(lease);
                yield batch.granted();
            }
            case OFFERED, ACTIVE, RENEWING, EXPIRED -> batch.refuse(lease, Reason.LEASE_STATE, "lease " + id + " is "
                + lease.state().yangName() + " and was not given back; ask for its release first");
        };
    }

    /**
     * Takes leases back, all or none.
     *
     * @param until when they are to be given back
     * @param force true to take them at that time whatever the device does; false to wait, once it is over, for the
     *              device or the end of the lifetime
     */
    public Decision recall(final List<String> ids, final Instant until, final boolean force, final Instant now) {
        final var batch = new LeaseBatch(ledger);
        for (final String id : ids) {
            final Lease lease = batch.open(id);
            if (lease == null) {
                return batch.refused();
            }
            switch (lease.state()) {
                case QUARANTINED, RELEASED -> batch.keep(lease);
                case OFFERED, ACTIVE, RENEWING, EXPIRED, RELEASING, REVOKED -> recall(batch, lease, until, force, now);
            }
        }
        return batch.granted();
    }

    private static void recall(final LeaseBatch batch, final Lease lease, final Instant until, final boolean force,
            final Instant now) {
        if (force) {
            batch.change(lease, revoked(lease, until, now), "recall-force");
        } else if (lease.state() == LeaseState.ACTIVE) {
            batch.change(lease, lease.next(LeaseState.ACTIVE, lease.lifetime(), lease.expiresAt(), until, now),
                "recall");
        } else {
            // it comes back already, or is no lease yet
            batch.keep(lease);
        }
    }
}
