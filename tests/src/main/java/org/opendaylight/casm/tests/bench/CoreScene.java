/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;

/** An engine with one pool, filled as wanted. No disk, no MD-SAL, one thread. */
final class CoreScene {
    /** Number of leases with which memory and reading of figures are measured. */
    static final int MILLION = 1_000_000;

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AddressSpace SPACE = new AddressSpace("bench", "global", null, null,
        AddressSpace.Overlap.UNIQUE, Set.of(), true);
    private static final String POOL = "bench";
    private static final String OTHER = "other";

    private final AtomicLong ids = new AtomicLong();
    private final AllocationEngine engine = new AllocationEngine(() -> "1-" + ids.incrementAndGet());
    private final int length;
    private long requests;

    /**
     * An empty pool.
     *
     * @param kind of the pool, a YANG identity name
     * @param prefix its only segment
     * @param length prefix length of the blocks that are given out
     */
    CoreScene(final String kind, final String prefix, final int length) {
        this(kind, List.of(prefix), length);
    }

    /** The same with several segments. */
    CoreScene(final String kind, final List<String> prefixes, final int length) {
        this.length = length;
        final var segments = new ArrayList<Segment>();
        prefixes.forEach(prefix -> segments.add(new Segment("s" + segments.size(), AddressRange.parse(prefix))));
        final var pool = Pool.of(POOL, ObjectKind.ofYangName(kind), SPACE.name(), segments);
        engine.apply(new PoolCatalog(Map.of(SPACE.name(), SPACE), Map.of(POOL, pool), Map.of(), Set.of()));
    }

    /** So many scattered /24, each with a gap of the same size after it; at most 32,768. */
    static List<String> scattered(final int count) {
        return IntStream.range(0, count).mapToObj(i -> "10." + (i >> 7) + '.' + (i << 1 & 0xff) + ".0/24").toList();
    }

    /** Adds another pool and leases so many addresses of it, so that the pool is empty among many leases. */
    void surround(final int leases) {
        final var pools = new HashMap<>(engine.catalog().pools());
        pools.put(OTHER, Pool.of(OTHER, ObjectKind.IPV6_GUA, SPACE.name(),
            List.of(new Segment("a", AddressRange.parse("2001:db8:ffff::/48")))));
        engine.apply(new PoolCatalog(Map.of(SPACE.name(), SPACE), pools, Map.of(), Set.of()));
        for (int count = 0; count < leases; count++) {
            allocate(OTHER, 128);
        }
    }

    /** Fills the pool to the end and then gives {@code holes} blocks back, chosen at random. */
    void fillBut(final int blocks, final int holes) {
        final var held = allocate(blocks);
        Collections.shuffle(held, new Random(1));
        release(held.subList(0, holes));
    }

    /**
     * Allocates blocks one by one, each settled before the next.
     *
     * @return the ids of the leases
     */
    List<String> allocate(final int blocks) {
        final var leases = new ArrayList<String>(blocks);
        for (int count = 0; count < blocks; count++) {
            leases.add(allocate().id());
        }
        return leases;
    }

    /** Allocates a block. */
    Lease allocate() {
        return allocate(POOL, length);
    }

    private Lease allocate(final String pool, final int prefixLength) {
        final var request = new AllocationRequest("r" + requests++, new AllocationRequest.Target.Named(pool),
            Owner.NONE, new AllocationRequest.Size.PrefixLength(prefixLength), AllocationRequest.Placement.ANY, null,
            Lease.Terms.NONE, AllocationRequest.Mode.GRANT);
        return settled(engine.allocate(request, NOW)).leases().getFirst();
    }

    /** Gives leases back one by one, free at once. */
    void release(final List<String> leases) {
        for (final String lease : leases) {
            settled(engine.release(new ReleaseRequest(new ReleaseRequest.What.ById(List.of(lease)), Owner.NONE, true),
                NOW));
        }
    }

    private Decision.Granted settled(final Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> {
                engine.settle(granted);
                yield granted;
            }
            case Decision.Refused refused -> throw new IllegalStateException(refused.refusal().toString());
        };
    }

    /** The engine itself, for reading. */
    AllocationEngine engine() {
        return engine;
    }

    /** The name of the pool. */
    static String pool() {
        return POOL;
    }
}
