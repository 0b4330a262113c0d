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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.service.Caller;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.Resolution;
import org.opendaylight.casm.service.Task;
import org.opendaylight.casm.service.device.DeviceReply.Result;

/** An operator has leases given back. */
final class Recall {
    /** Seconds that a device may use them on, unless the operator says otherwise. */
    private static final long DRAIN = 3600;

    private final AllocationEngine engine;
    private final Coordinator coordinator;
    private final DeviceAnnouncer announcer;

    Recall(final AllocationEngine engine, final Coordinator coordinator, final DeviceAnnouncer announcer) {
        this.engine = engine;
        this.coordinator = coordinator;
        this.announcer = announcer;
    }

    CompletionStage<DeviceOutcome> recall(final List<String> leaseIds, final @Nullable Long drainTimeout,
            final boolean force, final Caller caller) {
        final var task = new Task("recall-lease", null, "", Owner.NONE, force ? "with force" : null, caller);
        return coordinator.perform(task, now -> Resolution.of(decide(leaseIds,
            now.plusSeconds(drainTimeout != null ? drainTimeout : force ? 0 : DRAIN), force, now)))
            .thenApply(outcome -> switch (outcome) {
                case Outcome.Denied denied -> new DeviceOutcome.Refused(denied.refusal());
                case Outcome.Done done -> {
                    tell(done.leases());
                    yield new DeviceOutcome.Answered(new DeviceReply(
                        done.result() == Outcome.Result.DUPLICATE ? Result.DUPLICATE : Result.GRANTED,
                        done.leases().stream().map(LeaseAnswer::granted).toList(), null, null));
                }
            });
    }

    private Decision decide(final List<String> leaseIds, final Instant until, final boolean force,
            final Instant now) {
        final var standing = leaseIds.stream().filter(id -> !coordinator.known().isGone(id)).toList();
        return engine.withdrawal().recall(standing, until, force, now);
    }

    private void tell(final List<Lease> leases) {
        final var byDevice = new LinkedHashMap<Optional<String>, List<Lease>>();
        for (var lease : leases) {
            if (lease.stateUntil() != null && (lease.state() == LeaseState.ACTIVE
                    || lease.state() == LeaseState.REVOKED)) {
                byDevice.computeIfAbsent(Optional.ofNullable(lease.owner().deviceId()), id -> new ArrayList<>())
                    .add(lease);
            }
        }
        byDevice.forEach((device, own) -> {
            final var until = own.getFirst().stateUntil();
            if (until != null) {
                announcer.recalled(device.orElse(null), own, until);
            }
        });
    }
}
