/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.util.List;
import java.util.Set;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.UnitRules;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.service.device.DeviceAnnouncer;
import org.opendaylight.casm.service.device.DeviceWatch;
import org.opendaylight.casm.service.device.Header;
import org.opendaylight.casm.service.device.PoolRequest;
import org.opendaylight.casm.service.device.Sessions;

/** A Coordinator with devices, stores in memory and a clock that the test moves; it can be restarted. */
public final class DeviceWorld extends CoordinatorWorld {
    /** A lifetime of 1000 s, grace of 100 s and a quarantine of 200 s. */
    public static final LeaseRules SHORT = new LeaseRules(1000, 10, null, true, 50, 80, 60, 100, 200, null);

    private final DeviceAnnouncer announcer;
    private DeviceWatch watch;

    public DeviceWorld(final PoolCatalog catalog, final DeviceAnnouncer announcer)
            throws EventStoreException, LedgerException {
        super(catalog, announcer);
        this.announcer = announcer;
        serve();
    }

    @Override
    void serve(final Sessions sessions) {
        watch = new DeviceWatch(world.engine, sessions, announcer, world.committer, () -> world.now);
        world.aftermath.watch(watch);
    }

    public DeviceWatch watch() {
        return watch;
    }

    public Coordinator coordinator() {
        return world.coordinator;
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
        return pool(name, kind, List.of(new Segment("all", AddressRange.parse(range))), unit, selector, SHORT);
    }

    /** From now on nothing becomes durable. */
    public void holdStore() {
        ledger.hold();
    }

    /** All becomes durable. */
    public void releaseStore() {
        ledger.releaseAll();
    }
}
