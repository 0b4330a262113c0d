/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.events.AuditLog.Retention;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.mdsal.map.LeaseMapper;
import org.opendaylight.casm.mdsal.map.Leases;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogPolicy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.LogPolicyBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.Uint16;

/** What the datastore of the platform does to entries and policies. */
class DatastoreTest extends AbstractConcurrentDataBrokerTest {
    private static final DataObjectIdentifier<LogPolicy> POLICY = DataObjectIdentifier.builder(LogPolicy.class).build();

    DatastoreTest() {
        super(true);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
    }

    @Test
    void givesLeasesBackAsTheyWere() throws InterruptedException, ExecutionException {
        for (var lease : List.of(Leases.full(), Leases.active("m", ObjectKind.MAC_LOCAL, "02:00:00:00:00:01"),
                Leases.active("r", ObjectKind.IPV6_GUA, "2001:db8::1-2001:db8::ffff"),
                Leases.active("n", ObjectKind.NUMBER, "18446744073709551615"))) {
            final var entry = LeaseMapper.toAllocation(lease, 5, LeaseRules.DEFAULT);
            final var path = DataObjectIdentifier.builder(Allocations.class).child(Allocation.class, entry.key())
                .build();
            final var write = getDataBroker().newWriteOnlyTransaction();
            write.put(LogicalDatastoreType.CONFIGURATION, path, entry);
            write.commit().get();

            try (var read = getDataBroker().newReadOnlyTransaction()) {
                final var stored = read.read(LogicalDatastoreType.CONFIGURATION, path).get().orElseThrow();
                assertEquals(lease, LeaseMapper.fromAllocation(stored));
                assertEquals(entry, stored);
            }
        }
    }

    @Test
    void tellsTheRetentionOfThePolicy() throws Exception {
        final var store = mock(EventStore.class);
        final var holder = new CoordinatorHolder();
        holder.serve(mock(Coordinator.class), new AllocationEngine(() -> "l"), store);
        final var now = Instant.parse("2026-11-22T10:00:00Z");
        final var write = getDataBroker().newWriteOnlyTransaction();
        write.put(LogicalDatastoreType.CONFIGURATION, POLICY,
            new LogPolicyBuilder().setRetentionDays(Uint16.TWO).build());
        write.commit().get();
        final var retention = new LogRetention(holder, () -> now);

        try (var registration = retention.listen(getDataBroker())) {
            // the listener is told on another thread
            final long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (mockingDetails(store).getInvocations().isEmpty() && System.nanoTime() < deadline) {
                retention.run();
                Thread.onSpinWait();
            }
        }

        verify(store).prune(eq(new Retention(now.minus(Duration.ofDays(2)), 1_000_000)), eq(now), any());
    }
}
