/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.mdsal.notify.LogEntryFeed;
import org.opendaylight.casm.mdsal.rpc.CoordinatorHolder;
import org.opendaylight.casm.mdsal.rpc.LogRetention;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the event store from growing for ever: the log by the operator's policy, answered requests by age. It has a
 * thread of its own, because a large log takes a while, and timers of leases are not to wait for that.
 */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final long FEED_MILLIS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("casm-housekeeping").daemon().factory());
    private final EventStore store;
    private final InstantSource clock;
    private final List<Registration> registrations = new ArrayList<>();

    /**
     * Keeps {@code store}, which {@code holder} serves, in order and runs {@code feed}, until closed. To be made when
     * the configuration has been synchronised: a datastore that lost the policy of the log would have too much removed.
     */
    Housekeeping(final EventStore store, final DataBroker broker, final CoordinatorHolder holder,
            final LogEntryFeed feed, final InstantSource clock) {
        this.store = store;
        this.clock = clock;
        final var retention = new LogRetention(holder, clock);
        registrations.add(retention.listen(broker));
        registrations.addAll(feed.listen(broker));
        timer.scheduleWithFixedDelay(() -> survive(retention), 10, 10, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(() -> survive(this::forgetRequests), 1, 60, TimeUnit.MINUTES);
        timer.scheduleWithFixedDelay(() -> survive(feed), 0, FEED_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
        timer.shutdown();
        try {
            if (!timer.awaitTermination(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("The event store is closed while it is being put in order");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void forgetRequests() {
        try {
            final long forgotten = store.purgeRequests(clock.instant().minus(REMEMBERED));
            LOG.debug("Forgot {} answered requests", forgotten);
        } catch (EventStoreException e) {
            LOG.warn("Answered requests cannot be forgotten; trying again in an hour", e);
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private static void survive(final Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // the timer would never run this again
            LOG.error("The event store cannot be put in order; trying again", e);
        }
    }
}
