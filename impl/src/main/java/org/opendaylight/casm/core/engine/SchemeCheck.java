/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.strategy.MappingScheme;
import org.opendaylight.casm.core.strategy.PlacementStrategy;

/** Whether pools go with their algorithms and the parameters of these. */
final class SchemeCheck {
    private SchemeCheck() {
    }

    static List<Refusal> check(final PoolCatalog before, final PoolCatalog after) {
        final var refusals = new ArrayList<Refusal>();
        for (final Pool pool : after.pools().values()) {
            if (!pool.equals(before.pools().get(pool.name()))) {
                check(pool, refusals);
            }
        }
        return refusals;
    }

    private static void check(final Pool pool, final List<Refusal> refusals) {
        final String what = "pool " + pool.name() + " with algorithm " + pool.algorithm().yangName() + " ";
        try {
            final var unused = new TreeSet<>(pool.mapping().given());
            unused.removeAll(PlacementStrategy.of(pool, new SplittableRandom(0)).parameters());
            if (!unused.isEmpty()) {
                refusals.add(Refusal.of(Reason.INVALID, pool.name(), what + "has no use for " + unused
                    + " in mapping; leave that out"));
            }
        } catch (IllegalArgumentException e) {
            refusals.add(Refusal.of(Reason.INVALID, pool.name(), what + e.getMessage()));
        }
    }

    /**
     * Which ranges are computed from one user before a change of a pool, and from another or none after it. Between a
     * scheme and an algorithm that chooses these are all: nothing computes who has what was chosen, and what was
     * computed may be in the middle of what is chosen.
     */
    static Predicate<AddressRange> movedBy(final Pool before, final Pool after) {
        final MappingScheme was = schemeOf(before);
        final MappingScheme is = schemeOf(after);
        return range -> was == null || is == null ? was != is : !was.origin(range).equals(is.origin(range));
    }

    private static @Nullable MappingScheme schemeOf(final Pool pool) {
        try {
            return PlacementStrategy.of(pool, new SplittableRandom(0)) instanceof MappingScheme scheme ? scheme : null;
        } catch (IllegalArgumentException e) {
            // somebody configured nonsense past the checks
            return null;
        }
    }
}
