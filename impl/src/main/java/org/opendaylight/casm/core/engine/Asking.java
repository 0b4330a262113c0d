/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.random.RandomGenerator;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.strategy.Situation;

/**
 * A request at a pool, as strategies see it.
 *
 * @param state the pool
 * @param owner who asks
 */
record Asking(PoolState state, Owner owner) implements Situation {
    @Override
    public long cursorHi() {
        return state.cursorHi();
    }

    @Override
    public long cursorLo() {
        return state.cursorLo();
    }

    @Override
    public UInt128 anySlot(final RandomGenerator random) {
        return state.layout().anySlot(random);
    }

    @Override
    public String client() {
        return Clients.of(owner);
    }
}
