/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells leases that are gone from leases that never were, which the engine, knowing the ledger only, cannot. */
final class KnownLeases {
    private static final Logger LOG = LoggerFactory.getLogger(KnownLeases.class);

    private final EventStore store;

    KnownLeases(final EventStore store) {
        this.store = store;
    }

    /** The request without the leases that were in the ledger once and have left it: releasing those is a success. */
    ReleaseRequest withoutGone(final ReleaseRequest request, final AllocationEngine engine) {
        return switch (request.what()) {
            case ReleaseRequest.What.ByOwner byOwner -> request;
            case ReleaseRequest.What.ById byId -> {
                final var left = byId.ids().stream()
                    .filter(id -> engine.lease(id).isPresent() || !isGone(id)).toList();
                yield left.size() == byId.ids().size() ? request : new ReleaseRequest(
                    new ReleaseRequest.What.ById(left), request.claimant(), request.skipQuarantine());
            }
        };
    }

    private boolean isGone(final String id) {
        try {
            return store.existsLeaseEver(id);
        } catch (EventStoreException e) {
            // the request is then refused as one for an unknown lease, and changes nothing
            LOG.warn("Cannot tell whether lease {} ever was", id, e);
            return false;
        }
    }
}
