/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.CatalogValidator;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/**
 * Decides on requests and keeps the index of what is free and who holds what. Thread-safe; decisions on different
 * pools run in parallel.
 *
 * <p>A decision is tentative: what it grants is out of reach of others at once, but its changes become visible, and
 * what it frees becomes allocatable, only when it is settled. Each {@link Decision.Granted} with changes must be
 * passed once to either {@link #settle} or {@link #takeBack}. Until then a second decision on the same lease is
 * refused with {@link Refusal.Reason#BUSY}.
 */
public final class AllocationEngine {
    private final Ledger ledger = new Ledger();
    private final Quotas quotas = new Quotas();
    private final CatalogValidator validator = new CatalogValidator();
    private final Settlement settlement = new Settlement(ledger);
    private final Allocator allocator;
    private final Lifecycle lifecycle;
    private final Withdrawal withdrawal;
    /** Shared by decisions, exclusive for a change of the configuration. */
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final Configuration configuration;
    private final PoolUpkeep upkeep = new PoolUpkeep(this::pools, gate.readLock(), validator);
    private final PoolReader reader = new PoolReader(this::pools, gate.readLock(), ledger);
    private volatile Instant latest = Instant.MIN;

    /** An engine without pools. */
    public AllocationEngine(final IdSource ids) {
        this(ids, new SplittableRandom());
    }

    /** An engine without pools, with a source of randomness for pools that allocate at random. */
    public AllocationEngine(final IdSource ids, final SplittableRandom seed) {
        requireNonNull(seed);
        configuration = new Configuration(ledger, quotas, validator, gate, seed::split);
        allocator = new Allocator(requireNonNull(ids), ledger, quotas);
        lifecycle = new Lifecycle(ledger, this::rules, lease -> pools().drainOf(lease));
        withdrawal = new Withdrawal(ledger, lifecycle);
    }

    private PoolSet pools() {
        return configuration.pools();
    }

    /** What is to be done in pools besides leases. */
    public PoolUpkeep upkeep() {
        return upkeep;
    }

    /** How space comes back from devices. */
    public Withdrawal withdrawal() {
        return withdrawal;
    }

    /** Takes over many blocks that are in use already. */
    public Intake intake() {
        return new Intake(this::pools, gate, ledger, this::allocate, this::takeBack);
    }

    private LeaseRules rules(final String pool) {
        final PoolState state = pools().state(pool);
        return state == null ? LeaseRules.DEFAULT : state.pool().leaseRules();
    }

    /** What speaks against switching to this configuration, live leases included; changes nothing. */
    public List<Refusal> check(final PoolCatalog after) {
        return configuration.check(after);
    }

    /**
     * Switches to a configuration that was checked. Leases stay: those of a pool that is gone are kept apart until a
     * pool of that name comes back or their time is over.
     */
    public void apply(final PoolCatalog after) {
        configuration.apply(after, latest, upkeep::reconfigured);
    }

