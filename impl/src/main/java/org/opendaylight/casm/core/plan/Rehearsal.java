/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.lease.Lease;

/** Makes the steps of a plan on an engine that serves nobody. */
final class Rehearsal {
    private final AllocationEngine engine;
    private final Instant now;

    Rehearsal(final AllocationEngine engine, final Instant now) {
        this.engine = engine;
        this.now = now;
    }

    /** Makes all of them, each as a request and a release; returns the lease whose holder was refused, or null. */
    @Nullable Lease play(final List<Move> moves) {
        for (final Move move : moves) {
            if (!(settled(engine.allocate(move.request(Mode.GRANT), now))
                && settled(engine.release(move.release(), now)))) {
                return move.lease();
            }
        }
        return null;
    }

    private boolean settled(final Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> {
                engine.settle(granted);
                yield true;
            }
            case Decision.Refused refused -> false;
        };
    }
}
