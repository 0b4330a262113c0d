/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.plan;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.PoolSurvey;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.Pool;

/**
 * Plans how the leases of a pool of IP addresses could lie better. It works on a copy of the pool, of which it takes
 * one moment, and makes all steps there before it answers with them, so that quotas and rules of the pool are kept.
 * The cost grows with the leases of the pool and, where tenants have quotas, with those of its address space.
 */
public final class Defragmenter {
    /** How often it is planned anew without a lease that turned out not to be movable. */
    private static final int TRIES = 9;
    private static final String TOO_MANY_REFUSED = "holders of too many leases cannot have a second one in the"
        + " meantime, because of quotas or of limits of the pool";

    private final AllocationEngine engine;
    private final Instant now;

    /** A planner for pools of an engine, which it does not change. */
    public Defragmenter(final AllocationEngine engine, final Instant now) {
        this.engine = requireNonNull(engine);
        this.now = requireNonNull(now);
    }

    /** What speaks against planning there at all; null when nothing does. */
    public @Nullable Refusal refusal(final DefragmentationRequest request) {
        final Pool pool = engine.catalog().pools().get(request.pool());
        if (pool == null) {
            return Refusal.of(Reason.NO_MATCHING_POOL, request.pool(), "there is no pool " + request.pool());
        }
        final String name = pool.name();
        if (pool.kind().family().filter(family -> family.isIp()).isEmpty()) {
            return Refusal.of(Reason.KIND_MISMATCH, name, "pool " + name + " holds " + pool.kind().yangName()
                + ", where it does not matter what lies beside what; plan pools of IP addresses and prefixes");
        }
        if (engine.upkeep().computes(name)) {
            return Refusal.of(Reason.INVALID, name, "pool " + name + " computes where each lease lies ("
                + pool.algorithm().yangName() + "), so that none can move");
        }
        if (pool.adminState() != Pool.AdminState.ACTIVE) {
            return Refusal.of(Reason.NO_MATCHING_POOL, name, "pool " + name + " gives no new leases, so that nothing"
                + " can move within it; make it active");
        }
        final Integer length = request.prefixLength();
        final int width = pool.kind().family().orElseThrow().width();
        return length == null || length >= 0 && length <= width ? null : Refusal.of(Reason.INVALID, name,
            "prefix-length " + length + " is not in 0.." + width);
    }

    /**
     * The plan; without steps when there is nothing to gain or nothing can be.
     *
     * @throws IllegalArgumentException when something speaks against it, see {@link #refusal}
     */
    public DefragmentationPlan plan(final DefragmentationRequest request) {
        final Refusal refusal = refusal(request);
        if (refusal != null) {
            throw new IllegalArgumentException(refusal.message());
        }
        final Set<String> refused = new HashSet<>();
        for (int i = 0; i < TRIES; i++) {
            final long version = engine.usage(request.pool()).version();
            final AllocationEngine copy = copy(request.pool());
            final PoolSurvey survey = copy.upkeep().survey(request.pool());
            final var terrain = new Terrain(survey, request.movePermanent(), refused);
            final PoolUsage before = copy.usage(request.pool());
            final long routes = FewestRoutes.count(survey.leases(), terrain.width());
            final boolean last = i == TRIES - 1;
            final String needless = last ? TOO_MANY_REFUSED : needless(request, terrain);
            final List<Move> moves = needless == null ? moves(request, terrain) : List.of();
            final Lease obstacle = new Rehearsal(copy, now).play(moves);
            if (obstacle == null) {
                final List<Lease> after = copy.upkeep().survey(request.pool()).leases();
                return new DefragmentationPlan(version, before, copy.usage(request.pool()), routes,
                    FewestRoutes.count(after, terrain.width()), terrain.staying(), moves,
                    needless != null ? needless : moves.isEmpty() ? hopeless(request) : null);
            }
            refused.add(obstacle.id());
        }
        throw new IllegalStateException("a plan without steps was refused");
    }

    /** The pool, and where tenants have quotas the others that count for them. */
    private AllocationEngine copy(final String name) {
        final Pool pool = requireNonNull(engine.catalog().pools().get(name));
        final boolean quotas = engine.catalog().tenants().values().stream()
            .anyMatch(tenant -> !tenant.quotas().isEmpty());
        return engine.copy(other -> other.name().equals(name)
            || quotas && other.addressSpace().equals(pool.addressSpace()));
    }

    private List<Move> moves(final DefragmentationRequest request, final Terrain terrain) {
        final Integer length = request.prefixLength();
        return switch (request.goal()) {
            case LARGEST_FREE_BLOCK -> length == null ? new LargestBlock(terrain, request.maxSteps()).largest()
                : new LargestBlock(terrain, request.maxSteps()).block(terrain.width() - length);
            case FEWEST_ROUTES -> new FewestRoutes(terrain, request.maxSteps()).moves();
        };
    }

    private @Nullable String needless(final DefragmentationRequest request, final Terrain terrain) {
        final Integer length = request.prefixLength();
        if (request.goal() != DefragmentationRequest.Goal.LARGEST_FREE_BLOCK || length == null) {
            return null;
        }
        final int exponent = terrain.width() - length;
        return exponent <= terrain.largestFree() ? "a /" + length + " is free already"
            : requireNonNull(engine.catalog().pools().get(request.pool())).segments().stream()
                .noneMatch(segment -> segment.range().size().bitLength() > exponent)
                ? "no segment is as large as a /" + length : null;
    }

    private static String hopeless(final DefragmentationRequest request) {
        final Integer length = request.prefixLength();
        return switch (request.goal()) {
            case LARGEST_FREE_BLOCK -> (length == null ? "no larger block" : "no /" + length) + " can be cleared with "
                + request.maxSteps() + " steps: leases that may not move are in the way, or there is no room for the"
                + " others elsewhere";
            case FEWEST_ROUTES -> "no move of at most " + request.maxSteps() + " leases saves a route";
        };
    }
}
