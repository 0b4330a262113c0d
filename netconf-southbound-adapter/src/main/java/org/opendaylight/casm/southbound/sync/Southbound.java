/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opendaylight.casm.southbound.device.MountPoints;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * The running adapter: everything that is started together and stopped in reverse order.
 */
public final class Southbound implements AutoCloseable {
    private static final long WATCH_SECONDS = 10;

    private final Deque<Runnable> started = new ArrayDeque<>();

    private Southbound() {
        // started by a factory
    }

    /**
     * Starts the adapter.
     *
     * @param broker datastore
     * @param notifications where failures are announced
     * @param rpcs where resync-device and read-device are registered
     * @param devices the devices
     * @param patience how long to wait for the Coordinator before leases are taken as they stand
     * @return the running adapter
     * @throws IOException if it cannot be read what was pushed before
     */
    public static Southbound start(final DataBroker broker, final NotificationPublishService notifications,
            final RpcProviderService rpcs, final MountPoints devices, final Duration patience) throws IOException {
        final var memory = MdsalMemory.load(broker);
        final var ret = new Southbound();
        final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("casm-netconf-timer").factory());
        ret.started.push(timer::shutdownNow);
        final var book = new LeaseBook();
        final var sync = new DeviceSync(book, devices, memory, new MdsalStatusBoard(broker, notifications), timer);
        ret.started.push(sync::close);
        final ExecutorService rpcWorkers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("casm-resync-", 0).factory());
        ret.started.push(rpcWorkers::shutdownNow);
        final Registration connections = devices.onConnection(sync::connected);
        ret.started.push(connections::close);
        final var feed = new LeaseFeed(broker, book, sync);
        ret.started.push(feed::close);
        final var attachments = new AttachmentFeed(broker, book, sync);
        ret.started.push(attachments::close);
        final Registration rpc = rpcs.registerRpcImplementation(new ResyncDeviceRpc(sync, rpcWorkers));
        ret.started.push(rpc::close);
        final Registration reading = rpcs.registerRpcImplementation(new ReadDeviceRpc(devices, rpcWorkers));
        ret.started.push(reading::close);
        final Registration checking = rpcs.registerRpcImplementation(
            new CheckAttachmentsRpc(new AttachmentCheck(sync), rpcWorkers));
        ret.started.push(checking::close);
        final Registration comparing = rpcs.registerRpcImplementation(
            new CompareAttachmentsRpc(book, sync, rpcWorkers));
        ret.started.push(comparing::close);
        final var drift = new DriftWatch(broker, sync, rpcWorkers);
        ret.started.push(drift::close);
        timer.schedule(() -> sync.ready(DeviceSync.Input.COORDINATOR), patience.toMillis(), TimeUnit.MILLISECONDS);
        final var watch = devices.newWatch();
        final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("casm-netconf-watch").factory());
        ret.started.push(watcher::shutdownNow);
        watcher.scheduleWithFixedDelay(() -> watch.check(sync.devices(), Instant.now()), WATCH_SECONDS, WATCH_SECONDS,
            TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(() -> drift.tick(Instant.now()), WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
        return ret;
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            started.pop().run();
        }
    }
}
