/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.ThresholdRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns utilisation readings into crossings of a pool's thresholds: one for each mark and way, however much the reading
 * trembles around the mark. Crossings of one mark that follow each other faster than the pool's minimum interval are
 * held back, and told later if they are so still.
 */
final class ThresholdWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ThresholdWatch.class);

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

    /**
     * On which side of a mark a pool is.
     *
     * @param above the side that it was told to be on
     * @param told when that was; null until the first crossing
     * @param now the side that it is on, told or not yet
     */
    private record Standing(boolean above, @Nullable Instant told, boolean now) {
        boolean mayTell(final ThresholdRules rules, final Instant at) {
            final var then = told;
            return then == null || !at.isBefore(then.plusSeconds(rules.minInterval()));
        }

        @Override
        public String toString() {
            return (above ? "above" : "below") + (told == null ? "" : "@" + told);
        }

        static Standing parse(final String text) {
            final boolean above = text.startsWith("above");
            final int cut = text.indexOf('@');
            return new Standing(above, cut < 0 ? null : Instant.parse(text.substring(cut + 1)), above);
        }
    }

    private final Map<String, Map<Mark, Standing>> standings = new HashMap<>();
    private final Set<String> heldBack = new HashSet<>();
    private final Standings kept;

    /** A watch that begins where the last one ended. */
    ThresholdWatch(final Standings kept) {
        this.kept = kept;
    }

    /**
     * Takes a reading.
     *
     * @param utilization percent of the usable objects
     * @return the crossings that it is, if any; the first reading of a pool of which nothing is kept only sets where
     *         it stands
     */
    synchronized List<Crossing> read(final String pool, final double utilization, final ThresholdRules rules,
            final Instant now) {
        final var crossings = new ArrayList<Crossing>();
        final var marks = standings.computeIfAbsent(pool, this::kept);
        heldBack.remove(pool);
        for (var mark : Mark.values()) {
            final var before = marks.get(mark);
            if (before == null) {
                final boolean above = utilization >= mark.of(rules);
                marks.put(mark, new Standing(above, null, above));
                continue;
            }
            final boolean side = mark.isAbove(before.now(), utilization, rules);
            final boolean above = mark.isAbove(before.above(), utilization, rules);
            if (above == before.above()) {
                marks.put(mark, new Standing(above, before.told(), side));
            } else if (before.mayTell(rules, now)) {
                marks.put(mark, new Standing(above, now, side));
                crossings.add(new Crossing(above, mark.of(rules)));
            } else {
                marks.put(mark, new Standing(before.above(), before.told(), side));
                heldBack.add(pool);
            }
        }
        if (!crossings.isEmpty()) {
            kept.keep(pool, Arrays.stream(Mark.values()).map(mark -> mark + "=" + marks.get(mark))
                .collect(Collectors.joining(" ")));
        }
        return crossings;
    }

    /** Where a pool stood when the last one ended; nothing when that is not known or not understood. */
    private Map<Mark, Standing> kept(final String pool) {
        final var marks = new EnumMap<Mark, Standing>(Mark.class);
        final var text = kept.of(pool);
        try {
            for (var part : text == null ? new String[0] : text.split(" ")) {
                final int cut = part.indexOf('=');
                marks.put(Mark.valueOf(part.substring(0, Math.max(0, cut))), Standing.parse(part.substring(cut + 1)));
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            LOG.warn("Where pool {} stood is not understood: {}", pool, text, e);
        }
        return marks;
    }

    /** Where a pool stands by its last reading; NORMAL when there was none. */
    synchronized ThresholdBand band(final String pool) {
        final var marks = standings.getOrDefault(pool, Map.of());
        return isAbove(marks, Mark.CRITICAL, false) ? ThresholdBand.CRITICAL
            : isAbove(marks, Mark.HIGH, false) ? ThresholdBand.HIGH
            : isAbove(marks, Mark.LOW, true) ? ThresholdBand.NORMAL : ThresholdBand.LOW;
    }

    private static boolean isAbove(final Map<Mark, Standing> marks, final Mark mark, final boolean unknown) {
        final var standing = marks.get(mark);
        return standing == null ? unknown : standing.now();
    }

    /** The pools to read again after a while, although nothing changes in them. */
    synchronized Set<String> heldBack() {
        return Set.copyOf(heldBack);
    }

    /** Forgets a pool that is gone. */
    synchronized void forget(final String pool) {
        standings.remove(pool);
        heldBack.remove(pool);
        kept.keep(pool, null);
    }
}
