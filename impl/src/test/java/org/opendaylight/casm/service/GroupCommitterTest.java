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
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;

@Timeout(60)
class GroupCommitterTest {
    private World world;

    @BeforeEach
    void setUp() throws EventStoreException, LedgerException {
        world = new World();
    }

    @AfterEach
    @Timeout(120)
    void tearDown() {
        world.close();
    }

    private static LedgerException refusal() {
        return new LedgerException("the test wants it so", null);
    }

    private static Change config() {
        return Change.ofConfig(List.of(), List.of(new Batch.ConfigChange("casm-pool:pools/pool=x", "{}")));
    }

    @Test
    void answersAfterBothStoresHaveTheDecision() throws InterruptedException, EventStoreException {
        world.ledger.hold();

        final var answer = world.ask("r");
        World.await(() -> world.ledger.heldCount() == 1);

        assertFalse(answer.toCompletableFuture().isDone());
        assertEquals(0, world.engine.leaseCount());
        world.ledger.releaseNext();
        final var lease = World.done(answer).leases().getFirst();
        assertEquals(List.of(lease), List.copyOf(world.leases().values()));
    }

    @Test
    void commitsWhatWaitsTogetherAndKeepsTwoBatchesUnderWay() throws InterruptedException, EventStoreException {
        world.ledger.hold();
        final var answers = new ArrayList<CompletionStage<Outcome>>();
        answers.add(world.ask("first"));
        World.await(() -> world.ledger.heldCount() == 1);
        answers.add(world.ask("second"));
        World.await(() -> world.ledger.heldCount() == 2);

        for (int i = 0; i < 50; i++) {
            answers.add(world.ask("r" + i));
        }
        // this one overtakes the leases, which wait for the ledger
        World.get(world.committer.submit(config()));

        assertEquals(2, world.ledger.heldCount());
        world.ledger.releaseAll();
        for (var answer : answers) {
            World.done(answer);
        }
        assertEquals(52, world.leases().size());
        assertTrue(world.ledger.batches().size() <= 5, () -> world.ledger.batches().size() + " batches");
    }

    @Test
    void recordsConfigurationWhileTheLedgerIsHeldBack() throws InterruptedException, EventStoreException {
        world.ledger.hold();
        world.ask("a");
        World.await(() -> world.ledger.heldCount() == 1);
        world.ask("b");
        World.await(() -> world.ledger.heldCount() == 2);
        final var waiting = world.ask("c");

        World.get(world.committer.submit(config()));

        assertFalse(waiting.toCompletableFuture().isDone());
    }

    @Test
    void nothingIsDoneWhenWhatWasBeforeItIs() throws InterruptedException {
        world.ledger.hold();
        final var lease = world.ask("a");
        World.await(() -> world.ledger.heldCount() == 1);

        final var barrier = world.committer.submit(Change.NOTHING);
        World.get(world.committer.submit(config()));

        assertFalse(barrier.toCompletableFuture().isDone());
        world.ledger.releaseNext();
        World.get(barrier);
        assertTrue(lease.toCompletableFuture().isDone());
    }

    @Test
    void endsABatchBeforeItBeginsToEndTheNext() throws InterruptedException {
        world.ledger.hold();
        final var doneEarly = new AtomicReference<Boolean>();
        final var lease = world.ask("a").thenRun(() -> {
            final var barrier = world.committer.submit(Change.NOTHING);
            // when this is done, the committer has taken up the barrier too
            world.committer.submit(config()).toCompletableFuture().join();
            doneEarly.set(barrier.toCompletableFuture().isDone());
        });
        World.await(() -> world.ledger.heldCount() == 1);
        // when this is done, the committer waits for the end of the batch, which this thread brings about
        World.get(world.committer.submit(config()));

        world.ledger.releaseNext();

        World.get(lease);
        assertEquals(false, doneEarly.get());
        World.get(world.committer.submit(Change.NOTHING));
    }

    @Test
    void takesBackWhatTheEventStoreRefuses() throws InterruptedException, EventStoreException {
        world.store.failNextAppend(Kind.NO_SPACE);

        final var refusal = World.denied(world.ask("r"));

        assertEquals(Reason.NOT_STORED, refusal.reason());
        assertTrue(world.leases().isEmpty());
        assertFalse(world.committer.isDegraded());
        assertEquals("10.0.0.0/32", world.grant("r").range().toString());
    }

    @Test
    void reversesWhatTheLedgerRefuses() throws InterruptedException, EventStoreException {
        final var kept = world.grant("kept");
        final var left = new AtomicInteger(1);
        world.ledger.failWith(() -> left.getAndDecrement() > 0 ? refusal() : null);

        final var refusal = World.denied(world.ask("r"));
        World.await(() -> !world.committer.isDegraded());

        assertEquals(Reason.NOT_STORED, refusal.reason());
        assertEquals(List.of(kept), List.copyOf(world.leases().values()));
        final var undo = world.log().getLast();
        assertEquals("undo", undo.action());
        assertEquals(Event.Outcome.FAILED, undo.outcome());
        // the repetition is a new request, and gets what was taken back
        assertEquals("10.0.0.1/32", world.grant("r").range().toString());
        assertEquals(2, world.leases().size());
    }

    @Test
    void reversesAReleaseThatTheLedgerRefuses() throws InterruptedException, EventStoreException {
        final var lease = world.grant("r");
        final var left = new AtomicInteger(1);
        world.ledger.failWith(() -> left.getAndDecrement() > 0 ? refusal() : null);

        assertEquals(Reason.NOT_STORED, World.denied(world.release("x", lease.id())).reason());
        World.await(() -> !world.committer.isDegraded());

        assertEquals(List.of(lease), List.copyOf(world.leases().values()));
        World.done(world.release("x", lease.id()));
    }

