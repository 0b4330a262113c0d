/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/** Finds the pools that hold ranges. Costs a sort of segments and ranges, not one by the other. */
final class PoolFinder {
    private static final Comparator<Home> BEST = Comparator
        .comparing((Home home) -> home.range().size())
        .thenComparing(home -> home.pool().priority()).thenComparing(home -> home.pool().name());

    private record Home(AddressRange range, Pool pool) {
    }

    private record Area(String space, AddressFamily family) {
    }

    private final Map<Area, List<Home>> homes = new HashMap<>();

    PoolFinder(final PoolCatalog catalog) {
        for (var pool : catalog.pools().values()) {
            for (var segment : pool.segments()) {
                homes.computeIfAbsent(new Area(pool.addressSpace(), segment.range().family()),
                    area -> new ArrayList<>()).add(new Home(segment.range(), pool));
            }
        }
        homes.values().forEach(list -> list.sort(Sweep.order(Home::range)));
    }

    /**
     * Finds pools.
     *
     * @param rows of one space and one family, in the order of a {@link Sweep}
     * @param found gets each row with the pool that has a segment that holds it: the smallest, and of several such the
     *        one that is asked first; or with null
     */
    void find(final String space, final List<Row.Block> rows, final BiConsumer<Row.Block, @Nullable Pool> found) {
        if (rows.isEmpty()) {
            return;
        }
        final var all = homes.getOrDefault(new Area(space, rows.getFirst().range().family()), List.of());
        final var sweep = new Sweep<>(Home::range);
        int next = 0;
        for (var row : rows) {
            while (next < all.size() && all.get(next).range().start().compareTo(row.range().start()) <= 0) {
                sweep.open(all.get(next++));
            }
            final var kind = row.place().kind();
            found.accept(row, sweep.at(row.range()).stream()
                .filter(home -> home.range().contains(row.range()))
                .filter(home -> kind == null || home.pool().kind().isA(kind))
                .min(BEST).map(Home::pool).orElse(null));
        }
    }

    /** Why no pool of a space holds a range. */
    String whyNone(final String space, final AddressRange range) {
        return homes.getOrDefault(new Area(space, range.family()), List.of()).stream()
            .filter(home -> home.range().overlaps(range)).findFirst()
            .map(home -> range + " is not within one segment: pool " + home.pool().name() + " has only "
                + (range.contains(home.range()) ? home.range() : "a part") + " of it; if it is a container leave it"
                + " out, else resize the pool")
            .orElse(range + " is outside every pool of address space " + space
                + "; create a pool for it, or add a segment to one");
    }
}
