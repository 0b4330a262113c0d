/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Keeps devices from reporting all at once after the Coordinator was away: so many are asked in a second, and each
 * other one at a random time within the next two minutes. Thread-safe.
 */
final class QueryPace {
    /** Devices that are asked in a second. */
    static final int PER_SECOND = 50;
    private static final int SPREAD_SECONDS = 120;

    private final Map<String, Instant> turns = new HashMap<>();
    private final RandomGenerator random;
    private long second;
    private int asked;

    QueryPace(final RandomGenerator random) {
        this.random = random;
    }

    /** Whether to ask a device now; one that was asked and did not report is asked again. */
    synchronized boolean isTurnOf(final String deviceId, final Instant now) {
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            asked = 0;
        }
        final var turn = turns.get(deviceId);
        if (turn != null && turn.equals(Instant.MIN)) {
            return true;
        }
        if (turn != null && turn.isAfter(now)) {
            return false;
        }
        if (asked < PER_SECOND) {
            asked++;
            turns.put(deviceId, Instant.MIN);
            return true;
        }
        turns.put(deviceId, now.plusSeconds(1 + random.nextInt(SPREAD_SECONDS)));
        return false;
    }

    /** A device has reported, or is gone. */
    synchronized void done(final String deviceId) {
        turns.remove(deviceId);
    }
}
