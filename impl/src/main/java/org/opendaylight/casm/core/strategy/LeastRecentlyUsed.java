/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import java.util.List;
import org.opendaylight.casm.core.pool.Borders;
import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.FreeSpace;
import org.opendaylight.casm.core.pool.ReleaseOrder;

/** Picks what was never used, then what was released longest ago, so that an address rests as long as possible. */
final class LeastRecentlyUsed implements PlacementStrategy {
    private final ReleaseOrder order = new ReleaseOrder(Past.MOST);

    @Override
    public boolean pick(final FreeSpace free, final Demand demand, final Situation situation) {
        return order.find(free, demand);
    }

    @Override
    public boolean aggregates() {
        return false;
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void follow(final FreeSpace free, final Borders borders) {
        order.follow(free, borders);
    }

    @Override
    public void bordered(final Borders borders) {
        order.setBorders(borders);
    }

    @Override
    public void released(final Past past) {
        order.release(past.first(), past.last());
    }

    @Override
    public List<Past> past() {
        return order.released().stream().map(released -> new Past(released.first(), released.last(), "")).toList();
    }
}
