/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.BundleRequest;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.oracle.OracleRun;
import org.opendaylight.casm.oracle.Subject;

/** The use cases over their stores against a model that tries out everything; the seed is in each message. */
@Timeout(120)
class ServiceRandomUseTest {
    /** Sweeps happen when the test says so. */
    private final ScheduledExecutorService timer = mock();

    @BeforeEach
    void start() {
        doReturn(mock(ScheduledFuture.class)).when(timer).scheduleWithFixedDelay(any(), anyLong(), anyLong(), any());
    }

    static LongStream seeds() {
        return LongStream.range(1000, 1000 + Long.getLong("casm.oracle.seeds", 23));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answersAsTheModel(final long seed) {
        final var made = new ServiceSubject[1];
        new OracleRun(seed, (catalog, random) -> made[0] = new ServiceSubject(catalog, random)).run(200);
        made[0].world.close();
    }

    /** A Coordinator the ledger of which fails now and then, and whose clients repeat their requests. */
    private final class ServiceSubject implements Subject {
        private final Random random;
        private World world;
        private int requests;

        ServiceSubject(final PoolCatalog catalog, final Random random) {
            this.random = random;
            world = begin(new FlakyStore(), new FakeLedger(), catalog);
        }

        private World begin(final FlakyStore store, final FakeLedger ledger, final PoolCatalog catalog) {
            try {
                return new World(store, ledger, catalog);
            } catch (EventStoreException | LedgerException e) {
                throw new AssertionError(e);
            }
        }

        private Outcome once(final Supplier<CompletionStage<Outcome>> ask) {
            try {
                return World.get(ask.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        /** What is answered, by the ledger or in spite of it, and the same again to a client that repeats itself. */
        private Outcome ask(final Instant now, final Supplier<CompletionStage<Outcome>> ask) {
            world.now = now;
            final boolean[] fails = {random.nextInt(8) == 0};
            world.ledger.failWith(() -> {
                final boolean fail = fails[0];
                fails[0] = false;
                return fail ? new LedgerException("as wanted", new IllegalStateException()) : null;
            });
            Outcome outcome = once(ask);
            while (outcome instanceof Outcome.Denied denied && (denied.refusal().reason() == Reason.NOT_STORED
                || denied.refusal().reason() == Reason.NOT_LEADER)) {
                await();
                outcome = once(ask);
            }
            world.ledger.failWith(() -> null);
            if (outcome instanceof Outcome.Done done && random.nextInt(4) == 0) {
                assertEquals(done.leases(), assertInstanceOf(Outcome.Done.class, once(ask)).leases());
            }
            return outcome;
        }

        private void await() {
            try {
                World.await(() -> !world.committer.isDegraded());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        private Outcome tried(final Instant now, final Supplier<CompletionStage<Outcome>> ask) {
            world.now = now;
            return once(ask);
        }

        @Override
        public Outcome allocate(final AllocationRequest request, final Instant now) {
            return request.mode() == Mode.DRY_RUN ? tried(now, () -> world.coordinator.allocate(request,
                World.CALLER)) : ask(now, () -> world.coordinator.allocate(request, World.CALLER));
        }

        @Override
        public Outcome allocate(final BundleRequest request, final Instant now) {
            return request.mode() == Mode.DRY_RUN ? tried(now, () -> world.coordinator.allocateBundle(request,
                World.CALLER)) : ask(now, () -> world.coordinator.allocateBundle(request, World.CALLER));
        }

        private String id() {
            return "s" + ++requests;
        }

        @Override
        public Outcome confirm(final List<String> ids, final Instant now) {
            final String id = id();
            return ask(now, () -> world.coordinator.confirm(id, ids, World.CALLER));
        }

        @Override
        public Outcome renew(final RenewRequest request, final Instant now) {
            final String id = id();
            return ask(now, () -> world.coordinator.renew(id, request, World.CALLER));
        }

        @Override
        public Outcome release(final ReleaseRequest request, final Instant now) {
            final String id = id();
            return ask(now, () -> world.coordinator.release(id, request, null, World.CALLER));
        }

        @Override
        public void sweep(final Instant now) {
            world.now = now;
            try (var sweeper = new LeaseSweeper(world.engine, world.committer, world.aftermath, () -> now, timer)) {
                do {
                    sweeper.sweep();
                    // what was polled is settled when that is done
                    World.get(world.committer.submit(Change.NOTHING));
                } while (world.engine.nextTimer().filter(next -> !next.isAfter(now)).isPresent());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        @Override
        public List<Refusal> configure(final PoolCatalog after) {
            return world.engine.tryApply(after);
        }

        @Override
        public void restart(final Instant now) {
            final PoolCatalog catalog = world.engine.catalog();
            world.close();
            world = begin(world.store, world.ledger, catalog);
            world.now = now;
            world.engine.upkeep().endReservations(now);
        }

        @Override
        public AllocationEngine engine() {
            return world.engine;
        }
    }
}
