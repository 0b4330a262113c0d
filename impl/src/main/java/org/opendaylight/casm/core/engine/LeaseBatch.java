/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;

/** Changes of several leases that are decided all together or not at all. */
final class LeaseBatch {
    private final Ledger ledger;
    private final List<String> open = new ArrayList<>();
    private final List<LeaseChange> changes = new ArrayList<>();
    private final List<Lease> answer = new ArrayList<>();
    private @Nullable Refusal refusal;
    private boolean left;

    LeaseBatch(final Ledger ledger) {
        this.ledger = ledger;
    }

    /** The lease, out of reach of other decisions; null, and a reason to refuse, when that is not possible. */
    @Nullable Lease open(final String id) {
        if (!ledger.reserve(id)) {
            refusal = Refusal.of(Reason.BUSY, null, "another change of lease " + id + " is being stored");
            return null;
        }
        final Lease lease = ledger.get(id);
        if (lease == null) {
            ledger.free(id);
            refusal = Refusal.of(Reason.UNKNOWN_LEASE, null, "there is no lease " + id);
            left = true;
            return null;
        }
        open.add(id);
        return lease;
    }

    void change(final Lease before, final @Nullable Lease after, final String cause) {
        final LeaseChange change = new LeaseChange(before, after, cause);
        changes.add(change);
        answer.add(after != null ? after : before.released(before.changed()));
    }

    /** Answers with the lease opened last, which needs no change. */
    void keep(final Lease lease) {
        answer.add(lease);
        ledger.free(open.remove(open.size() - 1));
    }

    /** Leaves a lease out, for a reason that counts only when nothing else is left. */
    void skip(final Lease lease, final Reason reason, final String message) {
        open.remove(lease.id());
        ledger.free(lease.id());
        refusal = Refusal.of(reason, lease.pool(), message);
        left = true;
    }

    /** True when the lease that could not be opened is only being changed, and can be opened later. */
    boolean isBusy() {
        final Refusal why = refusal;
        return why != null && why.reason() == Reason.BUSY;
    }

    boolean isEmpty() {
        return answer.isEmpty();
    }

    /** The refusal of the lease that could not be opened. */
    Decision refused() {
        open.forEach(ledger::free);
        final Refusal why = refusal;
        if (why == null) {
            throw new IllegalStateException("not refused");
        }
        return new Decision.Refused(why);
    }

    Decision refuse(final Lease lease, final Reason reason, final String message) {
        refusal = Refusal.of(reason, lease.pool(), message);
        return refused();
    }

    Decision.Granted granted() {
        return new Decision.Granted(changes, answer, left);
    }
}
