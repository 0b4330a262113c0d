/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;

/**
 * When the timers of leases run out, to the millisecond above. A lease may be in it more than once; entries that no
 * longer hold are dropped when met, and all at once when they are too many. Thread-safe.
 */
final class TimerQueue {
    private static final int FEW = 1024;

    private long[] times = new long[16];
    private @Nullable String[] ids = new @Nullable String[16];
    private int size;
    private int stale;

    /** When the current state of the lease ends by itself; null for never. */
    static @Nullable Instant timerOf(final Lease lease) {
        return switch (lease.state()) {
            case ACTIVE, RENEWING -> earlier(lease.expiresAt(), lease.stateUntil());
            case OFFERED, EXPIRED, QUARANTINED, RELEASING, REVOKED -> lease.stateUntil();
            case RELEASED -> null;
        };
    }

    private static @Nullable Instant earlier(final @Nullable Instant one, final @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    static long millis(final Instant timer) {
        final long floor = timer.toEpochMilli();
        return timer.isAfter(Instant.ofEpochMilli(floor)) ? floor + 1 : floor;
    }

    synchronized void add(final Lease lease) {
        final Instant timer = timerOf(lease);
        if (timer != null) {
            add(millis(timer), lease.id());
        }
    }

    synchronized void add(final long time, final String id) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size + (size >> 1));
            ids = Arrays.copyOf(ids, times.length);
        }
        int at = size++;
        while (at > 0 && times[at - 1 >>> 1] > time) {
            times[at] = times[at - 1 >>> 1];
            ids[at] = ids[at - 1 >>> 1];
            at = at - 1 >>> 1;
        }
        times[at] = time;
        ids[at] = id;
    }

    /** Tells that the entry of this lease no longer holds; {@code holds} tells so of each. */
    synchronized void outdated(final Lease lease, final BiPredicate<String, Long> holds) {
        if (timerOf(lease) != null && ++stale > FEW && stale > size / 3 * 2) {
            final long[] oldTimes = times;
            final @Nullable String[] oldIds = ids;
            final int oldSize = size;
            times = new long[Math.max(16, oldSize)];
            ids = new @Nullable String[times.length];
            size = 0;
            stale = 0;
            for (int i = 0; i < oldSize; i++) {
                final String id = oldIds[i];
                if (id != null && holds.test(id, oldTimes[i])) {
                    add(oldTimes[i], id);
                }
            }
        }
    }

    /** The time of the first entry. */
    synchronized Optional<Instant> next() {
        return size == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(times[0]));
    }

    /** Removes the first entry if its time has come and returns its id, else null. */
    synchronized @Nullable String poll(final Instant now) {
        if (size == 0 || times[0] > now.toEpochMilli()) {
            return null;
        }
        final String first = ids[0];
        size--;
        final long time = times[size];
        final String id = ids[size];
        ids[size] = null;
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            times[at] = times[child];
            ids[at] = ids[child];
            at = child;
        }
        if (size > 0) {
            times[at] = time;
            ids[at] = id;
        }
        return first;
    }
}
