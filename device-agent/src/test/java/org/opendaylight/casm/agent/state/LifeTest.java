/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.agent.protocol.Block;

/** The life of a device in good weather: leases last 300 seconds, blocks are /28s. */
class LifeTest {
    private static final Runnable NOTHING = () -> { };

    private FakeCoordinator coordinator;
    private World world;
    private World.Device device;

    @BeforeEach
    void boot() {
        final var random = new Random(1);
        coordinator = new FakeCoordinator(Duration.ofSeconds(300), random, 0);
        world = new World(Devices.BEGIN, random, coordinator);
        device = world.device(Devices.bng("bng-1", Devices.V4));
        device.boot();
        world.live(Duration.ofSeconds(10), NOTHING);
    }

    private void live(final int seconds) {
        world.live(Duration.ofSeconds(seconds), () -> assertEquals(List.of(), world.beyond(device)));
    }

    private List<Block> blocks() {
        return device.open().values().stream().map(pool -> pool.lease().block()).toList();
    }

    @Test
    void isServedWithoutConfiguration() {
        assertTrue(device.running().isServed());
        assertEquals(List.of(Block.prefix("10.0.0.0/28")), blocks());
        assertEquals(1, device.disk().held().size());
    }

    @Test
    void renewsForAsLongAsItRuns() {
        live(3600);

        assertEquals(List.of(Block.prefix("10.0.0.0/28")), blocks());
        assertTrue(device.said().stream().filter(line -> line.startsWith("renewed 1 of 1")).count() > 20);
    }

    @Test
    void asksForMoreAtTheHighMarkAndGivesBackLastInFirstOut() {
        device.fill(0.75);
        live(60);
        assertEquals(1, blocks().size());

        device.fill(0.9);
        live(30);
        assertEquals(2, blocks().size());
        device.fill(2.5);
        live(30);
        assertEquals(4, blocks().size(), () -> device.said().toString());

        device.fill(0.1);
        live(600);
        assertEquals(List.of(Block.prefix("10.0.0.0/28")), blocks());
        assertEquals(1, coordinator.size(world.now()));
    }

    @Test
    void doesNotGiveBackWhatItWouldAskForAgain() {
        device.fill(0.9);
        live(30);
        assertEquals(2, blocks().size());

        // 13 of 16 would be in use: more than the high mark less the hysteresis
        device.fill(0.8);
        live(1200);
        assertEquals(2, blocks().size());
        device.fill(0.7);
        live(1200);
        assertEquals(1, blocks().size());
    }

    @Test
    void usesWhatItStillHoldsAfterARestart() {
        device.crash(false);
        live(20);
        device.boot();
        assertEquals(List.of(Block.prefix("10.0.0.0/28")), blocks());

        live(30);
        assertEquals(List.of(Block.prefix("10.0.0.0/28")), blocks());
        assertEquals(1, coordinator.size(world.now()));
    }

    @Test
    void isToldAgainWhatItForgot() {
        device.fill(2);
        live(30);
        assertEquals(3, blocks().size(), () -> device.said().toString());
        device.crash(true);
        device.boot();
        live(10);
        assertEquals(3, blocks().size());

        device.fill(0.1);
        live(600);
        assertEquals(1, blocks().size());
        assertEquals(1, coordinator.size(world.now()));
    }

    @Test
    void stopsUsingWhatEndsWhileTheCoordinatorIsAway() {
        world.weather(new World.Weather(1, 0, 1));
        live(270);
        assertEquals(1, blocks().size());
        assertTrue(device.said().stream().anyMatch(line -> line.contains("is lost")), () -> device.said().toString());
        live(40);
        assertEquals(0, blocks().size());

        world.weather(new World.Weather(0, 0, 1));
        live(300);
        assertEquals(1, blocks().size());
        assertTrue(device.said().contains("the Coordinator is back"));
    }

    @Test
    void doesNotTrustAClockThatWentBack() {
        final Memory later = new Memory(device.disk().incarnation(), world.now().plusSeconds(86_400),
            device.disk().held());
        final var machine = new Machine(Devices.bng("bng-1", Devices.V4), later, later.nextIncarnation(world.now()),
            new Random(1));

        final List<Effect> effects = machine.start(world.now());

        assertTrue(effects.stream().noneMatch(effect -> effect instanceof Effect.Open), effects::toString);
        assertEquals(List.of(), machine.usable());
        assertEquals(1, machine.leaseIds().size());
    }

    @Test
    void givesEverythingBackAndEnds() {
        device.fill(2);
        live(30);
        device.returnAll();
        assertEquals(0, blocks().size());
        live(30);

        assertTrue(device.isHalted());
        assertEquals(0, coordinator.size(world.now()));
        assertEquals(List.of(), device.disk().held());
    }

    @Test
    void anOlderBootEnds() {
        final World.Device twin = world.device(Devices.bng("bng-1", Devices.V4));
        world.run(Duration.ofSeconds(2), NOTHING);
        twin.boot();
        world.live(Duration.ofSeconds(120), NOTHING);

        assertTrue(device.isHalted());
        assertEquals(0, blocks().size());
        assertFalse(twin.isHalted());
    }

    @Test
    void givesBackWhatIsRecalled() {
        device.fill(0.5);
        live(20);
        coordinator.recall(new Random(1));
        live(200);

        assertEquals(Set.of("lease-2"), device.open().keySet(), () -> device.said().toString());
    }
}
