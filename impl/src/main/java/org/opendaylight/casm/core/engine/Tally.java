/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolLayout;
import org.opendaylight.casm.core.pool.Segment;

/**
 * Counts the leases of one pool: by state, by holder and by tenant. What is excluded or lies outside of the segments,
 * in quarantine since before that was so, is not counted. Used under the monitor of the pool's state.
 */
final class Tally {
    private final Amount offered = new Amount();
    private final Amount allocated = new Amount();
    private final Amount quarantined = new Amount();
    private final Map<String, Long> unitsByHolder = new HashMap<>();
    private final Map<String, Use> byTenant = new HashMap<>();
    /** What is counted of leases in quarantine that are not, or not as a whole, in usable parts of the segments. */
    private final Map<String, List<AddressRange>> parts = new HashMap<>();
    private List<Drained> drains = List.of();
    private final Quotas quotas;

    /** What a tenant holds. */
    private static final class Use {
        private BigInteger units = BigInteger.ZERO;
        private long leases;
    }

    /** A segment that is being drained. */
    private static final class Drained {
        private final Segment segment;
        private long leases;

        Drained(final Segment segment) {
            this.segment = segment;
        }
    }

    Tally(final Quotas quotas) {
        this.quotas = quotas;
    }

    /** Forgets all leases, without telling the quotas. */
    void clear(final Pool pool) {
        drains = pool.segments().stream().filter(Segment::draining).map(Drained::new).toList();
        offered.clear();
        allocated.clear();
        quarantined.clear();
        unitsByHolder.clear();
        byTenant.clear();
        parts.clear();
    }

    /** Counts a lease after {@link #clear}; the quotas are not told. */
    void recount(final Lease lease, final PoolState state) {
        final PoolLayout layout = state.layout();
        final List<AddressRange> counted = lease.state().isLive() && layout.holds(lease.range())
            ? List.of(lease.range()) : layout.usableIn(lease.range());
        if (!counted.equals(List.of(lease.range()))) {
            parts.put(lease.id(), counted);
        }
        counted.forEach(amount(lease)::add);
        held(lease, state, 1, false);
    }

    /** Counts a new lease. */
    void enter(final Lease lease, final PoolState state) {
        amount(lease).add(lease.range());
        held(lease, state, 1, true);
    }

    /** Counts a lease no more. */
    void leave(final Lease lease, final PoolState state) {
        final List<AddressRange> some = parts.isEmpty() ? null : parts.remove(lease.id());
        if (some == null) {
            amount(lease).subtract(lease.range());
        } else {
            some.forEach(amount(lease)::subtract);
        }
        held(lease, state, -1, true);
    }

    /** Counts a later generation of a lease instead of an earlier one. */
    void replace(final Lease before, final Lease after, final PoolState state) {
        final List<AddressRange> some = parts.isEmpty() ? null : parts.get(before.id());
        if (some == null) {
            amount(before).subtract(before.range());
            amount(after).add(after.range());
        } else {
            some.forEach(amount(before)::subtract);
            some.forEach(amount(after)::add);
        }
        if (before.state().isLive() != after.state().isLive()) {
            held(before, state, -1, true);
            held(after, state, 1, true);
        }
    }

    private void held(final Lease lease, final PoolState state, final int sign, final boolean tell) {
        for (final Drained drain : drains) {
            if (drain.segment.range().overlaps(lease.range())) {
                drain.leases += sign;
            }
        }
        if (!lease.state().isLive()) {
            return;
        }
        final Pool pool = state.pool();
        if (pool.unit().maxUnitsPerHolder() != null) {
            unitsByHolder.merge(state.holder(lease.owner()), sign * state.unit().of(lease.range()),
                (old, more) -> old + more == 0 ? null : old + more);
        }
        final String tenant = lease.owner().tenant();
        if (tenant != null) {
            final BigInteger units = state.unit().exactly(lease.range());
            final BigInteger more = sign > 0 ? units : units.negate();
            final Use use = byTenant.computeIfAbsent(tenant, key -> new Use());
            use.units = use.units.add(more);
            use.leases += sign;
            if (use.leases == 0) {
                byTenant.remove(tenant);
            }
            if (tell) {
                quotas.count(tenant, pool, more, sign);
            }
        }
    }

    /** Tells the quotas, which began anew, what tenants hold here. */
    void tell(final Pool pool) {
        byTenant.forEach((tenant, use) -> quotas.count(tenant, pool, use.units, use.leases));
    }

    /** Segments that are to be drained and hold no lease any more, in quarantine neither. */
    Set<String> drained() {
        if (drains.isEmpty()) {
            return Set.of();
        }
        final Set<String> drained = drains.stream().map(drain -> drain.segment.id()).collect(Collectors.toSet());
        drains.stream().filter(drain -> drain.leases > 0).forEach(drain -> drained.remove(drain.segment.id()));
        return drained;
    }

    private Amount amount(final Lease lease) {
        return switch (lease.state()) {
            case OFFERED -> offered;
            case ACTIVE, RENEWING, EXPIRED, RELEASING -> allocated;
            case QUARANTINED, RELEASED, REVOKED -> quarantined;
        };
    }

    /** Units that the holder has; 0 when the pool does not limit them. */
    long unitsOf(final String holder) {
        return unitsByHolder.getOrDefault(holder, 0L);
    }

    /** Leases that somebody has, offers included. */
    long live() {
        return (long) offered.leases() + allocated.leases();
    }

    BigInteger offered() {
        return offered.toBigInteger();
    }

    BigInteger allocated() {
        return allocated.toBigInteger();
    }

    BigInteger quarantined() {
        return quarantined.toBigInteger();
    }
}
