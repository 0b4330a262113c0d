/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Owner;

/**
 * Compares what a device says that it holds with what it holds (draft section 5.2.2, step 1).
 *
 * <p>What it lists is kept, taken over or to be let go. What it does not list although it has just booted it does not
 * have: leases that were coming back are in quarantine then, and those it may still use are told again, before it gets
 * others.
 */
final class Inventory {
    private final List<LeaseAnswer> answers = new ArrayList<>();
    private final List<Lease> found = new ArrayList<>();
    private final AllocationEngine engine;
    private final Composite parts;
    private final Context context;
    private final PoolRequest request;

    Inventory(final AllocationEngine engine, final Composite parts, final Context context,
            final PoolRequest request) {
        this.engine = engine;
        this.parts = parts;
        this.context = context;
        this.request = request;
    }

    /** Compares; stops when a change under way was met. */
    void compare(final Grants grants, final Instant now) {
        final Set<String> listed = new HashSet<>();
        for (var existing : request.existing()) {
            listed.add(existing.leaseId());
            check(existing, grants, now);
            if (parts.busy() != null) {
                return;
            }
        }
        if (isNewBoot() || request.reason() == PoolRequest.Reason.RESYNCHRONIZE) {
            for (var lease : engine.byOwner(mine(), Integer.MAX_VALUE)) {
                if (!listed.contains(lease.id())) {
                    unlisted(lease, now);
                }
            }
        }
    }

    /** The first start-up of this boot: a later one of the same boot may cross with what the first was granted. */
    private boolean isNewBoot() {
        final var said = context.header().incarnation();
        return request.reason() == PoolRequest.Reason.START_UP && said != null
            && !said.equals(context.session().current().startedUp());
    }

    private Owner mine() {
        return new Owner(null, Context.APPLICATION, context.profile().deviceId(), null, null, null);
    }

    private void check(final PoolRequest.Existing existing, final Grants grants, final Instant now) {
        final var lease = engine.lease(existing.leaseId());
        if (lease.isEmpty() || !context.holds(lease.orElseThrow())) {
            adopt(existing, grants, now);
            return;
        }
        final var known = lease.orElseThrow();
        switch (known.state()) {
            case ACTIVE, RENEWING -> answers.add(LeaseAnswer.granted(known));
            case OFFERED -> {
                final var refusal = parts.add(engine.confirm(List.of(known.id()), now));
                answers.add(refusal == null ? LeaseAnswer.granted(parts.last().getFirst())
                    : LeaseAnswer.denied(known, refusal.message()));
            }
            case EXPIRED -> {
                // within grace it is the device's to keep, and listing it says that it wants to
                final var refusal = parts.add(engine.renew(new RenewRequest(List.of(
                    new RenewRequest.Item(known.id(), null))), now));
                answers.add(refusal == null ? LeaseAnswer.granted(parts.last().getFirst())
                    : LeaseAnswer.denied(known, "its lifetime is over, " + refusal.message()));
            }
            case RELEASING, REVOKED -> answers.add(LeaseAnswer.denied(known, "it is " + known.state().yangName()
                + "; let it go and confirm"));
            case QUARANTINED, RELEASED -> answers.add(LeaseAnswer.denied(known, "it was given back; let it go"));
        }
    }

    private void adopt(final PoolRequest.Existing existing, final Grants grants, final Instant now) {
        final var range = existing.range();
        final var kind = existing.anyKind();
        final var taken = range == null || kind == null && existing.pool() == null ? null
            : grants.adopt(new PoolItem("existing", new PoolItem.Want(kind, null, null, existing.pool()),
                new Size.Default(), null, null, null), new Size.Specific(range), now);
        answers.add(taken == null
            ? LeaseAnswer.unknown(existing.leaseId(), "no lease of this device, and "
                + (range == null ? "it names no block to take over" : "not free in a pool that serves the device")
                + "; let it go")
            : LeaseAnswer.granted(taken).insteadOf(existing.leaseId()));
    }

    private void unlisted(final Lease lease, final Instant now) {
        if (parts.busy() != null || lease.requestId().startsWith(context.requestPrefix())
                && request.reason() == PoolRequest.Reason.START_UP) {
            return;
        }
        if (lease.state() == LeaseState.ACTIVE && lease.stateUntil() == null) {
            found.add(lease);
            answers.add(LeaseAnswer.granted(lease));
        } else if (isNewBoot() && lease.state() != LeaseState.QUARANTINED) {
            parts.add(engine.withdrawal().giveBack(lease.id(), true, now));
        }
    }

    /** What is told of leases that the device holds. */
    List<LeaseAnswer> answers() {
        return answers;
    }

    /** Leases that the device may use and did not list. */
    List<Lease> found() {
        return request.reason() == PoolRequest.Reason.START_UP ? found : List.of();
    }
}
