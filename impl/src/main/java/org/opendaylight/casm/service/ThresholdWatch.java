/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.ThresholdRules;

/**
 * Turns utilisation readings into crossings of a pool's thresholds: one for each mark and way, however much the reading
 * trembles around the mark. Crossings of one mark that follow each other faster than the pool's minimum interval are
 * held back, and told later if they are so still.
 */
final class ThresholdWatch {
    private enum Mark {
        LOW, HIGH, CRITICAL;

        double of(final ThresholdRules rules) {
            return switch (this) {
                case LOW -> rules.low();
                case HIGH -> rules.high();
                case CRITICAL -> rules.critical();
            };
        }

        /** Whether a reading counts as above the mark: to go back to the side it came from takes the hysteresis. */
        boolean isAbove(final boolean before, final double utilization, final ThresholdRules rules) {
            return switch (this) {
                case LOW -> utilization >= rules.low() + (before ? 0 : rules.hysteresis());
                case HIGH, CRITICAL -> utilization >= of(rules) - (before ? rules.hysteresis() : 0);
            };
        }
    }

    /**
     * A mark was crossed.
     *
     * @param rising direction
     * @param threshold the mark, percent
     */
    record Crossing(boolean rising, double threshold) {
    }

    /** On which side of a mark a pool was told to be; {@code told} is null until the first crossing. */
    private record Standing(boolean above, @Nullable Instant told) {
        boolean mayTell(final ThresholdRules rules, final Instant now) {
            final var then = told;
            return then == null || !now.isBefore(then.plusSeconds(rules.minInterval()));
        }
    }

    private final Map<String, Map<Mark, Standing>> standings = new HashMap<>();
    private final Set<String> heldBack = new HashSet<>();

    /**
     * Takes a reading.
     *
     * @param utilization percent of the usable objects
     * @return the crossings that it is, if any; the first reading of a pool only sets where it stands
     */
    synchronized List<Crossing> read(final String pool, final double utilization, final ThresholdRules rules,
            final Instant now) {
        final var crossings = new ArrayList<Crossing>();
        final var marks = standings.computeIfAbsent(pool, name -> new EnumMap<>(Mark.class));
        heldBack.remove(pool);
        for (var mark : Mark.values()) {
            final var before = marks.get(mark);
            if (before == null) {
                marks.put(mark, new Standing(utilization >= mark.of(rules), null));
                continue;
            }
            final boolean above = mark.isAbove(before.above(), utilization, rules);
            if (above == before.above()) {
                continue;
            }
            if (before.mayTell(rules, now)) {
                marks.put(mark, new Standing(above, now));
                crossings.add(new Crossing(above, mark.of(rules)));
            } else {
                heldBack.add(pool);
            }
        }
        return crossings;
    }

    /** The pools to read again after a while, although nothing changes in them. */
    synchronized Set<String> heldBack() {
        return Set.copyOf(heldBack);
    }

    /** Forgets a pool that is gone. */
    synchronized void forget(final String pool) {
        standings.remove(pool);
        heldBack.remove(pool);
    }
}
