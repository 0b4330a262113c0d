/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.UInt128;

/** In which order free slots were released, and how much of that is kept. */
class ReleaseOrderTest {
    private final FreeSpace free = new FreeSpace(Borders.NONE);
    private final ReleaseOrder order = new ReleaseOrder(2);

    private void take(final long slot) {
        assertTrue(free.take(0, slot, 0, slot));
    }

    private void release(final long slot) {
        order.release(UInt128.of(slot), UInt128.of(slot));
        free.add(0, slot, 0, slot);
    }

    private long next() {
        assertTrue(order.find(free, Demand.block(0)));
        final long slot = free.foundLo();
        take(slot);
        return slot;
    }

    @Test
    void theOldestBeyondTheNumberCountsAsNeverReleased() {
        order.follow(free, Borders.NONE);
        free.add(0, 0, 0, 3);
        for (int slot = 0; slot < 4; slot++) {
            take(slot);
        }
        List.of(3, 2, 0, 1).forEach(this::release);

        assertEquals(List.of(new ReleaseOrder.Released(UInt128.of(0), UInt128.of(0)),
            new ReleaseOrder.Released(UInt128.of(1), UInt128.of(1))), order.released());
        assertEquals(List.of(2L, 3L, 0L, 1L), List.of(next(), next(), next(), next()));
    }

    @Test
    void keepsThatManyWhateverHappens() {
        final var random = new Random(5);
        order.follow(free, Borders.NONE);
        free.add(0, 0, 0, 63);
        final var held = new BitSet();
        for (int i = 0; i < 5000; i++) {
            if (held.cardinality() < 64 && random.nextBoolean()) {
                final long slot = next();
                assertTrue(!held.get((int) slot), "seed 5");
                held.set((int) slot);
            } else if (!held.isEmpty()) {
                final int first = held.nextSetBit(random.nextInt(held.length()));
                final int last = held.get(first + 1) ? first + 1 : first;
                held.clear(first, last + 1);
                order.release(UInt128.of(first), UInt128.of(last));
                free.add(0, first, 0, last);
            }
            assertTrue(order.released().size() <= 2, "seed 5");
        }
        final var rest = new ArrayList<Long>();
        while (!free.isEmpty()) {
            rest.add(next());
        }
        assertEquals(64 - held.cardinality(), rest.stream().distinct().count(), "seed 5");
    }
}
