/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.Request.ReleaseReason;
import org.opendaylight.casm.agent.usage.Use;

/** A leased pool in the hands of the agent. */
final class Holding {
    /** Where it stands. */
    enum Phase {
        /** It may have ended; nothing of it is used until the Coordinator was asked. */
        SUSPENDED,
        /** Members are assigned. */
        OPEN,
        /** Nothing further is assigned; what is assigned stays until its subscriber leaves. */
        DRAINING,
        /** Nothing of it is used, it is on its way back. */
        RETURNING
    }

    private final Need need;
    private final long order;
    private Lease lease;
    private Instant since;
    private @Nullable Instant end;
    private @Nullable Instant renewAt;
    private Phase phase = Phase.OPEN;
    private @Nullable ReleaseReason reason;
    private @Nullable Instant drainUntil;
    private @Nullable Use use;
    private Instant idleSince;

    /**
     * A pool.
     *
     * @param order grows with each pool that comes in
     * @param since when it was asked for
     */
    Holding(final LocalPool pool, final long order, final Instant since, final @Nullable Instant end) {
        need = pool.need();
        lease = pool.lease();
        this.order = order;
        this.since = since;
        this.end = end;
        idleSince = since;
        renewAt = after(since, lease.terms().renewAfter());
    }

    /** The same pool under another lease, that was asked for at {@code asked}. */
    Holding as(final Lease other, final Instant asked) {
        final var holding = new Holding(new LocalPool(other, need), order, asked, endOf(other, asked));
        holding.phase = phase;
        holding.reason = reason;
        holding.drainUntil = drainUntil;
        holding.use = use;
        holding.idleSince = idleSince;
        return holding;
    }

    /** When a lease that was asked for at {@code since} ends at the latest; null for never. */
    static @Nullable Instant endOf(final Lease lease, final Instant since) {
        return after(since, lease.terms().lifetime());
    }

    private static @Nullable Instant after(final Instant since, final @Nullable Duration time) {
        return time == null ? null : since.plus(time);
    }

    String id() {
        return lease.id();
    }

    Lease lease() {
        return lease;
    }

    Need need() {
        return need;
    }

    long order() {
        return order;
    }

    Phase phase() {
        return phase;
    }

    @Nullable ReleaseReason reason() {
        return reason;
    }

    /** Why it goes back. */
    ReleaseReason why() {
        final ReleaseReason known = reason;
        return known == null ? ReleaseReason.IDLE : known;
    }

    /** Whether it has an end and is wanted on. */
    boolean isRenewable() {
        return end != null && phase != Phase.RETURNING && reason != ReleaseReason.RECALLED;
    }

    boolean isDueForRenewal(final Instant now) {
        final Instant at = renewAt;
        return at != null && !at.isAfter(now) && isRenewable();
    }

    LocalPool pool() {
        return new LocalPool(lease, need);
    }

    long capacity() {
        return need.capacity(lease.block());
    }

    /** Members in use when it was last measured. */
    long inUse() {
        final Use last = use;
        return last == null ? 0 : last.inUse();
    }

    /** Whether it was measured, since nothing further is assigned, to be without use. */
    boolean isEmptied() {
        final Use last = use;
        return phase == Phase.DRAINING && last != null && last.inUse() == 0;
    }

    Instant idleSince() {
        return idleSince;
    }

    @Nullable Instant renewAt() {
        return renewAt;
    }

    @Nullable Instant end() {
        return end;
    }

    @Nullable Instant drainUntil() {
        return drainUntil;
    }

    Memory.Held held() {
        return new Memory.Held(lease, need.name(), since, end);
    }

    /** It was renewed by a message first sent at {@code asked}. An older answer changes nothing. */
    void renewed(final Lease newer, final Instant asked) {
        if (newer.generation() >= lease.generation() && !asked.isBefore(since)) {
            told(newer, asked);
        }
    }

    /** What the Coordinator says counts, whatever was known of it; its terms count from {@code began}. */
    void told(final Lease truth, final Instant began) {
        lease = truth;
        since = began;
        end = endOf(truth, began);
        renewAt = after(began, truth.terms().renewAfter());
    }

    /** It was not renewed: try again when half of the rest has passed, but not all the time. */
    void notRenewed(final Instant now, final Duration atLeast) {
        final Instant last = end;
        if (last != null) {
            final Duration half = Duration.between(now, last).dividedBy(2);
            renewAt = now.plus(half.compareTo(atLeast) < 0 ? atLeast : half);
        }
    }

    void measured(final Use measured, final Instant now) {
        use = measured;
        if (measured.inUse() > 0) {
            idleSince = now;
        }
    }

    void drain(final ReleaseReason why, final @Nullable Instant until) {
        phase = Phase.DRAINING;
        reason = why;
        drainUntil = until;
        // what was measured before may have grown since
        use = null;
    }

    void resume(final Instant now) {
        phase = Phase.OPEN;
        reason = null;
        drainUntil = null;
        idleSince = now;
    }

    void suspend() {
        phase = Phase.SUSPENDED;
    }

    boolean isSuspended() {
        return phase == Phase.SUSPENDED;
    }

    /** Whether local instances may use it. */
    boolean isUsed() {
        return phase == Phase.OPEN || phase == Phase.DRAINING;
    }

    void returning() {
        phase = Phase.RETURNING;
    }
}
