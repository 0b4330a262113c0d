/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.FreeSpace;
import org.opendaylight.casm.core.pool.Grid;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolLayout;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.strategy.Past;
import org.opendaylight.casm.core.strategy.PlacementStrategy;

/** A pool with its leases and what is free. Whoever uses it holds its monitor. */
final class PoolState {
    private final RandomGenerator random;
    private final LeaseIndex leases = new LeaseIndex();
    private final Availability slots;
    private final Tally tally;
    private final PortPairs pairs = new PortPairs();
    private final Siblings siblings = new Siblings(leases);

    private Pool pool;
    private AddressSpace space;
    private List<AddressRange> children = List.of();
    private Claims configured = Claims.NONE;
    private Claims claims = Claims.NONE;
    private PlacementStrategy strategy;
    private UnitSize unit;
    private long cursorHi;
    private long cursorLo;
    private long version;
    private Instant lastChange = Instant.EPOCH;

    PoolState(final RandomGenerator random, final Quotas quotas, final Pool pool, final AddressSpace space,
            final List<AddressRange> children, final Claims claims, final Instant now) {
        this.random = random;
        tally = new Tally(quotas);
        this.pool = pool;
        this.space = space;
        this.children = children;
        configured = claims;
        this.claims = claims.at(now);
        slots = new Availability(leases, layoutNow());
        strategy = strategyNow();
        unit = new UnitSize(pool);
        rebuild();
    }

    private PoolLayout layoutNow() {
        return PoolLayout.of(pool, children, claims.all().stream().map(reservation -> reservation.range()).toList(),
            space.allowSpecialPurpose());
    }

    /** Switches to a new configuration; leases stay. */
    void configure(final Pool newPool, final AddressSpace newSpace, final List<AddressRange> newChildren,
            final Claims newClaims, final Instant now) {
        if (!newPool.equals(pool) || !newSpace.equals(space) || !newChildren.equals(children)
            || !newClaims.all().equals(configured.all())) {
            version++;
        }
        final boolean sameLayout = newPool.segments().equals(pool.segments())
            && newPool.exclusions().equals(pool.exclusions()) && newPool.unit().equals(pool.unit())
            && newSpace.allowSpecialPurpose() == space.allowSpecialPurpose()
            && newPool.kind() == pool.kind() && newPool.fragmentation().equals(pool.fragmentation())
            && newChildren.equals(children) && newClaims.all().equals(configured.all());
        final boolean sameStrategy = newPool.algorithm() == pool.algorithm()
            && newPool.mapping().equals(pool.mapping());
        final Grid oldGrid = layout().grid();
        pool = newPool;
        space = newSpace;
        children = newChildren;
        if (!sameLayout) {
            configured = newClaims;
            claims = newClaims.at(now);
            unit = new UnitSize(pool);
            slots.layOut(layoutNow());
        }
        if (!sameStrategy || !sameLayout && strategy.remembers()) {
            final List<Past> past = strategy.past();
            strategy = strategyNow();
            past.forEach(one -> remember(oldGrid.objects(one.first(), one.last()), one.client()));
        }
        if (!sameStrategy || !sameLayout) {
            // with another strategy also because the former one watches what is free
            rebuild();
        }
    }

    /** The strategy; one that gives nothing when somebody configured nonsense past the checks. */
    private PlacementStrategy strategyNow() {
        try {
            return PlacementStrategy.of(pool, random);
        } catch (IllegalArgumentException e) {
            return PlacementStrategy.NONE;
        }
    }

    /** Tells the strategy of a range that somebody held; unless nothing of it is free {@link #rebuild} must follow. */
    void remember(final AddressRange range, final String client) {
        if (strategy.remembers() && range.family() == layout().grid().family()) {
            layout().grid().around(range).ifPresent(held ->
                strategy.released(new Past(held.first(), held.last(), client)));
        }
    }

    /** Drops reservations that have ended. */
    void advance(final Instant now) {
        final Instant end = claims.nextEnd();
        if (end != null && !now.isBefore(end)) {
            final List<Reservation> ended = claims.all().stream()
                .filter(reservation -> !reservation.holds(now)).toList();
            claims = claims.at(now);
            final PoolLayout next = layoutNow();
            strategy.bordered(next.borders());
            slots.widen(next);
            ended.forEach(reservation -> slots.open(reservation.range(), this::opened));
        }
    }

