/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.NamedObjects;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.Pool;

/** Decides on requests for resources. */
final class Allocator {
    /** Followed by a number, so that the leases of one answer can be told apart. */
    static final String DRY_RUN_ID = "dry-run-";

    private final IdSource ids;
    private final Ledger ledger;
    private final Quotas quotas;

    Allocator(final IdSource ids, final Ledger ledger, final Quotas quotas) {
        this.ids = ids;
        this.ledger = ledger;
        this.quotas = quotas;
    }

    Decision allocate(final PoolSet pools, final AllocationRequest request, final Instant now) {
        return switch (request.target()) {
            case AllocationRequest.Target.Named named -> {
                final PoolState state = pools.state(named.name());
                yield state == null ? refused(Reason.NO_MATCHING_POOL, named.name(), "there is no pool " + named.name())
                    : fromNamed(pools, state, request, now);
            }
            case AllocationRequest.Target.Selector selector ->
                new PoolSearch(pools, selector, request).first((state, less) -> from(state, request, now, less));
        };
    }

    private Decision fromNamed(final PoolSet pools, final PoolState state, final AllocationRequest request,
            final Instant now) {
        synchronized (state) {
            final Pool pool = state.pool();
            final String border = Tenancy.border(pool, state.space(), pools.catalog(), request.owner());
            if (border != null) {
                return refused(Reason.BORDER, pool.name(), border);
            }
            if (pool.adminState() != Pool.AdminState.ACTIVE) {
                return refused(Reason.NO_MATCHING_POOL, pool.name(), "pool " + pool.name() + " is "
                    + (pool.adminState() == Pool.AdminState.DRAINING ? "draining" : "disabled")
                    + " and gives no new leases");
            }
            final Decision decision = from(state, request, now, true);
            if (decision == null) {
                throw new IllegalStateException("neither granted nor refused");
            }
            return decision;
        }
    }

    /** Takes from one pool, under its monitor; null when it has only less than asked for and less is not wanted. */
    private @Nullable Decision from(final PoolState state, final AllocationRequest request, final Instant now,
            final boolean less) {
        state.advance(now);
        final Refusal misfit = Misfit.of(state, request);
        if (misfit != null) {
            return new Decision.Refused(misfit);
        }
        final Pool pool = state.pool();
        final LeaseRules rules = pool.leaseRules();
        final Lifetime lifetime = Lifecycle.lifetime(request.lifetime(), rules);
        final String fault = Lifecycle.lifetimeFault(lifetime, rules);
        if (fault != null) {
            return refused(Reason.LIFETIME, pool.name(), fault + " of pool " + pool.name());
        }
        final QuotaCheck quota = quotas.of(request.owner().tenant(), pool);
        if (quota.isEmpty()) {
            return from(state, request, lifetime, now, quota, less);
        }
        synchronized (quotas) {
            return from(state, request, lifetime, now, quota, less);
        }
    }

    private @Nullable Decision from(final PoolState state, final AllocationRequest request, final Lifetime lifetime,
            final Instant now, final QuotaCheck quota, final boolean less) {
        final var sizer = new Sizer(state, request.owner(), quota);
        final Shape.Sized sized = sizer.size(request);
        if (sized == null) {
            return new Decision.Refused(sizer.refusal());
        }
        final long cursorHi = state.cursorHi();
        final long cursorLo = state.cursorLo();
        final var placer = new Placer(state, request, quota);
        final Refusal refusal = place(state, placer, sized.shape());
        if (refusal != null) {
            return new Decision.Refused(refusal);
        }
        final boolean partial = sized.clamped() || sized.shape() instanceof Shape.Blocks blocks
            && unitsTaken(state, placer) < blocks.units();
        final boolean tooLittle = partial && !less;
        if (tooLittle || request.mode() == Mode.DRY_RUN) {
            final var leases = new ArrayList<Lease>();
            for (final AddressRange range : placer.taken()) {
                leases.add(lease(DRY_RUN_ID + (leases.size() + 1), state, range, request, lifetime, now));
            }
            placer.undo();
            state.moveCursor(cursorHi, cursorLo);
            return tooLittle ? null : new Decision.Granted(List.of(), leases, partial);
        }
        return grant(state, placer.taken(), request, lifetime, now, partial);
    }

