/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.Grid;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.strategy.MappingScheme;

/** Turns the size of a request into a shape, by the rules of one pool. Used under the monitor of its state. */
final class Sizer {
    /** Most leases that one request gets. */
    static final int MAX_LEASES = 65_536;

    private final PoolState state;
    private final Pool pool;
    private final UnitSize unit;
    private final AddressFamily family;
    private final Owner owner;
    private final QuotaCheck quota;
    private @Nullable Refusal refusal;

    Sizer(final PoolState state, final Owner owner, final QuotaCheck quota) {
        this.state = state;
        this.quota = quota;
        this.owner = owner;
        pool = state.pool();
        unit = state.unit();
        family = state.layout().grid().family();
    }

    /** Why there is no shape. */
    Refusal refusal() {
        final Refusal why = refusal;
        if (why == null) {
            throw new IllegalStateException("not refused");
        }
        return why;
    }

    /** The shape; null when refused. */
    Shape.@Nullable Sized size(final AllocationRequest request) {
        final boolean named = request.size() instanceof Size.Specific || request.size() instanceof Size.Value;
        if (!state.strategy().chooses() && (!named || state.strategy() instanceof MappingScheme)) {
            return computed(request);
        }
        final Boolean wished = request.placement().contiguous();
        final boolean contiguous = pool.fragmentation().contiguousOnly() || wished != null && wished;
        return switch (request.size()) {
            case Size.Default size -> units(pool.unit().defaultUnits(), contiguous);
            case Size.Units size -> units(size.units(), contiguous);
            case Size.Count size -> count(size.count(), contiguous);
            case Size.PrefixLength size -> prefix(size.length());
            case Size.Specific size -> named(pool::own, size.range());
            case Size.Value size -> named(pool::parse, size.text());
        };
    }

    /** The shape of what a scheme computes. */
    private Shape.@Nullable Sized computed(final AllocationRequest request) {
        final var computation = new Computation(pool, state.strategy());
        final AddressRange range = computation.of(request);
        if (range == null) {
            refusal = computation.refusal();
            return null;
        }
        return specific(range);
    }

    private Shape.@Nullable Sized units(final long asked, final boolean contiguous) {
        if (asked < 1) {
            return refuse(Reason.INVALID, "number of units " + asked + " is below 1");
        }
        long units = asked;
        final Long most = pool.unit().maxUnitsPerRequest();
        if (most != null && units > most) {
            units = most;
        }
        final Long mostHeld = pool.unit().maxUnitsPerHolder();
        if (mostHeld != null) {
            final long left = mostHeld - state.tally().unitsOf(state.holder(owner));
            if (left < 1) {
                return overQuota(asked, mostHeld);
            }
            units = Math.min(units, left);
        }
        final long wanted = units;
        units = quota.clamp(units);
        if (units < 1 || quota.clampLeases(1) < 1) {
            return refuse(quota.fault(BigInteger.valueOf(wanted), BigInteger.ONE));
        }
        if (!contiguous && units > 1) {
            return new Shape.Sized(new Shape.Blocks(units), units < asked);
        }
        final Shape run = run(BigInteger.valueOf(units), true);
        return run == null ? null : new Shape.Sized(run, units < asked);
    }

    private Shape.@Nullable Sized count(final BigInteger asked, final boolean contiguous) {
        if (asked.signum() < 1) {
            return refuse(Reason.INVALID, "count " + asked + " is below 1");
        }
        final BigInteger units = asked.add(unit.objects()).subtract(BigInteger.ONE).divide(unit.objects());
        if (!limits(units, contiguous ? BigInteger.ONE : units)) {
            return null;
        }
        if (contiguous || units.equals(BigInteger.ONE)) {
            final Shape run = run(units, false);
            return run == null ? null : new Shape.Sized(run, false);
        }
        if (!unit.allows(unit.exponent())) {
            return refuse(Reason.FRAGMENTATION_RULE, units + " single units of " + unit.objects()
                + " objects are not allowed in pool " + pool.name() + ", which gives " + unit.rulesText());
        }
        return new Shape.Sized(new Shape.Singles(units), false);
    }

    private Shape.@Nullable Sized prefix(final int length) {
        if (!family.isIp() || !state.layout().grid().isPlain()) {
            return refuse(Reason.KIND_MISMATCH, "a /" + length + " was asked of pool " + pool.name() + " of "
                + pool.kind().yangName() + ", which gives no prefixes; ask for units or a count");
        }
        if (length < 0 || length > family.width()) {
            return refuse(Reason.INVALID, "prefix length " + length + " is not in 0.." + family.width());
        }
        int exponent = family.width() - length;
        if (unit.isConfigured() && exponent < unit.exponent()) {
            exponent = unit.exponent();
        }
        if (!unit.allows(exponent)) {
            return refuse(Reason.FRAGMENTATION_RULE, "prefix length " + length + " is not allowed in pool "
                + pool.name() + ", which gives " + unit.rulesText());
        }
        final BigInteger units = BigInteger.ONE.shiftLeft(Math.max(0, exponent - unit.exponent()));
        if (!limits(units, BigInteger.ONE)) {
            return null;
        }
        return new Shape.Sized(new Shape.Piece(List.of(Demand.block(exponent)), "a /" + (family.width() - exponent),
            units), false);
    }

    private <T> Shape.@Nullable Sized named(final Function<T, AddressRange> notation, final T named) {
        final AddressRange range;
        try {
            range = notation.apply(named);
        } catch (IllegalArgumentException e) {
            return refuse(Reason.KIND_MISMATCH, "pool " + pool.name() + " of " + pool.kind().yangName()
                + " has no such object: " + e.getMessage());
        }
        return specific(range);
    }

