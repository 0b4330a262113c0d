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
import java.util.HashSet;
import java.util.List;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.service.Resolution;
import org.opendaylight.casm.service.device.DeviceReply.Result;

/** Decides on what a device asks for. */
final class RequestDecider implements Decider {
    private final AllocationEngine engine;
    private final PoolRequest request;

    RequestDecider(final AllocationEngine engine, final PoolRequest request) {
        this.engine = engine;
        this.request = request;
    }

    @Override
    public Resolution decide(final Context context, final Instant now) {
        final var parts = new Composite(engine);
        final var grants = new Grants(engine, parts, context, context.choice(engine.catalog(), request.ports()));
        final var inventory = new Inventory(engine, parts, context, request);
        inventory.compare(grants, now);
        final var wanted = new ArrayList<PoolItem>();
        for (var item : request.items()) {
            if (!isServed(item, inventory.found(), grants)) {
                wanted.add(item);
            }
        }
        if (parts.busy() == null) {
            grants.grant(wanted, now);
        }
        final var busy = parts.busy();
        if (busy != null) {
            return Decider.refuse(parts, busy);
        }
        final var full = grants.exhausted();
        if (full != null && grants.granted() == 0 && wanted.size() == request.items().size() && !parts.changes()) {
            return Decider.refuse(parts, full);
        }
        if (request.reason() == PoolRequest.Reason.START_UP) {
            final var session = context.session();
            session.become(session.current().started(context.header().incarnation()));
        }
        final var answers = new ArrayList<>(inventory.answers());
        answers.addAll(grants.answers());
        return Decider.answer(context, parts, new DeviceReply(result(grants, wanted), answers, null, grants.reason()),
            "address-pool-request", now);
    }

    /** Whether a lease that the device forgot is what this item asks for. */
    private static boolean isServed(final PoolItem item, final List<Lease> found, final Grants grants) {
        final var pools = new HashSet<>(grants.choice().candidates(item.want()));
        return found.stream().anyMatch(lease -> pools.contains(lease.pool()));
    }

    private Result result(final Grants grants, final List<PoolItem> wanted) {
        final Refusal last = grants.last();
        if (last == null) {
            return grants.reason() == null ? Result.GRANTED : Result.PARTIAL;
        }
        return grants.granted() > 0 || wanted.size() < request.items().size() ? Result.PARTIAL : Result.DENIED;
    }
}
