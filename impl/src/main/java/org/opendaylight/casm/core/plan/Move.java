/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.util.List;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;

/**
 * One step of a plan: the holder of a lease gets the same amount elsewhere and gives the lease back.
 *
 * @param lease the lease as it is now
 * @param to where its holder goes; free when the plan was made
 */
public record Move(Lease lease, AddressRange to) {
    /** Id of the request for the new place, the same each time that this move is planned. */
    public String requestId() {
        return "defragment-" + lease.id() + "-" + to;
    }

    /** The request for the new place, on the terms of the old one. */
    public AllocationRequest request(final Mode mode) {
        return new AllocationRequest(requestId(), new Target.Named(lease.pool()), lease.owner(),
            new Size.Specific(to), Placement.ANY, lease.lifetime(), lease.terms(), mode);
    }

    /** Gives the old place back, free at once. */
    ReleaseRequest release() {
        return new ReleaseRequest(new ReleaseRequest.What.ById(List.of(lease.id())), Owner.NONE, true);
    }
}
