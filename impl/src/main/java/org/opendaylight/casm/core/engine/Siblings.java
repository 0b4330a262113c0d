/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.FreeSpace;

/**
 * The blocks of which a holder has one half and the other is free: those that a further lease of the same size would
 * make whole. Only a lease next to a free range can have a free other half, so that what is given back costs a look at
 * its two neighbours, and nothing while nobody is a holder. A half that is taken by another is noticed when it is
 * looked for. Not thread-safe; used under the monitor of the pool's state.
 */
final class Siblings {
    /** Most halves looked at in one search. */
    private static final int MOST = 64;
    private static final Comparator<Half> ORDER = Comparator.comparingInt(Half::exponent).thenComparing(Half::start);

    private final Map<String, TreeSet<Half>> byHolder = new HashMap<>();
    private final LeaseIndex leases;
    /** Leases of holders, in whatever state. */
    private int held;

    /**
     * The half that is held.
     *
     * @param exponent of its size
     * @param start its first object
     */
    private record Half(int exponent, UInt128 start) {
        UInt128 otherStart() {
            return start.xor(UInt128.ONE.shiftLeft(exponent));
        }

        boolean isOtherFree(final FreeSpace free) {
            final UInt128 first = otherStart();
            final UInt128 last = first.or(UInt128.lowMask(exponent));
            return free.isFree(first.hi(), first.lo(), last.hi(), last.lo());
        }
    }

    /** The halves among these leases, none yet. */
    Siblings(final LeaseIndex leases) {
        this.leases = leases;
    }

    void clear() {
        byHolder.clear();
        held = 0;
    }

    /** Counts a lease in, and notes it if the other half of its block is free. */
    void enter(final Lease lease, final FreeSpace free) {
        if (holder(lease.owner()) != null) {
            held++;
            note(lease, free);
        }
    }

    /** Counts a lease out that was counted in, and notes it no more. */
    void leave(final Lease lease) {
        if (held > 0 && holder(lease.owner()) != null) {
            held--;
            forget(lease);
        }
    }

    private void note(final Lease lease, final FreeSpace free) {
        final String holder = holder(lease.owner());
        final Half half = holder == null || !lease.state().isLive() ? null : half(lease.range());
        if (half != null && half.isOtherFree(free)) {
            byHolder.computeIfAbsent(requireNonNull(holder), key -> new TreeSet<>(ORDER)).add(half);
        }
    }

    /** Notes no more a lease that nobody holds any more. */
    void forget(final Lease lease) {
        final String holder = byHolder.isEmpty() ? null : holder(lease.owner());
        final Half half = holder == null || !byHolder.containsKey(holder) ? null : half(lease.range());
        if (half != null) {
            byHolder.computeIfPresent(requireNonNull(holder),
                (key, halves) -> halves.remove(half) && halves.isEmpty() ? null : halves);
        }
    }

    /** Notes the leases around a range that has become free. */
    void freed(final AddressRange range, final FreeSpace free) {
        if (held > 0) {
            leases.around(range, lease -> note(lease, free));
        }
    }

    /** Where the lowest free half of that size starts of which the owner has the other; null for none. */
    @Nullable UInt128 find(final Owner owner, final int exponent, final FreeSpace free) {
        final String holder = byHolder.isEmpty() ? null : holder(owner);
        final TreeSet<Half> halves = holder == null ? null : byHolder.get(holder);
        if (halves == null) {
            return null;
        }
        final Iterator<Half> some = halves.tailSet(new Half(exponent, UInt128.ZERO)).iterator();
        UInt128 found = null;
        for (int i = 0; i < MOST && found == null && some.hasNext(); i++) {
            final Half half = some.next();
            if (half.exponent != exponent) {
                break;
            }
            if (half.isOtherFree(free)) {
                found = half.otherStart();
            } else {
                some.remove();
            }
        }
        if (halves.isEmpty()) {
            byHolder.remove(holder);
        }
        return found;
    }

    /** The range as half of a block; null when it is none. */
    private static @Nullable Half half(final AddressRange range) {
        final UInt128 last = range.end().subtract(range.start());
        final int exponent = 128 - last.numberOfLeadingZeros();
        return exponent < 127 && last.equals(UInt128.lowMask(exponent)) && range.start().and(last).equals(UInt128.ZERO)
            ? new Half(exponent, range.start()) : null;
    }

    /** Whose blocks are to aggregate: those of a device, or else of a tenant; null when neither is known. */
    private static @Nullable String holder(final Owner owner) {
        return owner.deviceId() != null ? "device " + owner.deviceId()
            : owner.tenant() != null ? "tenant " + owner.tenant() : null;
    }
}
