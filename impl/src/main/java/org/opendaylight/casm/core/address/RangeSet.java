/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A set of values as the fewest ranges, of any families. Immutable.
 *
 * <p>Ranges are found by their start: the one that may hold a value is the last that does not start above it.
 */
public final class RangeSet {
    private final List<TreeMap<UInt128, AddressRange>> byFamily;

    private RangeSet(final List<TreeMap<UInt128, AddressRange>> byFamily) {
        this.byFamily = byFamily;
    }

    /** The values of all these ranges, which may overlap. */
    public static RangeSet of(final Collection<AddressRange> ranges) {
        final var byFamily = new ArrayList<TreeMap<UInt128, AddressRange>>();
        for (int i = 0; i < AddressFamily.values().length; i++) {
            byFamily.add(new TreeMap<>());
        }
        ranges.stream().sorted(Comparator.comparing(AddressRange::start)).forEach(range -> {
            final TreeMap<UInt128, AddressRange> map = byFamily.get(range.family().ordinal());
            final var last = map.lastEntry();
            if (last != null && (last.getValue().overlaps(range) || last.getValue().adjacent(range))) {
                final UInt128 end = last.getValue().end().compareTo(range.end()) < 0 ? range.end()
                    : last.getValue().end();
                map.put(last.getKey(), new AddressRange(range.family(), last.getKey(), end));
            } else {
                map.put(range.start(), range);
            }
        });
        return new RangeSet(byFamily);
    }

    /** True when all of the range is in this set. */
    public boolean contains(final AddressRange range) {
        final var before = byFamily.get(range.family().ordinal()).floorEntry(range.start());
        return before != null && before.getValue().contains(range);
    }

    /** True when a value of the range is in this set. */
    public boolean overlaps(final AddressRange range) {
        final var before = byFamily.get(range.family().ordinal()).floorEntry(range.end());
        return before != null && before.getValue().overlaps(range);
    }

    /** The ranges, by family and ascending, none adjacent to another. */
    public List<AddressRange> ranges() {
        final var all = new ArrayList<AddressRange>();
        byFamily.forEach(map -> all.addAll(map.values()));
        return all;
    }
}
