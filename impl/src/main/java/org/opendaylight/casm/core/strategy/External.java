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

/** Picks nothing: the requester names what it wants. */
final class External implements PlacementStrategy {
    @Override
    public boolean pick(final FreeSpace free, final Demand demand, final Situation situation) {
        return false;
    }

    @Override
    public boolean chooses() {
        return false;
    }
}
