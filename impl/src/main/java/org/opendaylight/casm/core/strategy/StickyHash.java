/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.strategy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.Demand;
import org.opendaylight.casm.core.pool.FreeSpace;

/**
 * Picks what the same client had before, if it is free; else a place computed from the client: the first free one of
 * a few places that a generator seeded with the client and a salt names, then the next one after the last of these.
 */
final class StickyHash implements PlacementStrategy {
    private static final int PROBES = 8;
    private static final int REMEMBERED = 16;
    private static final long FNV_OFFSET = 0xCBF2_9CE4_8422_2325L;
    private static final long FNV_PRIME = 0x100_0000_01B3L;

    private final String salt;
    private final int most;
    /** In the order of time. */
    private final LinkedHashSet<Past> byTime = new LinkedHashSet<>();
    private final TreeMap<UInt128, Past> bySlot = new TreeMap<>();
    private final Map<String, Deque<Past>> byClient = new HashMap<>();

    /** Remembers up to so many; the oldest is forgotten first. */
    StickyHash(final String salt, final int most) {
        this.salt = salt;
        this.most = most;
    }

    @Override
    public boolean pick(final FreeSpace free, final Demand demand, final Situation situation) {
        final UInt128 length = new UInt128(demand.lastHi(), demand.lastLo());
        final UInt128 mask = UInt128.lowMask(demand.exponent());
        for (final Past past : byClient.getOrDefault(situation.client(), new ArrayDeque<>())) {
            if (past.last().subtract(past.first()).equals(length) && past.first().and(mask).equals(UInt128.ZERO)
                && at(free, demand, past.first())) {
                return true;
            }
        }
        final var probes = new SplittableRandom(hash(salt + '\n' + situation.client()));
        UInt128 from = UInt128.ZERO;
        for (int i = 0; i < PROBES; i++) {
            from = situation.anySlot(probes).and(mask.not());
            if (at(free, demand, from)) {
                return true;
            }
        }
        return free.first(demand, from.hi(), from.lo()) || free.first(demand, 0, 0);
    }

    private static boolean at(final FreeSpace free, final Demand demand, final UInt128 start) {
        return free.first(demand, start.hi(), start.lo()) && free.foundHi() == start.hi()
            && free.foundLo() == start.lo();
    }

    /** As FNV-1a, over characters; the same in every Java and on every machine. */
    private static long hash(final String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    @Override
    public boolean aggregates() {
        return false;
    }

    @Override
    public Set<String> parameters() {
        return Set.of("salt");
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public void released(final Past past) {
        final var before = bySlot.lowerEntry(past.first());
        if (before != null && before.getValue().last().compareTo(past.first()) >= 0) {
            forget(before.getValue());
        }
        new ArrayList<>(bySlot.subMap(past.first(), true, past.last(), true).values()).forEach(this::forget);
        if (past.client().isEmpty()) {
            return;
        }
        bySlot.put(past.first(), past);
        byTime.add(past);
        final Deque<Past> own = byClient.computeIfAbsent(past.client(), key -> new ArrayDeque<>(1));
        own.addFirst(past);
        if (own.size() > REMEMBERED) {
            forget(own.getLast());
        }
        if (byTime.size() > most) {
            forget(byTime.getFirst());
        }
    }

    private void forget(final Past past) {
        bySlot.remove(past.first());
        byTime.remove(past);
        byClient.computeIfPresent(past.client(), (client, own) -> {
            own.remove(past);
            return own.isEmpty() ? null : own;
        });
    }

    @Override
    public List<Past> past() {
        return List.copyOf(byTime);
    }
}
