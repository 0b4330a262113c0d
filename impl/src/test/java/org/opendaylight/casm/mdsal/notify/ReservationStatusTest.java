/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Reservations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.reservations.ReservationKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;

class ReservationStatusTest extends AbstractConcurrentDataBrokerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(10);
    private static final Pool POOL = Pool.of("p", ObjectKind.IPV4_PRIVATE, "s",
        List.of(new Segment("a", AddressRange.parse("10.0.0.0/28"))));
    private static final Owner MINE = new Owner(null, null, "pe1", null, null, null);

    private final AtomicInteger ids = new AtomicInteger();
    private AllocationEngine engine;
    private ReservationStatus status;
    private UsagePublisher publisher;

    ReservationStatusTest() {
        super(true);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
        engine = new AllocationEngine(() -> "lease-" + ids.incrementAndGet());
        status = new ReservationStatus(engine.upkeep());
        publisher = new UsagePublisher(getDataBroker(), name -> Optional.empty(), status);
        reserve(reservation("r1", "10.0.0.0/30", END), reservation("r2", "10.0.0.4/30", null));
    }

    private static Reservation reservation(final String name, final String range, final Instant end) {
        return new Reservation(name, "p", AddressRange.parse(range), null, "works", "pe1", null, end);
    }

    private void reserve(final Reservation... all) throws Exception {
        final var byName = new java.util.HashMap<String, Reservation>();
        List.of(all).forEach(one -> byName.put(one.name(), one));
        engine.apply(new PoolCatalog(Map.of("s", AddressSpace.of("s")), Map.of("p", POOL), byName, Set.of()));
        status.touch("p");
        publish();
    }

    private void publish() throws Exception {
        publisher.publish(Set.of("p")).toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private String read(final String name) throws Exception {
        try (var tx = getDataBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.OPERATIONAL, DataObjectIdentifier.builder(Reservations.class)
                .child(org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122
                    .reservations.Reservation.class, new ReservationKey(new Name(name))).build()).get()
                .map(one -> one.getStatus().getName()).orElse("none");
        }
    }

    private Lease grant(final Owner owner) throws Exception {
        final var granted = (Decision.Granted) engine.allocate(new AllocationRequest("r",
            new AllocationRequest.Target.Named("p"), owner, new AllocationRequest.Size.Count(BigInteger.ONE),
            AllocationRequest.Placement.ANY, null, Lease.Terms.NONE, AllocationRequest.Mode.GRANT), NOW);
        engine.settle(granted);
        final Lease lease = granted.leases().getFirst();
        status.touch("p", lease.range());
        publish();
        return lease;
    }

    @Test
    void followsTheLeasesInIt() throws Exception {
        assertEquals("free", read("r1"));
        grant(Owner.NONE);
        assertEquals("free", read("r1"));
        final Lease lease = grant(MINE);
        assertEquals("in-use", read("r1"));
        assertEquals("free", read("r2"));
        engine.settle((Decision.Granted) engine.release(new ReleaseRequest(new ReleaseRequest.What.ById(
            List.of(lease.id())), Owner.NONE, false), NOW));
        status.touch("p", lease.range());
        publish();
        assertEquals("free", read("r1"));
    }

    @Test
    void isGoneWithTheReservation() throws Exception {
        reserve(reservation("r1", "10.0.0.0/30", END));
        assertEquals("none", read("r2"));
        assertEquals(Set.of("p"), engine.upkeep().endReservations(END));
        status.touch("p");
        publish();
        assertEquals("none", read("r1"));
    }

    @Test
    void tellsOfAnother() throws Exception {
        reserve();
        grant(Owner.NONE);
        reserve(reservation("r1", "10.0.0.0/30", null));
        assertEquals("conflict", read("r1"));
    }
}
