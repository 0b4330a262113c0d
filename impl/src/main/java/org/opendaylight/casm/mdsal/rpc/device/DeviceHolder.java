/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc.device;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.mdsal.map.LeaseMapper;
import org.opendaylight.casm.mdsal.rpc.RefusalErrors;
import org.opendaylight.casm.service.device.DeviceOutcome;
import org.opendaylight.casm.service.device.DeviceReply;
import org.opendaylight.casm.service.device.Devices;
import org.opendaylight.casm.service.device.LeaseAnswer;
import org.opendaylight.casm.service.device.Reports;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.reply.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.reply.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who serves devices now, if anyone, and how each RPC answers. Thread-safe. */
public final class DeviceHolder {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceHolder.class);

    /**
     * What requests are served from.
     *
     * @param devices the use cases
     * @param reports those of usage reports
     * @param engine says what is so now
     * @param clock the Coordinator's
     */
    record Serving(Devices devices, Reports reports, AllocationEngine engine, InstantSource clock) {
        Lease toLease(final LeaseAnswer answer) {
            final var lease = answer.lease();
            final var pool = lease == null ? null : engine.catalog().pools().get(lease.pool());
            final var builder = lease == null ? new LeaseBuilder().setLeaseId(new LeaseId(answer.leaseId()))
                : builder(LeaseMapper.toAnswer(lease, pool == null ? null : pool.leaseRules()));
            final var replaces = answer.replaces();
            return builder.setState(LeaseState.forName(answer.state().yangName()))
                .setResult(answer.denial() == null ? Result.Granted : Result.Denied).setReason(answer.denial())
                .setRemaining(remaining(lease)).setReplaces(replaces == null ? null : new LeaseId(replaces)).build();
        }

        private @Nullable Seconds remaining(final org.opendaylight.casm.core.lease.@Nullable Lease lease) {
            final var end = lease == null || !lease.state().isLive() ? null : lease.expiresAt();
            return end == null ? null : new Seconds(Uint32.valueOf(
                Math.clamp(Duration.between(clock.instant(), end).toSeconds(), 0, 0xffff_ffffL)));
        }
    }

    private static LeaseBuilder builder(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Lease of) {
        return new LeaseBuilder(of);
    }

    /** What an RPC does. */
    @FunctionalInterface
    interface Use {
        CompletionStage<DeviceOutcome> in(Devices devices) throws InvalidRequestException;
    }

    /** What an RPC of usage reports does. */
    @FunctionalInterface
    interface ReportUse {
        CompletionStage<DeviceOutcome> in(Reports reports) throws InvalidRequestException;
    }

    /** What an RPC does that is no message of a device. */
    @FunctionalInterface
    interface Question<T> {
        CompletionStage<RpcResult<T>> in(Serving serving) throws InvalidRequestException;
    }

    private final AtomicReference<@Nullable Serving> current = new AtomicReference<>();

    /** From now on devices are served. */
    public void serve(final Devices devices, final Reports reports, final AllocationEngine engine,
            final InstantSource clock) {
        current.set(new Serving(devices, reports, engine, clock));
    }

    /** From now on devices are refused, to repeat their messages. */
    public void stop() {
        current.set(null);
    }

    /** The reply of {@code use}, or the refusal that speaks against trying; nobody waits for it. */
    <T> ListenableFuture<RpcResult<T>> answer(final Use use, final BiFunction<Serving, DeviceReply, T> toOutput) {
        return ask(serving -> use.in(serving.devices()).thenApply(outcome -> toResult(serving, outcome, toOutput)));
    }

    /** The same for a usage report. */
    <T> ListenableFuture<RpcResult<T>> answerReport(final ReportUse use,
            final BiFunction<Serving, DeviceReply, T> toOutput) {
        return ask(serving -> use.in(serving.reports()).thenApply(outcome -> toResult(serving, outcome, toOutput)));
    }

    private static <T> RpcResult<T> toResult(final Serving serving, final DeviceOutcome outcome,
            final BiFunction<Serving, DeviceReply, T> toOutput) {
        return switch (outcome) {
            case DeviceOutcome.Answered answered ->
                RpcResultBuilder.success(toOutput.apply(serving, answered.reply())).build();
            case DeviceOutcome.Refused refused -> RefusalErrors.<T>toResult(refused.refusal());
        };
    }

    /** The result of {@code question}, or the refusal that speaks against trying; nobody waits for it. */
    <T> ListenableFuture<RpcResult<T>> ask(final Question<T> question) {
        final var serving = current.get();
        if (serving == null) {
            return Futures.immediateFuture(RefusalErrors.toResult(Refusal.of(Refusal.Reason.NOT_LEADER, null,
                "the Coordinator is starting; repeat in some seconds")));
        }
        final CompletionStage<RpcResult<T>> stage;
        try {
            stage = question.in(serving);
        } catch (InvalidRequestException e) {
            LOG.debug("Refused malformed input", e);
            return Futures.immediateFuture(RefusalErrors.toResult(e.refusal()));
        }
        final var reply = SettableFuture.<RpcResult<T>>create();
        stage.whenComplete((result, failure) -> {
            if (failure == null) {
                reply.set(result);
            } else {
                LOG.error("A message of a device ended in a way it cannot", failure);
                reply.setException(failure);
            }
        });
        return reply;
    }

    /** The outcome in the words of the contract. */
    static Result result(final DeviceReply reply) {
        return switch (reply.result()) {
            case GRANTED -> Result.Granted;
            case PARTIAL -> Result.Partial;
            case DUPLICATE -> Result.Duplicate;
            case DENIED -> Result.Denied;
            case RETRY_LATER -> Result.RetryLater;
        };
    }
}
