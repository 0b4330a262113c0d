/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest.Target;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;

/**
 * Tries pools and requests on a copy of the engine that serves, by the rules and algorithms that it would use itself.
 * Copied are the pools that requests name, those that new pools concern, all pools when a request does not name one,
 * and those of the same address spaces where tenants have quotas. The cost grows with the leases in these.
 */
public final class Simulation {
    /** Most leases of all requests together. */
    static final int MOST_LEASES = 200_000;

    private final AllocationEngine engine;
    private final Instant now;

    /** A simulation of this engine, which it does not change, at that time. */
    public Simulation(final AllocationEngine engine, final Instant now) {
        this.engine = requireNonNull(engine);
        this.now = requireNonNull(now);
    }

    /** What would come of it. */
    public SimulationResult run(final SimulationRequest request) {
        final AllocationEngine copy = copy(request);
        final var pools = new HashMap<>(copy.catalog().pools());
        pools.putAll(request.pools());
        final PoolCatalog after = copy.catalog().withPools(pools);
        final List<PoolDraft> drafts = new TreeMap<>(request.pools()).values().stream()
            .map(pool -> Drafting.of(pool, after)).toList();
        final List<Refusal> problems = request.pools().isEmpty() ? List.of() : copy.tryApply(after);
        if (!problems.isEmpty()) {
            return new SimulationResult(drafts, problems, List.of(), new TreeMap<>());
        }
        final var touched = new TreeSet<>(request.pools().keySet());
        final var results = new ArrayList<BurstResult>();
        int room = MOST_LEASES;
        for (final Burst burst : request.bursts()) {
            if (burst.request().target() instanceof Target.Named named && after.pools().containsKey(named.name())) {
                touched.add(named.name());
            }
            final BurstResult result = play(copy, burst, room, touched);
            room -= (int) result.leases();
            results.add(result);
        }
        final var usages = new TreeMap<String, PoolUsage>();
        touched.forEach(pool -> usages.put(pool, copy.usage(pool)));
        return new SimulationResult(drafts, List.of(), results, usages);
    }

    /** Makes the requests until there are too many leases; what is left is refused as a whole. */
    private BurstResult play(final AllocationEngine copy, final Burst burst, final int room,
            final TreeSet<String> touched) {
        int granted = 0;
        int partial = 0;
        long leases = 0;
        BigInteger members = BigInteger.ZERO;
        int firstRefused = 0;
        Refusal firstRefusal = null;
        for (int number = 1; number <= burst.requests(); number++) {
            final Refusal refusal;
            switch (leases >= room ? tooMany() : copy.allocate(burst.request(number), now)) {
                case Decision.Granted one -> {
                    copy.settle(one);
                    granted++;
                    partial += one.partial() ? 1 : 0;
                    leases += one.leases().size();
                    for (final Lease lease : one.leases()) {
                        members = members.add(lease.range().size());
                        touched.add(lease.pool());
                    }
                    refusal = null;
                }
                case Decision.Refused one -> refusal = one.refusal();
            }
            if (refusal != null && firstRefusal == null) {
                firstRefused = number;
                firstRefusal = refusal;
            }
        }
        return new BurstResult(burst.name(), granted, partial, burst.requests() - granted, leases, members,
            firstRefused, firstRefusal);
    }

    private static Decision tooMany() {
        return new Decision.Refused(Refusal.of(Refusal.Reason.INVALID, null, "the simulation has made " + MOST_LEASES
            + " leases, and makes no more; simulate fewer or smaller requests"));
    }

    private AllocationEngine copy(final SimulationRequest request) {
        final PoolCatalog catalog = engine.catalog();
        final var names = new TreeSet<String>();
        boolean all = false;
        for (final Pool pool : request.pools().values()) {
            names.add(pool.name());
            addNonNull(names, pool.parent());
            final Pool replaced = catalog.pools().get(pool.name());
            addNonNull(names, replaced == null ? null : replaced.parent());
        }
        for (final Burst burst : request.bursts()) {
            switch (burst.request().target()) {
                case Target.Named named -> names.add(named.name());
                case Target.Selector selector -> all = true;
            }
        }
        final boolean everything = all;
        final var spaces = new TreeSet<String>();
        if (catalog.tenants().values().stream().anyMatch(tenant -> !tenant.quotas().isEmpty())) {
            catalog.pools().values().stream().filter(pool -> names.contains(pool.name())).map(Pool::addressSpace)
                .forEach(spaces::add);
            request.pools().values().stream().map(Pool::addressSpace).forEach(spaces::add);
        }
        return engine.copy(pool -> everything || names.contains(pool.name()) || spaces.contains(pool.addressSpace()));
    }

    private static void addNonNull(final TreeSet<String> names, final @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
