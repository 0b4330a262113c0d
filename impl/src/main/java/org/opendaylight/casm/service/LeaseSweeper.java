/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what is over: offers, lifetimes, grace periods and quarantines. Looks every 200 ms, which costs nothing when
 * none is due.
 */
public final class LeaseSweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseSweeper.class);
    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final int MOST_AT_ONCE = 1000;

    private final AtomicBoolean busy = new AtomicBoolean();
    private final AllocationEngine engine;
    private final GroupCommitter committer;
    private final Aftermath aftermath;
    private final InstantSource clock;
    private final PeriodicTask task;

    /** A sweeper that runs on {@code timer} until closed. */
    public LeaseSweeper(final AllocationEngine engine, final GroupCommitter committer, final Aftermath aftermath,
            final InstantSource clock, final ScheduledExecutorService timer) {
        this.engine = engine;
        this.committer = committer;
        this.aftermath = aftermath;
        this.clock = clock;
        task = new PeriodicTask("Ending what is over", PERIOD, this::endDue, timer);
    }

    @Override
    public void close() {
        task.close();
    }

    /** Ends up to {@value #MOST_AT_ONCE} timers that are due, unless the last sweep is still being stored. */
    void sweep() {
        task.run();
    }

    private void endDue() {
        aftermath.tellHeldBack();
        final var now = clock.instant();
        final var ended = engine.upkeep().endReservations(now);
        if (!ended.isEmpty()) {
            aftermath.poolsChanged(ended);
        }
        if (!committer.isDegraded() && engine.nextTimer().filter(next -> !next.isAfter(now)).isPresent()
                && busy.compareAndSet(false, true)) {
            boolean storing = false;
            try {
                storing = end(now);
            } finally {
                if (!storing) {
                    busy.set(false);
                }
            }
        }
    }

    /** Ends what is due; false when nothing was. */
    private boolean end(final Instant now) {
        final var due = engine.expire(now, MOST_AT_ONCE);
        if (due.changes().isEmpty()) {
            return false;
        }
        final var texts = new LeaseTexts();
        committer.submit(new Change(due,
            AuditTrail.ofChanges(due.changes(), texts, Caller.COORDINATOR, null, null, now), null, List.of(), texts))
            .thenCompose(nothing -> aftermath.changed(due.changes()))
            .whenComplete((ok, failure) -> {
                busy.set(false);
                if (failure != null) {
                    LOG.warn("{} ended leases could not be stored; trying again", due.changes().size(), failure);
                }
            });
        return true;
    }
}