    private Decision grant(final PoolState state, final List<AddressRange> ranges, final AllocationRequest request,
            final Lifetime lifetime, final Instant now, final boolean partial) {
        final var leases = new ArrayList<Lease>(ranges.size());
        final var changes = new ArrayList<LeaseChange>(ranges.size());
        final String cause = isHeld(request.mode()) ? "hold" : "allocate";
        for (final AddressRange range : ranges) {
            final Lease lease = lease(ids.nextLeaseId(), state, range, request, lifetime, now);
            if (!ledger.reserve(lease.id())) {
                throw new IllegalStateException("lease id " + lease.id() + " given twice");
            }
            state.enter(lease);
            leases.add(lease);
            changes.add(new LeaseChange(null, lease, cause));
        }
        return new Decision.Granted(changes, leases, partial);
    }

    private static long unitsTaken(final PoolState state, final Placer placer) {
        long units = 0;
        for (final AddressRange range : placer.taken()) {
            units += state.unit().of(range);
        }
        return units;
    }

    /** Takes the shape, or says why not. */
    private static @Nullable Refusal place(final PoolState state, final Placer placer, final Shape shape) {
        return switch (shape) {
            case Shape.Piece piece -> placer.place(piece) ? null
                : FreeReport.exhausted(state, piece.text(), piece.units());
            case Shape.Blocks blocks -> placer.place(blocks) ? null
                : FreeReport.exhausted(state, "unit of " + state.unit().objects() + " objects",
                    BigInteger.valueOf(blocks.units()));
            case Shape.Singles singles -> singles(state, placer, singles);
            case Shape.Exact exact -> placer.place(exact) ? null
                : placer.whyNot(exact, state.layout().grid().objects(exact.first(), exact.last()));
        };
    }

    private static @Nullable Refusal singles(final PoolState state, final Placer placer, final Shape.Singles singles) {
        final BigInteger wanted = singles.units().multiply(state.unit().objects());
        final String text = wanted + " objects";
        final BigInteger free = FreeReport.objects(state, state.free())
            .add(FreeReport.objects(state, state.reserved()));
        if (wanted.compareTo(free) > 0) {
            return FreeReport.exhausted(state, text, singles.units());
        }
        if (singles.units().compareTo(BigInteger.valueOf(Sizer.MAX_LEASES)) > 0) {
            return Refusal.of(Reason.INVALID, state.pool().name(), "a count of " + wanted + " would make "
                + singles.units() + " leases, above the " + Sizer.MAX_LEASES
                + " a request may get; ask for contiguous ones or for fewer at a time");
        }
        return placer.place(singles) ? null : FreeReport.exhausted(state, text, singles.units());
    }

    private static Lease lease(final String id, final PoolState state, final AddressRange range,
            final AllocationRequest request, final Lifetime lifetime, final Instant now) {
        final Pool pool = state.pool();
        final boolean held = isHeld(request.mode());
        return new Lease(id, pool.name(), pool.addressSpace(), pool.kind(), range,
            held ? LeaseState.OFFERED : LeaseState.ACTIVE, lifetime, held ? null : Lifecycle.endOf(lifetime, now),
            request.mode() == Mode.HOLD ? Lifecycle.plus(now, pool.leaseRules().offerTimeout()) : null, 1,
            request.owner(),
            request.terms().in(state.space().networkInstance()).with(pool.attributes()),
            request.requestId(), now, now, NamedObjects.of(pool, range));
    }

    private static boolean isHeld(final Mode mode) {
        return switch (mode) {
            case HOLD, HOLD_OPEN -> true;
            case GRANT, DRY_RUN -> false;
        };
    }

    private static Decision refused(final Reason reason, final @Nullable String pool, final String message) {
        return new Decision.Refused(Refusal.of(reason, pool, message));
    }
}
