/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.UInt128;

/** How much is remembered of who had what. */
class StickyHashTest {
    private static Past past(final long slot, final String client) {
        return new Past(UInt128.of(slot), UInt128.of(slot), client);
    }

    @Test
    void forgetsTheOldestBeyondTheNumber() {
        final var sticky = new StickyHash("", 3);
        sticky.released(past(1, "a"));
        sticky.released(past(2, "b"));
        sticky.released(past(3, "a"));
        sticky.released(past(1, "c"));
        assertEquals(List.of(past(2, "b"), past(3, "a"), past(1, "c")), sticky.past());

        sticky.released(past(4, "d"));
        sticky.released(past(5, "a"));

        assertEquals(List.of(past(1, "c"), past(4, "d"), past(5, "a")), sticky.past());
    }

    @Test
    void forgetsTheOldestOfAClientBeyondSixteen() {
        final var sticky = new StickyHash("", 100);
        for (int slot = 0; slot < 20; slot++) {
            sticky.released(past(slot, "a"));
        }

        assertEquals(16, sticky.past().size());
        assertEquals(past(4, "a"), sticky.past().getFirst());
    }
}
