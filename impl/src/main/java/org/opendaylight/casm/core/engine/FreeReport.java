/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.util.Optional;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.FreeSpace;
import org.opendaylight.casm.core.pool.Grid;
import org.opendaylight.casm.core.pool.PoolLayout;

/** What can be said of the free space of a pool. Used under the monitor of its state. */
final class FreeReport {
    private static final BigInteger HUNDRED_PERCENT = BigInteger.valueOf(1_000_000);

    private FreeReport() {
    }

    /** The largest free block of an IP pool, the longest free run of others; empty when nothing is free. */
    static String largest(final PoolState state) {
        final FreeSpace free = state.free();
        final Grid grid = state.layout().grid();
        final int exponent = free.largestExponent();
        if (exponent < 0) {
            return "";
        }
        final AddressFamily family = grid.family();
        final Optional<UInt128> run = free.longestRun().filter(last -> !family.isIp());
        final Demand demand = run.map(last -> Demand.run(0, last)).orElseGet(() -> Demand.block(exponent));
        free.first(demand, 0, 0);
        final UInt128 first = new UInt128(free.foundHi(), free.foundLo());
        return state.pool().format(grid.objects(first, first.add(new UInt128(demand.lastHi(), demand.lastLo()))));
    }

    static BigInteger objects(final PoolState state, final FreeSpace space) {
        final UInt128 slots = space.count();
        return Amount.bigInteger(slots.hi(), slots.lo(), space.isEmpty())
            .multiply(new BigInteger(Long.toUnsignedString(state.layout().grid().objectsPerSlot())));
    }

    static PoolUsage usage(final PoolState state) {
        final PoolLayout layout = state.layout();
        final BigInteger usable = layout.usable().subtract(objects(state, state.draining()));
        final BigInteger allocated = state.tally().allocated().add(layout.carved());
        final BigInteger taken = allocated.add(state.tally().offered());
        final double utilization = usable.signum() == 0 ? 0
            : taken.multiply(HUNDRED_PERCENT).divide(usable).doubleValue() / 10_000;
        return new PoolUsage(layout.total(), usable, objects(state, state.reserved()), state.tally().offered(),
            allocated, state.tally().quarantined(), objects(state, state.free()), Math.min(100, utilization),
            largest(state), state.free().fragments(), state.version(), state.lastChange());
    }

    /** Says that nothing of that form, which would be so many units, is free. */
    static Refusal exhausted(final PoolState state, final String wanted, final BigInteger units) {
        final String name = state.pool().name();
        final String largest = largest(state);
        return new Refusal(Refusal.Reason.POOL_EXHAUSTED, "pool " + name + " has no "
            + (wanted.startsWith("a ") ? wanted.substring(2) : wanted) + " left: "
            + (largest.isEmpty() ? "nothing is free" : "the largest free block is " + largest + ", "
                + objects(state, state.free()) + " of " + state.layout().usable() + " objects are free")
            + "; release leases, ask for less or add a segment", name, largest, units);
    }
}
