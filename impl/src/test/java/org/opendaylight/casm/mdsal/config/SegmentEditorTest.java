/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.mdsal.map.ResourceMapper;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.PoolChanged.Change;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Pools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.PoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.PoolKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.resize.pool.input.Add;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.resize.pool.input.AddBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.util.concurrent.FluentFutures;

/** How segments of pools are changed in the datastore, and what that is called. */
class SegmentEditorTest extends AbstractConcurrentDataBrokerTest {
    private static final DataObjectIdentifier<org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool
        .rev261122.pools.Pool> PATH = DataObjectIdentifier.builder(Pools.class)
            .child(org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool
                .class, new PoolKey(new Name("p"))).build();
    private static final Segment A = segment("a", "10.0.0.0/24", false);
    private static final Segment B = segment("b", "10.0.1.0/24", false);
    private static final Segment B_DRAINING = segment("b", "10.0.1.0/24", true);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private SegmentEditor editor;
    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    SegmentEditorTest() {
        super(true);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
        editor = new SegmentEditor(getDataBroker());
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, PATH,
            new PoolBuilder().setName(new Name("p")).setDescription("kept").build());
        tx.commit().get();
        editor.edit("p", List.of(add(A), add(B)), Set.of(), Set.of()).get();
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private static Segment segment(final String id, final String range, final boolean draining) {
        return new Segment(id, AddressRange.parse(range), draining);
    }

    private static Add add(final Segment segment) {
        return new AddBuilder().setId(new Name(segment.id())).setResource(ResourceMapper.toResource(segment.range()))
            .build();
    }

    private List<String> segments() throws Exception {
        try (var tx = getDataBroker().newReadOnlyTransaction()) {
            final var pool = tx.read(LogicalDatastoreType.CONFIGURATION, PATH).get().orElseThrow();
            assertEquals("kept", pool.getDescription());
            return pool.nonnullSegment().values().stream().map(one -> one.requireId().getValue() + " "
                + ResourceMapper.toRange(one.getResource(), "it") + (Boolean.TRUE.equals(one.getDraining())
                    ? " draining" : "")).sorted().toList();
        }
    }

    @Test
    void changesSegmentsAndNothingElse() throws Exception {
        editor.edit("p", List.of(add(segment("c", "10.0.4.0/22", false))), Set.of("a"), Set.of("b")).get();
        assertEquals(List.of("b 10.0.1.0/24 draining", "c 10.0.4.0/22"), segments());

        editor.edit("p", List.of(add(B)), Set.of(), Set.of()).get();
        assertEquals(List.of("b 10.0.1.0/24", "c 10.0.4.0/22"), segments());
    }

    @Test
    void removesOnlyWhatIsStillDraining() throws Exception {
        editor.edit("p", List.of(), Set.of(), Set.of("a")).get();

        editor.remove("p", Set.of("a", "b", "never")).get();

        assertEquals(List.of("b 10.0.1.0/24"), segments());
    }

    @Test
    void removesNothingThatIsPutToUseMeanwhile() throws Exception {
        editor.edit("p", List.of(), Set.of(), Set.of("b")).get();
        final var broker = getDataBroker();
        final var slow = mock(DataBroker.class);
        doAnswer(call -> {
            final var tx = broker.newReadWriteTransaction();
            tx.read(LogicalDatastoreType.CONFIGURATION, PATH).get();
            new SegmentEditor(broker).edit("p", List.of(add(B)), Set.of(), Set.of()).get();
            return tx;
        }).when(slow).newReadWriteTransaction();

        assertThrows(ExecutionException.class, () -> new SegmentEditor(slow).remove("p", Set.of("b")).get());

        assertEquals(List.of("a 10.0.0.0/24", "b 10.0.1.0/24"), segments());
    }

    @Test
    void theSweeperRemovesWhatIsDrained() throws Exception {
        editor.edit("p", List.of(), Set.of(), Set.of("b")).get();
        try (var sweeper = new DrainSweeper(() -> Map.of("p", Set.of("b")), editor, () -> now, timer)) {
            sweeper.sweep();
            final long end = System.nanoTime() + 60_000_000_000L;
            while (segments().size() > 1 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
        assertEquals(List.of("a 10.0.0.0/24"), segments());
    }

    @Test
    void theSweeperGoesOnAfterAFault() {
        final var asked = new AtomicInteger();
        try (var sweeper = new DrainSweeper(() -> {
            asked.incrementAndGet();
            throw new IllegalStateException("a fault");
        }, editor, () -> now, timer)) {
            sweeper.sweep();
            sweeper.sweep();
        }
        assertEquals(true, asked.get() >= 2);
    }

    @Test
    void theSweeperWaitsLongerAfterEachFailure() {
        final var failing = mock(SegmentEditor.class);
        doReturn(FluentFutures.immediateFailedFluentFuture(new IllegalStateException("refused"))).when(failing)
            .remove("p", Set.of("b"));
        final var idle = mock(ScheduledExecutorService.class);
        doReturn(mock(ScheduledFuture.class)).when(idle).scheduleWithFixedDelay(any(), anyLong(), anyLong(), any());
        final var waits = new ArrayList<Long>();
        try (var sweeper = new DrainSweeper(() -> Map.of("p", Set.of("b")), failing, () -> now, idle)) {
            sweeper.sweep();
            for (int attempt = 2; attempt <= 10; attempt++) {
                final var before = now;
                while (mockingDetails(failing).getInvocations().size() < attempt
                    && now.isBefore(before.plusSeconds(3600))) {
                    now = now.plusSeconds(10);
                    sweeper.sweep();
                }
                waits.add(Duration.between(before, now).toSeconds());
            }
            assertEquals(List.of(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L, 600L), waits);

            doReturn(CommitInfo.emptyFluentFuture()).when(failing).remove("p", Set.of("b"));
            now = now.plusSeconds(600);
            sweeper.sweep();
            sweeper.sweep();
        }
        verify(failing, times(12)).remove("p", Set.of("b"));
    }

    private static Pool pool(final Segment... segments) {
        return Pool.of("p", ObjectKind.IPV4_PRIVATE, "s", List.of(segments));
    }

    @Test
    void namesWhatHappenedToAPool() {
        assertEquals(Change.Created, PoolConfiguration.kind(null, pool(A)));
        assertEquals(Change.Deleted, PoolConfiguration.kind(pool(A), null));
        assertEquals(Change.Modified, PoolConfiguration.kind(pool(A, B), pool(B, A)));
        assertEquals(Change.Resized, PoolConfiguration.kind(pool(A), pool(A, B)));
        assertEquals(Change.Resized, PoolConfiguration.kind(pool(A, B), pool(A)));
        assertEquals(Change.Resized, PoolConfiguration.kind(pool(A, B), pool(A, B_DRAINING)));
        assertEquals(Change.Drained, PoolConfiguration.kind(pool(A, B_DRAINING), pool(A)));
        assertEquals(Change.Resized, PoolConfiguration.kind(pool(A, B_DRAINING), pool(B_DRAINING)));
    }
}
