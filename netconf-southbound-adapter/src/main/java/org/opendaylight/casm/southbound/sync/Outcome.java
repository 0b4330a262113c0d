/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.plan.DeviceIntent;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;

/**
 * What a look at a device, after a change of it or without one, says of its leases and attachments.
 *
 * @param intent what it should hold
 * @param state what it holds
 * @param errors what it said to refuse an owner; to refuse removals, under the empty name
 * @param remains what is left of attachments that are on the way out, by owner
 */
record Outcome(DeviceIntent intent, DeviceState state, Map<String, String> errors, Map<String, String> remains) {
    /** Of a device that there is nothing to do with. */
    static Outcome nothing(final DeviceIntent intent) {
        return new Outcome(intent, new DeviceState(Map.of(), Set.of(), Set.of(), Map.of()), Map.of(), Map.of());
    }

    boolean anyMissing() {
        return intent.items().entrySet().stream()
            .anyMatch(entry -> !entry.getValue().equals(state.items().get(entry.getKey())));
    }

    Map<String, Pass.Result> results(final Map<String, LeaseBook.Entry> leases) {
        final var ret = new HashMap<String, Pass.Result>();
        leases.forEach((owner, entry) -> {
            final var refusal = intent.refused().get(owner);
            final var keys = intent.keysByLease().getOrDefault(owner, Set.of());
            if (!entry.wanted()) {
                ret.put(owner, leaving(owner));
            } else if (refusal != null) {
                ret.put(owner, Pass.Result.failed(Reason.UNSUPPORTED.errorTag(), refusal));
            } else if (keys.isEmpty()) {
                // an attachment that needs nothing any more may have left something
                ret.put(owner, Attachment.idOf(owner).isPresent() ? leaving(owner)
                    : Pass.Result.of(LeaseStatus.Phase.NOT_REQUIRED));
            } else {
                ret.put(owner, result(owner, keys));
            }
        });
        return ret;
    }

    private Pass.Result result(final String owner, final Set<String> keys) {
        final var missing = keys.stream().sorted()
            .filter(key -> !intent.items().get(key).equals(state.items().get(key))).findFirst();
        if (missing.isPresent()) {
            return Pass.Result.failed(Reason.REJECTED.errorTag(), errors.getOrDefault(owner,
                "the device does not hold " + missing.orElseThrow() + " although it did not refuse it"));
        }
        return new Pass.Result(LeaseStatus.Phase.DONE, Optional.empty(), keys.stream()
            .map(intent.items()::get).filter(DeviceItem.Route.class::isInstance)
            .map(item -> ((DeviceItem.Route) item).prefix()).sorted().findFirst());
    }

    private Pass.Result leaving(final String owner) {
        if (Attachment.idOf(owner).isPresent()) {
            final var left = remains.get(owner);
            return left == null ? Pass.Result.of(LeaseStatus.Phase.NOT_REQUIRED)
                : new Pass.Result(LeaseStatus.Phase.REMOVING, Optional.of(new LeaseStatus.Failure(
                    Reason.REJECTED.errorTag(), errors.getOrDefault("", left))), Optional.empty());
        }
        return errors.containsKey("") ? Pass.Result.failed(Reason.REJECTED.errorTag(), errors.get(""))
            : Pass.Result.of(LeaseStatus.Phase.NOT_REQUIRED);
    }

    /** What a device that could not be looked at says of its leases and attachments. */
    static Map<String, Pass.Result> unread(final Map<String, LeaseBook.Entry> leases, final DeviceIntent intent,
            final DeviceException failure) {
        final boolean waits = switch (failure.reason()) {
            case UNKNOWN, UNREACHABLE, BUSY, TIMEOUT -> true;
            case REJECTED, UNSUPPORTED -> false;
        };
        final var error = new LeaseStatus.Failure(failure.reason().errorTag(), String.valueOf(failure.getMessage()));
        final var ret = new HashMap<String, Pass.Result>();
        leases.forEach((owner, entry) -> {
            final var refusal = intent.refused().get(owner);
            final boolean removing = !entry.wanted() && Attachment.idOf(owner).isPresent();
            ret.put(owner, refusal != null ? Pass.Result.failed(Reason.UNSUPPORTED.errorTag(), refusal)
                : new Pass.Result(removing ? LeaseStatus.Phase.REMOVING
                    : waits ? LeaseStatus.Phase.PENDING : LeaseStatus.Phase.FAILED, Optional.of(error),
                    Optional.empty()));
        });
        return ret;
    }
}
