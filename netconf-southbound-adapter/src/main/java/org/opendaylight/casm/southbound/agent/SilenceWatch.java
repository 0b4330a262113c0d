/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds out that a device says nothing though it is connected. It may have lost the subscription and not the session;
 * nothing else would tell. Thread-safe.
 */
final class SilenceWatch {
    /** How often the time between two looks is doubled while a device stays silent. */
    private static final int MOST_DOUBLED = 5;

    private final ScheduledExecutorService timer;
    private final Supplier<Duration> patience;
    private final Runnable silent;

    private boolean heard;
    private int silences;
    private @Nullable Future<?> next;

    /**
     * Creates a watch that does not look yet.
     *
     * @param timer when to look
     * @param patience for how long a device may be silent; asked for before each look
     * @param silent called when it was silent for longer, and again after twice the time and so on; must not block
     */
    SilenceWatch(final ScheduledExecutorService timer, final Supplier<Duration> patience, final Runnable silent) {
        this.timer = requireNonNull(timer);
        this.patience = requireNonNull(patience);
        this.silent = requireNonNull(silent);
    }

    /** The device has been subscribed to. */
    synchronized void begin() {
        end();
        heard = false;
        silences = 0;
        schedule();
    }

    /** The device said something. */
    synchronized void heard() {
        heard = true;
    }

    /** The session is over. */
    synchronized void end() {
        final var pending = next;
        next = null;
        if (pending != null) {
            pending.cancel(false);
        }
    }

    private void schedule() {
        next = timer.schedule(this::look, patience.get().toMillis() << silences, TimeUnit.MILLISECONDS);
    }

    private void look() {
        final boolean quiet;
        synchronized (this) {
            if (next == null) {
                return;
            }
            quiet = !heard;
            heard = false;
            silences = quiet ? Math.min(silences + 1, MOST_DOUBLED) : 0;
            schedule();
        }
        if (quiet) {
            silent.run();
        }
    }
}
