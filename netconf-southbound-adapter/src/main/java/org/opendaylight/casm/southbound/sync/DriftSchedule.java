/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * When each device is looked at. The first look comes at a moment in the interval that depends on the name of the
 * device, so that devices are spread over it. Not for use by several threads at once.
 */
final class DriftSchedule {
    private final Map<String, Instant> next = new HashMap<>();
    private Duration interval;

    /**
     * Creates a schedule.
     *
     * @param interval time between two looks at a device; zero for never
     */
    DriftSchedule(final Duration interval) {
        this.interval = interval;
    }

    /**
     * Changes the interval; the next look at each device is planned anew.
     *
     * @param changed time between two looks at a device; zero for never
     */
    void change(final Duration changed) {
        if (!changed.equals(interval)) {
            interval = changed;
            next.clear();
        }
    }

    /**
     * Returns the devices that are to be looked at now, and plans their next look.
     *
     * @param nodeIds devices that there are
     * @param now present time
     * @return those that are due
     */
    List<String> due(final Collection<String> nodeIds, final Instant now) {
        next.keySet().retainAll(nodeIds);
        final var ret = new ArrayList<String>();
        if (interval.isZero()) {
            return ret;
        }
        final long seconds = interval.toSeconds();
        for (var nodeId : nodeIds) {
            final var planned = next.computeIfAbsent(nodeId,
                key -> now.plusSeconds(Math.floorMod(key.hashCode() * 0x9E3779B97F4A7C15L >>> 16, seconds)));
            if (!now.isBefore(planned)) {
                next.put(nodeId, now.plus(interval));
                ret.add(nodeId);
            }
        }
        return ret;
    }
}