    @Test
    void keepsAnIndependentBatchThatTheLedgerTookAfterARefusedOne() throws InterruptedException, EventStoreException {
        final var left = new AtomicInteger(1);
        world.ledger.failWith(() -> left.getAndDecrement() > 0 ? refusal() : null);
        world.ledger.hold();
        final var first = world.ask("first");
        World.await(() -> world.ledger.heldCount() == 1);
        final var second = world.ask("second");
        World.await(() -> world.ledger.heldCount() == 2);

        world.ledger.releaseAll();

        assertEquals(Reason.NOT_STORED, World.denied(first).reason());
        final var lease = World.done(second).leases().getFirst();
        World.await(() -> !world.committer.isDegraded());
        assertEquals(List.of(lease), List.copyOf(world.leases().values()));
    }

    @Test
    void keepsConfigurationOfABatchThatTheLedgerRefuses() throws InterruptedException, EventStoreException {
        world.ledger.hold();
        world.ask("a");
        World.await(() -> world.ledger.heldCount() == 1);
        final var left = new AtomicInteger(1);
        world.ledger.failWith(() -> left.getAndDecrement() > 0 ? refusal() : null);
        final var lease = world.ask("b");
        final var config = world.committer.submit(config());
        World.get(config);

        world.ledger.releaseAll();

        World.denied(lease);
        final var paths = new ArrayList<String>();
        world.store.forEachConfig((path, json) -> paths.add(path));
        assertEquals(List.of("casm-pool:pools/pool=x"), paths);
    }

    @Test
    void isDegradedUntilTheLedgerIsEqualAgain() throws InterruptedException, EventStoreException {
        world.ledger.failWith(GroupCommitterTest::refusal);

        assertEquals(Reason.NOT_STORED, World.denied(world.ask("r")).reason());
        World.await(world.committer::isDegraded);
        assertEquals(Reason.NOT_LEADER, World.denied(world.ask("s")).reason());
        // what got past that check is answered, too
        final var late = world.committer.submit(Change.NOTHING).toCompletableFuture();
        World.await(late::isCompletedExceptionally);
        world.ledger.failWith(() -> null);
        World.await(() -> !world.committer.isDegraded());

        World.done(world.ask("r"));
        assertEquals(1, world.leases().size());
    }

    @Test
    void answersAtOnceWhenNotEvenTheReverseCanBeStored() throws InterruptedException, EventStoreException {
        world.ledger.hold();
        world.ledger.failWith(GroupCommitterTest::refusal);
        final var answer = world.ask("r");
        World.await(() -> world.ledger.heldCount() == 1);
        world.store.failWith(() -> Kind.NO_SPACE);

        world.ledger.releaseAll();

        final var refusal = World.denied(answer);
        assertEquals(Reason.NOT_STORED, refusal.reason());
        assertTrue(refusal.message().contains("not known"), refusal::message);
        assertEquals(Reason.NOT_LEADER, World.denied(world.ask("r")).reason());
        world.ledger.failWith(() -> null);
        world.store.failWith(() -> null);
        World.await(() -> !world.committer.isDegraded());
        assertTrue(world.leases().isEmpty());
        assertEquals("10.0.0.0/32", world.grant("r").range().toString());
    }

    @Test
    void survivesWhatNobodyForesaw() throws InterruptedException, EventStoreException {
        world.store.throwNext(new IllegalArgumentException("a fault in the store"));
        assertEquals(Reason.NOT_STORED, World.denied(world.ask("a")).reason());
        World.await(() -> !world.committer.isDegraded());

        final var left = new AtomicInteger(1);
        world.ledger.failWith(() -> left.getAndDecrement() > 0 ? new IllegalStateException("a fault in the ledger")
            : null);
        assertEquals(Reason.NOT_STORED, World.denied(world.ask("b")).reason());
        World.await(() -> !world.committer.isDegraded());

        assertTrue(world.leases().isEmpty());
        World.done(world.ask("a"));
        World.done(world.ask("b"));
        assertEquals(2, world.leases().size());
    }

    @Test
    void closingFinishesWhatIsUnderWayAndRefusesTheRest() throws InterruptedException, EventStoreException {
        world.ledger.hold();
        final var first = world.ask("first");
        World.await(() -> world.ledger.heldCount() == 1);
        final var second = world.ask("second");
        World.await(() -> world.ledger.heldCount() == 2);
        final var third = world.ask("third");
        final var closing = new Thread(world.committer::close);
        closing.start();
        World.await(() -> closing.getState() == Thread.State.WAITING);

        world.ledger.releaseAll();
        closing.join();

        World.done(first);
        World.done(second);
        assertEquals(Reason.NOT_STORED, World.denied(third).reason());
        assertEquals(Reason.NOT_LEADER, World.denied(world.ask("late")).reason());
        assertTrue(world.committer.submit(Change.NOTHING).toCompletableFuture().isCompletedExceptionally());
        assertEquals(2, world.leases().size());
    }

    @Test
    void closesWhileTheLedgerIsDown() throws InterruptedException {
        world.ledger.failWith(GroupCommitterTest::refusal);
        World.denied(world.ask("r"));
        World.await(world.committer::isDegraded);

        world.committer.close();

        assertTrue(world.committer.isDegraded());
    }

    @Test
    void closesWithoutHavingStarted() {
        final var idle = new GroupCommitter(world.engine,
            new LedgerPair(world.store, world.ledger, Instant::now, 9, 9));
        final var waiting = idle.submit(config());

        idle.close();

        assertTrue(waiting.toCompletableFuture().isCompletedExceptionally());
    }
}
