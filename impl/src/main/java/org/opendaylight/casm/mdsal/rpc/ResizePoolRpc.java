/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.engine.ResizePlan;
import org.opendaylight.casm.core.engine.ResizeRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.mdsal.config.SegmentEditor;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.mdsal.map.PortSetMapper;
import org.opendaylight.casm.mdsal.map.ResourceMapper;
import org.opendaylight.casm.mdsal.map.SlapMapper;
import org.opendaylight.casm.mdsal.map.Times;
import org.opendaylight.casm.mdsal.notify.UsagePublisher;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.ResizePool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.ResizePoolInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.ResizePoolOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.ResizePoolOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.resize.pool.output.BlockingLease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.resize.pool.output.BlockingLeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds segments to a pool and removes others, by a commit of the configuration. */
final class ResizePoolRpc implements ResizePool {
    private static final Logger LOG = LoggerFactory.getLogger(ResizePoolRpc.class);
    private static final String OPERATION = "resize-pool";

    private final CoordinatorHolder holder;
    private final Callers callers;
    private final SegmentEditor editor;
    private final InstantSource clock;

    ResizePoolRpc(final CoordinatorHolder holder, final Callers callers, final SegmentEditor editor,
            final InstantSource clock) {
        this.holder = holder;
        this.callers = callers;
        this.editor = editor;
        this.clock = clock;
    }

    @Override
    public ListenableFuture<RpcResult<ResizePoolOutput>> invoke(final ResizePoolInput input) {
        return Replies.change(holder, callers, OPERATION, null, serving -> {
            final boolean dryRun = Boolean.TRUE.equals(input.getDryRun());
            if (input.getPool() == null) {
                throw new InvalidRequestException("the pool is required");
            }
            final String name = input.getPool().getValue();
            final var pool = serving.engine().catalog().pools().get(name);
            if (pool == null) {
                return Replies.refuse(Refusal.of(Reason.NO_MATCHING_POOL, name, "there is no pool " + name));
            }
            final var request = request(input, pool);
            final var plan = serving.engine().upkeep().planResize(request, clock.instant());
            final var refusal = plan.refusal();
            if (refusal != null && !(dryRun && plan.blockingCount() > 0)) {
                serving.coordinator().refusedUnread(OPERATION, null, refusal, callers.current());
                return Replies.refuse(refusal);
            }
            return dryRun ? Replies.of(output(plan, plan.usage())) : carryOut(serving, input, name, plan);
        });
    }

    private static ResizeRequest request(final ResizePoolInput input, final Pool pool)
            throws InvalidRequestException {
        try {
            final List<Segment> add = input.nonnullAdd().values().stream().flatMap(segment -> {
                final String id = segment.requireId().getValue();
                final String what = "segment '" + id + "'";
                return SlapMapper.inQuadrant(segment, ResourceMapper.toRanges(segment.getResource(), pool::parse, what),
                    what).stream()
                    .map(range -> pool.kind() == ObjectKind.PORT_SET
                        ? PortSetMapper.segment(id, range, segment.getPortSet(), what)
                        : new Segment(id, pool.own(range)));
            }).toList();
            final var remove = input.getRemove();
            return new ResizeRequest(pool.name(), add,
                remove == null ? Set.of() : remove.stream().map(Name::getValue).collect(Collectors.toSet()),
                input.getMode() == ResizePoolInput.Mode.Drain);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("the segments to add", e);
        }
    }

    private ListenableFuture<RpcResult<ResizePoolOutput>> carryOut(final Serving serving, final ResizePoolInput input,
            final String name, final ResizePlan plan) {
        final var caller = callers.current();
        final var put = input.nonnullAdd().values().stream()
            .filter(segment -> plan.add().contains(segment.requireId().getValue()))
            .toList();
        return FluentFuture.from(editor.edit(name, put, plan.remove(), plan.drain()))
            .<RpcResult<ResizePoolOutput>>transform(done -> {
                serving.coordinator().configured(OPERATION, name, "added " + new TreeSet<>(plan.add()) + ", removed "
                    + new TreeSet<>(plan.remove()) + ", draining " + new TreeSet<>(plan.drain()), caller);
                return RpcResultBuilder.success(output(plan, serving.engine().catalog().pools().containsKey(name)
                    ? serving.engine().usage(name) : plan.usage())).build();
            }, MoreExecutors.directExecutor())
            .catching(Throwable.class, ResizePoolRpc::failed, MoreExecutors.directExecutor());
    }

    /** The guard of the configuration has the last word, and has logged it. */
    private static RpcResult<ResizePoolOutput> failed(final Throwable failure) {
        for (var cause : Throwables.getCausalChain(failure)) {
            if (cause instanceof NetconfDocumentedException refused && refused.getMessage().contains(": ")) {
                final var text = refused.getMessage();
                final int end = text.indexOf(": ");
                return RpcResultBuilder.<ResizePoolOutput>failed().withRpcError(RpcResultBuilder.newError(
                    ErrorType.APPLICATION, refused.getErrorTag(), text.substring(end + 2), text.substring(0, end),
                    null, null)).build();
            }
        }
        LOG.warn("A pool could not be resized", failure);
        return RefusalErrors.toResult(Refusal.of(Reason.NOT_STORED, null,
            "the configuration could not be written: " + failure.getMessage() + "; repeat the request later"));
    }

    private static ResizePoolOutput output(final ResizePlan plan, final PoolUsage usage) {
        return new ResizePoolOutputBuilder().setVersion(Uint64.valueOf(usage.version()))
            .setFree(UsagePublisher.quantity(usage.free()))
            .setUtilization(UsagePublisher.percent(usage.utilization()))
            .setDraining(plan.drain().stream().map(Name::new).collect(Collectors.toSet()))
            .setBlockingLeases(Uint64.valueOf(plan.blockingCount()))
            .setBlockingLease(plan.blocking().stream().map(ResizePoolRpc::blocking)
                .collect(BindingMap.toOrderedMap())).build();
    }

    private static BlockingLease blocking(final Lease lease) {
        return new BlockingLeaseBuilder().setLeaseId(new LeaseId(lease.id()))
            .setResource(ResourceMapper.toResource(lease.range()))
            .setState(LeaseState.forName(lease.state().yangName()))
            .setExpiresAt(Times.toYangOrNull(lease.expiresAt())).build();
    }
}
