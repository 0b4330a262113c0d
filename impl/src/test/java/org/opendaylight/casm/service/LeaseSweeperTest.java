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
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;

@Timeout(60)
@ExtendWith(MockitoExtension.class)
class LeaseSweeperTest {
    @Mock
    private ScheduledExecutorService timer;
    @Mock
    private ScheduledFuture<?> task;
    private World world;
    private LeaseSweeper sweeper;

    @BeforeEach
    void setUp() throws EventStoreException, LedgerException {
        doReturn(task).when(timer).scheduleWithFixedDelay(any(), anyLong(), anyLong(), any());
        world = new World();
        sweeper = new LeaseSweeper(world.engine, world.committer, world.aftermath, () -> world.now, timer);
    }

    @AfterEach
    void tearDown() {
        sweeper.close();
        verify(task).cancel(false);
        world.close();
    }

    private void sweep() throws InterruptedException {
        sweeper.sweep();
        World.get(world.committer.submit(Change.NOTHING).handle((ok, failure) -> failure));
    }

    @Test
    void leadsALeaseToItsEnd() throws InterruptedException, EventStoreException {
        final var id = world.grant("r").id();

        sweep();
        assertEquals(LeaseState.ACTIVE, world.leases().get(id).state());
        world.now = world.now.plusSeconds(3600);
        sweep();
        assertEquals(LeaseState.EXPIRED, world.leases().get(id).state());
        world.now = world.now.plusSeconds(300);
        sweep();
        assertEquals(LeaseState.QUARANTINED, world.leases().get(id).state());
        world.now = world.now.plusSeconds(600);
        sweep();
        assertTrue(world.leases().isEmpty());
        assertEquals(List.of("allocate", "lifetime-end", "grace-end", "quarantine-end"), world.log().stream()
            .filter(event -> id.equals(event.leaseId())).map(event -> event.action()).toList());
        // a release of what is gone is still a success
        World.done(world.release("late", id));
    }

    @Test
    void triesAgainWhatCouldNotBeStored() throws InterruptedException, EventStoreException {
        final var id = world.grant("r").id();
        world.now = world.now.plusSeconds(3600);
        world.store.failNextAppend(Kind.NO_SPACE);

        sweep();
        assertEquals(LeaseState.ACTIVE, world.leases().get(id).state());
        sweep();

        assertEquals(LeaseState.EXPIRED, world.leases().get(id).state());
    }

    @Test
    void triesAgainWhatTheLedgerRefused() throws InterruptedException, EventStoreException {
        final var id = world.grant("r").id();
        world.now = world.now.plusSeconds(3600);
        final var left = new AtomicInteger(1);
        world.ledger.failWith(() -> left.getAndDecrement() > 0 ? new LedgerException("the test wants it so", null)
            : null);

        sweeper.sweep();
        World.await(() -> left.get() < 0 && !world.committer.isDegraded());
        World.get(world.committer.submit(Change.NOTHING));
        sweep();

        assertEquals(LeaseState.EXPIRED, world.leases().get(id).state());
    }

    @Test
    void goesOnAfterAFault() {
        final var broken = mock(AllocationEngine.class);
        doThrow(new IllegalStateException("a fault")).when(broken).upkeep();
        final var tough = new LeaseSweeper(broken, world.committer, world.aftermath, () -> world.now, timer);

        tough.sweep();
        tough.sweep();
    }

    @Test
    void tellsACrossingThatCameTooSoon() throws InterruptedException {
        world.aftermath.poolsChanged(Set.of("p"));
        final var ids = new ArrayList<String>();
        for (int i = 0; i < 64; i++) {
            ids.add(world.grant("r" + i).id());
        }
        World.done(world.release("x", ids.subList(0, 13).toArray(String[]::new)));
        assertTrue(world.announcer.told.contains("p above 20.0"), world.announcer.told::toString);
        assertFalse(world.announcer.told.contains("p below 20.0"));

        world.now = world.now.plusSeconds(60);
        sweep();

        assertTrue(world.announcer.told.contains("p below 20.0"));
    }
}
