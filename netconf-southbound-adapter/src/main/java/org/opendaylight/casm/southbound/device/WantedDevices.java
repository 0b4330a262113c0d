/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Devices that somebody asked for lately while they were not connected. Bounded: a device is forgotten 10 min after it
 * was last asked for, and beyond 500 devices the one that was asked for longest ago is forgotten.
 *
 * <p>Safe for use by several threads.
 */
final class WantedDevices {
    /** How long somebody who was refused is expected to come back. */
    static final Duration LONGEST = Duration.ofMinutes(10);
    static final int MOST = 500;

    /** When each was last asked for, longest ago first. */
    private final Map<String, Instant> asked = new LinkedHashMap<>();

    /**
     * Notes that a device was asked for.
     *
     * @param nodeId the device, one that OpenDaylight knows
     * @param now present time
     */
    synchronized void add(final String nodeId, final Instant now) {
        requireNonNull(now);
        // taken out first, so that it comes last
        asked.remove(nodeId);
        asked.put(nodeId, now);
        if (asked.size() > MOST) {
            asked.remove(asked.keySet().iterator().next());
        }
    }

    /**
     * Forgets a device, as it is connected.
     *
     * @param nodeId the device
     */
    synchronized void remove(final String nodeId) {
        asked.remove(nodeId);
    }

    /**
     * Returns the devices that are still wanted.
     *
     * @param now present time
     * @return node-ids, at most 500
     */
    synchronized Set<String> nodes(final Instant now) {
        asked.values().removeIf(when -> !now.isBefore(when.plus(LONGEST)));
        return Set.copyOf(asked.keySet());
    }
}
