/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that a timer does again and again until it is closed, whatever becomes of it in between. */
public final class PeriodicTask implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PeriodicTask.class);

    private final String name;
    private final Runnable work;
    private final ScheduledFuture<?> schedule;

    /**
     * A task that runs on {@code timer} from now on.
     *
     * @param name of the work, for people
     * @param pause before it is done first, and from its end to its next begin; above zero
     * @param timer who does it; stays the caller's
     */
    public PeriodicTask(final String name, final Duration pause, final Runnable work,
            final ScheduledExecutorService timer) {
        this.name = requireNonNull(name);
        this.work = requireNonNull(work);
        schedule = timer.scheduleWithFixedDelay(this::run, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does the work once. A failure is logged: a timer never does again what threw something. */
    @SuppressWarnings("checkstyle:IllegalCatch")
    public void run() {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("{} failed; trying again", name, e);
        }
    }

    @Override
    public void close() {
        schedule.cancel(false);
    }
}
