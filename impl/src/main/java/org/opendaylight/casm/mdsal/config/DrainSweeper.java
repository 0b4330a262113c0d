/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.service.PeriodicTask;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes segments that are to be drained out of the configuration once they are empty. Looks every 500 ms, which costs
 * nothing while none is being drained.
 */
public final class DrainSweeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DrainSweeper.class);
    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final long FIRST_RETRY_SECONDS = 10;
    private static final long LAST_RETRY_SECONDS = 600;

    /** When to try a pool again that was tried without success, or is being written. */
    private final Map<String, Retry> retries = new ConcurrentHashMap<>();
    private final Supplier<Map<String, Set<String>>> drained;
    private final SegmentEditor editor;
    private final InstantSource clock;
    private final PeriodicTask task;

    /**
     * When to try again.
     *
     * @param notBefore in milliseconds since the epoch
     * @param seconds how long that is after the last attempt
     */
    private record Retry(long notBefore, long seconds) {
        /** Twice as long after an attempt as the one before, within bounds. */
        static Retry after(final @Nullable Retry last, final long now) {
            final long seconds = last == null ? FIRST_RETRY_SECONDS
                : Math.min(2 * last.seconds, LAST_RETRY_SECONDS);
            return new Retry(now + TimeUnit.SECONDS.toMillis(seconds), seconds);
        }
    }

    /**
     * A sweeper that runs on {@code timer} until closed.
     *
     * @param drained the segments that are empty, by pool
     */
    public DrainSweeper(final Supplier<Map<String, Set<String>>> drained, final SegmentEditor editor,
            final InstantSource clock, final ScheduledExecutorService timer) {
        this.drained = drained;
        this.editor = editor;
        this.clock = clock;
        task = new PeriodicTask("Removing drained segments", PERIOD, this::remove, timer);
    }

    @Override
    public void close() {
        task.close();
    }

    /** Removes what is empty now; who is told of it later is the guard of the configuration. */
    void sweep() {
        task.run();
    }

    private void remove() {
        final long now = clock.millis();
        drained.get().forEach((pool, segments) -> {
            final Retry last = retries.get(pool);
            if (last == null || last.notBefore <= now) {
                final Retry next = Retry.after(last, now);
                retries.put(pool, next);
                LOG.info("Segments {} of pool {} are drained; removing them", segments, pool);
                editor.remove(pool, segments).addCallback(new Done(pool, next.seconds),
                    MoreExecutors.directExecutor());
            }
        });
    }

    private final class Done implements FutureCallback<CommitInfo> {
        private final String pool;
        private final long retrySeconds;

        Done(final String pool, final long retrySeconds) {
            this.pool = pool;
            this.retrySeconds = retrySeconds;
        }

        @Override
        public void onSuccess(final CommitInfo result) {
            retries.remove(pool);
        }

        @Override
        public void onFailure(final Throwable cause) {
            LOG.warn("Drained segments of pool {} cannot be removed; trying again in {} s", pool, retrySeconds, cause);
        }
    }
}