    /**
     * Switches to a configuration unless something speaks against it, live leases included; then it changes nothing.
     * Nothing is granted between the look and the change.
     */
    public List<Refusal> tryApply(final PoolCatalog after) {
        gate.writeLock().lock();
        try {
            final List<Refusal> refusals = check(after);
            if (refusals.isEmpty()) {
                apply(after);
            }
            return refusals;
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** The configuration in force. */
    public PoolCatalog catalog() {
        return pools().catalog();
    }

    /**
     * Takes over leases at start-up, after {@link #apply} and before serving.
     *
     * @return those that belong to no pool, because there is none of that name or of that family, or because they
     *         overlap another lease; they are kept too
     */
    public List<Lease> restore(final Iterable<Lease> leases) {
        return configuration.restore(leases);
    }

    /** Names of the pools in whose choice past leases have a say. */
    public List<String> remembering() {
        return pools().byPriority().stream().filter(PoolState::remembers).map(state -> state.pool().name()).toList();
    }

    /**
     * Tells at start-up, after {@link #restore}, of leases that have left the ledger.
     *
     * @param pool a pool that is {@link #remembering}
     * @param gone its leases, in the order in which they left
     */
    public void recall(final String pool, final List<Lease> gone) {
        configuration.recall(pool, gone);
    }

    /** Decides on a request for resources. */
    public Decision allocate(final AllocationRequest request, final Instant now) {
        gate.readLock().lock();
        try {
            return allocator.allocate(pools(), request, now);
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * Decides on a request for several resources, all or none; the leases are in the order of the items. While it does,
     * no other decision is made.
     */
    public Decision allocate(final BundleRequest request, final Instant now) {
        gate.writeLock().lock();
        try {
            return new Bundler((item, at) -> allocator.allocate(pools(), item, at), this::takeBack)
                .allocate(request, now);
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Turns offers into leases; all or none. Leases that are confirmed already stay as they are. */
    public Decision confirm(final List<String> leaseIds, final Instant now) {
        latest = now;
        return lifecycle.confirm(leaseIds, now);
    }

    /** Extends leases, from now; all or none. */
    public Decision renew(final RenewRequest request, final Instant now) {
        latest = now;
        return lifecycle.renew(request, now);
    }

    /** Gives leases back; all or none. Leases in quarantine stay as they are. */
    public Decision release(final ReleaseRequest request, final Instant now) {
        latest = now;
        return lifecycle.release(request, now);
    }

    /** Moves on up to {@code max} leases whose timer has run out, oldest first, each by one state. */
    public Decision.Granted expire(final Instant now, final int max) {
        gate.readLock().lock();
        try {
            latest = now;
            return lifecycle.expire(now, max);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** When {@link #expire} has leases to move on next. */
    public Optional<Instant> nextTimer() {
        return ledger.nextTimer();
    }

    /**
     * Makes the changes of a decision visible; it is stored.
     *
     * @throws IllegalStateException when the index does not agree with one of them; the others are settled all the same
     */
    public void settle(final Decision.Granted decision) {
        gate.readLock().lock();
        try {
            settlement.settle(pools(), decision, latest);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Undoes a decision; it could not be stored. */
    public void takeBack(final Decision.Granted decision) {
        gate.readLock().lock();
        try {
            settlement.takeBack(pools(), decision);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** A settled lease. */
    public Optional<Lease> lease(final String id) {
        return Optional.ofNullable(ledger.get(id));
    }

    /** Settled leases, live and quarantined, whose owner matches; up to {@code max}. */
    public List<Lease> byOwner(final Owner filter, final int max) {
        return ledger.byOwner(filter, max);
    }

    /** Settled leases, live and quarantined, of this value; a null space means all spaces. */
    public List<Lease> holders(final @Nullable String addressSpace, final AddressFamily family, final UInt128 value) {
        return holders(addressSpace, AddressRange.of(family, value));
    }

    /** Settled leases, live and quarantined, of any of these values; a null space means all spaces. */
    public List<Lease> holders(final @Nullable String addressSpace, final AddressRange range) {
        return reader.holders(addressSpace, range);
    }

    /**
     * How full a pool is; costs the same for any pool.
     *
     * @throws IllegalArgumentException when there is no such pool
     */
    public PoolUsage usage(final String pool) {
        return reader.usage(pool);
    }

    /**
     * An engine of its own in which these pools are as they are here now; the other ones are there and hold nothing.
     * Of each pool one moment is taken, which keeps nobody but the requests to this pool waiting; no change of the
     * configuration comes between two of them. What is granted here and not yet settled is held there.
     */
    public AllocationEngine copy(final Predicate<Pool> which) {
        final var copy = new AllocationEngine(new CountingIds("simulated-"));
        final List<Imprint> imprints;
        gate.readLock().lock();
        try {
            imprints = pools().byPriority().stream().filter(state -> which.test(state.pool())).map(Imprint::of)
                .toList();
            copy.latest = latest;
            copy.apply(pools().catalog());
        } finally {
            gate.readLock().unlock();
        }
        copy.restore(imprints.stream().flatMap(imprint -> imprint.leases().stream())
            .sorted(Comparator.comparing(Lease::created)).toList());
        imprints.forEach(imprint -> imprint.press(requireNonNull(copy.pools().state(imprint.pool()))));
        return copy;
    }

    /** Number of settled leases. */
    public long leaseCount() {
        return ledger.size();
    }
}
