/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.Notation;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.ObjectType;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.Tenant;
import org.opendaylight.casm.core.pool.ThresholdRules;
import org.opendaylight.casm.core.pool.UnitRules;

/** An engine with a clock that stands still, and short words for what is done with it. */
final class EngineFixture {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    final AllocationEngine engine;
    Instant now = NOW;
    private final AtomicLong requests = new AtomicLong();

    EngineFixture(final Pool... pools) {
        this(catalog(List.of(), pools));
    }

    EngineFixture(final PoolCatalog catalog) {
        this(catalog, "lease-");
    }

    /** With ids of leases that begin so. */
    EngineFixture(final PoolCatalog catalog, final String prefix) {
        final var ids = new AtomicLong();
        engine = new AllocationEngine(() -> prefix + ids.incrementAndGet(), new SplittableRandom(1));
        engine.apply(catalog);
    }

    static PoolCatalog catalog(final List<Reservation> reservations, final Pool... pools) {
        final var byName = new HashMap<String, Pool>();
        final var spaces = new HashMap<String, AddressSpace>();
        for (final Pool pool : pools) {
            byName.put(pool.name(), pool);
            spaces.put(pool.addressSpace(), AddressSpace.of(pool.addressSpace()));
        }
        final var byReservation = new HashMap<String, Reservation>();
        reservations.forEach(reservation -> byReservation.put(reservation.name(), reservation));
        final var types = new HashMap<String, ObjectType>();
        for (final Pool pool : pools) {
            if (pool.notation() != null) {
                types.put(pool.notation().type().name(), pool.notation().type());
            }
        }
        return new PoolCatalog(spaces, byName, byReservation, Map.of("red", Tenant.of("red"), "blue",
            Tenant.of("blue")), types);
    }

    static PoolMaker pool(final String name, final ObjectKind kind, final String... segments) {
        return new PoolMaker(name, kind, segments);
    }

    static Owner device(final String device) {
        return new Owner(null, null, device, null, null, null);
    }

    static Owner tenant(final String tenant) {
        return new Owner(tenant, null, null, null, null, null);
    }

    AllocationRequest request(final String pool, final Owner owner, final Size size) {
        return request(pool, owner, size, Placement.ANY, Mode.GRANT);
    }

    AllocationRequest request(final String pool, final Owner owner, final Size size, final Placement placement,
            final Mode mode) {
        return new AllocationRequest("request-" + requests.incrementAndGet(), new Target.Named(pool), owner, size,
            placement, null, Lease.Terms.NONE, mode);
    }

    /** Allocates and settles. */
    List<Lease> grant(final String pool, final Size size) {
        return grant(request(pool, Owner.NONE, size));
    }

    List<Lease> grant(final AllocationRequest request) {
        return settle(engine.allocate(request, now)).leases();
    }

    /** Allocates one lease by its prefix length. */
    Lease prefix(final String pool, final int length) {
        return one(grant(pool, new Size.PrefixLength(length)));
    }

    Lease one(final String pool) {
        return one(grant(pool, new Size.Default()));
    }

    static Lease one(final List<Lease> leases) {
        assertEquals(1, leases.size());
        return leases.get(0);
    }

    static AllocationRequest withLifetime(final AllocationRequest request, final Lifetime lifetime) {
        return new AllocationRequest(request.requestId(), request.target(), request.owner(), request.size(),
            request.placement(), lifetime, request.terms(), request.mode());
    }

    Decision.Granted settle(final Decision decision) {
        if (decision instanceof Decision.Refused refused) {
            throw new AssertionError("refused: " + refused.refusal());
        }
        final Decision.Granted granted = assertInstanceOf(Decision.Granted.class, decision);
        engine.settle(granted);
        return granted;
    }

    Refusal refusal(final String pool, final Size size) {
        return refusal(request(pool, Owner.NONE, size));
    }

    Refusal refusal(final AllocationRequest request) {
        return refusal(engine.allocate(request, now));
    }

    static Refusal refusal(final Decision decision) {
        return assertInstanceOf(Decision.Refused.class, decision, () -> "granted: " + decision).refusal();
    }

    Decision.Granted release(final String... ids) {
        return settle(engine.release(new ReleaseRequest(new ReleaseRequest.What.ById(List.of(ids)), Owner.NONE, false),
            now));
    }

    Decision.Granted free(final String... ids) {
        return settle(engine.release(new ReleaseRequest(new ReleaseRequest.What.ById(List.of(ids)), Owner.NONE, true),
            now));
    }

    PoolUsage usage(final String pool) {
        return engine.usage(pool);
    }

    /** Makes pools that differ from the default in a few points. */
    static final class PoolMaker {
        private Pool pool;

