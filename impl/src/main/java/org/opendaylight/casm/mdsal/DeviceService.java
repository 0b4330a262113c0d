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
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.mdsal.notify.DeviceNotifier;
import org.opendaylight.casm.mdsal.notify.DeviceStatePublisher;
import org.opendaylight.casm.mdsal.rpc.device.DeviceHolder;
import org.opendaylight.casm.service.Aftermath;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.casm.service.GroupCommitter;
import org.opendaylight.casm.service.PeriodicTask;
import org.opendaylight.casm.service.Watcher;
import org.opendaylight.casm.service.device.DeviceWatch;
import org.opendaylight.casm.service.device.Devices;
import org.opendaylight.casm.service.device.Sessions;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;

/** The device interface of one term of ownership: serves from the moment it is made until it is closed. */
final class DeviceService implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofMillis(500);

    private final DeviceHolder holder;
    private final Aftermath aftermath;
    private final ReportService reports;
    private final PeriodicTask task;

    /**
     * What leases are served from.
     *
     * @param engine decides
     * @param coordinator does each request once
     * @param committer makes things durable
     * @param aftermath tells of changes
     * @param store says what is durable
     */
    record Core(AllocationEngine engine, Coordinator coordinator, GroupCommitter committer, Aftermath aftermath,
            EventStore store) {
    }

    /**
     * What the world is told by.
     *
     * @param broker takes operational state
     * @param notifications takes notifications
     */
    record World(DataBroker broker, NotificationPublishService notifications) {
    }

    DeviceService(final Core core, final World world, final DeviceHolder holder, final InstantSource clock,
            final ScheduledExecutorService timer) throws EventStoreException {
        this.holder = holder;
        aftermath = core.aftermath();
        final var engine = core.engine();
        final var sessions = Sessions.restore(core.store());
        final var current = new AtomicReference<@Nullable Devices>();
        final var notifier = new DeviceNotifier(world.notifications(), new DeviceStatePublisher(world.broker(), id -> {
            final var now = current.get();
            return now == null ? Optional.empty() : now.status(id);
        }), name -> {
            final var pool = engine.catalog().pools().get(name);
            return pool == null ? null : pool.leaseRules();
        });
        final var devices = new Devices(engine, core.coordinator(), sessions, notifier, clock);
        current.set(devices);
        final var watch = new DeviceWatch(engine, sessions, notifier, core.committer(), clock);
        aftermath.watch(watch);
        task = new PeriodicTask("Watching devices", PERIOD, watch::look, timer);
        reports = new ReportService(core, world, devices, clock, timer);
        holder.serve(devices, reports.reports(), engine, clock);
    }

    @Override
    public void close() {
        holder.stop();
        reports.close();
        task.close();
        aftermath.watch(Watcher.NONE);
    }
}
