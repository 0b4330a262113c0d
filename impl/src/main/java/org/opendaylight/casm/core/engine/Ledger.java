/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;

/** The settled leases, found by id, owner and timer, and which of them are about to change. Thread-safe. */
final class Ledger {
    private final ConcurrentMap<String, Lease> leases = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Boolean> pending = new ConcurrentHashMap<>();
    private final OwnerIndex owners = new OwnerIndex();
    private final TimerQueue timers = new TimerQueue();

    /** Marks a lease as about to change; false when it is already. */
    boolean reserve(final String id) {
        return pending.putIfAbsent(id, Boolean.TRUE) == null;
    }

    /** Ends what {@link #reserve} began. */
    void free(final String id) {
        pending.remove(id);
    }

    @Nullable Lease get(final String id) {
        return leases.get(id);
    }

    long size() {
        return leases.size();
    }

    void add(final Lease lease) {
        leases.put(lease.id(), lease);
        owners.add(lease);
        timers.add(lease);
    }

    void replace(final Lease before, final Lease after) {
        leases.put(after.id(), after);
        timers.add(after);
        timers.outdated(before, this::hasTimer);
    }

    void remove(final Lease lease) {
        leases.remove(lease.id());
        owners.remove(lease, leases::containsKey);
        timers.outdated(lease, this::hasTimer);
    }

    private boolean hasTimer(final String id, final long time) {
        final Lease lease = leases.get(id);
        final Instant timer = lease == null ? null : TimerQueue.timerOf(lease);
        return timer != null && TimerQueue.millis(timer) == time;
    }

    /** Sets the timer of a lease again, after it was polled to no effect. */
    void remind(final Lease lease) {
        timers.add(lease);
    }

    /** The next lease whose timer has run out; null for none. Its timer is gone then. */
    @Nullable Lease poll(final Instant now) {
        while (true) {
            final String id = timers.poll(now);
            if (id == null) {
                return null;
            }
            final Lease lease = leases.get(id);
            final Instant timer = lease == null ? null : TimerQueue.timerOf(lease);
            if (lease != null && timer != null && !timer.isAfter(now)) {
                return lease;
            }
        }
    }

    Optional<Instant> nextTimer() {
        return timers.next();
    }

    List<Lease> byOwner(final Owner filter, final int max) {
        final List<String> candidates = owners.candidates(filter);
        final var found = new ArrayList<Lease>();
        if (candidates == null) {
            for (final Lease lease : leases.values()) {
                if (found.size() >= max) {
                    break;
                }
                found.add(lease);
            }
            return found;
        }
        for (final String id : candidates) {
            final Lease lease = found.size() < max ? leases.get(id) : null;
            if (lease != null && lease.owner().matches(filter)) {
                found.add(lease);
            }
        }
        return found;
    }

    Iterable<Lease> all() {
        return leases.values();
    }
}
