/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opendaylight.casm.core.usage.FairShare;
import org.opendaylight.casm.core.usage.FairShare.Need;

/**
 * Who needs more of which pool, as the last reports say. Nothing of it lasts: after a restart the next reports tell.
 * Thread-safe.
 */
final class Shortages {
    private final ConcurrentHashMap<String, Map<String, Entry>> pools = new ConcurrentHashMap<>();

    private record Entry(Need need, Instant until) {
    }

    /** Somebody needs more, until it reports again but not longer than this. */
    void note(final String pool, final Need need, final Instant until) {
        final var holders = pools.computeIfAbsent(pool, key -> new HashMap<>());
        synchronized (holders) {
            holders.put(need.holder(), new Entry(need, until));
        }
    }

    /** Somebody does not, or no longer. */
    void settle(final String pool, final String holder) {
        final var holders = pools.get(pool);
        if (holders != null) {
            synchronized (holders) {
                holders.remove(holder);
            }
        }
    }

    /** Whether anybody else needs more of a pool. */
    boolean isPressed(final String pool, final String holder, final Instant now) {
        final var holders = pools.get(pool);
        if (holders == null) {
            return false;
        }
        synchronized (holders) {
            holders.values().removeIf(entry -> !entry.until().isAfter(now));
            return holders.keySet().stream().anyMatch(other -> !other.equals(holder));
        }
    }

    /** What a holder that needs more may get of what is free, so that the others who need more get theirs. */
    BigInteger share(final String pool, final String holder, final BigInteger free, final Instant now) {
        final var needs = new ArrayList<Need>();
        final var holders = pools.getOrDefault(pool, Map.of());
        synchronized (holders) {
            holders.values().stream().filter(entry -> entry.until().isAfter(now)).map(Entry::need)
                .forEach(needs::add);
        }
        return FairShare.of(free, needs).getOrDefault(holder, BigInteger.ZERO);
    }
}
