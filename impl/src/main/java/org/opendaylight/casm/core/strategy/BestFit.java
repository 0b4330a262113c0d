/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.FreeSpace;

/** Picks the start of the smallest free block that holds the piece, to keep large blocks whole. */
final class BestFit implements PlacementStrategy {
    @Override
    public boolean pick(final FreeSpace free, final Demand demand, final Situation situation) {
        return free.tightest(demand);
    }
}
