/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.ThresholdRules;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LeaseJson;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.events.StoredEvent;

/** A Coordinator of one pool "p" with stores in memory and a clock that the test moves. */
final class World implements AutoCloseable {
    static final Caller CALLER = new Caller("tester", "junit");
    private static final long DEADLINE_SECONDS = 60;

    final FlakyStore store;
    final FakeLedger ledger;
    final RecordingAnnouncer announcer = new RecordingAnnouncer();
    final AllocationEngine engine;
    final Aftermath aftermath;
    final GroupCommitter committer;
    final Coordinator coordinator;
    volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    World() throws EventStoreException, LedgerException {
        this(new FlakyStore(), new FakeLedger(), catalog("10.0.0.0/24"));
    }

    World(final FlakyStore store, final FakeLedger ledger, final PoolCatalog catalog)
            throws EventStoreException, LedgerException {
        this.store = store;
        this.ledger = ledger;
        final var recovery = new Recovery(store, ledger, () -> now);
        final var stores = recovery.begin();
        engine = new AllocationEngine(new LeaseIds(recovery.epoch()), new SplittableRandom(1));
        recovery.restore(engine, catalog);
        committer = new GroupCommitter(engine, stores, Duration.ofMillis(5));
        aftermath = new Aftermath(engine, announcer, () -> now, new StoredStandings(store, committer));
        committer.start();
        coordinator = new Coordinator(engine, committer, store, aftermath, () -> now);
    }

    /** This Coordinator ends and another one takes over, at the same time and with the same stores. */
    World restart() throws EventStoreException, LedgerException {
        committer.close();
        final var next = new World(store, ledger, engine.catalog());
        next.now = now;
        return next;
    }

    static PoolCatalog catalog(final String range) {
        final var kind = ObjectKind.IPV4_PRIVATE;
        final var plain = Pool.of("p", kind, "s", List.of(new Segment("all", AddressRange.parse(range))));
        final var pool = new Pool(plain.name(), kind, "s", null, plain.adminState(), plain.priority(),
            plain.segments(), plain.exclusions(), plain.selector(), plain.unit(), plain.fragmentation(),
            plain.algorithm(), new LeaseRules(3600, 60, null, true, 50, 87.5, 60, 300, 600, null),
            new ThresholdRules(80, 20, 95, 5, 60));
        return new PoolCatalog(Map.of("s", AddressSpace.of("s")), Map.of("p", pool), Map.of(), Set.of());
    }

    static AllocationRequest request(final String id, final Mode mode) {
        return new AllocationRequest(id, new Target.Named("p"), Owner.NONE, new Size.Count(BigInteger.ONE),
            Placement.ANY, null, Lease.Terms.NONE, mode);
    }

    CompletionStage<Outcome> ask(final String id) {
        return coordinator.allocate(request(id, Mode.GRANT), CALLER);
    }

    Lease grant(final String id) throws InterruptedException {
        return done(ask(id)).leases().getFirst();
    }

    CompletionStage<Outcome> release(final String requestId, final String... ids) {
        return coordinator.release(requestId,
            new ReleaseRequest(new ReleaseRequest.What.ById(List.of(ids)), Owner.NONE, false), "because", CALLER);
    }

    static Outcome.Done done(final CompletionStage<Outcome> stage) throws InterruptedException {
        return assertInstanceOf(Outcome.Done.class, get(stage));
    }

    static Refusal denied(final CompletionStage<Outcome> stage) throws InterruptedException {
        return assertInstanceOf(Outcome.Denied.class, get(stage)).refusal();
    }

    static <T> T get(final CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until something is so. */
    static void await(final BooleanSupplier condition) throws InterruptedException {
        final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertEquals(true, System.nanoTime() < end, "not in time");
            Thread.onSpinWait();
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    List<Event> log() throws EventStoreException {
        return store.query(LogFilter.ALL, null, 10_000, false).entries().stream().map(StoredEvent::event).toList();
    }

    /** The leases of engine, event store and ledger, which have to be the same. */
    Map<String, Lease> leases() throws EventStoreException {
        final var stored = new HashMap<String, Lease>();
        final var versions = new HashMap<String, Long>();
        store.forEachLease((id, version, json) -> {
            stored.put(id, LeaseJson.parse(requireNonNull(json)));
            versions.put(id, version);
        });
        final var replicated = new HashMap<String, Lease>();
        final var replicatedVersions = new HashMap<String, Long>();
        ledger.forEachLease(entry -> {
            replicated.put(entry.lease().id(), entry.lease());
            replicatedVersions.put(entry.lease().id(), entry.version());
        });
        final var decided = new HashMap<String, Lease>();
        stored.keySet().forEach(id -> engine.lease(id).ifPresent(lease -> decided.put(id, lease)));
        assertEquals(stored, replicated);
        assertEquals(versions, replicatedVersions);
        assertEquals(stored, decided);
        assertEquals(stored.size(), engine.leaseCount());
        return stored;
    }

    @Override
    public void close() {
        ledger.releaseAll();
        committer.close();
    }
}
