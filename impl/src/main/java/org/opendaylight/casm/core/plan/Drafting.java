/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.PoolLayout;
import org.opendaylight.casm.core.pool.Segment;

/** Says of a pool that is not there what it would hold, even when rules speak against it. */
final class Drafting {
    private Drafting() {
        // functions only
    }

    /**
     * The draft of a pool.
     *
     * @param catalog the configuration with it
     */
    static PoolDraft of(final Pool pool, final PoolCatalog catalog) {
        final AddressSpace space = catalog.spaces().get(pool.addressSpace());
        final Optional<PoolLayout> layout = layout(pool, space != null && space.allowSpecialPurpose());
        return new PoolDraft(pool.name(), layout.map(PoolLayout::total).orElse(BigInteger.ZERO),
            layout.map(PoolLayout::usable).orElse(BigInteger.ZERO), overlaps(pool, catalog));
    }

    /** Where its members lie; empty when its segments contradict each other or its kind. */
    private static Optional<PoolLayout> layout(final Pool pool, final boolean special) {
        final boolean fits = pool.kind().family().isPresent() && pool.segments().stream().allMatch(segment ->
            segment.range().family() == pool.kind().family().orElseThrow());
        final List<Segment> sorted = fits ? pool.segments().stream()
            .sorted(Comparator.comparing(segment -> segment.range().start())).toList() : List.of();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).range().overlaps(sorted.get(i).range())) {
                return Optional.empty();
            }
        }
        try {
            return fits ? Optional.of(PoolLayout.of(pool, List.of(), List.of(), special)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // a unit or ports that its segments do not go with; the problems say so
            return Optional.empty();
        }
    }

    private static List<PoolDraft.Overlap> overlaps(final Pool pool, final PoolCatalog catalog) {
        final var overlaps = new ArrayList<PoolDraft.Overlap>();
        catalog.pools().values().stream().filter(other -> !other.name().equals(pool.name())
            && other.kind().family().equals(pool.kind().family()) && other.plan().equals(pool.plan()))
            .sorted(Comparator.comparing(Pool::name)).forEach(other -> common(pool, other).ifPresent(common -> {
                if (overlaps.size() < PoolDraft.MOST_OVERLAPS) {
                    overlaps.add(new PoolDraft.Overlap(other.name(), other.addressSpace(), common,
                        pool.format(common)));
                }
            }));
        return overlaps;
    }

    private static Optional<AddressRange> common(final Pool pool, final Pool other) {
        for (final Segment mine : pool.segments()) {
            for (final Segment theirs : other.segments()) {
                final AddressRange one = mine.range();
                final AddressRange two = theirs.range();
                if (one.family() == two.family() && one.overlaps(two)) {
                    return Optional.of(new AddressRange(one.family(),
                        one.start().compareTo(two.start()) < 0 ? two.start() : one.start(),
                        one.end().compareTo(two.end()) < 0 ? one.end() : two.end()));
                }
            }
        }
        return Optional.empty();
    }
}
