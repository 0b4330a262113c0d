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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.BundleRequest;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStoreException;

@Timeout(60)
class CoordinatorTest {
    private World world;

    @BeforeEach
    void setUp() throws EventStoreException, LedgerException {
        world = new World();
    }

    @AfterEach
    void tearDown() {
        world.close();
    }

    @Test
    void logsAndAnnouncesAGrant() throws InterruptedException, EventStoreException {
        final var lease = world.grant("r");

        final var event = world.log().getLast();
        assertEquals(List.of(Event.Category.LEASE, "allocate", "tester", lease.id(), "r"),
            List.of(event.category(), event.action(), event.actor(), event.leaseId(), event.requestId()));
        assertEquals(List.of("allocate 10.0.0.0/32", "usage [p]"), world.announcer.told);
    }

    @Test
    void logsARefusalAndAnnouncesExhaustion() throws InterruptedException, EventStoreException {
        for (int i = 0; i < 256; i++) {
            world.ask("r" + i);
        }

        final var refusal = World.denied(world.ask("one too many"));
        World.await(() -> world.announcer.told.contains("exhausted p by 1"));
        World.get(world.committer.submit(Change.NOTHING));

        assertEquals(Reason.POOL_EXHAUSTED, refusal.reason());
        assertTrue(world.log().stream().anyMatch(event -> event.category() == Event.Category.REFUSAL
            && "one too many".equals(event.requestId()) && "casm:pool-exhausted".equals(event.errorAppTag())));
    }

    @Test
    void storesNothingOfADryRun() throws InterruptedException, EventStoreException {
        final var before = world.store.meta();

        final var answer = World.done(world.coordinator.allocate(World.request("r", Mode.DRY_RUN), World.CALLER));

        assertEquals("10.0.0.0/32", answer.leases().getFirst().range().toString());
        assertEquals(before, world.store.meta());
        assertEquals("10.0.0.0/32", world.grant("r").range().toString());
    }

    @Test
    void confirmsAndReleasesABundleAsOne() throws InterruptedException, EventStoreException {
        final var first = World.done(world.coordinator.allocateBundle(bundle("b"), World.CALLER));

        final var again = World.done(world.coordinator.allocateBundle(bundle("b"), World.CALLER));
        final var confirmed = World.done(world.coordinator.confirmGrant("c", "b", World.CALLER));
        final var terms = new ReleaseRequest(new ReleaseRequest.What.ByOwner(Owner.NONE), Owner.NONE, true);
        final var released = World.done(world.coordinator.releaseGrant("r", "b", terms, "over", World.CALLER));

        assertEquals(List.of("x", "y"), first.leases().stream().map(lease -> lease.terms().item()).toList());
        assertEquals(new Outcome.Done(Outcome.Result.DUPLICATE, first.leases()), again);
        assertTrue(confirmed.leases().stream().allMatch(lease -> lease.state() == LeaseState.ACTIVE));
        assertEquals(2, released.leases().size());
        assertEquals(Map.of(), world.leases());
        assertEquals(Outcome.Result.DUPLICATE,
            World.done(world.coordinator.releaseGrant("r2", "b", terms, null, World.CALLER)).result());
    }

    @Test
    void knowsALeaseThatIsGoneWhateverItsDeviceToldSince() throws InterruptedException {
        final var lease = world.grant("a");
        final var terms = new ReleaseRequest(new ReleaseRequest.What.ById(List.of(lease.id())), Owner.NONE, true);
        World.done(world.coordinator.release("r1", terms, null, World.CALLER));
        World.get(world.committer.submit(Change.ofEvents(List.of(Event.of(world.now, Event.Category.SOUTHBOUND,
            "deprovision", "adapter").leaseId(lease.id()).build()))));

        final var again = World.done(world.coordinator.release("r2", terms, null, World.CALLER));

        assertEquals(List.of(lease.id()), again.leases().stream().map(one -> one.id()).toList());
    }

    @Test
    void refusesToReleaseWhatWasGrantedToNobody() throws InterruptedException {
        final var terms = new ReleaseRequest(new ReleaseRequest.What.ByOwner(Owner.NONE), Owner.NONE, true);

        assertEquals(Reason.UNKNOWN_LEASE,
            World.denied(world.coordinator.releaseGrant("r", "never", terms, null, World.CALLER)).reason());
        assertEquals(Reason.UNKNOWN_LEASE,
            World.denied(world.coordinator.confirmGrant("c", "never", World.CALLER)).reason());
    }

    private static BundleRequest bundle(final String id) {
        return new BundleRequest(List.of(World.request(id, Mode.HOLD).ofItem("x"),
            World.request(id, Mode.HOLD).ofItem("y")));
    }

    @Test
    void answersARepetitionAsTheFirstTime() throws InterruptedException, EventStoreException {
        final var first = World.done(world.ask("r"));

        final var second = World.done(world.ask("r"));

        assertEquals(Outcome.Result.GRANTED, first.result());
        assertEquals(new Outcome.Done(Outcome.Result.DUPLICATE, first.leases()), second);
        assertEquals(1, world.leases().size());
    }

