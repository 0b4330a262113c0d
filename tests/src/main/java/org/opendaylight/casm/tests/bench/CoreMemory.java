/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.Arrays;
import org.opendaylight.casm.core.lease.Lease;

/**
 * P2: heap of the core engine, in a process of its own. Prints the bytes of a lease with a million of them in the
 * engine: everything counted, and what the index takes beside the record of the lease (its owner, terms, times). Then
 * the bytes of an empty pool, small and huge.
 */
public final class CoreMemory {
    private CoreMemory() {
        // a program
    }

    /** Measures and prints {@code name value} lines. */
    public static void main(final String[] args) {
        final var warm = new CoreScene("ipv4-private", "10.0.0.0/8", 28);
        warm.allocate(1000);
        final var records = new Lease[CoreScene.MILLION];
        final long before = used();
        final long both = fill(records);
        final long alone = used() - before;
        System.out.println("index " + (both - alone) / CoreScene.MILLION);
        Reference.reachabilityFence(records);
        System.out.println("small " + emptyPools("10.0.0.0/24", "ipv4-private"));
        System.out.println("huge " + emptyPools("2000::/3", "ipv6-gua"));
        Reference.reachabilityFence(warm);
    }

    /** Heap of an engine and its leases; the records of the leases stay. */
    private static long fill(final Lease[] records) {
        final long before = used();
        final var scene = new CoreScene("ipv4-private", "10.0.0.0/8", 28);
        Arrays.setAll(records, index -> scene.allocate());
        final long both = used() - before;
        System.out.println("total " + both / CoreScene.MILLION);
        Reference.reachabilityFence(scene);
        return both;
    }

    private static long emptyPools(final String prefix, final String kind) {
        final var scenes = new CoreScene[1000];
        final long before = used();
        Arrays.setAll(scenes, index -> new CoreScene(kind, prefix, 32));
        final long after = used();
        Reference.reachabilityFence(scenes);
        return (after - before) / scenes.length;
    }

    private static long used() {
        final var memory = ManagementFactory.getMemoryMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            memory.gc();
            least = Math.min(least, memory.getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
