/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.CatalogValidator;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;

/** Works out what a change of the size of a pool comes to, on a copy. Its cost grows with the leases of the pool. */
final class Resizing {
    private final CatalogValidator validator;
    private final PoolSet pools;
    private final Instant now;

    Resizing(final CatalogValidator validator, final PoolSet pools, final Instant now) {
        this.validator = validator;
        this.pools = pools;
        this.now = now;
    }

    ResizePlan plan(final ResizeRequest request) {
        final PoolState state = pools.state(request.pool());
        if (state == null) {
            throw new IllegalArgumentException("there is no pool " + request.pool());
        }
        final Map<String, List<Segment>> before = byId(state.pool().segments());
        final Refusal malformed = malformed(request, before);
        if (malformed != null) {
            return refused(state, malformed);
        }
        final PoolCatalog strict = with(changed(state.pool(), request, Set.of()));
        final List<Refusal> faults = faults(strict);
        if (!faults.isEmpty()) {
            return refused(state, faults.getFirst());
        }
        final var live = new LiveCheck(pools.catalog(), strict);
        final List<Refusal> inUse = live.check(List.of(state));
        final Set<String> drained = request.drain() && !inUse.isEmpty() ? held(state, request.remove()) : Set.of();
        final PoolCatalog after = drained.isEmpty() ? strict : with(changed(state.pool(), request, drained));
        final Refusal refusal = request.drain() && !inUse.isEmpty() ? first(state, after)
            : inUse.isEmpty() ? null : inUse.getFirst();
        final Set<String> add = byId(request.add()).entrySet().stream()
            .filter(entry -> !entry.getValue().equals(before.get(entry.getKey()))).map(Map.Entry::getKey)
            .collect(Collectors.toSet());
        final Set<String> remove = request.remove().stream().filter(id -> !drained.contains(id))
            .collect(Collectors.toSet());
        return new ResizePlan(add, remove, drained, live.blocking(), live.blockingCount(), usage(state, after),
            refusal);
    }

    private static Map<String, List<Segment>> byId(final List<Segment> segments) {
        return segments.stream().collect(groupingBy(Segment::id, LinkedHashMap::new, Collectors.toList()));
    }

    private static @Nullable Refusal malformed(final ResizeRequest request,
            final Map<String, List<Segment>> before) {
        final String pool = request.pool();
        if (request.add().isEmpty() && request.remove().isEmpty()) {
            return Refusal.of(Reason.INVALID, pool, "nothing is to be added to pool " + pool + " or removed from it");
        }
        for (final String id : request.remove()) {
            if (!before.containsKey(id)) {
                return Refusal.of(Reason.INVALID, pool, "pool " + pool + " has no segment " + id);
            }
        }
        for (final var entry : byId(request.add()).entrySet()) {
            final List<Segment> there = before.getOrDefault(entry.getKey(), entry.getValue());
            if (!ranges(there).equals(ranges(entry.getValue()))
                && (request.drain() || !request.remove().contains(entry.getKey()))) {
                return Refusal.of(Reason.INVALID, pool, "pool " + pool + " has a segment " + entry.getKey() + " of "
                    + ranges(there) + "; choose another id for " + ranges(entry.getValue()));
            }
        }
        return null;
    }

    private static List<AddressRange> ranges(final List<Segment> segments) {
        return segments.stream().map(Segment::range).sorted(Comparator.comparing(AddressRange::start)).toList();
    }

    /** The pool without what is removed, with what is added, and with the drained segments as such. */
    private static Pool changed(final Pool pool, final ResizeRequest request, final Set<String> drained) {
        final Map<String, List<Segment>> segments = byId(pool.segments());
        for (final String id : request.remove()) {
            final List<Segment> removed = segments.remove(id);
            if (removed != null && drained.contains(id)) {
                segments.put(id, removed.stream().map(Segment::drained).toList());
            }
        }
        segments.putAll(byId(request.add()));
        return pool.withSegments(segments.values().stream().flatMap(List::stream).toList());
    }

    private PoolCatalog with(final Pool pool) {
        final PoolCatalog catalog = pools.catalog();
        final var changed = new HashMap<>(catalog.pools());
        changed.put(pool.name(), pool);
        return catalog.withPools(changed);
    }

    /** The segments in which there are live leases. */
    private static Set<String> held(final PoolState state, final Set<String> ids) {
        synchronized (state) {
            return state.pool().segments().stream().filter(segment -> ids.contains(segment.id())).filter(segment -> {
                final boolean[] live = new boolean[1];
                state.leases().overlapping(segment.range().start(), segment.range().end(),
                    lease -> live[0] |= lease.state().isLive());
                return live[0];
            }).map(Segment::id).collect(Collectors.toSet());
        }
    }

    private @Nullable Refusal first(final PoolState state, final PoolCatalog after) {
        final List<Refusal> faults = faults(after);
        final List<Refusal> all = faults.isEmpty()
            ? new LiveCheck(pools.catalog(), after).check(List.of(state)) : faults;
        return all.isEmpty() ? null : all.getFirst();
    }

    /** What rules speak against it, those of the algorithm included. */
    private List<Refusal> faults(final PoolCatalog after) {
        final List<Refusal> faults = validator.check(pools.catalog(), after);
        return faults.isEmpty() ? SchemeCheck.check(pools.catalog(), after) : faults;
    }

    private PoolUsage usage(final PoolState state, final PoolCatalog after) {
        final String name = state.pool().name();
        final var leases = new ArrayList<Lease>();
        final long version;
        final Instant lastChange;
        synchronized (state) {
            state.leases().forEach(leases::add);
            version = state.version();
            lastChange = state.lastChange();
        }
        final var copy = new PoolState(new SplittableRandom(0), new Quotas(), after.pools().get(name), state.space(),
            PoolSet.children(after).getOrDefault(name, List.of()),
            new Claims(PoolSet.reservations(after).getOrDefault(name, List.of())), now);
        leases.forEach(copy::adopt);
        copy.rebuild();
        return FreeReport.usage(copy).at(version, lastChange);
    }

    private static ResizePlan refused(final PoolState state, final Refusal refusal) {
        synchronized (state) {
            return new ResizePlan(Set.of(), Set.of(), Set.of(), List.of(), 0, FreeReport.usage(state), refusal);
        }
    }
}
