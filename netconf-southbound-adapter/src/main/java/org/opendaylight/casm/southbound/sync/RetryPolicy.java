/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;

/**
 * When a device is tried again after a failure, unless something changes before.
 *
 * <p>A busy or slow device: 1 s, doubled with each failure in a row, at most 60 s. A device that is away or not mounted
 * is tried when it connects; every 30 s is a net below that. A device that refuses: 60 s, doubled, at most 30 min,
 * because the operator may change the device without CASM seeing it. All with a jitter of a quarter to either side, so
 * that devices that failed together do not come back together.
 */
public final class RetryPolicy {
    private final RandomGenerator random;

    /**
     * Creates the policy.
     *
     * @param random source of the jitter
     */
    public RetryPolicy(final RandomGenerator random) {
        this.random = requireNonNull(random);
    }

    Duration delay(final Reason reason, final int failures) {
        return switch (reason) {
            case BUSY, TIMEOUT -> backoff(1, failures, 60);
            case UNKNOWN, UNREACHABLE -> backoff(30, 1, 30);
            case REJECTED, UNSUPPORTED -> backoff(60, failures, 1800);
        };
    }

    private Duration backoff(final long firstSeconds, final int failures, final long capSeconds) {
        final long seconds = Math.min(capSeconds, firstSeconds << Math.min(failures - 1, 20));
        return Duration.ofMillis(Math.round(seconds * 1000 * (0.75 + random.nextDouble() / 2)));
    }
}
