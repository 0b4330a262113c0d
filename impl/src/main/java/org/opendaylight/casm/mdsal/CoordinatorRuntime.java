/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.sqlite.SqliteEventStore;
import org.opendaylight.casm.mdsal.CoordinatorStatus.Figures;
import org.opendaylight.casm.mdsal.config.DrainSweeper;
import org.opendaylight.casm.mdsal.config.PoolConfiguration;
import org.opendaylight.casm.mdsal.config.SegmentEditor;
import org.opendaylight.casm.mdsal.notify.LogEntryFeed;
import org.opendaylight.casm.mdsal.notify.MdsalAnnouncer;
import org.opendaylight.casm.mdsal.notify.Notifications;
import org.opendaylight.casm.mdsal.notify.ReservationStatus;
import org.opendaylight.casm.mdsal.notify.UsagePublisher;
import org.opendaylight.casm.mdsal.rpc.CoordinatorHolder;
import org.opendaylight.casm.mdsal.rpc.device.DeviceHolder;
import org.opendaylight.casm.mdsal.store.LedgerGuard;
import org.opendaylight.casm.mdsal.store.MdsalLedger;
import org.opendaylight.casm.mdsal.vpn.VpnService;
import org.opendaylight.casm.service.Aftermath;
import org.opendaylight.casm.service.Change;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.casm.service.ExhaustionForecast;
import org.opendaylight.casm.service.GroupCommitter;
import org.opendaylight.casm.service.LeaseIds;
import org.opendaylight.casm.service.LeaseSweeper;
import org.opendaylight.casm.service.LedgerException;
import org.opendaylight.casm.service.PeriodicTask;
import org.opendaylight.casm.service.Recovery;
import org.opendaylight.casm.service.StoredStandings;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Coordinator.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One term of ownership: from becoming owner, through recovery, to serving, and back. Starting takes place on a thread
 * of its own and is tried again until it succeeds or the term ends.
 */
