/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.protocol.Request.ReleaseReason;

/** When there is too little and too much (draft, sections 5.2.5 and 5.2.6). Decides, and changes nothing. */
final class Capacity {
    private static final double PER_CENT = 100;

    /**
     * A pool to give back.
     *
     * @param holding the pool
     * @param reason why
     */
    record Spare(Holding holding, ReleaseReason reason) {
    }

    private final Settings.Thresholds thresholds;

    Capacity(final Settings.Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    /** Whether a need has fewer pools than are kept, or is at the high mark. */
    boolean wants(final Need need, final Collection<Holding> holdings) {
        final List<Holding> open = open(need, holdings);
        return open.size() < thresholds.keepMinimum()
            || used(need, holdings) * PER_CENT >= (double) thresholds.high(need) * total(open);
    }

    /**
     * The pool of a need to be given back first: the newest one that was not used for long, or the newest one when the
     * use is low. None when fewer than the minimum would be left, or when the use of the others would come near the
     * high mark, so that it would be asked for again soon.
     */
    Optional<Spare> spare(final Need need, final Collection<Holding> holdings, final Instant now) {
        final List<Holding> open = open(need, holdings);
        if (open.size() <= thresholds.keepMinimum()) {
            return Optional.empty();
        }
        final double used = used(need, holdings) * PER_CENT;
        final double total = total(open);
        final double calm = thresholds.high(need) - thresholds.hysteresis();
        final Stream<Spare> idle = open.stream()
            .filter(holding -> holding.inUse() == 0
                && !holding.idleSince().plus(thresholds.idleRelease()).isAfter(now))
            .map(holding -> new Spare(holding, ReleaseReason.IDLE));
        final Stream<Spare> low = used < thresholds.low() * total
            ? open.stream().map(holding -> new Spare(holding, ReleaseReason.BELOW_THRESHOLD)) : Stream.empty();
        return Stream.concat(idle, low)
            .filter(spare -> used <= calm * (total - spare.holding().capacity()))
            .max(Comparator.comparing((Spare spare) -> spare.reason() == ReleaseReason.IDLE)
                .thenComparing(spare -> spare.holding().order()));
    }

    /** A pool that is being emptied although the Coordinator did not want it back, the newest. */
    Optional<Holding> resumable(final Need need, final Collection<Holding> holdings) {
        return holdings.stream().filter(holding -> holding.need().equals(need)
            && holding.phase() == Holding.Phase.DRAINING && holding.reason() != ReleaseReason.RECALLED
            && holding.reason() != ReleaseReason.SHUTDOWN).max(Comparator.comparing(Holding::order));
    }

    private static List<Holding> open(final Need need, final Collection<Holding> holdings) {
        return holdings.stream().filter(holding -> holding.need().equals(need)
            && holding.phase() == Holding.Phase.OPEN).toList();
    }

    /** Members in use; those of pools that are emptied need another place. */
    private static double used(final Need need, final Collection<Holding> holdings) {
        return holdings.stream().filter(holding -> holding.need().equals(need)).mapToDouble(Holding::inUse).sum();
    }

    private static double total(final List<Holding> open) {
        return open.stream().mapToDouble(Holding::capacity).sum();
    }
}
