/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.casm.core.pool.ThresholdRules;

/**
 * Turns utilisation readings into crossings of a pool's thresholds: one crossing each way, however much the reading
 * trembles around a mark, and not more often than the pool's minimum interval.
 */
final class ThresholdWatch {
    /** The band a reading falls into, by the pool's low, high and critical mark. */
    private enum Band {
        LOW, NORMAL, HIGH, CRITICAL
    }

    /**
     * A mark was crossed.
     *
     * @param rising direction
     * @param threshold the mark, percent
     */
    record Crossing(boolean rising, double threshold) {
    }

    /** Where a pool stands; {@code told} is null until the first crossing. */
    private record Standing(Band band, Instant told) {
    }

    private final Map<String, Standing> standings = new HashMap<>();

    /**
     * Takes a reading.
     *
     * @param utilization percent of the usable objects
     * @return the crossing that it is, if any; the first reading of a pool only sets where it stands
     */
    synchronized Optional<Crossing> read(final String pool, final double utilization, final ThresholdRules rules,
            final Instant now) {
        final Standing before = standings.get(pool);
        if (before == null) {
            standings.put(pool, new Standing(band(Band.NORMAL, utilization, rules), Instant.EPOCH));
            return Optional.empty();
        }
        final Band band = band(before.band(), utilization, rules);
        if (band == before.band() || now.isBefore(before.told().plusSeconds(rules.minInterval()))) {
            return Optional.empty();
        }
        standings.put(pool, new Standing(band, now));
        final boolean rising = band.compareTo(before.band()) > 0;
        // rising: the mark below the new band; falling: the mark below the old one
        return Optional.of(new Crossing(rising, lowerMark(rising ? band : before.band(), rules)));
    }

    /** Forgets a pool that is gone. */
    synchronized void forget(final String pool) {
        standings.remove(pool);
    }

    private static Band band(final Band from, final double utilization, final ThresholdRules rules) {
        final double slack = rules.hysteresis();
        if (utilization >= rules.critical() - (from == Band.CRITICAL ? slack : 0)) {
            return Band.CRITICAL;
        }
        if (utilization >= rules.high() - (from.compareTo(Band.HIGH) >= 0 ? slack : 0)) {
            return Band.HIGH;
        }
        return utilization < rules.low() + (from == Band.LOW ? slack : 0) ? Band.LOW : Band.NORMAL;
    }

    private static double lowerMark(final Band band, final ThresholdRules rules) {
        return switch (band) {
            case LOW, NORMAL -> rules.low();
            case HIGH -> rules.high();
            case CRITICAL -> rules.critical();
        };
    }
}
