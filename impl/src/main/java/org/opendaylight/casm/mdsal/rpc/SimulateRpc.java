/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.ListenableFuture;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.plan.BurstResult;
import org.opendaylight.casm.core.plan.PoolDraft;
import org.opendaylight.casm.core.plan.Simulation;
import org.opendaylight.casm.core.plan.SimulationRequest;
import org.opendaylight.casm.core.plan.SimulationResult;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.mdsal.config.PoolDrafts;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.mdsal.map.RequestMapper;
import org.opendaylight.casm.mdsal.notify.UsagePublisher;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Simulate;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.SimulateInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.SimulateOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.SimulateOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output.Burst;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output.BurstBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output.NewPool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output.NewPoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output.PoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output.Problem;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output.ProblemBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output._new.pool.OverlapBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output.burst.FirstRefusal;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.output.burst.FirstRefusalBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Tries pools that are not there and requests that nobody makes; on a thread of its own, as that may take a while. */
final class SimulateRpc implements Simulate {
    private final CoordinatorHolder holder;
    private final PoolDrafts drafts;
    private final Executor executor;
    private final InstantSource clock;

    SimulateRpc(final CoordinatorHolder holder, final PoolDrafts drafts, final Executor executor,
            final InstantSource clock) {
        this.holder = holder;
        this.drafts = drafts;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public ListenableFuture<RpcResult<SimulateOutput>> invoke(final SimulateInput input) {
        return Replies.serve(holder, serving -> {
            final var request = request(input, serving.engine().catalog());
            return Replies.planned(executor,
                () -> output(new Simulation(serving.engine(), clock.instant()).run(request)));
        });
    }

    private SimulationRequest request(final SimulateInput input, final PoolCatalog catalog)
            throws InvalidRequestException {
        final var pools = input.getPools();
        try {
            return new SimulationRequest(pools == null ? Map.of() : drafts.read(pools, catalog),
                RequestMapper.toBursts(input));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("burst", e);
        }
    }

    private static SimulateOutput output(final SimulationResult result) {
        final var problems = new ArrayList<Problem>();
        for (var problem : result.problems()) {
            problems.add(problem(problems.size() + 1, problem));
        }
        return new SimulateOutputBuilder()
            .setProblem(problems.stream().collect(BindingMap.toOrderedMap()))
            .setNewPool(result.drafts().stream().map(SimulateRpc::newPool).collect(BindingMap.toOrderedMap()))
            .setBurst(result.bursts().stream().map(SimulateRpc::burst).toList())
            .setPool(result.usages().entrySet().stream().map(entry -> pool(entry.getKey(), entry.getValue()))
                .collect(BindingMap.toOrderedMap())).build();
    }

    private static Problem problem(final int number, final Refusal refusal) {
        final var pool = refusal.pool();
        return new ProblemBuilder().setNumber(Uint16.valueOf(number)).setAppTag(refusal.reason().appTag())
            .setPool(pool == null ? null : new Name(pool)).setMessage(refusal.message()).build();
    }

    private static NewPool newPool(final PoolDraft draft) {
        return new NewPoolBuilder().setName(new Name(draft.name())).setTotal(UsagePublisher.quantity(draft.total()))
            .setUsable(UsagePublisher.quantity(draft.usable()))
            .setOverlap(draft.overlaps().stream().map(overlap -> new OverlapBuilder()
                .setPool(new Name(overlap.pool())).setAddressSpace(new Name(overlap.addressSpace()))
                .setCommon(overlap.text()).build()).collect(BindingMap.toOrderedMap())).build();
    }

    private static Burst burst(final BurstResult result) {
        return new BurstBuilder().setName(new Name(result.name())).setGranted(Uint16.valueOf(result.granted()))
            .setPartial(Uint16.valueOf(result.partial())).setRefused(Uint16.valueOf(result.refused()))
            .setLeases(Uint32.valueOf(result.leases())).setMembers(UsagePublisher.quantity(result.members()))
            .setFirstRefusal(refusal(result)).build();
    }

    private static @Nullable FirstRefusal refusal(final BurstResult result) {
        final var refusal = result.firstRefusal();
        return refusal == null ? null : new FirstRefusalBuilder().setNumber(Uint16.valueOf(result.firstRefused()))
            .setAppTag(refusal.reason().appTag()).setMessage(refusal.message()).build();
    }

    private static Pool pool(final String name, final PoolUsage usage) {
        return new PoolBuilder().setName(new Name(name)).setUsable(UsagePublisher.quantity(usage.usable()))
            .setFree(UsagePublisher.quantity(usage.free())).setUtilization(UsagePublisher.percent(usage.utilization()))
            .setLargestFreeBlock(usage.largestFreeBlock().isEmpty() ? null : usage.largestFreeBlock())
            .setFragments(Uint32.valueOf(usage.fragments())).build();
    }
}
