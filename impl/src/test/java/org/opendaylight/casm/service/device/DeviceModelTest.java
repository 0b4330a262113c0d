/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.service.DeviceWorld.CALLER;
import static org.opendaylight.casm.service.DeviceWorld.item;
import static org.opendaylight.casm.service.DeviceWorld.pool;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.UnitRules;
import org.opendaylight.casm.service.DeviceWorld;
import org.opendaylight.casm.service.device.DeviceReply.Result;

/**
 * Several devices and a Coordinator with a network between them that loses, repeats and reorders every message, devices
 * that reboot with and without what they hold, a Coordinator that restarts, and a clock that steps. Whatever happens:
 * no two devices use one block, what a device uses is blocked for it, the counts add up, and a message has one answer.
 */
class DeviceModelTest {
    private static final int STEPS = 800;
    private static final ObjectKind[] KINDS = {ObjectKind.IPV4_PRIVATE, ObjectKind.IPV6_ULA};

    private enum Kind { REQUEST, RENEW, RELEASE, CONFIRM, OTHER }

    private record Message(Agent from, long boot, String id, Kind kind, List<String> leases,
            Function<Devices, CompletionStage<DeviceOutcome>> send) {
        String key() {
            return from.id + '/' + boot + '/' + id;
        }
    }

    private record Arrived(Message message, DeviceOutcome outcome) {
    }

    private record Held(AddressRange range, Instant until) {
    }

    /** A device as a careful vendor would write it. */
    private static final class Agent {
        private final String id;
        private final Map<String, Held> held = new LinkedHashMap<>();
        private final Set<String> dropped = new HashSet<>();
        private final Map<String, Message> open = new LinkedHashMap<>();
        private long boot = 1;
        private int count;

        Agent(final String id) {
            this.id = id;
        }

        void drop(final String lease) {
            held.remove(lease);
            dropped.add(lease);
        }
    }

    private final List<Agent> agents = new ArrayList<>();
    private final List<Message> toCoordinator = new ArrayList<>();
    private final List<Arrived> toAgents = new ArrayList<>();
    private final Map<String, List<LeaseAnswer>> answers = new HashMap<>();
    private DeviceWorld world;
    private Random random;
    private int granted;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void neverLetsTwoDevicesUseOneBlock(final long seed) throws Exception {
        random = new Random(seed);
        final var profiles = new ArrayList<DeviceProfile>();
        for (int i = 0; i < 4; i++) {
            agents.add(new Agent("d" + i));
            profiles.add(DeviceProfile.of("d" + i));
        }
        world = new DeviceWorld(DeviceWorld.catalog(List.of(
            pool("v4", KINDS[0], "10.0.0.0/20", UnitRules.ofPrefixLength(24), PoolSelector.DEFAULT),
            pool("v6", KINDS[1], "fd00::/44", UnitRules.ofPrefixLength(48), PoolSelector.DEFAULT)),
            profiles.toArray(DeviceProfile[]::new)), new SilentDevices());
        try {
            for (int step = 0; step < STEPS; step++) {
                final var where = "seed " + seed + " step " + step;
                step();
                check(where);
            }
            assertTrue(granted > 25, "seed " + seed + " granted only " + granted);
        } finally {
            world.close();
        }
    }

    private void step() throws Exception {
        final var agent = agents.get(random.nextInt(agents.size()));
        final int what = random.nextInt(100);
        if (what < 22) {
            act(agent);
        } else if (what < 30 && !agent.open.isEmpty()) {
            toCoordinator.add(pick(List.copyOf(agent.open.values())));
        } else if (what < 60 && !toCoordinator.isEmpty()) {
            deliver(take(toCoordinator));
        } else if (what < 86 && !toAgents.isEmpty()) {
            receive(take(toAgents));
        } else if (what < 92) {
            pass(1 + random.nextInt(150));
        } else if (what < 94) {
            reboot(agent, random.nextBoolean());
        } else if (what < 95) {
            world.restart();
        } else if (what < 96) {
            pass(random.nextInt(4) == 0 ? 3000 : -20);
        } else if (what < 98) {
            recall();
        }
    }

