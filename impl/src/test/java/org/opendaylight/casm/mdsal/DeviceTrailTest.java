/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.events.Event;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.AllocationBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.AllocationKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.allocation.Provisioning;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.allocation.Provisioning.Status;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.allocation.ProvisioningBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;

@ExtendWith(MockitoExtension.class)
class DeviceTrailTest extends AbstractConcurrentDataBrokerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Owner RED = new Owner("red", null, "other", null, null, null);

    private final Map<String, Lease> leases = new HashMap<>();
    private final List<Event> entries = new ArrayList<>();
    private final List<Integer> parts = new ArrayList<>();
    @Mock
    private ScheduledExecutorService timer;
    @Mock
    private ScheduledFuture<?> task;
    private CompletionStage<@Nullable Void> answer = CompletableFuture.completedStage(null);
    private Instant now = NOON;
    private DeviceTrail trail;
    private AutoCloseable following;

    DeviceTrailTest() {
        // listeners are called before a commit is done
        super(false);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
        leases.put("1-1", lease("1-1", NOON.plusSeconds(1)));
        trail = new DeviceTrail(id -> Optional.ofNullable(leases.get(id)), part -> {
            parts.add(part.size());
            entries.addAll(part);
            return answer;
        }, () -> now);
        show("0-1", Status.Done, null);
        doReturn(task).when(timer).scheduleWithFixedDelay(any(), anyLong(), anyLong(), any());
        following = trail.follow(getDataBroker(), timer);
    }

    @AfterEach
    void stop() throws Exception {
        following.close();
        verify(task).cancel(false);
    }

    private static Lease lease(final String id, final Instant changed) {
        return new Lease(id, "p", "s", ObjectKind.IPV4_PRIVATE, AddressRange.parse("10.0.0.0/28"), LeaseState.ACTIVE,
            Lifetime.INFINITE, null, null, 1, RED, Lease.Terms.NONE, "r", changed, changed);
    }

    private static DataObjectIdentifier.WithKey<Allocation, AllocationKey> path(final String id) {
        return DataObjectIdentifier.builder(Allocations.class)
            .child(Allocation.class, new AllocationKey(new LeaseId(id))).build();
    }

    /** Does what the adapter does. */
    private void show(final String id, final Status status, final @Nullable String error) throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.merge(LogicalDatastoreType.OPERATIONAL, path(id), new AllocationBuilder()
            .withKey(new AllocationKey(new LeaseId(id))).build());
        tx.put(LogicalDatastoreType.OPERATIONAL, path(id).toBuilder().child(Provisioning.class).build(),
            new ProvisioningBuilder().setNodeId("pe1").setStatus(status).setLastError(error).build());
        tx.commit().get(60, TimeUnit.SECONDS);
    }

    private void gone(final String id) throws Exception {
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.delete(LogicalDatastoreType.OPERATIONAL, path(id));
        tx.commit().get(60, TimeUnit.SECONDS);
    }

    private List<String> written() {
        trail.write();
        final var texts = entries.stream().map(entry -> entry.action() + " " + entry.outcome() + " " + entry.leaseId()
            + (entry.detail() == null ? "" : " " + entry.detail())).toList();
        entries.clear();
        return texts;
    }

    @Test
    void tellsWhatBecomesOfALease() throws Exception {
        show("1-1", Status.InProgress, null);
        assertEquals(List.of(), written());
        show("1-1", Status.Done, null);
        trail.write();
        assertEquals(List.of(Event.of(NOON, Event.Category.SOUTHBOUND, "provision", "southbound-adapter")
            .addressSpace("s").pool("p").tenant("red").leaseId("1-1").deviceId("pe1").resource("10.0.0.0/28").build()),
            entries);
        entries.clear();

        show("1-1", Status.Drift, "no address");
        assertEquals(List.of("drift FAILED 1-1 no address"), written());
        show("1-1", Status.InProgress, null);
        show("1-1", Status.Failed, "refused");
        assertEquals(List.of("provision FAILED 1-1 refused"), written());
        show("1-1", Status.InProgress, null);
        show("1-1", Status.Done, null);
        assertEquals(List.of("provision SUCCESS 1-1"), written());
        show("1-1", Status.Pending, null);
        show("1-1", Status.NotRequired, null);
        assertEquals(List.of("deprovision SUCCESS 1-1"), written());
        gone("1-1");
        assertEquals(List.of(), written());
    }

    @Test
    void doesNotRepeatTheSameFailure() throws Exception {
        for (int i = 0; i < 3; i++) {
            show("1-1", Status.InProgress, null);
            show("1-1", Status.Failed, "refused");
        }
        assertEquals(List.of("provision FAILED 1-1 refused"), written());
        show("1-1", Status.Failed, "refused");
        assertEquals(List.of(), written());
        show("1-1", Status.Failed, "busy");
        assertEquals(List.of("provision FAILED 1-1 busy"), written());
    }

    @Test
    void takesWhatIsFoundAgainForNoNews() throws Exception {
        leases.put("0-1", lease("0-1", NOON.minusSeconds(1)));
        leases.put("0-2", lease("0-2", NOON.minusSeconds(1)));
        show("0-2", Status.Done, null);
        show("0-3", Status.NotRequired, null);
        show("0-1", Status.Done, null);
        assertEquals(List.of(), written());

        show("1-1", Status.Done, null);
        assertEquals(List.of("provision SUCCESS 1-1"), written());
        show("0-2", Status.InProgress, null);
        show("0-2", Status.Done, null);
        assertEquals(List.of("provision SUCCESS 0-2"), written());
    }

    @Test
    void keepsTheLastStatusOfEachLeaseAndWritesInParts() throws Exception {
        final var unanswered = new CompletableFuture<@Nullable Void>();
        answer = unanswered;
        for (int i = 0; i < DeviceTrail.MOST_AT_ONCE + 1; i++) {
            show("2-" + (i + 1), Status.Failed, "first");
            show("2-" + (i + 1), Status.Failed, "last");
        }
        trail.write();
        trail.write();
        assertEquals(List.of(DeviceTrail.MOST_AT_ONCE), parts);
        unanswered.complete(null);
        trail.write();
        assertEquals(List.of(DeviceTrail.MOST_AT_ONCE, 1), parts);
        assertTrue(entries.stream().allMatch(entry -> "last".equals(entry.detail())));
    }

    @Test
    void triesAgainLaterWhatCouldNotBeWritten() throws Exception {
        answer = CompletableFuture.failedStage(new IllegalStateException("disk full"));
        show("2-1", Status.Failed, "old");
        show("2-2", Status.Failed, "old");
        assertEquals(2, written().size());
        answer = CompletableFuture.completedStage(null);
        show("2-1", Status.Failed, "new");
        assertEquals(List.of(), written());

        now = NOON.plus(DeviceTrail.PAUSE);
        assertEquals(List.of("provision FAILED 2-2 old", "provision FAILED 2-1 new"), written());
        assertEquals(List.of(), written());
    }
}
