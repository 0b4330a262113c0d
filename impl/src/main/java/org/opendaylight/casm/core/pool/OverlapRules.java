/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.RangeSet;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;

/**
 * The rules for segments of different pools. Pools without parent share their address space; pools with one share
 * their parent.
 */
final class OverlapRules {
    private final PoolCatalog catalog;
    private final Set<String> changed;
    private final List<Refusal> faults;
    private final Map<String, Map<String, TreeMap<UInt128, Part>>> areas = new HashMap<>();

    /**
     * A segment of a pool.
     *
     * @param pool the pool
     * @param segment the segment
     */
    private record Part(Pool pool, Segment segment) {
        AddressRange range() {
            return footprint(segment);
        }
    }

    OverlapRules(final PoolCatalog catalog, final Set<String> changed, final List<Refusal> faults) {
        this.catalog = catalog;
        this.changed = changed;
        this.faults = faults;
    }

    void check() {
        if (changed.isEmpty()) {
            return;
        }
        final Set<String> concerned = concerned();
        for (final Pool pool : catalog.pools().values()) {
            if (!changed.contains(pool.name()) && concerned.contains(area(pool))) {
                for (final Segment segment : pool.segments()) {
                    area(area(pool), plan(pool)).put(footprint(segment).start(), new Part(pool, segment));
                }
            }
        }
        for (final String name : changed) {
            final Pool pool = catalog.pools().get(name);
            enter(pool);
            checkParent(pool);
        }
        for (final Pool pool : catalog.pools().values()) {
            checkAncestorSpaces(pool);
        }
    }

    /** The areas in which something changed, and those above and below them. */
    private Set<String> concerned() {
        final var concerned = new HashSet<String>();
        for (final String name : changed) {
            final Pool pool = catalog.pools().get(name);
            concerned.add(area(pool));
        }
        if (catalog.spaces().values().stream().anyMatch(space ->
                space.overlap() == AddressSpace.Overlap.UNIQUE_WITH_PARENT)) {
            catalog.spaces().keySet().forEach(space -> concerned.add("space " + space));
        }
        return concerned;
    }

    /** What is carved from one pool is of one plan, whatever its kind. */
    private static String plan(final Pool pool) {
        return pool.parent() == null ? pool.plan() : "";
    }

    private static String area(final Pool pool) {
        final String parent = pool.parent();
        return parent == null ? "space " + pool.addressSpace() : "pool " + parent;
    }

    private TreeMap<UInt128, Part> area(final String name, final String plan) {
        return areas.computeIfAbsent(name, key -> new HashMap<>()).computeIfAbsent(plan, key -> new TreeMap<>());
    }

    /** Enters the segments of a changed pool where they must be alone. */
    private void enter(final Pool pool) {
        final AddressSpace space = catalog.spaces().get(pool.addressSpace());
        final boolean alone = pool.parent() == null && space != null
            && space.overlap() == AddressSpace.Overlap.ALLOW;
        for (final Segment segment : pool.segments()) {
            final AddressRange range = footprint(segment);
            final TreeMap<UInt128, Part> area = area(alone ? "only " + pool.name() : area(pool), plan(pool));
            final Part other = overlapping(area, range);
            if (other == null) {
                area.put(range.start(), new Part(pool, segment));
            } else {
                overlap(pool, segment, other, other.pool == pool ? "" : pool.parent() == null
                    ? " in address space " + pool.addressSpace() : " below pool " + pool.parent());
            }
        }
    }

    /** What a segment takes up: ports take up their addresses, of which nobody else may have some or all. */
    private static AddressRange footprint(final Segment segment) {
        final AddressRange range = segment.range();
        return range.family() == AddressFamily.PORT ? PortSets.addresses(range) : range;
    }

    private static @Nullable Part overlapping(final TreeMap<UInt128, Part> area, final AddressRange range) {
        final var before = area.floorEntry(range.end());
        return before != null && before.getValue().range().overlaps(range) ? before.getValue() : null;
    }

    /** The same for a space whose pools may overlap and so cannot be searched. */
    private @Nullable Part anyOverlapping(final AddressSpace space, final String plan, final AddressRange range) {
        for (final Pool pool : catalog.pools().values()) {
            if (pool.parent() == null && pool.addressSpace().equals(space.name()) && pool.plan().equals(plan)) {
                for (final Segment segment : pool.segments()) {
                    if (footprint(segment).overlaps(range)) {
                        return new Part(pool, segment);
                    }
                }
            }
        }
        return null;
    }

    private void overlap(final Pool pool, final Segment segment, final Part other, final String where) {
        faults.add(Refusal.of(Reason.OVERLAP, pool.name(), "segment " + segment.id() + " "
            + pool.format(segment.range()) + " of pool " + pool.name() + " overlaps segment " + other.segment.id() + " "
            + other.pool.format(other.range()) + " of pool "
            + other.pool.name() + where));
    }

    private void checkParent(final Pool pool) {
        final Pool parent = pool.parent() == null ? null : catalog.pools().get(pool.parent());
        if (parent == null) {
            return;
        }
        if (!parent.addressSpace().equals(pool.addressSpace())) {
            faults.add(Refusal.of(Reason.INVALID, pool.name(), "pool " + pool.name()
                + " is not in the address space of its parent " + parent.name()));
        }
        if (!pool.kind().isA(parent.kind())) {
            faults.add(Refusal.of(Reason.KIND_MISMATCH, pool.name(), "pool " + pool.name() + " of kind "
                + pool.kind().yangName() + " cannot be carved from pool " + parent.name() + " of kind "
                + parent.kind().yangName()));
            return;
        }
        if (pool.notation() != null && !pool.plan().equals(parent.plan())) {
            faults.add(Refusal.of(Reason.KIND_MISMATCH, pool.name(), "pool " + pool.name() + " of " + pool.plan()
                + " cannot be carved from pool " + parent.name() + " of " + parent.plan()));
            return;
        }
        final var all = new ArrayList<AddressRange>();
        parent.segments().forEach(segment -> all.add(segment.range()));
        final RangeSet inside = RangeSet.of(all);
        for (final Segment segment : pool.segments()) {
            if (!inside.contains(segment.range())) {
                faults.add(Refusal.of(Reason.INVALID, pool.name(), "segment " + segment.id() + " "
                    + pool.format(segment.range()) + " of pool " + pool.name()
                    + " is not inside its parent " + parent.name()));
            }
            for (final Segment exclusion : parent.exclusions()) {
                if (exclusion.range().overlaps(segment.range())) {
                    overlap(pool, segment, new Part(parent, exclusion), ", which is excluded");
                }
            }
        }
    }

    private boolean checksAncestors(final Pool pool) {
        final AddressSpace space = catalog.spaces().get(pool.addressSpace());
        return pool.parent() == null && space != null && space.overlap() == AddressSpace.Overlap.UNIQUE_WITH_PARENT;
    }

    private void checkAncestorSpaces(final Pool pool) {
        if (!checksAncestors(pool)) {
            return;
        }
        AddressSpace space = catalog.spaces().get(pool.addressSpace());
        while (space != null && space.parent() != null) {
            space = catalog.spaces().get(space.parent());
            if (space == null) {
                return;
            }
            for (final Segment segment : pool.segments()) {
                final Part other = space.overlap() == AddressSpace.Overlap.ALLOW
                    ? anyOverlapping(space, pool.plan(), footprint(segment))
                    : overlapping(area("space " + space.name(), pool.plan()), footprint(segment));
                if (other != null) {
                    overlap(pool, segment, other, " in the address space " + space.name() + " above");
                }
            }
        }
    }
}
