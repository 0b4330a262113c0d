/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opendaylight.casm.core.address.UInt128;

/** The fewest blocks that cover exactly what one holder has, while it changes. Not thread-safe. */
final class HeldBlocks {
    private final Map<Place, RouteBlock> byPlace = new HashMap<>();
    private final Map<Integer, List<RouteBlock>> bySize = new HashMap<>();
    private final int width;

    /** Where a block lies. */
    private record Place(UInt128 first, int exponent) {
        static Place of(final RouteBlock block) {
            return new Place(block.first(), block.exponent());
        }

        Place sibling() {
            return new Place(first.xor(UInt128.ONE.shiftLeft(exponent)), exponent);
        }

        Place parent() {
            return new Place(first.and(UInt128.lowMask(exponent + 1).not()), exponent + 1);
        }
    }

    HeldBlocks(final List<RouteBlock> blocks, final int width) {
        this.width = width;
        blocks.forEach(this::put);
    }

    /** Those of 2^exponent addresses, in no order. */
    List<RouteBlock> of(final int exponent) {
        return bySize.getOrDefault(exponent, List.of());
    }

    /** How often a block, once it has its sibling, would find the sibling of the larger one there too. */
    int wouldMeet(final RouteBlock block) {
        int met = 0;
        Place at = Place.of(block).parent();
        while (at.exponent < width && byPlace.containsKey(at.sibling())) {
            met++;
            at = at.parent();
        }
        return met;
    }

    void remove(final RouteBlock block) {
        byPlace.remove(Place.of(block));
        of(block.exponent()).remove(block);
    }

    /** Enters a block, made one with its sibling if that is there. */
    void add(final RouteBlock block) {
        final RouteBlock sibling = block.exponent() == width ? null : byPlace.get(Place.of(block).sibling());
        if (sibling == null) {
            put(block);
        } else {
            remove(sibling);
            add(sibling.with(block));
        }
    }

    private void put(final RouteBlock block) {
        byPlace.put(Place.of(block), block);
        bySize.computeIfAbsent(block.exponent(), key -> new ArrayList<>(2)).add(block);
    }
}
