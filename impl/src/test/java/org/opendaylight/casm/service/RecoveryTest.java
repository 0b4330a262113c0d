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

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.events.EventStoreException;

@Timeout(60)
class RecoveryTest {
    private static final String RANGE = "10.0.0.0/24";

    /** Ten leases, one of them released. */
    private static World lived() throws EventStoreException, LedgerException, InterruptedException {
        final var world = new World();
        Lease last = null;
        for (int i = 0; i < 10; i++) {
            last = world.grant("r" + i);
        }
        World.done(world.release("x", last.id()));
        world.close();
        return world;
    }

    private static World next(final FlakyStore store, final FakeLedger ledger)
            throws EventStoreException, LedgerException {
        return new World(store, ledger, World.catalog(RANGE));
    }

    @Test
    void beginsWithTwoEmptyStores() throws EventStoreException, LedgerException {
        final var store = new FlakyStore();
        final var ledger = new FakeLedger();

        next(store, ledger).close();

        assertEquals(1, store.meta().epoch());
        assertEquals(new Ledger.Position(1, 0), ledger.position());
    }

    @Test
    void goesOnWhereItWas() throws EventStoreException, LedgerException, InterruptedException {
        final var before = lived();
        final var leases = before.leases();

        try (var after = next(before.store, before.ledger)) {
            assertEquals(leases, after.leases());
            assertEquals(2, after.store.meta().epoch());
            assertEquals("10.0.0.10/32", after.grant("new").range().toString());
            assertEquals(Outcome.Result.DUPLICATE, World.done(after.ask("r3")).result());
        }
    }

    @Test
    void tellsNoCrossingOfAThresholdAgain() throws EventStoreException, LedgerException, InterruptedException {
        final var before = new World(new FlakyStore(), new FakeLedger(), World.catalog("10.0.0.0/28"));
        before.aftermath.poolsChanged(Set.of("p"));
        Lease last = null;
        for (int i = 0; i < 13; i++) {
            last = before.grant("r" + i);
        }
        assertEquals(List.of("p above 20.0", "p above 80.0"), crossings(before));
        assertEquals(ThresholdBand.HIGH, before.aftermath.band("p"));
        World.done(before.release("x", last.id()));
        World.get(before.committer.submit(Change.NOTHING));
        before.close();

        try (var after = new World(before.store, before.ledger, World.catalog("10.0.0.0/28"))) {
            after.now = before.now.plusSeconds(60);
            after.aftermath.poolsChanged(Set.of("p"));
            assertEquals(ThresholdBand.HIGH, after.aftermath.band("p"), "75 % is within the hysteresis");
            after.grant("again");
            assertEquals(List.of(), crossings(after));
        }
    }

    private static List<String> crossings(final World world) {
        return world.announcer.told.stream().filter(told -> told.startsWith("p ")).toList();
    }

    @Test
    void givesALedgerThatForgotEverythingBack() throws EventStoreException, LedgerException, InterruptedException {
        final var before = lived();
        final var leases = before.leases();

        try (var after = next(before.store, new FakeLedger())) {
            assertEquals(leases, after.leases());
        }
    }

    @Test
    void repairsALedgerThatIsBehindAndHasTooMuch() throws EventStoreException, LedgerException, InterruptedException {
        final var before = lived();
        final var leases = before.leases();
        final var ledger = new FakeLedger();
        final var some = leases.values().iterator().next();
        ledger.put(new Ledger.Entry(some, 1), new Ledger.Position(1, 1));
        ledger.put(new Ledger.Entry(new Lease("foreign", some.pool(), some.addressSpace(), some.kind(), some.range(),
            some.state(), some.lifetime(), some.expiresAt(), null, 1, some.owner(), some.terms(), "f", some.created(),
            some.changed()), 1), new Ledger.Position(1, 1));

        try (var after = next(before.store, ledger)) {
            assertEquals(leases, after.leases());
        }
    }

    @Test
    void takesOverALedgerThatIsAhead() throws EventStoreException, LedgerException, InterruptedException {
        final var before = lived();
        final var leases = before.leases();

        try (var after = next(new FlakyStore(), before.ledger)) {
            assertEquals(leases, after.leases());
            assertEquals(2, after.store.meta().epoch());
            assertEquals("10.0.0.10/32", after.grant("new").range().toString());
        }
    }

    @Test
    void losesNothingWhenTakingOverIsInterrupted() throws EventStoreException, LedgerException, InterruptedException {
        final var before = lived();
        final var leases = before.leases();
        final var store = new FlakyStore();
        final var left = new AtomicInteger(1);
        // the batch that takes the leases over succeeds, the one that begins the epoch does not
        store.failWith(() -> left.getAndDecrement() > 0 ? null : EventStoreException.Kind.IO);
        final var first = new Recovery(store, before.ledger, Instant::now);
        assertThrows(EventStoreException.class, first::begin);
        store.failWith(() -> null);

        assertTrue(new Recovery(store, before.ledger, Instant::now).isLedgerAhead());
        try (var after = next(store, before.ledger)) {
            assertEquals(leases, after.leases());
        }
    }

    @Test
    void startsAgainAfterTheLedgerFailedInTheStart() throws EventStoreException, LedgerException, InterruptedException {
        final var before = lived();
        final var leases = before.leases();
        final var ledger = new FakeLedger();
        ledger.failWith(() -> new LedgerException("the test wants it so", null));
        assertThrows(LedgerException.class, () -> new Recovery(before.store, ledger, Instant::now).begin());
        ledger.failWith(() -> null);

        try (var after = next(before.store, ledger)) {
            assertEquals(leases, after.leases());
            assertEquals(3, after.store.meta().epoch());
        }
    }

    @Test
    void givesTheLedgerWhatWasStoredBeforeACrash() throws EventStoreException, LedgerException, InterruptedException {
        final var before = lived();
        final var ledger = before.ledger;
        final var crashed = next(before.store, ledger);
        ledger.hold();
        final var unanswered = crashed.ask("new");
        World.await(() -> ledger.heldCount() == 1);
        // the process ends here: what the ledger was about to write is gone
        assertFalse(unanswered.toCompletableFuture().isDone());
        final var survivor = new FakeLedger();
        ledger.forEachLease(entry -> survivor.put(entry, ledger.position()));

        try (var after = next(before.store, survivor)) {
            assertEquals(11, after.leases().size());
            assertEquals("10.0.0.10/32", World.done(after.ask("new")).leases().getFirst().range().toString());
        }
        crashed.close();
    }
}
