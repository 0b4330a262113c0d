/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.ObjectKind;

class ConcurrencyTest {
    private static final int THREADS = 16;

    @ParameterizedTest
    @EnumSource(value = Algorithm.class, mode = EnumSource.Mode.MATCH_NONE, names = {"DETER.*", "MAP_.*", "IPV4_.*",
        "SIX_RD", "EUI64", "EXTERNAL"})
    void allWhoCanBeServedAreServedOnce(final Algorithm algorithm) throws Exception {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/22", "10.1.0.0-10.1.0.7")
            .algorithm(algorithm).make());
        final Set<String> ranges = ConcurrentHashMap.newKeySet();
        final var exhausted = new AtomicInteger();
        inParallel(() -> {
            for (int i = 0; i < 100; i++) {
                switch (fixture.engine.allocate(fixture.request("p", Owner.NONE, new Size.Default()), fixture.now)) {
                    case Decision.Granted granted -> {
                        fixture.engine.settle(granted);
                        granted.leases().forEach(lease -> assertTrue(ranges.add(lease.range().toString())));
                    }
                    case Decision.Refused refused -> {
                        assertEquals(Refusal.Reason.POOL_EXHAUSTED, refused.refusal().reason());
                        exhausted.incrementAndGet();
                    }
                }
            }
            return null;
        });
        assertEquals(1_032, ranges.size());
        assertEquals(THREADS * 100 - 1_032, exhausted.get());
        assertEquals(1_032, fixture.engine.leaseCount());
    }

    @Test
    void comingsAndGoingsLeaveNothingBehind() throws Exception {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/20").make(),
            pool("q", ObjectKind.IPV4_PRIVATE, "10.1.0.0/20").make());
        final Set<String> held = ConcurrentHashMap.newKeySet();
        final var number = new AtomicInteger();
        inParallel(() -> {
            final int me = number.incrementAndGet();
            for (int i = 0; i < 500; i++) {
                final var request = fixture.request(i % 2 == 0 ? "p" : "q", EngineFixture.device("d" + me % 4),
                    new Size.PrefixLength(28 + i % 5));
                final var granted = (Decision.Granted) fixture.engine.allocate(request, fixture.now);
                if (i % 7 == 0) {
                    fixture.engine.takeBack(granted);
                    continue;
                }
                final Lease lease = granted.leases().get(0);
                assertTrue(held.add(lease.range().toString()));
                fixture.engine.settle(granted);
                held.remove(lease.range().toString());
                fixture.free(lease.id());
            }
            return null;
        });
        assertEquals(0, fixture.engine.leaseCount());
        assertEquals(BigInteger.valueOf(4_096), fixture.usage("p").free());
        assertEquals("10.1.0.0/20", fixture.usage("q").largestFreeBlock());
        assertEquals(1, fixture.usage("q").fragments());
    }

    @Test
    void oneOfManyReleasesOfALeaseSucceeds() throws Exception {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/20").make());
        final Lease lease = fixture.one("p");
        final var changes = new AtomicInteger();
        inParallel(() -> {
            switch (fixture.engine.release(new ReleaseRequest(new ReleaseRequest.What.ById(List.of(lease.id())),
                    Owner.NONE, false), fixture.now)) {
                case Decision.Granted granted -> {
                    changes.addAndGet(granted.changes().size());
                    fixture.engine.settle(granted);
                }
                case Decision.Refused refused -> assertEquals(Refusal.Reason.BUSY, refused.refusal().reason());
            }
            return null;
        });
        assertEquals(1, changes.get());
    }

    private static void inParallel(final Callable<Void> task) throws Exception {
        try (var executor = Executors.newFixedThreadPool(THREADS)) {
            final var futures = new ArrayList<Future<Void>>();
            for (int i = 0; i < THREADS; i++) {
                futures.add(executor.submit(task));
            }
            for (final Future<Void> future : futures) {
                future.get();
            }
        }
    }
}
