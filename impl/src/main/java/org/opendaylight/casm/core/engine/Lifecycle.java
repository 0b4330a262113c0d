/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.Segment;

/** Decides on leases that exist: confirm, renew, release, and what time does to them. */
final class Lifecycle {
    private final Ledger ledger;
    private final Function<String, LeaseRules> rulesOfPool;
    private final Function<Lease, @Nullable Segment> drains;

    Lifecycle(final Ledger ledger, final Function<String, LeaseRules> rulesOfPool,
            final Function<Lease, @Nullable Segment> drains) {
        this.ledger = ledger;
        this.rulesOfPool = rulesOfPool;
        this.drains = drains;
    }

    Decision confirm(final List<String> leaseIds, final Instant now) {
        if (leaseIds.isEmpty()) {
            return invalid("no lease is named");
        }
        final var batch = new LeaseBatch(ledger);
        for (final String id : new LinkedHashSet<>(leaseIds)) {
            final Lease lease = batch.open(id);
            if (lease == null) {
                return batch.refused();
            }
            final boolean confirmable = switch (lease.state()) {
                case ACTIVE, RENEWING, OFFERED -> true;
                case EXPIRED, QUARANTINED, RELEASING, RELEASED, REVOKED -> false;
            };
            if (!confirmable) {
                return batch.refuse(lease, Reason.LEASE_STATE, "lease " + id + " is " + lease.state().yangName()
                    + " and cannot be confirmed");
            }
            final Instant until = lease.stateUntil();
            if (lease.state() != LeaseState.OFFERED) {
                batch.keep(lease);
            } else if (until != null && !now.isBefore(until)) {
                return batch.refuse(lease, Reason.LEASE_STATE, "the offer of lease " + id + " ended at " + until
                    + "; allocate again");
            } else {
                batch.change(lease, lease.next(LeaseState.ACTIVE, lease.lifetime(), endOf(lease.lifetime(), now), null,
                    now), "confirm");
            }
        }
        return batch.granted();
    }

    Decision renew(final RenewRequest request, final Instant now) {
        if (request.items().isEmpty()) {
            return invalid("no lease is named");
        }
        if (request.items().stream().map(RenewRequest.Item::leaseId).distinct().count() < request.items().size()) {
            return invalid("a lease is named twice");
        }
        final var batch = new LeaseBatch(ledger);
        for (final RenewRequest.Item item : request.items()) {
            final Lease lease = batch.open(item.leaseId());
            if (lease != null) {
                renew(batch, lease, item.lifetime(), now);
            } else if (batch.isBusy()) {
                return batch.refused();
            }
        }
        return batch.isEmpty() ? batch.refused() : batch.granted();
    }

    private void renew(final LeaseBatch batch, final Lease lease, final @Nullable Lifetime wished, final Instant now) {
        final LeaseRules rules = rulesOfPool.apply(lease.pool());
        final boolean renewable = switch (lease.state()) {
            case ACTIVE, RENEWING, EXPIRED -> !graceOver(lease, rules, now);
            case OFFERED, QUARANTINED, RELEASING, RELEASED, REVOKED -> false;
        };
        final Lifetime lifetime = lifetime(wished, rules);
        final String fault = lifetimeFault(lifetime, rules);
        final Segment drain = drains.apply(lease);
        if (!renewable) {
            batch.skip(lease, Reason.LEASE_STATE, "lease " + lease.id() + " is " + lease.state().yangName()
                + (lease.state().isLive() && lease.state() != LeaseState.OFFERED ? ", its grace period over," : "")
                + " and cannot be renewed");
        } else if (drain != null) {
            batch.skip(lease, Reason.LEASE_STATE, "lease " + lease.id() + " of " + lease.range()
                + " cannot be renewed: segment " + drain.id() + " of pool " + lease.pool()
                + " is being drained; allocate another and release this one");
        } else if (isRecalled(lease)) {
            batch.skip(lease, Reason.LEASE_STATE, "lease " + lease.id() + " of " + lease.range()
                + " is recalled and cannot be renewed; give it back before " + lease.stateUntil());
        } else if (fault != null) {
            batch.skip(lease, Reason.LIFETIME, fault + " of pool " + lease.pool());
        } else {
            batch.change(lease, lease.next(LeaseState.ACTIVE, lifetime, renewedEnd(lease, lifetime, now), null, now),
                "renew");
        }
    }

    /** The end of the renewed lease. For the same time as before it is never sooner, also when the clock went back. */
    private static @Nullable Instant renewedEnd(final Lease lease, final Lifetime lifetime, final Instant now) {
        final Instant end = endOf(lifetime, now);
        final Instant before = lease.expiresAt();
        return end != null && before != null && before.isAfter(end) && lifetime.equals(lease.lifetime()) ? before : end;
    }

    /** True when an active lease is to be given back before a time. */
    private static boolean isRecalled(final Lease lease) {
        return lease.state() == LeaseState.ACTIVE && lease.stateUntil() != null;
    }

    private static boolean graceOver(final Lease lease, final LeaseRules rules, final Instant now) {
        final Instant end = lease.expiresAt();
        return end != null && now.isAfter(plus(end, rules.gracePeriod()));
    }

