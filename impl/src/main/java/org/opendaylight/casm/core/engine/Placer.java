/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.FreeSpace;
import org.opendaylight.casm.core.pool.Grid;
import org.opendaylight.casm.core.pool.PoolLayout;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.strategy.Situation;

/** Finds and takes the pieces of a shape out of one pool. Used under the monitor of its state. */
final class Placer {
    private final PoolState state;
    private final Owner owner;
    private final @Nullable AddressRange near;
    private final List<Reservation> own;
    private final int most;
    private final Situation situation;
    private final List<AddressRange> taken = new ArrayList<>(1);
    private long hi;
    private long lo;

    Placer(final PoolState state, final AllocationRequest request, final QuotaCheck quota) {
        this.state = state;
        owner = request.owner();
        final AddressRange wish = request.placement().near();
        near = wish != null && wish.family() == state.layout().grid().family()
            && state.layout().grid().isPlain() ? wish : null;
        own = state.claims().of(owner);
        most = quota.clampLeases(state.pool().fragmentation().maxBlocksPerRequest());
        situation = new Asking(state, owner);
    }

    /** What was taken, in order. */
    List<AddressRange> taken() {
        return taken;
    }

    /** Gives back all that was taken. */
    void undo() {
        taken.forEach(state::giveBack);
        taken.clear();
    }

    /** Takes the shape; false, and nothing is taken, when it cannot be had. */
    boolean place(final Shape shape) {
        return switch (shape) {
            case Shape.Piece piece -> piece(piece.forms());
            case Shape.Blocks blocks -> blocks(blocks.units()) > 0;
            case Shape.Singles singles -> singles(singles.units());
            case Shape.Exact exact -> exact(exact.first(), exact.last());
        };
    }

    private boolean piece(final List<Demand> forms) {
        for (final Demand form : forms) {
            if (take(form)) {
                return true;
            }
        }
        return false;
    }

    /** Takes up to so many units in few blocks and returns how many. */
    long blocks(final long units) {
        final int unit = state.unit().exponent();
        if (!state.layout().grid().family().isIp() && unit == 0 && state.unit().allowsRun(UInt128.of(units - 1))
            && take(Demand.run(0, UInt128.of(units - 1)))) {
            return units;
        }
        long left = units;
        int exponent = Math.min(128, unit + 63 - Long.numberOfLeadingZeros(left));
        while (left > 0 && taken.size() < most && exponent >= unit) {
            if (left >>> exponent - unit == 0) {
                exponent--;
            } else if (state.unit().allows(exponent) && take(Demand.block(exponent))) {
                left -= 1L << exponent - unit;
            } else {
                exponent--;
            }
        }
        return units - left;
    }

    private boolean singles(final BigInteger units) {
        final Demand demand = Demand.block(state.unit().exponent());
        for (int i = 0; i < units.intValueExact(); i++) {
            if (!take(demand)) {
                undo();
                return false;
            }
        }
        return true;
    }

    private boolean exact(final UInt128 first, final UInt128 last) {
        final boolean mine = own.stream().anyMatch(reservation -> state.layout().grid().around(reservation.range())
            .filter(slots -> slots.first().compareTo(first) <= 0 && last.compareTo(slots.last()) <= 0).isPresent());
        if (state.free().take(first.hi(), first.lo(), last.hi(), last.lo())
            || mine && state.reserved().take(first.hi(), first.lo(), last.hi(), last.lo())) {
            taken.add(state.layout().grid().objects(first, last));
            return true;
        }
        return false;
    }

    private boolean take(final Demand demand) {
        final boolean found = find(demand);
        if (found) {
            final UInt128 first = new UInt128(hi, lo);
            final UInt128 last = first.add(new UInt128(demand.lastHi(), demand.lastLo()));
            if (!state.free().take(hi, lo, last.hi(), last.lo())
                && !state.reserved().take(hi, lo, last.hi(), last.lo())) {
                throw new IllegalStateException("picked what is not free: " + first + "-" + last);
            }
            final long beyondLo = last.lo() + 1;
            state.moveCursor(last.hi() + (beyondLo == 0 ? 1 : 0), beyondLo);
            taken.add(state.layout().grid().objects(first, last));
        }
        return found;
    }

