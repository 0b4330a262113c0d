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
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.service.Resolution;
import org.opendaylight.casm.service.device.DeviceReply.Result;

/** Decides on what a device renews: each lease for itself, of all kinds together (draft section 4, step 5). */
final class RenewDecider implements Decider {
    private final AllocationEngine engine;
    private final List<RenewRequest.Item> leases;
    private final List<PoolItem> additional;

    RenewDecider(final AllocationEngine engine, final List<RenewRequest.Item> leases,
            final List<PoolItem> additional) {
        this.engine = engine;
        this.leases = leases;
        this.additional = additional;
    }

    @Override
    public Resolution decide(final Context context, final Instant now) {
        final var parts = new Composite(engine);
        final var answers = new ArrayList<LeaseAnswer>();
        final var last = parts.each(leases, item -> renew(context, parts, answers, item, now));
        final var grants = new Grants(engine, parts, context, context.choice(engine.catalog(), null));
        if (parts.busy() == null) {
            grants.grant(additional, now);
        }
        final var busy = parts.busy();
        if (busy != null) {
            return Decider.refuse(parts, busy);
        }
        final var missed = grants.last() == null ? last : grants.last();
        if (missed != null && !parts.changes()) {
            return Decider.refuse(parts, missed);
        }
        answers.addAll(grants.answers());
        final var reasons = new ArrayList<String>();
        answers.stream().filter(answer -> answer.denial() != null).limit(8)
            .forEach(answer -> reasons.add("lease " + answer.leaseId() + ": " + answer.denial()));
        if (grants.reason() != null) {
            reasons.add(grants.reason());
        }
        return Decider.answer(context, parts, new DeviceReply(reasons.isEmpty() ? Result.GRANTED : Result.PARTIAL,
            answers, null, reasons.isEmpty() ? null : String.join("; ", reasons)), "address-pool-renew", now);
    }

    /** Renews one lease; the refusal when it cannot be renewed, else null. */
    private @Nullable Refusal renew(final Context context, final Composite parts, final List<LeaseAnswer> answers,
            final RenewRequest.Item item, final Instant now) {
        final var lease = engine.lease(item.leaseId());
        if (lease.isEmpty() || !context.holds(lease.orElseThrow())) {
            final var refusal = lease.isEmpty()
                ? Refusal.of(Reason.UNKNOWN_LEASE, null, "there is no lease " + item.leaseId())
                : Refusal.of(Reason.BORDER, null, "lease " + item.leaseId() + " belongs to another owner");
            answers.add(LeaseAnswer.unknown(item.leaseId(), refusal.message()));
            return refusal;
        }
        final var refusal = parts.add(engine.renew(new RenewRequest(List.of(item)), now));
        if (refusal == null) {
            answers.add(LeaseAnswer.granted(parts.last().getFirst()));
        } else {
            answers.add(LeaseAnswer.denied(lease.orElseThrow(), refusal.message()));
        }
        return refusal;
    }
}
