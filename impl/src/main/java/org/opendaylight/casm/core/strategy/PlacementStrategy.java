/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import java.util.random.RandomGenerator;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.FreeSpace;

/** Picks one of the free pieces that fit. */
@FunctionalInterface
public interface PlacementStrategy {
    /**
     * Picks a piece; its start is in {@link FreeSpace#foundHi} and {@link FreeSpace#foundLo}. Takes nothing.
     *
     * @param free where
     * @param demand what
     * @param situation what else is known of the pool
     * @return false when no free piece fits
     */
    boolean pick(FreeSpace free, Demand demand, Situation situation);

    /** The strategy for an algorithm; random ones use the generator, which they do not share between threads. */
    static PlacementStrategy of(final Algorithm algorithm, final RandomGenerator random) {
        return switch (algorithm) {
            case LOWEST_FIRST -> new LowestFirst();
            case NEXT_FIT -> new NextFit();
            case BEST_FIT -> new BestFit();
            case SPARSE -> new Sparse();
            case RANDOM -> new RandomPlacement(random);
        };
    }
}
