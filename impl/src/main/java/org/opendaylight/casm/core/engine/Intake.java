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
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;

/**
 * Takes many blocks that are in use already, each for itself, and says of each that cannot be had who has it.
 * Thread-safe.
 */
public final class Intake {
    /** Cause of the changes. */
    public static final String CAUSE = "import";
    /** Most holders that are named for one block. */
    private static final int HOLDERS = 8;

    private final Supplier<PoolSet> pools;
    private final ReadWriteLock gate;
    private final Ledger ledger;
    private final BiFunction<AllocationRequest, Instant, Decision> allocate;
    private final Consumer<Decision.Granted> takeBack;

    /**
     * An intake into these pools.
     *
     * @param gate shared by decisions, exclusive for those that nobody may see half done
     * @param allocate decides on one block
     * @param takeBack undoes such a decision
     */
    Intake(final Supplier<PoolSet> pools, final ReadWriteLock gate, final Ledger ledger,
            final BiFunction<AllocationRequest, Instant, Decision> allocate,
            final Consumer<Decision.Granted> takeBack) {
        this.pools = pools;
        this.gate = gate;
        this.ledger = ledger;
        this.allocate = allocate;
        this.takeBack = takeBack;
    }

    /** What remains taken. */
    public enum Keep {
        /** Each block that could be had. */
        EACH,
        /** All blocks or, when one could not be had and does not stand, none. */
        ALL,
        /** Nothing; the answer says what would be so. */
        NONE
    }

    /** What came of one block. */
    public sealed interface Taken {
        /**
         * It could be had.
         *
         * @param lease with {@link Keep#NONE}, or where nothing was kept, one that is not to be
         */
        record Granted(Lease lease) implements Taken {
        }

        /**
         * It is leased already, alone or as a part of more, to an owner who does not contradict the one asked for.
         *
         * @param lease the lease, settled and live
         */
        record Standing(Lease lease) implements Taken {
        }

        /**
         * It could not be had.
         *
         * @param refusal why
         * @param holders settled leases, live and in quarantine, that have some of it, the first ones
         */
        record Refused(Refusal refusal, List<Lease> holders) implements Taken {
            public Refused {
                holders = List.copyOf(holders);
            }
        }
    }

    /**
     * What came of all blocks.
     *
     * @param blocks in the order of the requests
     * @param decision what was kept, to be settled or taken back as a whole; without changes when nothing was
     */
    public record Result(List<Taken> blocks, Decision.Granted decision) {
        public Result {
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * Decides on blocks. With {@link Keep#EACH} other decisions are made between those on two blocks; else none is made
     * meanwhile, and nobody meets space that is only taken for a moment.
     *
     * @param requests each for a {@link Size.Specific} block out of a named pool
     */
    public Result take(final List<AllocationRequest> requests, final Keep keep, final Instant now) {
        final var lock = keep == Keep.EACH ? gate.readLock() : gate.writeLock();
        lock.lock();
        try {
            final var blocks = new ArrayList<Taken>(requests.size());
            final var granted = new ArrayList<Decision.Granted>(requests.size());
            for (final AllocationRequest request : requests) {
                switch (allocate.apply(request, now)) {
                    case Decision.Granted one -> {
                        granted.add(one);
                        blocks.add(new Taken.Granted(one.leases().getFirst()));
                    }
                    case Decision.Refused refused -> blocks.add(standing(request, refused.refusal()));
                }
            }
            if (keep == Keep.NONE
                || keep == Keep.ALL && blocks.stream().anyMatch(Taken.Refused.class::isInstance)) {
                granted.reversed().forEach(takeBack);
                granted.clear();
            }
            return new Result(blocks, whole(granted));
        } finally {
            lock.unlock();
        }
    }

    private static Decision.Granted whole(final List<Decision.Granted> granted) {
        final var changes = new ArrayList<LeaseChange>(granted.size());
        final var leases = new ArrayList<Lease>(granted.size());
        for (final Decision.Granted one : granted) {
            one.changes().forEach(change -> changes.add(new LeaseChange(change.before(), change.after(), CAUSE)));
            leases.addAll(one.leases());
        }
        return new Decision.Granted(changes, leases, false);
    }

    private Taken standing(final AllocationRequest request, final Refusal refusal) {
        if (!(request.target() instanceof Target.Named named) || !(request.size() instanceof Size.Specific specific)) {
            throw new IllegalArgumentException("not a request for one block of one pool: " + request);
        }
        final PoolState state = pools.get().state(named.name());
        if (state == null) {
            return new Taken.Refused(refusal, List.of());
        }
        final List<Lease> holders;
        synchronized (state) {
            holders = specific.range().family() == state.layout().grid().family()
                ? state.leases().first(specific.range(), HOLDERS) : List.of();
        }
        final List<Lease> settled = holders.stream().map(lease -> ledger.get(lease.id())).filter(Objects::nonNull)
            .toList();
        return settled.stream().filter(lease -> isThat(lease, request.owner(), specific.range())).findFirst()
            .<Taken>map(Taken.Standing::new).orElseGet(() -> new Taken.Refused(refusal, settled));
    }

    private static boolean isThat(final Lease lease, final Owner owner, final AddressRange range) {
        return lease.state().isLive() && lease.range().contains(range) && lease.owner().agrees(owner);
    }
}
