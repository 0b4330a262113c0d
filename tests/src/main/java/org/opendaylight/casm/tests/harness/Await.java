/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.harness;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waiting for what happens by itself. */
public final class Await {
    private static final long STEP_MILLIS = 100;

    private Await() {
        // functions only
    }

    /**
     * Waits until {@code condition} holds.
     *
     * @throws AssertionError if it does not within {@code limit}
     */
    public static void until(final String what, final Duration limit, final BooleanSupplier condition) {
        value(what, limit, condition::getAsBoolean, holds -> holds);
    }

    /**
     * Waits until {@code condition} holds for what {@code source} gives, and returns that.
     *
     * @throws AssertionError with the last value if it does not within {@code limit}
     */
    public static <T> T value(final String what, final Duration limit, final Supplier<T> source,
            final Predicate<T> condition) {
        final long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            final T value = source.get();
            if (condition.test(value)) {
                return value;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit + ": " + what + "; last: " + value);
            }
            pause();
        }
    }

    /** One step of waiting. */
    public static void pause() {
        try {
            Thread.sleep(STEP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