        private PoolMaker(final String name, final ObjectKind kind, final String... segments) {
            final var list = new java.util.ArrayList<Segment>();
            for (final String segment : segments) {
                list.add(new Segment("s" + list.size(), AddressRange.parse(kind.family().orElseThrow(), segment)));
            }
            pool = Pool.of(name, kind, "default", list);
        }

        PoolMaker excluding(final String... ranges) {
            final var list = new java.util.ArrayList<Segment>();
            for (final String range : ranges) {
                list.add(new Segment("x" + list.size(),
                    AddressRange.parse(pool.kind().family().orElseThrow(), range)));
            }
            pool = new Pool(pool.name(), pool.kind(), pool.addressSpace(), pool.parent(), pool.adminState(),
                pool.priority(), pool.segments(), list, pool.selector(), pool.unit(), pool.fragmentation(),
                pool.algorithm(), pool.leaseRules(), pool.thresholds());
            return this;
        }

        PoolMaker unit(final int length) {
            return unit(UnitRules.ofPrefixLength(length));
        }

        PoolMaker unit(final UnitRules unit) {
            return rules(unit, pool.fragmentation(), pool.algorithm(), pool.leaseRules());
        }

        PoolMaker fragmentation(final FragmentationRules rules) {
            return rules(pool.unit(), rules, pool.algorithm(), pool.leaseRules());
        }

        PoolMaker algorithm(final Algorithm algorithm) {
            return rules(pool.unit(), pool.fragmentation(), algorithm, pool.leaseRules());
        }

        PoolMaker leases(final LeaseRules rules) {
            return rules(pool.unit(), pool.fragmentation(), pool.algorithm(), rules);
        }

        private PoolMaker rules(final UnitRules unit, final FragmentationRules fragmentation,
                final Algorithm algorithm, final LeaseRules leaseRules) {
            pool = new Pool(pool.name(), pool.kind(), pool.addressSpace(), pool.parent(), pool.adminState(),
                pool.priority(), pool.segments(), pool.exclusions(), pool.selector(), unit, fragmentation, algorithm,
                leaseRules, pool.thresholds()).with(pool.notation());
            return this;
        }

        PoolMaker in(final String space) {
            return place(space, pool.parent(), pool.adminState(), pool.priority(), pool.selector());
        }

        PoolMaker below(final String parent) {
            return place(pool.addressSpace(), parent, pool.adminState(), pool.priority(), pool.selector());
        }

        PoolMaker state(final Pool.AdminState state) {
            return place(pool.addressSpace(), pool.parent(), state, pool.priority(), pool.selector());
        }

        PoolMaker priority(final int priority) {
            return place(pool.addressSpace(), pool.parent(), pool.adminState(), priority, pool.selector());
        }

        PoolMaker serving(final PoolSelector selector) {
            return place(pool.addressSpace(), pool.parent(), pool.adminState(), pool.priority(), selector);
        }

        private PoolMaker place(final String space, final String parent, final Pool.AdminState state,
                final int priority, final PoolSelector selector) {
            pool = new Pool(pool.name(), pool.kind(), space, parent, state, priority, pool.segments(),
                pool.exclusions(), selector, pool.unit(), pool.fragmentation(), pool.algorithm(), pool.leaseRules(),
                pool.thresholds()).with(pool.notation());
            return this;
        }

        PoolMaker thresholds(final ThresholdRules rules) {
            pool = new Pool(pool.name(), pool.kind(), pool.addressSpace(), pool.parent(), pool.adminState(),
                pool.priority(), pool.segments(), pool.exclusions(), pool.selector(), pool.unit(),
                pool.fragmentation(), pool.algorithm(), pool.leaseRules(), rules);
            return this;
        }

        /** With a type of the whole width if the kind is user-defined. */
        PoolMaker typed(final ObjectKind kind) {
            return kind == ObjectKind.USER_DEFINED ? typed(new ObjectType("wide", ObjectType.Base.HEX_STRING, 128,
                UInt128.ZERO, UInt128.MAX, null)) : this;
        }

        PoolMaker typed(final ObjectType type, final String... texts) {
            final var notation = Notation.of(type, List.of(texts));
            final var list = new java.util.ArrayList<>(pool.segments());
            for (final String text : texts) {
                list.add(new Segment("s" + list.size(), pool.with(notation).parse(text)));
            }
            pool = new Pool(pool.name(), pool.kind(), pool.addressSpace(), pool.parent(), pool.adminState(),
                pool.priority(), list, pool.exclusions(), pool.selector(), pool.unit(), pool.fragmentation(),
                pool.algorithm(), pool.leaseRules(), pool.thresholds(), pool.mapping(), notation);
            return this;
        }

        Pool make() {
            return pool;
        }
    }
}
