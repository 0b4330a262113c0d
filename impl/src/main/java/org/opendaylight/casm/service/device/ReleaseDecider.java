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
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.service.KnownLeases;
import org.opendaylight.casm.service.Resolution;
import org.opendaylight.casm.service.device.DeviceReply.Result;

/** Decides on what a device gives back, and on what it has let go of (draft section 5.2.6). */
final class ReleaseDecider implements Decider {
    private final AllocationEngine engine;
    private final KnownLeases known;
    private final List<Item> leases;
    private final Step step;

    /** How far the device is. */
    enum Step {
        /** It wants to give back, and will confirm. */
        ASK,
        /** It gives back, and has let go already. */
        DONE,
        /** It has let go of what it gave back. */
        CONFIRM,
        /** It could not let go of what it gave back. */
        FAILED
    }

    /**
     * A lease given back.
     *
     * @param leaseId the lease
     * @param range the block; null when the device does not say
     */
    record Item(String leaseId, @Nullable AddressRange range) {
    }

    ReleaseDecider(final AllocationEngine engine, final KnownLeases known, final List<Item> leases, final Step step) {
        this.engine = engine;
        this.known = known;
        this.leases = leases;
        this.step = step;
    }

    @Override
    public Resolution decide(final Context context, final Instant now) {
        final var parts = new Composite(engine);
        final var answers = new ArrayList<LeaseAnswer>();
        final var last = parts.each(leases, item -> decide(context, parts, answers, item, now));
        final var busy = parts.busy();
        if (busy != null) {
            return Decider.refuse(parts, busy);
        }
        if (last != null && answers.stream().noneMatch(answer -> answer.denial() == null)) {
            return Decider.refuse(parts, last);
        }
        final var reply = new DeviceReply(last == null ? Result.GRANTED : Result.PARTIAL, answers, null,
            last == null ? null : last.message());
        return Decider.answer(context, parts, reply, switch (step) {
            case ASK, DONE -> "address-pool-release";
            case CONFIRM, FAILED -> "address-pool-release-confirm";
        }, now);
    }

    /** Gives one lease back; the refusal when that cannot be, else null. */
    private @Nullable Refusal decide(final Context context, final Composite parts, final List<LeaseAnswer> answers,
            final Item item, final Instant now) {
        final var id = item.leaseId();
        final var lease = engine.lease(id);
        final var refusal = lease.isPresent() ? objection(context, lease.orElseThrow(), item)
            : departed(context, id);
        if (refusal != null) {
            answers.add(LeaseAnswer.unknown(id, refusal.message()));
            return refusal;
        }
        if (lease.isEmpty()) {
            answers.add(LeaseAnswer.gone(id));
            return null;
        }
        if (step == Step.FAILED) {
            answers.add(LeaseAnswer.granted(lease.orElseThrow()));
            return null;
        }
        final var no = parts.add(step == Step.CONFIRM ? engine.withdrawal().confirm(id, now)
            : engine.withdrawal().giveBack(id, step == Step.DONE, now));
        answers.add(no == null ? LeaseAnswer.granted(parts.last().getFirst())
            : LeaseAnswer.denied(lease.orElseThrow(), no.message()));
        return no;
    }

    private static @Nullable Refusal objection(final Context context, final Lease lease, final Item item) {
        final var range = item.range();
        return !context.holds(lease)
            ? Refusal.of(Reason.BORDER, null, "lease " + lease.id() + " belongs to another owner")
            : range != null && lease.named() == null && !range.equals(lease.range())
                ? Refusal.of(Reason.INVALID, lease.pool(), "lease " + lease.id() + " is " + lease.text() + ", not "
                    + range + "; only a whole lease can be given back")
                : null;
    }

    /** A lease that is not in the ledger: null when the device, as far as anybody remembers, gave it back. */
    private @Nullable Refusal departed(final Context context, final String id) {
        if (!known.isGone(id)) {
            return Refusal.of(Reason.UNKNOWN_LEASE, null, "there is no lease " + id);
        }
        return known.departed(id).filter(lease -> !context.holds(lease)).isPresent()
            ? Refusal.of(Reason.BORDER, null, "lease " + id + " belonged to another owner") : null;
    }
}