    @Test
    void answersARepetitionUnderWayWithTheFirst() throws InterruptedException, EventStoreException {
        world.ledger.hold();
        final var first = world.ask("r");
        final var second = world.ask("r");
        assertEquals(Reason.REQUEST_MISMATCH,
            World.denied(world.coordinator.allocate(World.request("r", Mode.HOLD), World.CALLER)).reason());
        World.await(() -> world.ledger.heldCount() == 1);
        assertFalse(second.toCompletableFuture().isDone());

        world.ledger.releaseAll();

        assertEquals(World.done(first).leases(), World.done(second).leases());
        assertEquals(1, world.leases().size());
    }

    @Test
    void refusesOtherContentUnderAKnownId() throws InterruptedException, EventStoreException {
        final var lease = world.grant("r");

        assertEquals(Reason.REQUEST_MISMATCH,
            World.denied(world.coordinator.allocate(World.request("r", Mode.HOLD), World.CALLER)).reason());
        assertEquals(Reason.REQUEST_MISMATCH, World.denied(world.release("r", lease.id())).reason());
        World.get(world.committer.submit(Change.NOTHING));
        assertEquals(2, world.log().stream()
            .filter(event -> "casm:request-mismatch".equals(event.errorAppTag())).count());
    }

    @Test
    void decidesARefusedRequestAnew() throws InterruptedException {
        assertEquals(Reason.UNKNOWN_LEASE, World.denied(world.release("r", "nobody's")).reason());
        final var lease = world.grant("s");

        World.done(world.release("r", lease.id()));
    }

    @Test
    void waitsForAChangeOfTheSameLeaseThatIsUnderWay() throws InterruptedException, EventStoreException {
        final var lease = world.grant("r");
        world.ledger.hold();
        final var renewal = world.coordinator.renew("renew",
            new RenewRequest(List.of(new RenewRequest.Item(lease.id(), Lifetime.ofSeconds(7200)))), World.CALLER);
        World.await(() -> world.ledger.heldCount() == 1);

        final var release = world.release("release", lease.id());
        assertFalse(release.toCompletableFuture().isDone());
        world.ledger.releaseAll();

        assertEquals(2, World.done(renewal).leases().getFirst().generation());
        assertEquals(3, World.done(release).leases().getFirst().generation());
        assertEquals(LeaseState.QUARANTINED, world.leases().get(lease.id()).state());
    }

    @Test
    void releasesTwice() throws InterruptedException {
        final var lease = world.grant("r");
        World.done(world.release("first", lease.id()));

        World.done(world.release("second", lease.id()));
        assertEquals(Outcome.Result.DUPLICATE, World.done(world.release("first", lease.id())).result());
    }

    @Test
    void holdsAndConfirms() throws InterruptedException, EventStoreException {
        final var held = World.done(world.coordinator.allocate(World.request("h", Mode.HOLD), World.CALLER));
        final var id = held.leases().getFirst().id();

        World.done(world.coordinator.confirm("c", List.of(id), World.CALLER));

        assertEquals(LeaseState.ACTIVE, world.leases().get(id).state());
    }

    @Test
    void confirmsWhatIsInUseByLeavingItAsItIs() throws InterruptedException, EventStoreException {
        final var held = World.done(world.coordinator.allocate(World.request("h", Mode.HOLD), World.CALLER));
        final var offer = held.leases().getFirst().id();
        final var active = world.grant("a").id();

        final var first = World.done(world.coordinator.confirm("c", List.of(active, offer), World.CALLER));
        final int entries = world.log().size();
        final var repeated = World.done(world.coordinator.confirm("c", List.of(active, offer), World.CALLER));
        final var again = World.done(world.coordinator.confirm("d", List.of(active, offer), World.CALLER));

        assertEquals(Outcome.Result.GRANTED, first.result());
        assertEquals(new Outcome.Done(Outcome.Result.DUPLICATE, first.leases()), repeated);
        assertEquals(new Outcome.Done(Outcome.Result.DUPLICATE, first.leases()), again);
        assertEquals(entries, world.log().size());
    }

    @Test
    void grantsAlthoughItCannotBeAnnounced() throws InterruptedException, EventStoreException {
        world.announcer.fault = new IllegalStateException("nobody listens");

        final var lease = world.grant("r");

        assertEquals(List.of(lease), List.copyOf(world.leases().values()));
    }

    @Test
    void answersWhenDecidingFailsInAWayItCannot() throws InterruptedException {
        final var requests = new Requests(world.store);
        final var broken = requests.once("r", "f", () -> null, () -> {
            throw new IllegalStateException("a fault");
        });

        assertThrows(ExecutionException.class, () -> broken.toCompletableFuture().get());
        // and the id is free again
        final var answer = new Outcome.Done(Outcome.Result.GRANTED, List.of());
        assertEquals(answer, World.get(requests.once("r", "f", () -> null,
            () -> CompletableFuture.completedStage(answer))));
    }

    @Test
    void refusesWhenItsMemoryCannotBeRead() throws InterruptedException {
        world.store.close();

        assertEquals(Reason.NOT_STORED, World.denied(world.ask("r")).reason());
    }

    @Test
    void keepsAnswersWithTheirLeases() throws InterruptedException, EventStoreException {
        final var lease = world.grant("r");
        world.now = world.now.plus(Duration.ofDays(2));
        world.store.purgeRequests(world.now);

        assertEquals(List.of(lease), World.done(world.ask("r")).leases());
    }
}