    private Shape.@Nullable Sized specific(final AddressRange range) {
        if (range.family() != family) {
            return refuse(Reason.KIND_MISMATCH, range + " is not of kind " + pool.kind().yangName()
                + ", which pool " + pool.name() + " holds");
        }
        if (!state.layout().holds(range)) {
            return refuse(Reason.INVALID, pool.format(range) + " is not inside one segment of pool " + pool.name());
        }
        final Grid grid = state.layout().grid();
        final Grid.Slots slots = grid.around(range).orElse(null);
        final UInt128 mask = UInt128.lowMask(unit.exponent());
        if (slots == null || !grid.objects(slots.first(), slots.last()).equals(range)
            || !slots.first().and(mask).equals(UInt128.ZERO) || !slots.last().and(mask).equals(mask)) {
            return refuse(Reason.FRAGMENTATION_RULE, pool.format(range) + " is not made of whole units of pool "
                + pool.name() + ", which gives " + unit.rulesText());
        }
        final UInt128 length = range.end().subtract(range.start());
        final boolean allowed = family == AddressFamily.PORT
            ? allowsPorts(range)
            : range.asPrefix().map(prefix -> unit.allows(family.width() - prefix.length()))
            .orElseGet(() -> unit.allowsRun(length));
        if (!allowed) {
            return refuse(Reason.FRAGMENTATION_RULE, range + " is not allowed in pool " + pool.name()
                + ", which gives " + unit.rulesText());
        }
        if (!limits(unit.exactly(range), BigInteger.ONE)) {
            return null;
        }
        return new Shape.Sized(new Shape.Exact(slots.first(), slots.last()), false);
    }

    /** True for ports of one address: in sequence, or of one identifier or all of them. */
    private static boolean allowsPorts(final AddressRange range) {
        return PortSets.address(range.start()).equals(PortSets.address(range.end()))
            && (PortSets.layout(range.start()).offset() == 0 || PortSets.isWhole(range)
            || PortSets.psid(range.start()) == PortSets.psid(range.end()));
    }

    /** False, and refused, when that many units are more than a request, a holder or a tenant may have. */
    private boolean limits(final BigInteger units, final BigInteger leases) {
        final Long most = pool.unit().maxUnitsPerRequest();
        if (most != null && units.compareTo(BigInteger.valueOf(most)) > 0) {
            refuse(Reason.FRAGMENTATION_RULE, units + " units are more than the " + most + " that pool " + pool.name()
                + " gives a request");
            return false;
        }
        final Long mostHeld = pool.unit().maxUnitsPerHolder();
        if (mostHeld != null && units.add(BigInteger.valueOf(state.tally().unitsOf(state.holder(owner))))
                .compareTo(BigInteger.valueOf(mostHeld)) > 0) {
            overQuota(units.bitLength() > 62 ? Long.MAX_VALUE : units.longValue(), mostHeld);
            return false;
        }
        final String fault = quota.fault(units, leases);
        if (fault != null) {
            refuse(fault);
        }
        return fault == null;
    }

    /** One piece of so many units: as a block if it can be one and {@code blockFirst}, or as a run. */
    private @Nullable Shape run(final BigInteger units, final boolean blockFirst) {
        final String text = units + (unit.objects().equals(BigInteger.ONE) ? " consecutive objects"
            : " consecutive units of " + unit.objects() + " objects");
        final int exponent = unit.exponent();
        final BigInteger slots = units.shiftLeft(exponent);
        if (slots.bitLength() > 129 || slots.bitLength() == 129 && slots.bitCount() > 1) {
            return new Shape.Piece(List.of(), text, units);
        }
        final UInt128 last = UInt128.of(slots.subtract(BigInteger.ONE));
        final boolean power = slots.bitCount() == 1;
        final int blockExponent = slots.bitLength() - 1;
        final boolean block = power && unit.allows(blockExponent);
        if (units.equals(BigInteger.ONE) && block) {
            return new Shape.Piece(List.of(Demand.block(blockExponent)), family.isIp()
                ? "a /" + (family.width() - blockExponent) : text, units);
        }
        final boolean plain = unit.allowsRun(last) && !units.equals(BigInteger.ONE);
        if (!block && !plain) {
            refuse(Reason.FRAGMENTATION_RULE, text + " are not allowed in pool " + pool.name() + ", which gives "
                + unit.rulesText());
            return null;
        }
        final Demand asRun = Demand.run(exponent, last);
        final Demand asBlock = Demand.block(blockExponent);
        return new Shape.Piece(!plain ? List.of(asBlock) : block && blockFirst ? List.of(asBlock, asRun)
            : List.of(asRun), text, units);
    }

    private Shape.@Nullable Sized overQuota(final long asked, final long most) {
        final String holder = state.holder(owner);
        return refuse(Reason.QUOTA_EXCEEDED, holder + " holds " + state.tally().unitsOf(holder) + " of at most " + most
            + " units of pool " + pool.name() + " and asks for " + Long.toUnsignedString(asked)
            + " more; release some first");
    }

    private Shape.@Nullable Sized refuse(final @Nullable String overQuota) {
        return refuse(Reason.QUOTA_EXCEEDED, "pool " + pool.name() + ": " + overQuota);
    }

    private Shape.@Nullable Sized refuse(final Reason reason, final String message) {
        refusal = Refusal.of(reason, pool.name(), message);
        return null;
    }
}
