/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.opendaylight.casm.core.pool.Borders;
import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.FreeSpace;
import org.opendaylight.casm.core.pool.Pool;

/** Picks one of the free pieces that fit. */
public interface PlacementStrategy {
    /** Gives nothing. */
    PlacementStrategy NONE = new External();

    /**
     * Picks a piece; its start is in {@link FreeSpace#foundHi} and {@link FreeSpace#foundLo}. Takes nothing.
     *
     * @param free where
     * @param demand what
     * @param situation what else is known of the pool
     * @return false when no free piece fits
     */
    boolean pick(FreeSpace free, Demand demand, Situation situation);

    /** True when the other half of a block of which the holder has one half may be preferred to what is picked. */
    default boolean aggregates() {
        return true;
    }

    /** False when requesters, or a scheme, say which object it is to be. */
    default boolean chooses() {
        return true;
    }

    /** Names of the parameters in {@code mapping} that it uses, as in YANG. */
    default Set<String> parameters() {
        return Set.of();
    }

    /** True when what was released in the past has a say. */
    default boolean remembers() {
        return false;
    }

    /** Told when the pool gets a new index of what is free, before anything is entered into it. */
    default void follow(final FreeSpace free, final Borders borders) {
        // only for those that keep an index of their own
    }

    /** Told when there are other borders in the index of what is free, while what is free stays. */
    default void bordered(final Borders borders) {
        // only for those that keep an index of their own
    }

    /** Told when a holder gives slots back, in the order of time, before they are free. */
    default void released(final Past past) {
        // only for those that remember
    }

    /** What it remembers; of overlapping ones the last, in an order in which another one can be told of them. */
    default List<Past> past() {
        return List.of();
    }

    /**
     * The strategy of a pool.
     *
     * @param random used by random ones, which do not share it between threads
     * @throws IllegalArgumentException when the pool does not go with its algorithm, with a text for the operator
     */
    static PlacementStrategy of(final Pool pool, final RandomGenerator random) {
        return switch (pool.algorithm()) {
            case LOWEST_FIRST -> new LowestFirst();
            case NEXT_FIT -> new NextFit();
            case BEST_FIT -> new BestFit();
            case SPARSE -> new Sparse();
            case RANDOM -> new RandomPlacement(random);
            case LEAST_RECENTLY_USED -> new LeastRecentlyUsed();
            case STICKY_HASH -> new StickyHash(pool.mapping().salt(), Past.MOST);
            case DETERMINISTIC_NAT -> new DeterministicNatScheme(pool);
            case MAP_BMR -> new MapScheme(pool);
            case IPV4_EMBEDDED -> new EmbeddedIpv4Scheme(pool);
            case SIX_RD -> new SixRdScheme(pool);
            case EUI64 -> new Eui64Scheme(pool);
            case EXTERNAL -> new External();
        };
    }
}
