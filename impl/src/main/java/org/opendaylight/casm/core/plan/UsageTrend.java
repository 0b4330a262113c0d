/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How the use of one pool has grown lately. It keeps at most {@value #MOST} samples: when there are more, every second
 * one is dropped and later ones are taken half as often, until they are {@code WIDEST} apart; from then on the oldest
 * goes. So it looks back over its whole life, and over {@code MOST} times {@code WIDEST}, eight days, at the most.
 *
 * <p>The growth is the median of the slopes between each two samples (Theil and Sen), so that a single bulk of leases
 * does not count as a habit: up to 29 percent of the samples may be off. Not thread-safe.
 */
public final class UsageTrend {
    /** Most samples. */
    static final int MOST = 48;
    /** Fewest samples that say something. */
    static final int FEWEST = 8;
    /** Distance of the first samples. */
    static final Duration CLOSEST = Duration.ofMinutes(1);
    /** Distance of samples in the long run. */
    static final Duration WIDEST = Duration.ofHours(4);
    /** Nothing is foreseen that is farther away. */
    static final Duration HORIZON = Duration.ofDays(3650);

    private final List<Sample> samples = new ArrayList<>();
    private Duration spacing = CLOSEST;

    private record Sample(Instant at, double used) {
    }

    /**
     * Notes how much is in use, if the last sample is long enough ago.
     *
     * @param used members that are offered, allocated or quarantined
     * @return true when it is noted
     */
    public boolean add(final Instant now, final BigInteger used) {
        if (!samples.isEmpty() && now.isBefore(samples.getLast().at().plus(spacing))) {
            return false;
        }
        samples.add(new Sample(now, used.doubleValue()));
        if (samples.size() > MOST) {
            if (spacing.compareTo(WIDEST) < 0) {
                for (int i = samples.size() - 2; i > 0; i -= 2) {
                    samples.remove(i);
                }
                final Duration wider = spacing.multipliedBy(2);
                spacing = wider.compareTo(WIDEST) > 0 ? WIDEST : wider;
            } else {
                samples.removeFirst();
            }
        }
        return true;
    }

    /**
     * When so many free members are used up if use goes on like this; empty when it does not grow, when there are too
     * few samples to tell, when nothing is free, and when it is more than ten years away.
     */
    public Optional<Instant> exhaustion(final BigInteger free) {
        if (samples.size() < FEWEST || free.signum() <= 0) {
            return Optional.empty();
        }
        final double slope = slope();
        final double seconds = slope > 0 ? free.doubleValue() / slope : Double.POSITIVE_INFINITY;
        return seconds <= HORIZON.toSeconds() ? Optional.of(samples.getLast().at().plusSeconds((long) seconds))
            : Optional.empty();
    }

    /** Members a second. */
    private double slope() {
        final double[] slopes = new double[samples.size() * (samples.size() - 1) / 2];
        int count = 0;
        for (int i = 0; i < samples.size(); i++) {
            for (int j = i + 1; j < samples.size(); j++) {
                final double seconds = Duration.between(samples.get(i).at(), samples.get(j).at()).toMillis() / 1000.0;
                slopes[count++] = (samples.get(j).used() - samples.get(i).used()) / seconds;
            }
        }
        Arrays.sort(slopes);
        return (slopes[(slopes.length - 1) / 2] + slopes[slopes.length / 2]) / 2;
    }
}
