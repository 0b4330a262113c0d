/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several devices over hours of loss, repetition, delay and restarts: at no time may a device use what the Coordinator
 * does not hold for it (invariant I3), and when the weather clears each is served.
 */
class LossTest {
    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
    void usesOnlyWhatIsLeased(final long seed) {
        final var random = new Random(seed);
        final var coordinator = new FakeCoordinator(Duration.ofSeconds(300), random, 0.05);
        final var world = new World(Devices.BEGIN, random, coordinator);
        final List<World.Device> devices = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            final World.Device device = world.device(Devices.bng("bng-" + i, Devices.V4, Devices.V6));
            devices.add(device);
            device.boot();
        }
        final Runnable check = () -> devices.forEach(device -> assertEquals(List.of(), world.beyond(device),
            () -> "seed " + seed + " at " + world.now() + ": " + device.said()));

        for (int round = 0; round < 60; round++) {
            world.weather(new World.Weather(random.nextDouble() * 0.6, random.nextDouble() * 0.5,
                1 + random.nextInt(20_000)));
            final World.Device one = devices.get(random.nextInt(devices.size()));
            switch (random.nextInt(6)) {
                case 0 -> {
                    one.crash(false);
                    one.boot();
                }
                case 1 -> {
                    one.crash(true);
                    one.boot();
                }
                case 2 -> coordinator.recall(random);
                default -> one.fill(random.nextDouble() * 3);
            }
            world.live(Duration.ofSeconds(60 + random.nextInt(120)), check);
        }

        world.weather(new World.Weather(0, 0, 10));
        devices.forEach(device -> device.fill(0.5));
        world.live(Duration.ofSeconds(1800), check);
        devices.forEach(device -> assertTrue(device.running().isServed(),
            () -> "seed " + seed + ": not served: " + device.said()));
        devices.forEach(World.Device::returnAll);
        world.live(Duration.ofSeconds(300), check);
        devices.forEach(device -> assertTrue(device.isHalted(), "seed " + seed));
        assertEquals(0, coordinator.size(world.now()), "seed " + seed + ": leases that nobody has");
    }
}
