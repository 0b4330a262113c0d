/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.ArrayList;
import java.util.List;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.strategy.Past;

/**
 * What a pool knows beyond its configuration, taken at one moment under its monitor.
 *
 * @param pool its name
 * @param leases its leases, those not settled yet included
 * @param past what its strategy remembers
 * @param cursorHi upper half of the slot behind the last grant
 * @param cursorLo lower half of it
 */
record Imprint(String pool, List<Lease> leases, List<Past> past, long cursorHi, long cursorLo) {
    static Imprint of(final PoolState state) {
        synchronized (state) {
            final var leases = new ArrayList<Lease>(state.leases().size());
            state.leases().forEach(leases::add);
            return new Imprint(state.pool().name(), leases, state.strategy().past(), state.cursorHi(),
                state.cursorLo());
        }
    }

    /** Gives a pool of the same configuration that has the leases already the rest. */
    void press(final PoolState state) {
        synchronized (state) {
            state.moveCursor(cursorHi, cursorLo);
            if (!past.isEmpty()) {
                past.forEach(state.strategy()::released);
                state.rebuild();
            }
        }
    }
}
