/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import java.util.random.RandomGenerator;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.FreeSpace;

/** Picks the next piece after a random value, so that outsiders cannot tell what is given next. */
final class RandomPlacement implements PlacementStrategy {
    private final RandomGenerator random;

    RandomPlacement(final RandomGenerator random) {
        this.random = random;
    }

    @Override
    public boolean pick(final FreeSpace free, final Demand demand, final Situation situation) {
        final UInt128 from = situation.anySlot(random);
        return free.first(demand, from.hi(), from.lo()) || free.first(demand, 0, 0);
    }

    @Override
    public boolean aggregates() {
        return false;
    }
}