    private <T> T pick(final List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Takes one out, in any order; some stay and come again, some are lost. */
    private <T> @Nullable T take(final List<T> all) {
        final int at = random.nextInt(all.size());
        final T one = all.get(at);
        if (random.nextInt(5) > 0) {
            all.remove(at);
        }
        return random.nextInt(8) == 0 ? null : one;
    }

    private void pass(final long seconds) throws InterruptedException {
        world.pass(seconds);
        agents.forEach(agent -> List.copyOf(agent.held.entrySet()).forEach(entry -> {
            if (!entry.getValue().until().isAfter(world.now())) {
                agent.drop(entry.getKey());
            }
        }));
        if (random.nextInt(3) > 0) {
            world.sweep();
        }
    }

    private void act(final Agent agent) {
        final var ids = List.copyOf(agent.held.keySet());
        switch (random.nextInt(7)) {
            case 0, 1, 2 -> {
                final var what = new PoolRequest(List.of(item("a", pick(List.of(KINDS)), 1 + random.nextInt(2))), null,
                    null, List.of());
                send(agent, Kind.REQUEST, List.of(), header -> devices -> devices.request(header, what, CALLER));
            }
            case 3, 4 -> {
                final var items = ids.stream().map(id -> new RenewRequest.Item(id, null)).toList();
                final var more = random.nextInt(4) == 0 ? List.of(item("more", pick(List.of(KINDS)), 1))
                    : List.<PoolItem>of();
                if (!ids.isEmpty() || !more.isEmpty()) {
                    send(agent, Kind.RENEW, ids, header -> devices -> devices.renew(header, items, more, CALLER));
                }
            }
            case 5 -> {
                if (!ids.isEmpty()) {
                    release(agent, pick(ids), random.nextBoolean());
                }
            }
            default -> send(agent, Kind.OTHER, List.of(), header -> devices -> devices.keepalive(header, CALLER));
        }
    }

    private void release(final Agent agent, final String id, final boolean done) {
        if (done) {
            agent.drop(id);
        }
        send(agent, Kind.RELEASE, List.of(id), header -> devices -> devices.release(header,
            List.of(new Devices.GivenBack(id, null)), done, null, CALLER));
    }

    private void send(final Agent agent, final Kind kind, final List<String> leases,
            final Function<Header, Function<Devices, CompletionStage<DeviceOutcome>>> what) {
        final var id = "m" + agent.count++;
        final var message = new Message(agent, agent.boot, id, kind, leases,
            what.apply(new Header(agent.id, id, agent.boot)));
        agent.open.put(id, message);
        toCoordinator.add(message);
    }

    private void reboot(final Agent agent, final boolean remembers) {
        agent.boot++;
        agent.count = 0;
        agent.open.clear();
        if (!remembers) {
            agent.held.clear();
        }
        final var existing = agent.held.entrySet().stream().map(entry -> new PoolRequest.Existing(entry.getKey(), null,
            null, entry.getValue().range())).toList();
        final var what = new PoolRequest(List.of(item("a", KINDS[0], 1)), PoolRequest.Reason.START_UP, null, existing);
        // what it forgot may come back by the answer, and by nothing else
        agent.dropped.clear();
        send(agent, Kind.REQUEST, List.of(), header -> devices -> devices.request(header, what, CALLER));
    }

    private void recall() throws InterruptedException {
        final var all = world.engine().byOwner(Owner.NONE, 100);
        if (!all.isEmpty()) {
            DeviceWorld.get(world.devices().recall(List.of(pick(all).id()), (long) random.nextInt(300), false, CALLER));
        }
    }

    private void deliver(final @Nullable Message message) throws InterruptedException {
        if (message == null) {
            return;
        }
        final var outcome = DeviceWorld.get(message.send().apply(world.devices()));
        if (outcome instanceof DeviceOutcome.Answered answered && message.kind() != Kind.OTHER
                && answered.reply().result() != Result.RETRY_LATER) {
            final var first = answers.putIfAbsent(message.key(), answered.reply().leases());
            if (first != null) {
                assertEquals(first, answered.reply().leases(), message.key());
            }
        }
        toAgents.add(new Arrived(message, outcome));
    }

    private void receive(final @Nullable Arrived arrived) {
        if (arrived == null) {
            return;
        }
        final var message = arrived.message();
        final var agent = message.from();
        if (message.boot() != agent.boot || !agent.open.containsKey(message.id())) {
            return;
        }
        if (!(arrived.outcome() instanceof DeviceOutcome.Answered answered)) {
            // refused as a whole; what was to be renewed runs out
            agent.open.remove(message.id());
            return;
        }
        if (answered.reply().result() == Result.RETRY_LATER) {
            return;
        }
        agent.open.remove(message.id());
        answered.reply().leases().forEach(answer -> learn(agent, message, answer));
    }

    private void learn(final Agent agent, final Message message, final LeaseAnswer answer) {
        final var id = answer.leaseId();
        final var lease = answer.lease();
        switch (message.kind()) {
            case REQUEST, RENEW -> {
                if (answer.replaces() != null) {
                    agent.drop(answer.replaces());
                }
                final boolean known = agent.held.containsKey(id) || !message.leases().contains(id);
                if (answer.denial() == null && lease != null && lease.state() == LeaseState.ACTIVE) {
                    if (known && !agent.dropped.contains(id) && lease.expiresAt().isAfter(world.now())) {
                        final var had = agent.held.get(id);
                        agent.held.put(id, new Held(lease.range(), had != null && had.until().isAfter(lease.expiresAt())
                            ? had.until() : lease.expiresAt()));
                        granted++;
                    }
                } else if (answer.state() != LeaseState.ACTIVE && answer.state() != LeaseState.EXPIRED) {
                    agent.drop(id);
                }
            }
            case RELEASE -> {
                agent.drop(id);
                if (answer.state() == LeaseState.RELEASING && random.nextInt(4) > 0) {
                    send(agent, Kind.CONFIRM, List.of(id), header -> devices -> devices.confirmRelease(header,
                        List.of(id), true, CALLER));
                }
            }
            case CONFIRM, OTHER -> {
                // nothing to learn
            }
        }
    }

    private void check(final String where) throws Exception {
        final var leases = world.leases();
        final var ranges = new ArrayList<>(leases.values());
        for (int i = 0; i < ranges.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertTrue(!overlap(ranges.get(i).range(), ranges.get(j).range()),
                    where + ": I1 " + ranges.get(i) + " " + ranges.get(j));
            }
        }
        for (var name : List.of("v4", "v6")) {
            final var usage = world.engine().usage(name);
            final var sum = List.of(usage.free(), usage.reserved(), usage.offered(), usage.allocated(),
                usage.quarantined()).stream().reduce(BigInteger.ZERO, BigInteger::add);
            assertEquals(usage.usable(), sum, where + ": I2 " + usage);
        }
        for (var agent : agents) {
            for (var entry : agent.held.entrySet()) {
                checkHeld(where + ": I3 " + agent.id + ' ' + entry, agent, entry.getValue(), leases);
            }
        }
    }

    /** What a device uses is a lease of its own that nobody else gets. */
    private static void checkHeld(final String where, final Agent agent, final Held held,
            final Map<String, Lease> leases) {
        final var lease = leases.values().stream().filter(one -> overlap(one.range(), held.range())).findAny();
        assertTrue(lease.isPresent(), where + ": is free");
        assertEquals(agent.id, lease.orElseThrow().owner().deviceId(), where);
        assertTrue(lease.orElseThrow().state() != LeaseState.QUARANTINED, where + ": " + lease);
    }

    private static boolean overlap(final AddressRange one, final AddressRange other) {
        return one.family() == other.family() && one.overlaps(other);
    }
}
