/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.service.Coordinator;

/**
 * Who serves now, if anyone: RPCs are there before the Coordinator has read its ledger, and stay a moment longer than
 * it. Thread-safe.
 */
public final class CoordinatorHolder {
    private final AtomicReference<@Nullable Serving> serving = new AtomicReference<>();

    /**
     * From now on requests are served.
     *
     * @param coordinator changes leases
     * @param engine says what is so now
     * @param store says what was
     */
    public void serve(final Coordinator coordinator, final AllocationEngine engine, final EventStore store) {
        serving.set(new Serving(coordinator, engine, store));
    }

    /** From now on requests are refused, to be repeated. */
    public void stop() {
        serving.set(null);
    }

    /** What to serve from; empty while nobody serves. */
    Optional<Serving> serving() {
        return Optional.ofNullable(serving.get());
    }

    /** The answer while nobody serves. */
    static Refusal notServing() {
        return Refusal.of(Reason.NOT_LEADER, null, "the Coordinator is starting; repeat in some seconds");
    }
}
