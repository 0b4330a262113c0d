/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;

@ExtendWith(MockitoExtension.class)
class ConnectionWatchTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final WantedDevices wanted = new WantedDevices();
    @Mock
    private NetconfTopology topology;

    private ConnectionWatch watch;

    @BeforeEach
    void start() {
        watch = new ConnectionWatch(topology, wanted);
    }

    private void look(final Set<String> holding, final int... seconds) {
        for (int second : seconds) {
            watch.check(holding, START.plusSeconds(second));
        }
    }

    @Test
    void connectsADeviceThatHoldsSomethingAfresh() throws Exception {
        doReturn(true).when(topology).isConnecting("pe1");

        look(Set.of("pe1"), 0, 29);
        verify(topology, never()).reconnect(any());

        look(Set.of("pe1"), 30);
        verify(topology).reconnect("pe1");
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToFiveMinutes() throws Exception {
        doReturn(true).when(topology).isConnecting("pe1");

        look(Set.of("pe1"), 0, 30, 89);
        verify(topology).reconnect("pe1");

        // 60, 120, 240, 300 and 300 seconds after each other
        look(Set.of("pe1"), 90, 209, 210, 449, 450, 749, 750, 1049, 1050);
        verify(topology, times(6)).reconnect("pe1");
    }

    @Test
    void connectsADeviceThatWasAskedForAfresh() throws Exception {
        doReturn(true).when(topology).isConnecting("pe1");
        wanted.add("pe1", START);

        look(Set.of(), 5, 35);

        verify(topology).reconnect("pe1");
    }

    @Test
    void forgetsAWantedDeviceThatConnects() throws Exception {
        doReturn(true).when(topology).isConnected("pe1");
        wanted.add("pe1", START);

        look(Set.of(), 5);

        assertEquals(Set.of(), wanted.nodes(START.plusSeconds(5)));
    }

    @Test
    void keepsAWantedDeviceWhoseConnectionHasNoStateYet() {
        wanted.add("pe1", START);

        look(Set.of(), 5);

        assertEquals(Set.of("pe1"), wanted.nodes(START.plusSeconds(5)));
    }

    @Test
    void leavesADeviceAloneWhenNobodyAsksAnyMore() throws Exception {
        doReturn(true).when(topology).isConnecting("pe1");
        wanted.add("pe1", START);
        look(Set.of(), 590);

        look(Set.of(), 600, 700);

        verify(topology, never()).reconnect(any());
    }

    @Test
    void looksOnAfterOneThatCannotBeLookedAt() throws Exception {
        doThrow(new DeviceException(Reason.BUSY, "no answer")).when(topology).isConnecting("pe1");
        doReturn(true).when(topology).isConnecting("pe2");

        look(Set.of("pe1", "pe2"), 0, 30);

        verify(topology).reconnect("pe2");
    }
}
