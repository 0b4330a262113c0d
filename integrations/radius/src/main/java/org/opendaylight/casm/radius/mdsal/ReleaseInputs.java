/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opendaylight.casm.radius.service.Coordinator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.address.pool.release.input.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.address.pool.release.input.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;

/** Inputs of address-pool-release. */
final class ReleaseInputs {
    private ReleaseInputs() {
        // functions only
    }

    /** Leases that the device has let go of: nothing has to be confirmed any more. */
    static AddressPoolReleaseInputBuilder of(final Set<String> leaseIds, final Coordinator.Reason reason) {
        return new AddressPoolReleaseInputBuilder().setDone(true)
            .setLease(leaseIds.stream().map(id -> new LeaseBuilder().setLeaseId(new LeaseId(id)).build())
                .collect(Collectors.toMap(Lease::key, Function.identity())))
            .setReason(switch (reason) {
                case IDLE -> AddressPoolReleaseInput.Reason.Idle;
                case SHUTDOWN -> AddressPoolReleaseInput.Reason.Shutdown;
                case RECALLED -> AddressPoolReleaseInput.Reason.Recalled;
            });
    }
}
