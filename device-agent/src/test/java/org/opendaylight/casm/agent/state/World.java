/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.Message;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.usage.Use;

/** Devices, a Coordinator, a network between them that loses, doubles and delays, and a clock that the test moves. */
final class World {
    private record Event(Instant at, long order, Runnable action) {
    }

    /** How bad the network is. */
    record Weather(double loss, double doubled, int mostDelayMillis) {
    }

    /** One device: its state machine of this boot, what is on its disk, and what its subscribers may use. */
    final class Device {
        private final Settings settings;
        private final Map<String, LocalPool> open = new LinkedHashMap<>();
        private final List<String> said = new ArrayList<>();
        private Memory disk = Memory.none();
        private @Nullable Machine machine;
        private long boot;
        private long wakes;
        private double fill;
        private boolean halted;

        Device(final Settings settings) {
            this.settings = settings;
        }

        void boot() {
            boot++;
            halted = false;
            open.clear();
            final var fresh = new Machine(settings, disk, disk.nextIncarnation(now), random);
            machine = fresh;
            perform(fresh.start(now));
        }

        void crash(final boolean losesDisk) {
            machine = null;
            wakes++;
            boot++;
            open.clear();
            if (losesDisk) {
                disk = Memory.none();
            }
        }

        void fill(final double part) {
            fill = part;
        }

        void returnAll() {
            perform(running().returnAll(now));
        }

        Machine running() {
            final Machine one = machine;
            if (one == null) {
                throw new IllegalStateException("off");
            }
            return one;
        }

        boolean isRunning() {
            return machine != null && !halted;
        }

        boolean isHalted() {
            return halted;
        }

        Map<String, LocalPool> open() {
            return open;
        }

        Memory disk() {
            return disk;
        }

        List<String> said() {
            return said;
        }

        void measure() {
            if (isRunning()) {
                final Map<String, Use> use = new HashMap<>();
                // subscribers fill the oldest pools first
                long left = Math.round(fill * 16);
                for (LocalPool pool : open.values()) {
                    final long here = Math.min(left, pool.capacity());
                    use.put(pool.lease().id(), new Use(here, 0, 0, 0));
                    left -= pool.lease().block().ipv6() ? 0 : here;
                }
                perform(running().measured(use, now));
            }
        }

        private void perform(final List<Effect> effects) {
            for (Effect effect : effects) {
                switch (effect) {
                    case Effect.Send send -> transmit(send.message());
                    case Effect.Save save -> disk = save.memory();
                    case Effect.Open one -> open.put(one.pool().lease().id(), one.pool());
                    case Effect.Rename rename -> {
                        open.remove(rename.leaseId());
                        open.put(rename.pool().lease().id(), rename.pool());
                    }
                    case Effect.Drain drain -> {
                        // what is assigned stays
                    }
                    case Effect.Close close -> open.remove(close.leaseId());
                    case Effect.Say say -> said.add(say.text());
                    case Effect.Halt halt -> halted = true;
                }
            }
            if (isRunning()) {
                final long thisWake = ++wakes;
                at(running().wake(now), () -> {
                    if (thisWake == wakes && isRunning()) {
                        perform(running().tick(now));
                    }
                });
            }
        }

        private void transmit(final Message message) {
            final long thisBoot = boot;
            deliver(() -> {
                final Outcome outcome = coordinator.receive(message, now);
                deliver(() -> answer(thisBoot, message, outcome));
            });
            at(now.plusSeconds(5), () -> answer(thisBoot, message, Outcome.Unanswered.because("timeout")));
        }

        private void answer(final long sentBy, final Message message, final Outcome outcome) {
            if (sentBy == boot && isRunning()) {
                perform(running().ended(message.header(), outcome, now));
            }
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>(
        Comparator.comparing(Event::at).thenComparing(Event::order));
    private final List<Device> devices = new ArrayList<>();
    private final Random random;
    private final FakeCoordinator coordinator;
    private Weather weather = new Weather(0, 0, 1);
    private Instant now;
    private long order;

    World(final Instant begin, final Random random, final FakeCoordinator coordinator) {
        now = begin;
        this.random = random;
        this.coordinator = coordinator;
    }

    Instant now() {
        return now;
    }

    void weather(final Weather other) {
        weather = other;
    }

    Device device(final Settings settings) {
        final var device = new Device(settings);
        devices.add(device);
        return device;
    }

    private void at(final Instant when, final Runnable action) {
        events.add(new Event(when, order++, action));
    }

    private void deliver(final Runnable action) {
        final int copies = random.nextDouble() < weather.loss() ? 0 : random.nextDouble() < weather.doubled() ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            at(now.plusMillis(1 + random.nextInt(weather.mostDelayMillis())), action);
        }
    }

    /** Lets time pass; {@code check} is called after each event. */
    void run(final Duration time, final Runnable check) {
        final Instant end = now.plus(time);
        while (!events.isEmpty() && !events.peek().at().isAfter(end)) {
            final Event event = events.poll();
            now = event.at().isAfter(now) ? event.at() : now;
            event.action().run();
            check.run();
        }
        now = end;
    }

    /** Lets time pass with a measurement each ten seconds. */
    void live(final Duration time, final Runnable check) {
        for (long second = 0; second < time.toSeconds(); second += 10) {
            run(Duration.ofSeconds(10), check);
            devices.forEach(Device::measure);
            check.run();
        }
    }

    /** What subscribers of a device may use that the Coordinator does not hold for it. */
    List<Block> beyond(final Device device) {
        final var live = coordinator.live(device.settings.deviceId(), now);
        return device.open().values().stream().map(pool -> pool.lease().block())
            .filter(block -> !live.contains(block)).toList();
    }
}