final class CoordinatorRuntime implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CoordinatorRuntime.class);
    private static final long RETRY_SECONDS = 5;
    private static final long FORECAST_SECONDS = 30;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("casm-timer").factory());
    private final InstantSource clock = InstantSource.system();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Datastore datastore;
    private final Path folder;
    private final Surroundings surroundings;
    private final Denials denials;
    private boolean closed;

    /** What a term works with and outlives it. */
    record Surroundings(LedgerGuard guard, PoolConfiguration configuration, CoordinatorHolder holder,
            Interfaces interfaces, Notifications notifications, CoordinatorStatus status) {
    }

    /** Where devices and services get their answers. */
    record Interfaces(DeviceHolder devices, VpnService.Front services) {
    }

    CoordinatorRuntime(final Datastore datastore, final Path folder, final Surroundings surroundings,
            final Denials denials) {
        this.denials = denials;
        this.datastore = datastore;
        this.folder = folder;
        this.surroundings = surroundings;
    }

    void start() {
        surroundings.status().publish(State.Starting, "", Figures.NONE);
        timer.execute(this::tryStart);
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private synchronized void tryStart() {
        if (closed) {
            return;
        }
        try {
            startNow();
        } catch (EventStoreException | LedgerException | RuntimeException | LinkageError e) {
            // whatever it is, it may be over soon, and nobody else tries again
            LOG.error("The Coordinator cannot start; trying again in {} s", RETRY_SECONDS, e);
            undo();
            surroundings.status().publish(State.Degraded, "cannot start: " + e.getMessage(), Figures.NONE);
            timer.schedule(this::tryStart, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void startNow() throws EventStoreException, LedgerException {
        final long begin = System.nanoTime();
        final EventStore store = SqliteEventStore.open(folder.resolve("events.db"));
        started.push(store);
        final var ledger = new MdsalLedger(datastore.binding(), surroundings.guard(), clock);
        started.push(ledger);
        final var recovery = new Recovery(store, ledger, clock);
        final var configuration = surroundings.configuration();
        final var catalog = configuration.sync(store, datastore.model(), recovery.isLedgerAhead(), clock.instant());
        final var stores = recovery.begin();
        final var engine = new AllocationEngine(new LeaseIds(recovery.epoch()));
        recovery.restore(engine, catalog);

        final var forecast = new ExhaustionForecast(engine, clock);
        final var committer = new GroupCommitter(engine, stores);
        final var told = new AtomicReference<@Nullable Aftermath>();
        final var announcer = new MdsalAnnouncer(surroundings.notifications().binding(),
            new UsagePublisher(datastore.binding(), name -> reading(engine, forecast, told.get(), name),
                new ReservationStatus(engine.upkeep())));
        final var aftermath = new Aftermath(engine, announcer, clock, new StoredStandings(store, committer));
        told.set(aftermath);
        committer.start();
        started.push(committer);
        aftermath.poolsChanged(catalog.pools().keySet());
        started.push(new LeaseSweeper(engine, committer, aftermath, clock, timer));
        configuration.serve(engine, committer, aftermath, announcer);
        started.push(configuration::stop);
        started.push(new DrainSweeper(engine.upkeep()::drained, new SegmentEditor(datastore.binding()), clock, timer));
        started.push(new DeviceTrail(engine::lease, events -> committer.submit(Change.ofEvents(events)), clock)
            .follow(datastore.binding(), timer));
        started.push(new PeriodicTask("Logging requests that were turned away", Duration.ofSeconds(1),
            () -> denials.take(clock.instant()).forEach(entry -> committer.submit(Change.ofEvent(entry))), timer));
        final var coordinator = new Coordinator(engine, committer, store, aftermath, clock);
        surroundings.holder().serve(coordinator, engine, store);
        started.push(surroundings.holder()::stop);
        started.push(new DeviceService(new DeviceService.Core(engine, coordinator, committer, aftermath, store),
            new DeviceService.World(datastore.binding(), surroundings.notifications().binding()),
            surroundings.interfaces().devices(), clock, timer));
        started.push(new VpnService(new VpnService.Core(engine, coordinator, store),
            new VpnService.World(datastore.binding(), surroundings.notifications().binding()),
            surroundings.interfaces().services(), clock, timer));
        started.push(new Housekeeping(store, datastore.binding(), surroundings.holder(),
            new LogEntryFeed(store, surroundings.notifications()), clock));
        final var reports = timer.scheduleWithFixedDelay(() -> report(engine, committer, store), 0, 2,
            TimeUnit.SECONDS);
        started.push(() -> reports.cancel(false));
        final var looks = timer.scheduleWithFixedDelay(() -> look(forecast, announcer), FORECAST_SECONDS,
            FORECAST_SECONDS, TimeUnit.SECONDS);
        started.push(() -> looks.cancel(false));
        LOG.info("The Coordinator serves {} leases in {} pools, epoch {}, after {} ms", engine.leaseCount(),
            catalog.pools().size(), recovery.epoch(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private void report(final AllocationEngine engine, final GroupCommitter committer, final EventStore store) {
        try {
            final var meta = store.meta();
            final var figures = new Figures(meta.lastSequence(), meta.ledgerVersion(), engine.leaseCount());
            surroundings.status().publish(committer.isDegraded() ? State.Degraded : State.Active,
                committer.isDegraded() ? "the ledger cannot be written" : "", figures);
        } catch (EventStoreException e) {
            surroundings.status().publish(State.Degraded, "the event store cannot be read: " + e.getMessage(),
                Figures.NONE);
        } catch (RuntimeException e) {
            // the timer would never run this again
            LOG.warn("The Coordinator's status could not be published", e);
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private static void look(final ExhaustionForecast forecast, final MdsalAnnouncer announcer) {
        try {
            final var changed = forecast.look();
            if (!changed.isEmpty()) {
                announcer.usageChanged(changed);
            }
        } catch (RuntimeException e) {
            // the timer would never run this again
            LOG.warn("It could not be foreseen when pools are used up", e);
        }
    }

    private static Optional<UsagePublisher.Reading> reading(final AllocationEngine engine,
            final ExhaustionForecast forecast, final @Nullable Aftermath aftermath, final String name) {
        final var pool = engine.catalog().pools().get(name);
        try {
            return pool == null || aftermath == null ? Optional.empty()
                : Optional.of(UsagePublisher.Reading.of(engine.usage(name), aftermath.band(name),
                    forecast.exhaustion(name).orElse(null)));
        } catch (IllegalArgumentException e) {
            LOG.debug("Pool {} was deleted meanwhile", name, e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            undo();
        }
        timer.shutdownNow();
        surroundings.status().publish(State.Standby, "", Figures.NONE);
    }

    @SuppressWarnings("checkstyle:IllegalCatch")
    private void undo() {
        while (!started.isEmpty()) {
            final @Nullable AutoCloseable next = started.pop();
            try {
                next.close();
            } catch (Exception e) {
                LOG.warn("{} did not close cleanly", next, e);
            }
        }
    }
}
