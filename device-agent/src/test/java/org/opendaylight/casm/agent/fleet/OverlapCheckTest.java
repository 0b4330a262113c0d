/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.PortSet;

class OverlapCheckTest {
    private final OverlapCheck check = new OverlapCheck();

    @Test
    void findsBlocksOfTwoDevices() {
        assertEquals("", check.open("a 1", Block.prefix("10.0.0.0/28")));
        assertEquals("", check.open("a 1", Block.prefix("10.0.0.0/28")));
        assertEquals("", check.open("b 2", Block.prefix("10.0.0.16/28")));
        assertEquals("a 1", check.open("c 3", Block.prefix("10.0.0.8/32")));
        assertEquals("b 2", check.open("d 4", Block.prefix("10.0.0.16/28")));
        assertEquals("a 1", check.open("e 5", Block.prefix("10.0.0.0/24")));
        assertEquals(3, check.found());
        check.close("a 1");
        assertEquals("", check.open("c 3", Block.prefix("10.0.0.8/32")));
    }

    @Test
    void tellsPortsOfOneAddressApart() {
        final Block address = Block.range("192.0.2.1", "192.0.2.1");
        assertEquals("", check.open("a", address.with(PortSet.run(1024, 2047))));
        assertEquals("", check.open("b", address.with(PortSet.run(2048, 3071))));
        assertEquals("b", check.open("c", address.with(PortSet.run(3071, 4000))));
        assertEquals(false, check.open("d", address).isEmpty());
    }

    @Test
    void agreesWithComparingAll() {
        for (long seed = 0; seed < 100; seed++) {
            final var random = new Random(seed);
            final var fresh = new OverlapCheck();
            final Map<String, Block> held = new HashMap<>();
            final List<String> keys = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                if (!keys.isEmpty() && random.nextInt(3) == 0) {
                    final String gone = keys.remove(random.nextInt(keys.size()));
                    fresh.close(gone);
                    held.remove(gone);
                    continue;
                }
                final int length = 24 + random.nextInt(9);
                final int first = random.nextInt(1024) >> 32 - length << 32 - length;
                final Block block = Block.prefix("10.0." + (first >> 8) + "." + (first & 255) + "/" + length);
                final String key = "k" + i;
                final boolean clash = held.values().stream().anyMatch(block::overlaps);
                assertEquals(clash, !fresh.open(key, block).isEmpty(), "seed " + seed + ": " + block);
                if (!clash) {
                    held.put(key, block);
                    keys.add(key);
                }
            }
        }
    }
}
