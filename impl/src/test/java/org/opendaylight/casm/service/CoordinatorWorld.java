/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.UnitRules;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.service.device.DeviceAnnouncer;
import org.opendaylight.casm.service.device.DeviceOutcome;
import org.opendaylight.casm.service.device.DeviceReply;
import org.opendaylight.casm.service.device.Devices;
import org.opendaylight.casm.service.device.Sessions;

/** A Coordinator with devices, stores in memory and a clock that the test moves; it can be restarted. */
public abstract class CoordinatorWorld implements AutoCloseable {
    public static final Caller CALLER = new Caller("agent", "junit");

    final FlakyStore store = new FlakyStore();
    final FakeLedger ledger = new FakeLedger();
    private final DeviceAnnouncer announcer;
    World world;
    private Devices devices;

    CoordinatorWorld(final PoolCatalog catalog, final DeviceAnnouncer announcer)
            throws EventStoreException, LedgerException {
        this.announcer = announcer;
        world = new World(store, ledger, catalog);
    }

    /** Makes what serves devices anew; called for each Coordinator. */
    void serve() throws EventStoreException {
        final var sessions = Sessions.restore(store);
        devices = new Devices(world.engine, world.coordinator, sessions, announcer, () -> world.now);
        serve(sessions);
    }

    /** Makes the rest of what the tests look at. */
    abstract void serve(Sessions sessions) throws EventStoreException;

    /** The Coordinator ends and another one takes over, at the same time. */
    public void restart() throws EventStoreException, LedgerException {
        world = world.restart();
        serve();
    }

    public Devices devices() {
        return devices;
    }

    public AllocationEngine engine() {
        return world.engine;
    }

    public Instant now() {
        return world.now;
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

    /** A pool with these rules, the others as they are by default. */
    public static Pool pool(final String name, final ObjectKind kind, final List<Segment> segments,
            final UnitRules unit, final PoolSelector selector, final LeaseRules lease) {
        final var plain = Pool.of(name, kind, "s", segments);
        return new Pool(name, kind, "s", null, plain.adminState(), plain.priority(), plain.segments(),
            plain.exclusions(), selector, unit, plain.fragmentation(), plain.algorithm(), lease, plain.thresholds());
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
