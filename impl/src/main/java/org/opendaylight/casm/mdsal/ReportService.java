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
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.usage.UsageSample;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.mdsal.notify.ReportPublisher;
import org.opendaylight.casm.service.PeriodicTask;
import org.opendaylight.casm.service.device.Devices;
import org.opendaylight.casm.service.device.Reports;
import org.opendaylight.casm.service.device.UsageBook;
import org.opendaylight.casm.service.device.UsePerPool;

/** The usage reports of one term of ownership, from what was reported in earlier ones on. */
final class ReportService implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TIDY = Duration.ofSeconds(60);

    private final Reports reports;
    private final List<PeriodicTask> tasks;

    ReportService(final DeviceService.Core core, final DeviceService.World world, final Devices devices,
            final InstantSource clock, final ScheduledExecutorService timer) throws EventStoreException {
        final var current = new AtomicReference<@Nullable Reports>();
        final var publisher = new ReportPublisher(world.broker(), world.notifications(),
            new ReportPublisher.Source() {
                @Override
                public List<UsageSample> samples(final String deviceId) {
                    final var now = current.get();
                    return now == null ? List.of() : now.samples(deviceId);
                }

                @Override
                public List<UsePerPool> uses(final String deviceId) {
                    final var now = current.get();
                    return now == null ? List.of() : now.uses(deviceId);
                }
            });
        reports = new Reports(core.engine(), devices, UsageBook.restore(core.store()), publisher, clock);
        current.set(reports);
        reports.publish();
        tasks = List.of(new PeriodicTask("Looking after queries", LOOK, reports::look, timer),
            new PeriodicTask("Forgetting reports", TIDY, () -> reports.tidy(core.committer()), timer));
    }

    Reports reports() {
        return reports;
    }

    @Override
    public void close() {
        tasks.forEach(PeriodicTask::close);
    }
}
