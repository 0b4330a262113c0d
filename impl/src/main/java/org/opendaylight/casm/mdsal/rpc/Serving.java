/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.mdsal.map.LeaseMapper;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;

/**
 * What requests are served from while this member is in office.
 *
 * @param coordinator changes leases
 * @param engine says what is so now
 * @param store says what was
 */
record Serving(Coordinator coordinator, AllocationEngine engine, EventStore store) {
    /** A lease as answers show it. */
    Allocation toAnswer(final Lease lease) {
        final var pool = engine.catalog().pools().get(lease.pool());
        return LeaseMapper.toAnswer(lease, pool == null ? null : pool.leaseRules());
    }
}
