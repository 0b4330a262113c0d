/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.util.Map;
import java.util.Optional;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.plan.IpPrefix;

/**
 * What came out of bringing one device into agreement once.
 *
 * @param results for each lease bound to the device, wanted or on the way out, where it stands now
 * @param failure what kept the device from being looked at and changed, or empty if it was
 * @param rejected whether the device was looked at and refused a part
 */
record Pass(Map<String, Result> results, Optional<DeviceException> failure, boolean rejected) {
    Pass {
        results = Map.copyOf(results);
    }

    /**
     * Where a lease stands.
     *
     * @param phase the phase
     * @param error why it is not done
     * @param route route that covers it
     */
    record Result(LeaseStatus.Phase phase, Optional<LeaseStatus.Failure> error, Optional<IpPrefix> route) {
        static Result of(final LeaseStatus.Phase phase) {
            return new Result(phase, Optional.empty(), Optional.empty());
        }

        static Result failed(final String tag, final String message) {
            return new Result(LeaseStatus.Phase.FAILED, Optional.of(new LeaseStatus.Failure(tag, message)),
                Optional.empty());
        }
    }
}
