/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.Tenant;

/** An engine that serves, and short words for what is done with it. */
final class PlanFixture {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final String POOL = "pool";

    final AllocationEngine engine;
    private final AtomicLong requests = new AtomicLong();

    PlanFixture(final PoolCatalog catalog) {
        final var ids = new AtomicLong();
        engine = new AllocationEngine(() -> "lease-" + ids.incrementAndGet());
        engine.apply(catalog);
    }

    /** A pool of IPv4 addresses with the name {@link #POOL}. */
    static PlanFixture ofSegments(final String... segments) {
        return new PlanFixture(catalog(List.of(), List.of(), pool(segments)));
    }

    static Pool pool(final String... segments) {
        final var list = new ArrayList<Segment>();
        for (final String segment : segments) {
            list.add(new Segment("s" + list.size(), AddressRange.parse(segment)));
        }
        return Pool.of(POOL, ObjectKind.IPV4_PRIVATE, "default", list);
    }

    static PoolCatalog catalog(final List<Reservation> reservations, final List<Tenant> tenants,
            final Pool... pools) {
        final var byName = new java.util.HashMap<String, Pool>();
        for (final Pool pool : pools) {
            byName.put(pool.name(), pool);
        }
        final var byTenant = new java.util.HashMap<String, Tenant>();
        tenants.forEach(tenant -> byTenant.put(tenant.name(), tenant));
        final var byReservation = new java.util.HashMap<String, Reservation>();
        reservations.forEach(reservation -> byReservation.put(reservation.name(), reservation));
        return new PoolCatalog(Map.of("default", AddressSpace.of("default")), byName, byReservation, byTenant,
            Map.of());
    }

    static Owner device(final String name) {
        return new Owner(null, null, name, null, null, null);
    }

    static Owner subscriber(final String name) {
        return new Owner(null, null, null, null, null, name);
    }

    /** A lease of exactly this range that ends. */
    Lease lease(final String range, final Owner owner) {
        return lease(range, owner, Lifetime.ofSeconds(3600), Lease.Terms.NONE);
    }

    Lease lease(final String range, final Owner owner, final @Nullable Lifetime lifetime, final Lease.Terms terms) {
        return settle(engine.allocate(new AllocationRequest("r" + requests.incrementAndGet(), new Target.Named(POOL),
            owner, new Size.Specific(AddressRange.parse(range)), Placement.ANY, lifetime, terms, Mode.GRANT), NOW))
            .leases().getFirst();
    }

    void release(final Lease lease) {
        settle(engine.release(new ReleaseRequest(new ReleaseRequest.What.ById(List.of(lease.id())), Owner.NONE, true),
            NOW));
    }

    /** Makes a step as an operator would: offer, confirm, give back. */
    void apply(final Move move) {
        final var offer = settle(engine.allocate(move.request(Mode.HOLD), NOW)).leases().getFirst();
        settle(engine.confirm(List.of(offer.id()), NOW));
        release(move.lease());
    }

    DefragmentationPlan plan(final DefragmentationRequest request) {
        return new Defragmenter(engine, NOW).plan(request);
    }

    Decision.Granted settle(final Decision decision) {
        final var granted = assertInstanceOf(Decision.Granted.class, decision, decision::toString);
        engine.settle(granted);
        return granted;
    }
}
