/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LeaseJson;
import org.opendaylight.casm.events.LogFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells leases that are gone from leases that never were, which the engine, knowing the ledger only, cannot. */
public final class KnownLeases {
    private static final Logger LOG = LoggerFactory.getLogger(KnownLeases.class);

    private final AllocationEngine engine;
    private final EventStore store;

    KnownLeases(final AllocationEngine engine, final EventStore store) {
        this.engine = engine;
        this.store = store;
    }

    /** Releases what is in the ledger; what has left it is answered as released, with no change. */
    Decision release(final ReleaseRequest request, final Instant now) {
        return switch (request.what()) {
            case ReleaseRequest.What.ByOwner byOwner -> engine.release(request, now);
            case ReleaseRequest.What.ById byId -> {
                final var gone = new ArrayList<Lease>();
                final var left = new ArrayList<String>();
                for (var id : byId.ids()) {
                    if (engine.lease(id).isPresent() || !hasLeft(id)) {
                        left.add(id);
                    } else {
                        lastKnown(id).ifPresent(gone::add);
                    }
                }
                if (left.size() == byId.ids().size()) {
                    yield engine.release(request, now);
                }
                final var foreign = gone.stream().filter(lease -> !lease.owner().matches(request.claimant())).findAny();
                if (foreign.isPresent()) {
                    yield new Decision.Refused(Refusal.of(Refusal.Reason.BORDER, foreign.orElseThrow().pool(),
                        "lease " + foreign.orElseThrow().id() + " belonged to another owner"));
                }
                yield with(gone, left.isEmpty() ? new Decision.Granted(List.of(), List.of(), false)
                    : engine.release(new ReleaseRequest(new ReleaseRequest.What.ById(left), request.claimant(),
                        request.skipQuarantine()), now));
            }
        };
    }

    /** Releases what was granted to a request. */
    Decision releaseGrant(final String requestId, final ReleaseRequest terms, final Instant now) {
        final var ids = granted(requestId);
        return ids.isEmpty() ? unknownGrant(requestId) : release(
            new ReleaseRequest(new ReleaseRequest.What.ById(ids), terms.claimant(), terms.skipQuarantine()), now);
    }

    /** Confirms what was offered to a request. */
    Decision confirmGrant(final String requestId, final Instant now) {
        final var ids = granted(requestId);
        return ids.isEmpty() ? unknownGrant(requestId) : engine.confirm(ids, now);
    }

    private List<String> granted(final String requestId) {
        try {
            return store.findRequest(requestId).filter(request -> request.operation().startsWith("allocate"))
                .flatMap(RequestRecords::leases).orElse(List.of()).stream().map(Lease::id).sorted().toList();
        } catch (EventStoreException e) {
            // the request is then refused and changes nothing
            LOG.warn("Cannot tell what was granted to request {}", requestId, e);
            return List.of();
        }
    }

    private static Decision unknownGrant(final String requestId) {
        return new Decision.Refused(Refusal.of(Refusal.Reason.UNKNOWN_LEASE, null, "nothing is known that was granted"
            + " to request " + requestId + "; name the leases, or their owner"));
    }

    private static Decision with(final List<Lease> gone, final Decision decision) {
        return switch (decision) {
            case Decision.Refused refused -> refused;
            case Decision.Granted granted -> new Decision.Granted(granted.changes(),
                Stream.concat(gone.stream(), granted.leases().stream()).toList(), granted.partial());
        };
    }

    /** True when a lease of this id was in the ledger once and is not now. */
    public boolean isGone(final String id) {
        return engine.lease(id).isEmpty() && hasLeft(id);
    }

    /** A lease that {@link #isGone}, as it was released; empty when the log no longer reaches back to it. */
    public Optional<Lease> departed(final String id) {
        return lastKnown(id);
    }

    private boolean hasLeft(final String id) {
        try {
            return store.existsLeaseEver(id);
        } catch (EventStoreException e) {
            // the request is then refused as one for an unknown lease, and changes nothing
            LOG.warn("Cannot tell whether lease {} ever was", id, e);
            return false;
        }
    }

    /** A lease that left the ledger, as its last log entry has it; empty when the log no longer reaches back to it. */
    private Optional<Lease> lastKnown(final String id) {
        try {
            return store.query(LogFilter.where().leaseId(id).categories(Set.of(Event.Category.LEASE)).build(),
                    null, 1, true).entries().stream()
                .map(entry -> entry.event().before()).flatMap(Stream::ofNullable).findFirst().map(LeaseJson::parse)
                .map(last -> last.released(last.changed()));
        } catch (EventStoreException e) {
            LOG.warn("Cannot read the last entry of lease {}", id, e);
            return Optional.empty();
        }
    }
}
