/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.run;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The one worker of a device, begun at once or after a pause.
 *
 * <p>Not thread-safe: the owner calls it under the lock under which it also notes what is to be done, so that nothing
 * is missed between the last look of a worker and its end.
 */
public final class SingleWorker {
    private final Executor workers;
    private final ScheduledExecutorService timer;
    private final Runnable work;
    private final Runnable again;

    private boolean working;
    private @Nullable Future<?> later;

    /**
     * A worker that has not begun.
     *
     * @param workers run the work, in a thread that does not hold the owner's lock
     * @param timer ends pauses
     * @param work what a worker does; it calls {@link #end} when it is done
     * @param again called when a pause is over, without the owner's lock; is to {@link #begin}
     */
    public SingleWorker(final Executor workers, final ScheduledExecutorService timer, final Runnable work,
            final Runnable again) {
        this.workers = requireNonNull(workers);
        this.timer = requireNonNull(timer);
        this.work = requireNonNull(work);
        this.again = requireNonNull(again);
    }

    /**
     * Begins to work, unless there is somebody at work. Ends the pause in any case.
     *
     * @return false if there is somebody at work
     */
    public boolean begin() {
        endPause();
        if (working) {
            return false;
        }
        working = true;
        workers.execute(work);
        return true;
    }

    /**
     * The worker ends.
     *
     * @param pause after which it is to begin again; empty if not by itself
     */
    public void end(final Optional<Duration> pause) {
        working = false;
        if (pause.isPresent()) {
            later = timer.schedule(again, pause.orElseThrow().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends the pause without beginning to work. */
    public void endPause() {
        final var pending = later;
        if (pending != null) {
            pending.cancel(false);
            later = null;
        }
    }
}
