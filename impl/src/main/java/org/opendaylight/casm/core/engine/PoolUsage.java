/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.time.Instant;

/**
 * How full a pool is, in objects. {@code usable} is the sum of {@code reserved}, {@code offered}, {@code allocated},
 * {@code quarantined} and {@code free}.
 *
 * @param total all objects of the segments
 * @param usable total without what is never given out, and without what is free of segments that are being drained
 * @param reserved reserved and not held
 * @param offered held until confirmed
 * @param allocated leased, expired leases in their grace period and child pools included
 * @param quarantined released and not yet allocatable
 * @param free allocatable by anyone
 * @param utilization offered and allocated in percent of usable, 0..100
 * @param largestFreeBlock the largest free block as text; empty when nothing is free
 * @param fragments number of separate free ranges
 * @param version number of changes since start-up, from 1
 * @param lastChange time of the last change of a lease; the epoch when there was none
 */
public record PoolUsage(BigInteger total, BigInteger usable, BigInteger reserved, BigInteger offered,
        BigInteger allocated, BigInteger quarantined, BigInteger free, double utilization, String largestFreeBlock,
        int fragments, long version, Instant lastChange) {
    /** The same figures with the history of another reading. */
    PoolUsage at(final long otherVersion, final Instant otherChange) {
        return new PoolUsage(total, usable, reserved, offered, allocated, quarantined, free, utilization,
            largestFreeBlock, fragments, otherVersion, otherChange);
    }
}
