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
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Identity;
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
import org.opendaylight.casm.service.device.DeviceWatch;
import org.opendaylight.casm.service.device.Devices;
import org.opendaylight.casm.service.device.Header;
import org.opendaylight.casm.service.device.PoolRequest;
import org.opendaylight.casm.service.device.Sessions;

/** A Coordinator with devices, stores in memory and a clock that the test moves; it can be restarted. */
public final class DeviceWorld implements AutoCloseable {
    public static final Caller CALLER = new Caller("agent", "junit");

    private final FlakyStore store = new FlakyStore();
    private final FakeLedger ledger = new FakeLedger();
    private final DeviceAnnouncer announcer;
    private World world;
    private Devices devices;
    private DeviceWatch watch;

    public DeviceWorld(final PoolCatalog catalog, final DeviceAnnouncer announcer)
            throws EventStoreException, LedgerException {
        this.announcer = announcer;
        world = new World(store, ledger, catalog);
        serve();
    }

    private void serve() throws EventStoreException {
        final var sessions = Sessions.restore(store);
        devices = new Devices(world.engine, world.coordinator, sessions, announcer, () -> world.now);
        watch = new DeviceWatch(world.engine, sessions, announcer, world.committer, () -> world.now);
        world.aftermath.watch(watch);
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

    public DeviceWatch watch() {
        return watch;
    }

    public Coordinator coordinator() {
        return world.coordinator;
    }

    public AllocationEngine engine() {
        return world.engine;
    }

    public Instant now() {
        return world.now;
    }

    public void pass(final long seconds) {
        world.now = world.now.plusSeconds(seconds);
    }

    /** Ends what is over by now, as the sweeper would, and looks after devices. */
    public void sweep() throws InterruptedException {
        while (true) {
            final var now = world.now;
            final var due = world.engine.expire(now, 1000);
            if (due.changes().isEmpty()) {
                break;
            }
            final var texts = new LeaseTexts();
            World.get(world.committer.submit(new Change(due,
                AuditTrail.ofChanges(due.changes(), texts, Caller.COORDINATOR, null, null, now), null, List.of(),
                texts)).thenCompose(nothing -> world.aftermath.changed(due.changes())));
        }
        watch.look();
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

    public static Header header(final String device, final String message, final long incarnation) {
        return new Header(device, message, incarnation);
    }

    /** Asks for units of a kind. */
    public static PoolRequest ask(final ObjectKind kind, final long units) {
        return new PoolRequest(List.of(item("a", kind, units)), null, null, List.of());
    }

    public static PoolItem item(final String name, final ObjectKind kind, final long units) {
        return new PoolItem(name, new PoolItem.Want(kind, null, null, null), new Size.Units(units), null, null, null);
    }

    public static Identity identity(final String name, final String... bases) {
        return new Identity(name, Set.of(bases));
    }

    /** A pool of units with leases of 1000 s, grace of 100 s and a quarantine of 200 s. */
    public static Pool pool(final String name, final ObjectKind kind, final String range, final UnitRules unit,
            final PoolSelector selector) {
        final var plain = Pool.of(name, kind, "s", List.of(new Segment("all", AddressRange.parse(range))));
        return new Pool(name, kind, "s", null, plain.adminState(), plain.priority(), plain.segments(),
            plain.exclusions(), selector, unit, plain.fragmentation(), plain.algorithm(),
            new LeaseRules(1000, 10, null, true, 50, 80, 60, 100, 200, null), plain.thresholds());
    }

    public static PoolCatalog catalog(final List<Pool> pools, final DeviceProfile... devices) {
        final var byName = new HashMap<String, Pool>();
        pools.forEach(pool -> byName.put(pool.name(), pool));
        final var byId = new HashMap<String, DeviceProfile>();
        List.of(devices).forEach(device -> byId.put(device.deviceId(), device));
        return new PoolCatalog(Map.of("s", AddressSpace.of("s")), byName, Map.of(), Set.of()).withDevices(byId);
    }

    /** From now on nothing becomes durable. */
    public void holdStore() {
        ledger.hold();
    }

    /** All becomes durable. */
    public void releaseStore() {
        ledger.releaseAll();
    }

    @Override
    public void close() {
        world.close();
    }
}
