/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;

/** A Coordinator for services, with stores in memory and a clock that the test moves; it can be restarted. */
public final class ServiceWorld implements AutoCloseable {
    private final FlakyStore store = new FlakyStore();
    private final FakeLedger ledger = new FakeLedger();
    private World world;

    public ServiceWorld(final PoolCatalog catalog) throws EventStoreException, LedgerException {
        world = new World(store, ledger, catalog);
    }

    /** The Coordinator ends and another one takes over, at the same time. */
    public void restart() throws EventStoreException, LedgerException {
        world = world.restart();
    }

    /** Configures a service, or removes it. */
    public void configure(final String id, final Service service) {
        final var services = new HashMap<>(world.engine.catalog().services());
        if (service == null) {
            services.remove(id);
        } else {
            services.put(id, service);
        }
        final var refusals = world.engine.tryApply(world.engine.catalog().withServices(services));
        if (!refusals.isEmpty()) {
            throw new AssertionError(refusals);
        }
    }

    public AllocationEngine engine() {
        return world.engine;
    }

    public Coordinator coordinator() {
        return world.coordinator;
    }

    public EventStore store() {
        return store;
    }

    public java.time.Instant now() {
        return world.now;
    }

    public void pass(final long seconds) {
        world.now = world.now.plusSeconds(seconds);
    }

    /** Waits until what was submitted is stored. */
    public void settle() throws InterruptedException {
        World.get(world.committer.submit(Change.NOTHING));
    }

    public List<Event> log() throws EventStoreException, InterruptedException {
        settle();
        return world.log();
    }

    /** All leases, the same in engine, event store and ledger. */
    public Map<String, Lease> leases() throws EventStoreException {
        return world.leases();
    }

    public static <T> T get(final CompletionStage<T> stage) throws InterruptedException {
        return World.get(stage);
    }

    /** A pool with a quarantine of 600 s. */
    public static Pool pool(final String name, final ObjectKind kind, final String range) {
        final var plain = Pool.of(name, kind, "s", List.of(new Segment("all", kind.family().isPresent()
            ? AddressRange.parse(kind.family().orElseThrow(), range) : AddressRange.parse(range))));
        return new Pool(name, kind, "s", null, plain.adminState(), plain.priority(), plain.segments(),
            plain.exclusions(), plain.selector(), plain.unit(), plain.fragmentation(), plain.algorithm(),
            new LeaseRules(1000, 10, null, true, 50, 80, 60, 100, 600, null), plain.thresholds());
    }

    public static PoolCatalog catalog(final Pool... pools) {
        final var byName = new HashMap<String, Pool>();
        List.of(pools).forEach(pool -> byName.put(pool.name(), pool));
        return new PoolCatalog(Map.of("s", AddressSpace.of("s")), byName, Map.of(), Set.of());
    }

    @Override
    public void close() {
        world.close();
    }
}
