/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WantedDevicesTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant END = START.plus(WantedDevices.LONGEST);

    private final WantedDevices wanted = new WantedDevices();

    @Test
    void forgetsADeviceWhenNobodyAsksAnyMore() {
        wanted.add("pe1", START);

        assertEquals(Set.of("pe1"), wanted.nodes(END.minusMillis(1)));
        assertEquals(Set.of(), wanted.nodes(END));
    }

    @Test
    void keepsADeviceThatIsAskedForAgain() {
        wanted.add("pe1", START);
        wanted.add("pe2", START);
        wanted.add("pe1", START.plusSeconds(1));

        assertEquals(Set.of("pe1"), wanted.nodes(END));
    }

    @Test
    void forgetsADeviceThatIsConnected() {
        wanted.add("pe1", START);
        wanted.add("pe2", START);

        wanted.remove("pe1");

        assertEquals(Set.of("pe2"), wanted.nodes(START));
    }

    @Test
    void neverHoldsMoreThanItsBound() {
        for (int i = 0; i < WantedDevices.MOST; i++) {
            wanted.add("pe" + i, START);
        }
        wanted.add("pe0", START);

        wanted.add("one more", START);

        final var nodes = wanted.nodes(START);
        assertEquals(WantedDevices.MOST, nodes.size());
        assertTrue(nodes.containsAll(Set.of("pe0", "one more")));
        assertFalse(nodes.contains("pe1"), "asked for longest ago");
    }
}
