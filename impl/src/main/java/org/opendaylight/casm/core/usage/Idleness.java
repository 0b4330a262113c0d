/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.usage;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;

/** Since when a lease has not been used. */
final class Idleness {
    private Idleness() {
        // functions only
    }

    /**
     * For how long a lease has been without use as far as all who measure it tell; null when it is in use, or nobody
     * measures it.
     *
     * @param entries samples by entry, each of one device, latest first
     */
    static @Nullable Duration of(final Lease lease, final List<List<UsageSample>> entries) {
        Instant since = lease.created();
        Instant until = null;
        for (final List<UsageSample> entry : entries) {
            final var own = entry.stream().filter(sample -> sample.subject().leases().contains(lease.id())).toList();
            if (own.isEmpty()) {
                continue;
            }
            final Instant from = idleFrom(own);
            if (from == null) {
                return null;
            }
            final Instant end = own.getFirst().knownUntil();
            since = since.isBefore(from) ? from : since;
            until = until == null || end.isBefore(until) ? end : until;
        }
        return until == null || until.isBefore(since) ? null : Duration.between(since, until);
    }

    /** Where the unbroken run of samples without use starts that the last one ends; null when that one has use. */
    private static @Nullable Instant idleFrom(final List<UsageSample> latestFirst) {
        Instant from = null;
        for (final UsageSample sample : latestFirst) {
            final Instant start = sample.key().start();
            final boolean gap = from != null && sample.end().plus(sample.key().period().length()).isBefore(from);
            if (!isUnused(sample) || gap) {
                break;
            }
            from = from == null || start.isBefore(from) ? start : from;
        }
        return from;
    }

    private static boolean isUnused(final UsageSample sample) {
        final BigInteger used = sample.measure().used(BigInteger.valueOf(Long.MAX_VALUE));
        return used != null && used.signum() == 0;
    }
}
