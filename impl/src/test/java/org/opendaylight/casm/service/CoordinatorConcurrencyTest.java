/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;

/** Many clients, and stores that fail at random: what was acknowledged is so, and what was not is not. */
@Timeout(120)
class CoordinatorConcurrencyTest {
    private static final int CLIENTS = 8;
    private static final int ROUNDS = 150;

    private final Map<String, Lease> held = new ConcurrentHashMap<>();
    private final Map<String, Boolean> released = new ConcurrentHashMap<>();
    private final Map<String, Boolean> open = new ConcurrentHashMap<>();
    private final AtomicBoolean calm = new AtomicBoolean();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keepsItsPromises(final long seed) throws EventStoreException, LedgerException, InterruptedException,
            ExecutionException {
        final var trouble = new Random(seed);
        try (var world = new World(new FlakyStore(), new FakeLedger(), World.catalog("10.0.0.0/22"))) {
            world.store.failWith(() -> luck(trouble, 40) ? Kind.NO_SPACE : null);
            world.ledger.failWith(() -> luck(trouble, 20) ? new LedgerException("seed " + seed, null)
                : luck(trouble, 100) ? new IllegalStateException("seed " + seed) : null);
            final var clients = new ArrayList<Future<?>>();
            try (var executor = Executors.newFixedThreadPool(CLIENTS)) {
                for (int i = 0; i < CLIENTS; i++) {
                    final int number = i;
                    clients.add(executor.submit(() -> client(world, number, new Random(seed * CLIENTS + number))));
                }
                for (var client : clients) {
                    client.get();
                }
            }
            calm.set(true);
            World.await(() -> !world.committer.isDegraded());
            World.get(world.committer.submit(Change.NOTHING));
            check(world, "seed " + seed);
            // and after a restart it is the same
            final var leases = world.leases();
            world.committer.close();
            try (var next = new World(world.store, world.ledger, World.catalog("10.0.0.0/22"))) {
                assertEquals(leases, next.leases());
            }
        }
    }

    private boolean luck(final Random random, final int oneOf) {
        synchronized (random) {
            return !calm.get() && random.nextInt(oneOf) == 0;
        }
    }

    private Object client(final World world, final int number, final Random random) throws InterruptedException {
        final var mine = new ArrayList<Lease>();
        for (int round = 0; round < ROUNDS; round++) {
            if (mine.isEmpty() || random.nextInt(3) > 0) {
                final var id = "r" + number + '-' + round;
                allocate(world, id, mine);
            } else {
                final var lease = mine.remove(random.nextInt(mine.size()));
                held.remove(lease.id());
                final var answer = World.get(world.release("x" + number + '-' + round, lease.id()));
                if (answer instanceof Outcome.Done) {
                    released.put(lease.id(), true);
                } else if (((Outcome.Denied) answer).refusal().message().contains("not known")) {
                    open.put(lease.id(), true);
                } else {
                    mine.add(lease);
                    held.put(lease.id(), lease);
                }
            }
        }
        return mine;
    }

    private void allocate(final World world, final String id, final ArrayList<Lease> mine)
            throws InterruptedException {
        switch (World.get(world.ask(id))) {
            case Outcome.Done done -> {
                final var lease = done.leases().getFirst();
                assertNull(held.put(lease.id(), lease));
                mine.add(lease);
            }
            case Outcome.Denied denied -> {
                final var reason = denied.refusal().reason();
                assertTrue(reason == Reason.NOT_STORED || reason == Reason.NOT_LEADER, denied::toString);
            }
        }
    }

    private void check(final World world, final String seed) throws EventStoreException {
        final var leases = world.leases();
        held.forEach((id, lease) -> assertEquals(lease, leases.get(id), seed));
        released.keySet().forEach(id -> assertFalse(leases.get(id).state().isLive(), seed));
        leases.forEach((id, lease) -> assertTrue(held.containsKey(id) || open.containsKey(id)
            || released.containsKey(id) && lease.state() == LeaseState.QUARANTINED, () -> seed + ": " + lease));
        final var byRange = new TreeMap<String, Lease>();
        leases.values().forEach(lease -> assertNull(byRange.put(lease.range().toString(), lease), seed));
    }
}
