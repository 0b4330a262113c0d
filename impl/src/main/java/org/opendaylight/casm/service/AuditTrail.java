/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.events.Event;

/** Writes decisions down as log entries: who, when, what, before, after, request, outcome. */
final class AuditTrail {
    private AuditTrail() {
        // functions only
    }

    /** One entry per lease that changes. */
    static List<Event> ofChanges(final List<LeaseChange> changes, final LeaseTexts texts, final Caller caller,
            final @Nullable String requestId, final @Nullable String reason, final Instant now) {
        return changes.stream().map(change -> {
            final Lease lease = change.lease();
            return Event.of(now, Event.Category.LEASE, change.cause(), caller.principal())
                .source(caller.source())
                .addressSpace(lease.addressSpace()).pool(lease.pool()).tenant(lease.owner().tenant())
                .leaseId(lease.id()).deviceId(lease.owner().deviceId()).resource(lease.text())
                .requestId(requestId).detail(reason)
                .before(json(change.before(), texts)).after(json(change.after(), texts))
                .build();
        }).toList();
    }

    /** The entry of a change that the datastore did not take and that is reversed. */
    static Event ofUndo(final LeaseChange change, final LeaseTexts texts, final Instant now) {
        final Lease lease = change.lease();
        return Event.of(now, Event.Category.LEASE, "undo", Caller.COORDINATOR.principal())
            .outcome(Event.Outcome.FAILED).addressSpace(lease.addressSpace()).pool(lease.pool())
            .tenant(lease.owner().tenant()).leaseId(lease.id()).deviceId(lease.owner().deviceId())
            .resource(lease.text()).requestId(lease.requestId())
            .detail("the datastore did not take the change: " + change.cause())
            .before(json(change.after(), texts)).after(json(change.before(), texts)).build();
    }

    /** The entry of a change of configuration that a caller asked for. */
    static Event ofConfiguration(final String operation, final String pool, final String what, final Caller caller,
            final Instant now) {
        return Event.of(now, Event.Category.POOL, operation, caller.principal()).source(caller.source()).pool(pool)
            .detail(what).build();
    }

    /** The entry of an import that is done. */
    static Event ofImport(final String requestId, final String what, final Caller caller, final Instant now) {
        return Event.of(now, Event.Category.LEASE, Importer.OPERATION, caller.principal()).source(caller.source())
            .requestId(requestId).detail(what).build();
    }

    /** The entry of a refused request. */
    static Event ofRefusal(final String operation, final Refusal refusal, final Caller caller, final Owner owner,
            final @Nullable String requestId, final Instant now) {
        return Event.of(now, Event.Category.REFUSAL, operation, caller.principal()).source(caller.source())
            .outcome(Event.Outcome.REFUSED).pool(refusal.pool()).tenant(owner.tenant()).deviceId(owner.deviceId())
            .requestId(requestId).errorAppTag(refusal.reason().appTag()).detail(refusal.message()).build();
    }

    private static @Nullable String json(final @Nullable Lease lease, final LeaseTexts texts) {
        return lease == null ? null : texts.of(lease);
    }
}
