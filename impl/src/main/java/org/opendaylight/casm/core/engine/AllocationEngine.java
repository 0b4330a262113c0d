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
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
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
    private final IdSource ids;
    private PoolCatalog catalog = PoolCatalog.EMPTY;

    /** An engine without pools. */
    public AllocationEngine(final IdSource ids) {
        this.ids = requireNonNull(ids);
    }

    /** What speaks against switching to this configuration, live leases included; changes nothing. */
    public List<Refusal> check(final PoolCatalog after) {
        return List.of();
    }

    /** Switches to a configuration that was checked; leases stay. */
    public void apply(final PoolCatalog after) {
        catalog = after;
    }

    /** The configuration in force. */
    public PoolCatalog catalog() {
        return catalog;
    }

    /**
     * Takes over leases at start-up, after {@link #apply} and before serving.
     *
     * @return those of which the pool is unknown; they are kept too
     */
    public List<Lease> restore(final Iterable<Lease> leases) {
        return List.of();
    }

    /** Decides on a request for resources. */
    public Decision allocate(final AllocationRequest request, final Instant now) {
        return notYet();
    }

    /** Turns offers into leases; all or none. */
    public Decision confirm(final List<String> leaseIds, final Instant now) {
        return notYet();
    }

    /** Extends leases; all or none. */
    public Decision renew(final RenewRequest request, final Instant now) {
        return notYet();
    }

    /** Gives leases back; all or none. */
    public Decision release(final ReleaseRequest request, final Instant now) {
        return notYet();
    }

    /** Moves on up to {@code max} leases whose timer has run out, oldest first. */
    public Decision.Granted expire(final Instant now, final int max) {
        return new Decision.Granted(List.of(), List.of(), false);
    }

    /** When {@link #expire} has something to do next. */
    public Optional<Instant> nextTimer() {
        return Optional.empty();
    }

    /** Makes the changes of a decision visible; it is stored. */
    public void settle(final Decision.Granted decision) {
    }

    /** Undoes a decision; it could not be stored. */
    public void takeBack(final Decision.Granted decision) {
    }

    /** A settled lease. */
    public Optional<Lease> lease(final String id) {
        return Optional.empty();
    }

    /** Settled leases, live and quarantined, whose owner matches; up to {@code max}. */
    public List<Lease> byOwner(final Owner filter, final int max) {
        return List.of();
    }

    /** Settled leases, live and quarantined, of this value; a null space means all spaces. */
    public List<Lease> holders(final @Nullable String addressSpace, final AddressFamily family, final UInt128 value) {
        return List.of();
    }

    /**
     * How full a pool is; costs the same for any pool.
     *
     * @throws IllegalArgumentException when there is no such pool
     */
    public PoolUsage usage(final String pool) {
        throw new IllegalArgumentException("no pool " + pool);
    }

    /** Number of settled leases. */
    public long leaseCount() {
        return 0;
    }

    private static Decision notYet() {
        return new Decision.Refused(Refusal.of(Refusal.Reason.NOT_LEADER, null, "not yet"));
    }
}
