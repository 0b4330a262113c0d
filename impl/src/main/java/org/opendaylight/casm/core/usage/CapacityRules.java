/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When a device needs more of a pool and when it has too much (draft sections 5.2.5 and 5.2.6). More is needed when the
 * use reached the high mark and still does: a peak that is over needs nothing, as the device may have given back
 * meanwhile what it needed then. Blocks are given back that were idle for long enough, the last one that came first,
 * unless the use of the rest would come above the high mark less the hysteresis. There the peak of all that time
 * counts, and of no less than a day, so that what is given back today is not asked for again tomorrow.
 *
 * @param high the high mark, percent of what the device has
 * @param hysteresis how far below that mark the use has to stay after giving back, percent
 * @param low use below which one idle day is enough, percent
 * @param idleRelease how long a block has to be idle
 * @param keepMinimum addressing units that the device keeps in any case
 */
public record CapacityRules(double high, double hysteresis, double low, Duration idleRelease,
        BigInteger keepMinimum) {
    /** Idle time that is enough when little is used, or others lack what is idle. */
    private static final Duration SHORT = Duration.ofDays(1);
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** What is to be done. */
    public sealed interface Advice {
        /**
         * Nothing.
         *
         * @param why for people
         */
        record Leave(String why) implements Advice {
        }

        /**
         * The device needs more.
         *
         * @param members at least that many, from 1, to get below the high mark
         */
        record More(BigInteger members) implements Advice {
        }

        /**
         * The device has too much.
         *
         * @param leaseIds leases to give back, in this order
         */
        record Less(List<String> leaseIds) implements Advice {
            public Less {
                leaseIds = List.copyOf(leaseIds);
            }
        }
    }

    /**
     * What follows from the use of a pool by a device and its user planes.
     *
     * @param pressed whether others lack members of the same pool
     */
    public Advice advise(final PoolUse use, final boolean pressed) {
        if (use.total().signum() == 0) {
            return new Advice.Leave("nothing was measured");
        }
        if (!isBelow(use.used(), use.total(), high)) {
            if (isBelow(use.trend().current(), use.total(), high)) {
                return new Advice.Leave("the peak is above the mark, and over");
            }
            return use.isGrantUnderWay()
                ? new Advice.Leave("what was granted last is not in use yet") : new Advice.More(missing(use));
        }
        final Duration wait = (pressed || isBelow(use.used(), use.total(), low))
            && SHORT.compareTo(idleRelease) < 0 ? SHORT : idleRelease;
        final List<String> idle = surplus(use, wait);
        return idle.isEmpty() ? new Advice.Leave("use is between the marks") : new Advice.Less(idle);
    }

    private List<String> surplus(final PoolUse use, final Duration wait) {
        final var ids = new ArrayList<String>();
        final BigInteger used = use.trend().most().apply(wait.compareTo(SHORT) < 0 ? SHORT : wait);
        BigInteger total = use.total();
        BigInteger units = use.blocks().stream().map(PoolUse.Block::units).reduce(BigInteger.ZERO, BigInteger::add);
        final var newestFirst = use.blocks().stream().filter(block -> block.isIdleFor(wait))
            .sorted(Comparator.comparing(PoolUse.Block::granted).thenComparing(PoolUse.Block::leaseId).reversed())
            .toList();
        for (final PoolUse.Block block : newestFirst) {
            final BigInteger rest = total.subtract(block.members());
            if (units.subtract(block.units()).compareTo(keepMinimum) >= 0 && isWithin(used, rest)) {
                ids.add(block.leaseId());
                total = rest;
                units = units.subtract(block.units());
            }
        }
        return ids;
    }

    /** Whether the use of what is left stays at or below the mark; of nothing, nothing can be used. */
    private boolean isWithin(final BigInteger used, final BigInteger rest) {
        return used.signum() == 0 ? rest.signum() >= 0
            : rest.signum() > 0 && percent(used).compareTo(mark(Math.max(0, high - hysteresis), rest)) <= 0;
    }

    private static boolean isBelow(final BigInteger used, final BigInteger total, final double mark) {
        return percent(used).compareTo(mark(mark, total)) < 0;
    }

    private static BigDecimal percent(final BigInteger used) {
        return new BigDecimal(used).multiply(ALL);
    }

    private static BigDecimal mark(final double mark, final BigInteger of) {
        return BigDecimal.valueOf(mark).multiply(new BigDecimal(of));
    }

    /** The least number of members with which the use would be below the high mark; 1 when no number is enough. */
    private BigInteger missing(final PoolUse use) {
        return high <= 0 ? BigInteger.ONE : percent(use.used())
            .divide(BigDecimal.valueOf(high), 0, RoundingMode.FLOOR).toBigInteger().subtract(use.total())
            .add(BigInteger.ONE).max(BigInteger.ONE);
    }
}
