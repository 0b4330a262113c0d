/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.PortSet;

class RoutingModuleTest {
    private final RoutingModule routing = new RoutingModule();

    @Test
    void aggregatesNeighboursAndTakesThemApartAgain() {
        assertTrue(routing.add("a", Block.prefix("10.0.0.0/24")));
        assertTrue(routing.add("b", Block.prefix("10.0.1.0/24")));
        routing.add("c", Block.prefix("2001:db8::/48"));
        assertEquals(List.of("10.0.0.0/23", "2001:db8::/48"), routing.routes());

        assertTrue(routing.remove("a"));
        assertFalse(routing.remove("a"));
        assertEquals(List.of("10.0.1.0/24", "2001:db8::/48"), routing.routes());
    }

    @Test
    void announcesASharedAddressOnceAndAnyRange() {
        final Block address = Block.range("192.0.2.1", "192.0.2.1");
        routing.add("a", address.with(PortSet.run(1024, 2047)));
        assertFalse(routing.add("b", address.with(PortSet.run(2048, 3071))));
        assertEquals(List.of("192.0.2.1/32"), routing.routes());
        routing.add("c", Block.range("192.0.2.2", "192.0.2.6"));
        assertEquals(List.of("192.0.2.1/32", "192.0.2.2/31", "192.0.2.4/31", "192.0.2.6/32"), routing.routes());
        assertEquals(List.of("0.0.0.0/0", "::/0"), RoutingModule.aggregate(List.of(Block.prefix("0.0.0.0/0"),
            Block.prefix("::/0"))));
    }

    @Test
    void coversExactlyTheBlocks() {
        for (long seed = 0; seed < 200; seed++) {
            final var random = new Random(seed);
            final Set<Integer> wanted = new HashSet<>();
            final List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                final int first = random.nextInt(256);
                final int last = Math.min(255, first + random.nextInt(16));
                blocks.add(Block.range("10.0.0." + first, "10.0.0." + last));
                for (int address = first; address <= last; address++) {
                    wanted.add(address);
                }
            }
            final Set<Integer> covered = new HashSet<>();
            RoutingModule.aggregate(blocks).forEach(route -> {
                final Block prefix = Block.prefix(route);
                for (int address = prefix.first().intValue() & 255; address <= (prefix.last().intValue() & 255);
                        address++) {
                    assertTrue(covered.add(address), route + " overlaps");
                }
            });
            assertEquals(wanted, covered, "seed " + seed);
        }
    }
}
