/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.inventory;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal.Reason;

/** Decides between rows of one pool that have addresses in common. */
final class Nesting {
    private final String pool;
    private final Consumer<Placement> placed;

    /**
     * A nesting.
     *
     * @param pool pool of the rows
     * @param placed gets the place of each row
     */
    Nesting(final String pool, final Consumer<Placement> placed) {
        this.pool = pool;
        this.placed = placed;
    }

    /**
     * Places rows.
     *
     * @param sorted in the order of a {@link Sweep}, those of the same range in the order of the inventory
     */
    void place(final List<Row.Block> sorted, final PlacingRules.Nested nested) {
        final var distinct = new ArrayList<Row.Block>(sorted.size());
        for (var row : sorted) {
            final var last = distinct.isEmpty() ? null : distinct.getLast();
            if (last == null || !last.range().equals(row.range())) {
                distinct.add(row);
            } else if (last.owner().agrees(row.owner())) {
                distinct.set(distinct.size() - 1, last.with(row));
                placed.accept(new Placement.Covered(row, pool, last));
            } else {
                placed.accept(conflict(row, " is in row " + last.number() + " too, with another owner; keep one"
                    + " of the two"));
            }
        }
        switch (nested) {
            case OUTERMOST -> apart(distinct);
            case INNERMOST -> {
                final var containers = containers(distinct);
                distinct.forEach(row -> {
                    final var inner = containers.get(row);
                    if (inner != null) {
                        placed.accept(new Placement.Skipped(row, pool, "it holds row " + inner.number()));
                    }
                });
                apart(distinct.stream().filter(row -> !containers.containsKey(row)).toList());
            }
        }
    }

    /** Takes each row that has nothing in common with the one taken before. */
    private void apart(final List<Row.Block> rows) {
        Row.@Nullable Block outer = null;
        for (var row : rows) {
            if (outer == null || !outer.range().overlaps(row.range())) {
                outer = row;
                placed.accept(new Placement.Wanted(row, pool));
            } else if (outer.range().contains(row.range())) {
                placed.accept(new Placement.Covered(row, pool, outer));
            } else {
                placed.accept(conflict(row, " overlaps " + outer.range() + " of row " + outer.number()
                    + " in part; correct one of the two"));
            }
        }
    }

    /** Rows that hold others, each with one of those. */
    private static Map<Row.Block, Row.Block> containers(final List<Row.Block> rows) {
        final var containers = new IdentityHashMap<Row.Block, Row.Block>();
        final var sweep = new Sweep<>(Row.Block::range);
        for (var row : rows) {
            for (var outer : sweep.at(row.range())) {
                if (outer.range().contains(row.range())) {
                    containers.putIfAbsent(outer, row);
                }
            }
            sweep.open(row);
        }
        return containers;
    }

    private static Placement conflict(final Row.Block row, final String reason) {
        return new Placement.Unfit(row, null, Reason.OVERLAP, row.range() + reason);
    }
}
