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
import java.util.TreeMap;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/** Finds the place of each row of an inventory: address space, pool, and which of nested rows counts. */
public final class ImportPlan {
    private record Area(String space, AddressFamily family) {
    }

    private final List<Placement> placements = new ArrayList<>();
    private final Map<String, List<Row.Block>> byPool = new TreeMap<>();
    private final PoolCatalog catalog;
    private final PlacingRules rules;
    private final PoolFinder pools;
    private final SpaceFinder spaces;

    private ImportPlan(final PoolCatalog catalog, final PlacingRules rules) {
        this.catalog = catalog;
        this.rules = rules;
        pools = new PoolFinder(catalog);
        spaces = new SpaceFinder(catalog.spaces(), rules);
    }

    /**
     * The places of the rows, one of each row and no others. Those that are wanted have nothing in common within their
     * pool. Where the range of a row is in another row too, what that one knows of the owner is added to it.
     *
     * @return in the order of the rows
     */
    public static List<Placement> of(final List<Row> rows, final PoolCatalog catalog, final PlacingRules rules) {
        final var plan = new ImportPlan(catalog, rules);
        plan.findPools(rows);
        plan.byPool.forEach((pool, blocks) -> {
            blocks.sort(Sweep.<Row.Block>order(Row.Block::range).thenComparing(Row::number));
            new Nesting(pool, plan.placements::add).place(blocks, rules.nested());
        });
        plan.placements.sort(Comparator.comparing(placement -> placement.row().number()));
        return plan.placements;
    }

    private void findPools(final List<Row> rows) {
        final var areas = new HashMap<Area, List<Row.Block>>();
        for (var row : rows) {
            switch (row) {
                case Row.Skipped skipped -> placements.add(new Placement.Skipped(row, null, skipped.reason()));
                case Row.Malformed malformed -> placements.add(
                    new Placement.Unfit(row, malformed.column(), Reason.INVALID, malformed.reason()));
                case Row.Block block -> {
                    if (rules.pool() != null || block.place().pool() != null) {
                        toNamed(block);
                    } else {
                        toSpace(block, areas);
                    }
                }
            }
        }
        areas.forEach((area, blocks) -> {
            blocks.sort(Sweep.order(Row.Block::range));
            pools.find(area.space(), blocks, (block, pool) -> {
                if (pool == null) {
                    unfit(block, Reason.NO_MATCHING_POOL, pools.whyNone(area.space(), block.range()));
                } else {
                    toPool(block, pool);
                }
            });
        });
    }

    private void toNamed(final Row.Block block) {
        final var own = block.place().pool();
        final var name = own != null ? own : String.valueOf(rules.pool());
        final var pool = catalog.pools().get(name);
        if (pool == null) {
            unfit(block, Reason.NO_MATCHING_POOL, "there is no pool " + name);
        } else if (pool.segments().stream().noneMatch(segment -> segment.range().overlaps(block.range()))) {
            unfit(block, Reason.NO_MATCHING_POOL, block.range() + " is outside pool " + name);
        } else {
            toPool(block, pool);
        }
    }

    private void toSpace(final Row.Block block, final Map<Area, List<Row.Block>> areas) {
        try {
            areas.computeIfAbsent(new Area(spaces.of(block.place()), block.range().family()),
                area -> new ArrayList<>()).add(block);
        } catch (IllegalArgumentException e) {
            placements.add(new Placement.Unfit(block, block.place().vrf() == null ? null : "vrf",
                Reason.NO_MATCHING_POOL, String.valueOf(e.getMessage())));
        }
    }

    private void toPool(final Row.Block block, final Pool pool) {
        byPool.computeIfAbsent(pool.name(), name -> new ArrayList<>()).add(block);
    }

    private void unfit(final Row.Block block, final Reason kind, final String reason) {
        placements.add(new Placement.Unfit(block, null, kind, reason));
    }
}
