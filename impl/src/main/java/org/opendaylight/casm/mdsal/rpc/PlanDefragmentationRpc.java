/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.ListenableFuture;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.plan.DefragmentationPlan;
import org.opendaylight.casm.core.plan.DefragmentationRequest;
import org.opendaylight.casm.core.plan.DefragmentationRequest.Goal;
import org.opendaylight.casm.core.plan.Defragmenter;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.mdsal.map.StepMapper;
import org.opendaylight.casm.mdsal.notify.UsagePublisher;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.PlanDefragmentation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.PlanDefragmentationInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.PlanDefragmentationOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.PlanDefragmentationOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.plan.defragmentation.output.Staying;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.plan.defragmentation.output.StayingBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.plan.defragmentation.output.Step;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Plans how the leases of a pool could lie better; on a thread of its own, as that may take a while. */
final class PlanDefragmentationRpc implements PlanDefragmentation {
    private static final int DEFAULT_STEPS = 100;

    private final CoordinatorHolder holder;
    private final Executor executor;
    private final InstantSource clock;

    PlanDefragmentationRpc(final CoordinatorHolder holder, final Executor executor, final InstantSource clock) {
        this.holder = holder;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public ListenableFuture<RpcResult<PlanDefragmentationOutput>> invoke(final PlanDefragmentationInput input) {
        return Replies.serve(holder, serving -> {
            final var request = request(input);
            final var planner = new Defragmenter(serving.engine(), clock.instant());
            final var refusal = planner.refusal(request);
            return refusal != null ? Replies.refuse(refusal)
                : Replies.planned(executor, () -> output(planner.plan(request)));
        });
    }

    private static DefragmentationRequest request(final PlanDefragmentationInput input)
            throws InvalidRequestException {
        final var pool = input.getPool();
        if (pool == null) {
            throw new InvalidRequestException("pool is required");
        }
        final var length = input.getPrefixLength();
        final var goal = goal(input.getGoal());
        if (length != null && goal == Goal.FEWEST_ROUTES) {
            throw new InvalidRequestException("prefix-length goes with the goal largest-free-block; leave it out");
        }
        final var steps = input.getMaxSteps();
        try {
            return new DefragmentationRequest(pool.getValue(), goal, length == null ? null : length.intValue(),
                steps == null ? DEFAULT_STEPS : steps.intValue(), Boolean.TRUE.equals(input.getMovePermanent()));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("the request", e);
        }
    }

    private static Goal goal(final PlanDefragmentationInput.@Nullable Goal goal) {
        return switch (goal) {
            case null -> Goal.LARGEST_FREE_BLOCK;
            case LargestFreeBlock -> Goal.LARGEST_FREE_BLOCK;
            case FewestRoutes -> Goal.FEWEST_ROUTES;
        };
    }

    private static PlanDefragmentationOutput output(final DefragmentationPlan plan) {
        final var steps = new ArrayList<Step>();
        plan.steps().forEach(move -> steps.add(StepMapper.toStep(steps.size() + 1, move)));
        return new PlanDefragmentationOutputBuilder().setVersion(Uint64.valueOf(plan.version()))
            .setLargestFreeBlock(textOrNull(plan.before().largestFreeBlock()))
            .setLargestFreeBlockAfter(textOrNull(plan.after().largestFreeBlock()))
            .setFragments(Uint32.valueOf(plan.before().fragments()))
            .setFragmentsAfter(Uint32.valueOf(plan.after().fragments()))
            .setRoutes(Uint64.valueOf(plan.routesBefore())).setRoutesAfter(Uint64.valueOf(plan.routesAfter()))
            .setRoutesSaved(plan.routesBefore() - plan.routesAfter())
            .setHoldersTouched(Uint64.valueOf(plan.holders()))
            .setMembersMoved(UsagePublisher.quantity(plan.steps().stream().map(move -> move.to().size())
                .reduce(BigInteger.ZERO, BigInteger::add)))
            .setStaying(plan.staying().entrySet().stream().map(entry -> new StayingBuilder()
                .setReason(Staying.Reason.ofName(entry.getKey().yangName()))
                .setLeases(Uint64.valueOf(entry.getValue())).build()).collect(BindingMap.toMap()))
            .setRemark(plan.remark()).setStep(steps).build();
    }

    private static @Nullable String textOrNull(final String text) {
        return text.isEmpty() ? null : text;
    }
}