    /** Sees whether what became free makes a block of somebody whole. */
    private void opened(final AddressRange range) {
        if (aggregates()) {
            siblings.freed(range, free());
        }
    }

    /** Computes from the layout and the leases what is free. */
    void rebuild() {
        slots.clear();
        strategy.follow(free(), layout().borders());
        slots.fill();
        tally.clear(pool);
        leases.forEach(lease -> {
            slots.take(lease.range());
            tally.recount(lease, this);
        });
        siblings.clear();
        if (aggregates()) {
            leases.forEach(lease -> siblings.enter(lease, free()));
        }
    }

    /** True when halves of blocks are to be made whole. */
    private boolean aggregates() {
        return pool.fragmentation().preferAggregation() && layout().grid().family().isIp() && strategy.aggregates();
    }

    /** Makes a range free that no lease holds any more. */
    void giveBack(final AddressRange range) {
        slots.give(range);
        opened(range);
    }

    /** Enters a lease the resource of which is taken out already. */
    void enter(final Lease lease) {
        leases.put(lease);
        pairs.add(lease);
        tally.enter(lease, this);
        if (aggregates()) {
            siblings.enter(lease, free());
        }
    }

    /** Takes over a stored lease; {@link #rebuild} must follow. False when it overlaps one that is here. */
    boolean adopt(final Lease lease) {
        final boolean[] clash = new boolean[1];
        leases.overlapping(lease.range().start(), lease.range().end(), other -> clash[0] = true);
        if (clash[0]) {
            return false;
        }
        leases.put(lease);
        pairs.add(lease);
        return true;
    }

    /** Replaces a lease by a later generation of itself. */
    void replace(final Lease before, final Lease after) {
        if (leases.replace(after)) {
            tally.replace(before, after, this);
            if (!after.state().isLive()) {
                siblings.forget(before);
            }
            touch(after.changed());
        }
    }

    /** Removes a lease that somebody held and makes its resource free. */
    void release(final Lease lease) {
        if (leases.remove(lease)) {
            remember(lease.range(), Clients.of(lease.owner()));
            freed(lease);
        }
    }

    /** Removes a lease that nobody ever held and makes its resource free. */
    void leave(final Lease lease) {
        if (leases.remove(lease)) {
            freed(lease);
        }
    }

    private void freed(final Lease lease) {
        pairs.remove(lease);
        siblings.leave(lease);
        tally.leave(lease, this);
        giveBack(lease.range());
    }

    void touch(final Instant now) {
        version++;
        if (now.isAfter(lastChange)) {
            lastChange = now;
        }
    }

    /** What leases hold. */
    Tally tally() {
        return tally;
    }

    Pool pool() {
        return pool;
    }

    AddressSpace space() {
        return space;
    }

    PoolLayout layout() {
        return slots.layout();
    }

    UnitSize unit() {
        return unit;
    }

    FreeSpace free() {
        return slots.free();
    }

    FreeSpace reserved() {
        return slots.reserved();
    }

    /** What is free of segments that are being drained. */
    FreeSpace draining() {
        return slots.draining();
    }

    Claims claims() {
        return claims;
    }

    LeaseIndex leases() {
        return leases;
    }

    /** Who counts as one holder here: of ports, whoever counts as one client. */
    String holder(final Owner owner) {
        return pool.kind() == ObjectKind.PORT_SET ? Clients.of(owner).replace('\n', ' ') : UnitSize.holder(owner);
    }

    PortPairs pairs() {
        return pairs;
    }

    /** The blocks of which somebody has one half; none unless they are to be made whole. */
    Siblings siblings() {
        return siblings;
    }

    boolean remembers() {
        return strategy.remembers();
    }

    PlacementStrategy strategy() {
        return strategy;
    }

    long version() {
        return version;
    }

    Instant lastChange() {
        return lastChange;
    }

    void moveCursor(final long hi, final long lo) {
        cursorHi = hi;
        cursorLo = lo;
    }

    long cursorHi() {
        return cursorHi;
    }

    long cursorLo() {
        return cursorLo;
    }
}