    Decision release(final ReleaseRequest request, final Instant now) {
        return switch (request.what()) {
            case ReleaseRequest.What.ById byId -> byId.ids().isEmpty() ? invalid("no lease is named")
                : release(byId.ids(), request, now);
            case ReleaseRequest.What.ByOwner byOwner -> byOwner.owner().equals(Owner.NONE)
                ? invalid("the owner whose leases to release has no part")
                : release(ledger.byOwner(byOwner.owner(), Integer.MAX_VALUE).stream()
                    .filter(lease -> lease.state().isLive()).map(Lease::id).toList(), request, now);
        };
    }

    private Decision release(final List<String> ids, final ReleaseRequest request, final Instant now) {
        final var batch = new LeaseBatch(ledger);
        for (final String id : ids.size() == 1 ? ids : new LinkedHashSet<>(ids)) {
            final Lease lease = batch.open(id);
            if (lease == null) {
                return batch.refused();
            }
            if (!lease.owner().matches(request.claimant())) {
                return batch.refuse(lease, Reason.BORDER, "lease " + id + " belongs to another owner");
            }
            if (lease.state().isLive()) {
                batch.change(lease, quarantined(lease, now, request.skipQuarantine()), "release");
            } else {
                batch.keep(lease);
            }
        }
        return batch.granted();
    }

    /** The lease in quarantine; null when there is to be none. */
    @Nullable Lease quarantined(final Lease lease, final Instant now, final boolean skip) {
        final long quarantine = rulesOfPool.apply(lease.pool()).quarantine();
        return skip || quarantine == 0 ? null
            : lease.next(LeaseState.QUARANTINED, lease.lifetime(), null, plus(now, quarantine), now);
    }

    Decision.Granted expire(final Instant now, final int max) {
        final var batch = new LeaseBatch(ledger);
        final var busy = new ArrayList<Lease>();
        for (int i = 0; i < max; i++) {
            final Lease due = ledger.poll(now);
            if (due == null) {
                break;
            }
            final Lease lease = batch.open(due.id());
            if (lease == null) {
                busy.add(due);
            } else if (lease.equals(due)) {
                expire(batch, lease, now);
            } else {
                batch.keep(lease);
            }
        }
        busy.forEach(ledger::remind);
        return batch.granted();
    }

    private void expire(final LeaseBatch batch, final Lease lease, final Instant now) {
        final String cause = switch (lease.state()) {
            case OFFERED -> "offer-timeout";
            case ACTIVE, RENEWING -> isOver(lease, now) ? "lifetime-end" : "recall-end";
            case EXPIRED -> "grace-end";
            case RELEASING -> "lifetime-end";
            case REVOKED -> "revoke-end";
            case QUARANTINED, RELEASED -> "quarantine-end";
        };
        final Lease after = switch (lease.state()) {
            case ACTIVE, RENEWING -> !isOver(lease, now) ? Withdrawal.revoked(lease, lease.expiresAt(), now)
                : isRecalled(lease) ? quarantined(lease, now, false) : lifetimeOver(lease, now);
            case OFFERED, EXPIRED, RELEASING, REVOKED -> quarantined(lease, now, false);
            case QUARANTINED, RELEASED -> null;
        };
        batch.change(lease, after, cause);
    }

    private static boolean isOver(final Lease lease, final Instant now) {
        final Instant end = lease.expiresAt();
        return end != null && !end.isAfter(now);
    }

    private @Nullable Lease lifetimeOver(final Lease lease, final Instant now) {
        final Instant end = lease.expiresAt();
        final long grace = rulesOfPool.apply(lease.pool()).gracePeriod();
        return grace == 0 || end == null ? quarantined(lease, now, false)
            : lease.next(LeaseState.EXPIRED, lease.lifetime(), end, plus(end, grace), now);
    }

    /** The wished lifetime, or else the default as far as the limits allow. */
    static Lifetime lifetime(final @Nullable Lifetime wished, final LeaseRules rules) {
        if (wished != null) {
            return wished;
        }
        final Long max = rules.maxLifetime();
        final long least = Math.max(rules.defaultLifetime(), rules.minLifetime());
        return Lifetime.ofSeconds(max == null ? least : Math.min(least, max));
    }

    /** Why the rules do not allow a lifetime; null when they do. */
    static @Nullable String lifetimeFault(final Lifetime lifetime, final LeaseRules rules) {
        final Long max = rules.maxLifetime();
        return switch (lifetime) {
            case Lifetime.Infinite infinite -> rules.allowInfinite() ? null
                : "a lifetime without end is against the rules";
            case Lifetime.Limited limited -> limited.seconds() < rules.minLifetime()
                ? "a lifetime of " + limited.seconds() + " s is below the " + rules.minLifetime() + " s"
                : max != null && limited.seconds() > max
                    ? "a lifetime of " + limited.seconds() + " s is above the " + max + " s" : null;
        };
    }

    static @Nullable Instant endOf(final Lifetime lifetime, final Instant now) {
        return lifetime.endFrom(now).orElse(null);
    }

    static Instant plus(final Instant time, final long seconds) {
        return time.plus(Duration.ofSeconds(seconds));
    }

    private static Decision invalid(final String message) {
        return new Decision.Refused(Refusal.of(Reason.INVALID, null, message));
    }
}
