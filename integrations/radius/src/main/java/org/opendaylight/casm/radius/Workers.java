/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of this bundle.
 *
 * @param pool checks packets; refuses when too many wait
 * @param timer does what is due, one after the other
 */
record Workers(ExecutorService pool, ScheduledExecutorService timer) implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int MAX_WAITING = 1024;

    static Workers create() {
        final ThreadFactory named =
            new ThreadFactoryBuilder().setNameFormat("casm-radius-%d").setDaemon(true).build();
        return new Workers(new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING), named), Executors.newSingleThreadScheduledExecutor(named));
    }

    @Override
    public void close() {
        pool.shutdownNow();
        timer.shutdownNow();
    }
}
