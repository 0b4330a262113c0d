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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.UnitRules;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.service.device.Connection;
import org.opendaylight.casm.service.device.DeviceAnnouncer;
import org.opendaylight.casm.service.device.DeviceOutcome;
import org.opendaylight.casm.service.device.DeviceReply;
import org.opendaylight.casm.service.device.Devices;
import org.opendaylight.casm.service.device.ReportAnnouncer;
import org.opendaylight.casm.service.device.Reports;
import org.opendaylight.casm.service.device.Sessions;
import org.opendaylight.casm.service.device.UsageBook;

/** A Coordinator with devices that report, stores in memory and a clock that the test moves; it can be restarted. */
public final class ReportWorld implements AutoCloseable {
    public static final Caller CALLER = new Caller("agent", "junit");

    /** Reports that were told of, such as {@code d r-1}. */
    public final List<String> told = new CopyOnWriteArrayList<>();
    private final FlakyStore store = new FlakyStore();
    private final FakeLedger ledger = new FakeLedger();
    private final Set<String> published = new HashSet<>();
    private World world;
    private Devices devices;
    private Reports reports;

    public ReportWorld(final PoolCatalog catalog) throws EventStoreException, LedgerException {
        world = new World(store, ledger, catalog);
        serve();
    }

    private void serve() throws EventStoreException {
        devices = new Devices(world.engine, world.coordinator, Sessions.restore(store), new DeviceAnnouncer() {
            @Override
            public void connectionChanged(final String deviceId, final Connection connection, final String cause) {
                // of no interest here
            }

            @Override
            public void assigned(final String deviceId, final String messageId, final List<Lease> leases) {
                // of no interest here
            }

            @Override
            public void expiring(final String deviceId, final Lease lease) {
                // of no interest here
            }

            @Override
            public void recalled(final @Nullable String deviceId, final List<Lease> leases, final Instant until) {
                // of no interest here
            }
        }, () -> world.now);
        reports = new Reports(world.engine, devices, UsageBook.restore(store), new ReportAnnouncer() {
            @Override
            public CompletionStage<@Nullable Void> useChanged(final Set<String> deviceIds) {
                published.addAll(deviceIds);
                return CompletableFuture.completedStage(null);
            }

            @Override
            public void recorded(final String deviceId, final String reportId) {
                told.add(deviceId + ' ' + reportId);
            }
        }, () -> world.now);
    }

    /** The Coordinator ends and another one takes over, at the same time. */
    public void restart() throws EventStoreException, LedgerException {
        final var now = world.now;
        final var catalog = world.engine.catalog();
        world.committer.close();
        world = new World(store, ledger, catalog);
        world.now = now;
        serve();
    }

    public Devices devices() {
        return devices;
    }

    public Reports reports() {
        return reports;
    }

    public AllocationEngine engine() {
        return world.engine;
    }

    public Instant now() {
        return world.now;
    }

    public void pass(final Duration time) {
        world.now = world.now.plus(time);
    }

    /** Another configuration. */
    public void configure(final PoolCatalog catalog) throws InterruptedException {
        world.engine.apply(catalog);
        reports.tidy(world.committer);
        World.get(world.committer.submit(Change.NOTHING));
    }

    /** The next batch is not stored. */
    public void failNextAppend() {
        store.failNextAppend(EventStoreException.Kind.IO);
    }

    /** Rows of samples in the event store. */
    public int rows() throws EventStoreException {
        final var rows = new int[1];
        store.forEachSample((device, json) -> rows[0]++);
        return rows[0];
    }

    /** All entries of the log; refusals are answered before theirs are stored, which is waited for here. */
    public List<Event> log() throws EventStoreException, InterruptedException {
        World.get(world.committer.submit(Change.NOTHING));
        return world.log();
    }

    /** All leases, the same in engine, event store and ledger. */
    public Map<String, Lease> leases() throws EventStoreException {
        return world.leases();
    }

    public static <T> T get(final CompletionStage<T> stage) throws InterruptedException {
        return World.get(stage);
    }

    /** The answer of a message that is answered. */
    public static DeviceReply reply(final CompletionStage<DeviceOutcome> stage) throws InterruptedException {
        return switch (get(stage)) {
            case DeviceOutcome.Answered answered -> answered.reply();
            case DeviceOutcome.Refused refused -> throw new AssertionError(refused.refusal());
        };
    }

    /** The app-tag of a message that is refused. */
    public static String refusal(final CompletionStage<DeviceOutcome> stage) throws InterruptedException {
        return switch (get(stage)) {
            case DeviceOutcome.Answered answered -> throw new AssertionError(answered.reply());
            case DeviceOutcome.Refused refused -> refused.refusal().reason().appTag();
        };
    }

    /** A pool of /28, granted for ever and free again at once. */
    public static Pool pool(final String name, final String range) {
        final var plain = Pool.of(name, ObjectKind.IPV4_UNICAST, "s",
            List.of(new Segment("all", AddressRange.parse(range))));
        return new Pool(name, ObjectKind.IPV4_UNICAST, "s", null, plain.adminState(), plain.priority(),
            plain.segments(), plain.exclusions(), plain.selector(), UnitRules.ofPrefixLength(28),
            plain.fragmentation(), plain.algorithm(), new LeaseRules(86_400_000, 10, null, true, 50, 80, 60, 0, 0,
            null), plain.thresholds());
    }

    public static PoolCatalog catalog(final List<Pool> pools, final DeviceProfile... devices) {
        final var byName = new HashMap<String, Pool>();
        pools.forEach(pool -> byName.put(pool.name(), pool));
        final var byId = new HashMap<String, DeviceProfile>();
        List.of(devices).forEach(device -> byId.put(device.deviceId(), device));
        return new PoolCatalog(Map.of("s", AddressSpace.of("s")), byName, Map.of(), Set.of()).withDevices(byId);
    }

    @Override
    public void close() {
        world.close();
    }
}
