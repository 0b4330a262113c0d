/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.UnitRules;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.service.device.ReportAnnouncer;
import org.opendaylight.casm.service.device.Reports;
import org.opendaylight.casm.service.device.Sessions;
import org.opendaylight.casm.service.device.SilentDevices;
import org.opendaylight.casm.service.device.UsageBook;

/** A Coordinator with devices that report, stores in memory and a clock that the test moves; it can be restarted. */
public final class ReportWorld extends CoordinatorWorld {
    /** Reports that were told of, such as {@code d r-1}. */
    public final List<String> told = new CopyOnWriteArrayList<>();
    private final Set<String> published = new HashSet<>();
    private Reports reports;

    public ReportWorld(final PoolCatalog catalog) throws EventStoreException, LedgerException {
        super(catalog, new SilentDevices());
        serve();
    }

    @Override
    void serve(final Sessions sessions) throws EventStoreException {
        reports = new Reports(world.engine, devices(), UsageBook.restore(store), new ReportAnnouncer() {
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

    public Reports reports() {
        return reports;
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

    /** A user plane of a device. */
    public static DeviceProfile plane(final String id, final String control) {
        return new DeviceProfile(id, DeviceProfile.Traits.NONE, null, control, DeviceProfile.Management.NONE,
            DeviceProfile.Liveness.DEFAULT, 86400, List.of());
    }

    /** A pool of /28, granted for ever and free again at once. */
    public static Pool pool(final String name, final String range) {
        return pool(name, ObjectKind.IPV4_UNICAST, List.of(new Segment("all", AddressRange.parse(range))),
            UnitRules.ofPrefixLength(28), PoolSelector.DEFAULT,
            new LeaseRules(86_400_000, 10, null, true, 50, 80, 60, 0, 0, null));
    }
}
