/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.opendaylight.casm.service.ThresholdBand;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Pools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.PoolKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;

class UsagePublisherTest extends AbstractConcurrentDataBrokerTest {
    private final ConcurrentHashMap<String, Integer> allocated = new ConcurrentHashMap<>();
    private final AtomicInteger readings = new AtomicInteger();
    private volatile @Nullable Instant exhaustion;
    private UsagePublisher publisher;

    UsagePublisherTest() {
        super(true);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
        publisher = new UsagePublisher(getDataBroker(), name -> {
            readings.incrementAndGet();
            if (name.equals("broken")) {
                throw new IllegalArgumentException("no pool broken");
            }
            return Optional.ofNullable(allocated.get(name)).map(this::reading);
        });
    }

    private UsagePublisher.Reading reading(final int taken) {
        final var total = BigInteger.valueOf(256);
        final var used = BigInteger.valueOf(taken);
        return UsagePublisher.Reading.of(new PoolUsage(total, total, BigInteger.ZERO, BigInteger.ZERO, used,
            BigInteger.ZERO, total.subtract(used), taken * 100 / 256.0,
            taken == 256 ? "" : "10.0.0.0/25", 3, 7, Instant.parse("2026-11-22T10:00:00Z")),
            taken > 243 ? ThresholdBand.CRITICAL : ThresholdBand.NORMAL, exhaustion);
    }

    private static void get(final CompletionStage<?> stage) throws Exception {
        stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private Optional<State> state(final String pool) throws Exception {
        try (var tx = getDataBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.OPERATIONAL, DataObjectIdentifier.builder(Pools.class)
                .child(Pool.class, new PoolKey(new Name(pool))).child(State.class).build()).get();
        }
    }

    @Test
    void publishesTheCounters() throws Exception {
        allocated.put("p", 250);

        get(publisher.publish(Set.of("p")));

        final var state = state("p").orElseThrow();
        assertEquals("250", state.getAllocated().getValue().toString());
        assertEquals("97.66", state.getUtilization().getValue().toString());
        assertEquals(State.ThresholdState.Critical, state.getThresholdState());
        assertEquals("10.0.0.0/25", state.getLargestFreeBlock());
    }

    @Test
    void publishesTheForecastAndTakesItBack() throws Exception {
        allocated.put("p", 100);
        exhaustion = Instant.parse("2026-11-22T18:30:00.5Z");
        get(publisher.publish(Set.of("p")));
        assertEquals("2026-11-22T18:30:00.500Z", state("p").orElseThrow().getProjectedExhaustion().getValue());

        exhaustion = null;
        get(publisher.publish(Set.of("p")));
        assertNull(state("p").orElseThrow().getProjectedExhaustion());
    }

    @Test
    void showsNoLargestBlockOfAFullPool() throws Exception {
        allocated.put("p", 256);

        get(publisher.publish(Set.of("p")));

        assertNull(state("p").orElseThrow().getLargestFreeBlock());
    }

    @Test
    void doesNotDependOnTheLanguageOfTheSystem() throws Exception {
        final var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            allocated.put("p", 1);
            get(publisher.publish(Set.of("p")));
        } finally {
            Locale.setDefault(before);
        }
        assertEquals("0.39", state("p").orElseThrow().getUtilization().getValue().toString());
    }

    @Test
    void forgetsAPoolThatIsGone() throws Exception {
        allocated.put("p", 1);
        get(publisher.publish(Set.of("p")));
        allocated.remove("p");

        get(publisher.publish(Set.of("p")));

        assertFalse(state("p").isPresent());
    }

    @Test
    void goesOnAfterAFault() throws Exception {
        allocated.put("p", 5);

        get(publisher.publish(Set.of("broken")));
        get(publisher.publish(Set.of("p")));

        assertEquals("5", state("p").orElseThrow().getAllocated().getValue().toString());
    }

    @Test
    void putsWhatChangesMeanwhileTogether() throws Exception {
        allocated.put("p", 0);
        final var all = new ArrayList<CompletionStage<?>>();
        for (int i = 1; i <= 200; i++) {
            allocated.put("p", i);
            all.add(publisher.publish(Set.of("p")));
        }

        for (var one : all) {
            get(one);
        }

        assertEquals("200", state("p").orElseThrow().getAllocated().getValue().toString());
        assertTrue(readings.get() <= 200, readings::toString);
    }
}
