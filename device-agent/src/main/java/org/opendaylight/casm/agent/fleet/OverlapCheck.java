/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.fleet;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.opendaylight.casm.agent.protocol.Block;

/** Finds blocks that two devices may use at a time. Not safe for several threads. */
final class OverlapCheck {
    private final TreeMap<Block, String> held = new TreeMap<>();
    private final Map<String, Block> byLease = new HashMap<>();
    private long found;

    /**
     * A device uses a block from now on.
     *
     * @param key names device and lease
     * @return the device and lease that use a part of it; empty when nobody does
     */
    String open(final String key, final Block block) {
        if (block.equals(byLease.get(key))) {
            return "";
        }
        // what is held does not overlap, so only the neighbours can; a clash is counted and not held
        final Optional<String> other = Stream.of(Optional.ofNullable(held.floorEntry(block)),
                Optional.ofNullable(held.higherEntry(block))).flatMap(Optional::stream)
            .filter(entry -> entry.getKey().overlaps(block)).map(Map.Entry::getValue).findFirst();
        if (other.isPresent()) {
            found++;
        } else {
            held.put(block, key);
            byLease.put(key, block);
        }
        return other.orElse("");
    }

    /** A device does not use the block of a lease any more. */
    void close(final String key) {
        final Block block = byLease.remove(key);
        if (block != null) {
            held.remove(block);
        }
    }

    /** How many overlaps were found. */
    long found() {
        return found;
    }
}
