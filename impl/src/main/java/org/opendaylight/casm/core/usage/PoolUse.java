/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * How a device, together with its user planes, uses what it has of one pool.
 *
 * @param used members in use at most in the last period, as far as it was measured
 * @param total members that could be used
 * @param blocks the leases that it has
 * @param measured until when the use is known; null when nothing was measured
 * @param trend how the use came about
 */
public record PoolUse(BigInteger used, BigInteger total, List<Block> blocks, @Nullable Instant measured,
        Trend trend) {
    public PoolUse {
        blocks = List.copyOf(blocks);
    }

    /** Where nothing but the use at most is known. */
    PoolUse(final BigInteger used, final BigInteger total, final List<Block> blocks, final @Nullable Instant measured) {
        this(used, total, blocks, measured, new Trend(used, time -> used));
    }

    /**
     * How the use came about.
     *
     * @param current members in use when they were measured last, or on average where that is not known
     * @param most members in use at most in the time before that, the last period included
     */
    public record Trend(BigInteger current, Function<Duration, BigInteger> most) {
    }

    /**
     * One lease.
     *
     * @param leaseId its id
     * @param units addressing units that it takes up
     * @param members members of it that could be used
     * @param granted since when the device has it
     * @param idle for how long it has been without use, up to when it was measured last; null when it is in use, or
     *             nobody knows
     * @param seen whether the device has measured it
     */
    public record Block(String leaseId, BigInteger units, BigInteger members, Instant granted, @Nullable Duration idle,
            boolean seen) {
        boolean isIdleFor(final Duration wait) {
            final Duration known = idle;
            return known != null && known.compareTo(wait) >= 0;
        }
    }

    /** Whether the device got a block after it measured, so that it may need no other one. */
    boolean isGrantUnderWay() {
        final Instant known = measured;
        return known != null && blocks.stream().anyMatch(block -> !block.seen() && block.granted().isAfter(known));
    }

    /** Use in percent of all; 0 when there is nothing. */
    public double percent() {
        return total.signum() == 0 ? 0 : 100 * used.doubleValue() / total.doubleValue();
    }
}