    private boolean find(final Demand demand) {
        for (final Reservation reservation : own) {
            if (inReservation(reservation, demand)) {
                return true;
            }
        }
        final AddressRange wish = near;
        if (wish != null) {
            return nearest(demand, wish.start());
        }
        if (aggregates(demand) || paired(demand)) {
            return true;
        }
        return found(state.free(), state.strategy().pick(state.free(), demand, situation));
    }

    /** Finds ports of an address of which the same client has some, RFC 6888 REQ-2. */
    private boolean paired(final Demand demand) {
        if (state.layout().grid().family() != AddressFamily.PORT) {
            return false;
        }
        final var addresses = new LinkedHashSet<UInt128>();
        taken.forEach(range -> addresses.add(PortSets.address(range.start())));
        addresses.addAll(state.pairs().of(situation.client()));
        for (final UInt128 address : addresses) {
            for (final AddressRange segment : state.layout().segments()) {
                final AddressRange ports = PortSets.all(AddressRange.of(AddressFamily.IPV4, address),
                    PortSets.layout(segment.start()));
                final Grid.Slots slots = segment.contains(ports)
                    ? state.layout().grid().around(ports).orElse(null) : null;
                if (slots != null && found(state.free(), state.free().first(demand, slots.first().hi(),
                        slots.first().lo())) && UInt128.compare(hi, lo, slots.last().hi(), slots.last().lo()) <= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean found(final FreeSpace space, final boolean success) {
        if (success) {
            hi = space.foundHi();
            lo = space.foundLo();
        }
        return success;
    }

    private boolean inReservation(final Reservation reservation, final Demand demand) {
        final Grid.Slots slots = state.layout().grid().around(reservation.range()).orElse(null);
        return slots != null && found(state.reserved(), state.reserved().first(demand, slots.first().hi(),
            slots.first().lo())) && UInt128.compare(hi, lo, slots.last().hi(), slots.last().lo()) <= 0;
    }

    private boolean nearest(final Demand demand, final UInt128 wish) {
        final UInt128 from = wish.and(UInt128.lowMask(demand.exponent()).not());
        final boolean above = found(state.free(), state.free().first(demand, from.hi(), from.lo()));
        final UInt128 next = new UInt128(hi, lo);
        if (above && next.equals(from) || !state.free().last(demand, from.hi(), from.lo())) {
            return above;
        }
        final UInt128 before = new UInt128(state.free().foundHi(), state.free().foundLo());
        if (!above || from.subtract(before).compareTo(next.subtract(from)) < 0) {
            hi = before.hi();
            lo = before.lo();
        }
        return true;
    }

    /** Finds the other half of a block of which the same holder has one half. */
    private boolean aggregates(final Demand demand) {
        final UInt128 other = demand.isBlock() ? state.siblings().find(owner, demand.exponent(), state.free()) : null;
        if (other != null) {
            hi = other.hi();
            lo = other.lo();
        }
        return other != null;
    }

    /** Why the exact slots could not be had. */
    Refusal whyNot(final Shape.Exact exact, final AddressRange range) {
        final String name = state.pool().name();
        final List<Lease> holders = state.leases().first(range, 1);
        if (!holders.isEmpty()) {
            final Lease holder = holders.getFirst();
            return Refusal.of(Reason.IN_USE, name, range + " in pool " + name + " is not free: " + holder.range()
                + " is " + (holder.state().isLive() ? "held by lease " + holder.id()
                    : "in quarantine until " + holder.stateUntil()));
        }
        for (int i = state.layout().zoneFrom(exact.first()); i < state.layout().zones().size(); i++) {
            final PoolLayout.Zone zone = state.layout().zones().get(i);
            if (zone.first().compareTo(exact.last()) > 0) {
                break;
            }
            final String why = switch (zone.use()) {
                case FREE -> null;
                case RESERVED -> "reserved for another";
                case DRAINING -> "in a segment that is being drained";
                case CARVED -> "given to a child pool";
                case EXCLUDED -> "excluded from it";
            };
            if (why != null) {
                return Refusal.of(Reason.RESERVED, name, range + " in pool " + name + " is, or is in part, " + why);
            }
        }
        return Refusal.of(Reason.RESERVED, name, range + " in pool " + name + " is reserved in part; ask for the"
            + " reserved and the other part separately");
    }
}
