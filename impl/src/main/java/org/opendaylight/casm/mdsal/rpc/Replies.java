/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every RPC answers: refused while nobody serves, refused when the input is wrong, otherwise when there is one. */
final class Replies {
    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    /** What an RPC does. */
    @FunctionalInterface
    interface Use<T> {
        ListenableFuture<RpcResult<T>> in(Serving serving) throws InvalidRequestException;
    }

    /** What is read from the event store, on a thread that may wait for the disk. */
    @FunctionalInterface
    interface Query<T> {
        T run() throws EventStoreException;
    }

    private Replies() {
        // functions only
    }

    /** The reply of {@code use}, or the refusal that speaks against trying. */
    static <T> ListenableFuture<RpcResult<T>> serve(final CoordinatorHolder holder, final Use<T> use) {
        final var serving = holder.serving();
        if (serving.isEmpty()) {
            return refuse(CoordinatorHolder.notServing());
        }
        try {
            return use.in(serving.orElseThrow());
        } catch (InvalidRequestException e) {
            LOG.debug("Refused malformed input", e);
            return refuse(e.refusal());
        }
    }

    /** The reply of a request to change leases; one that is malformed is logged, too. */
    static <T> ListenableFuture<RpcResult<T>> change(final CoordinatorHolder holder, final Callers callers,
            final String operation, final @Nullable MessageId requestId, final Use<T> use) {
        return serve(holder, serving -> {
            try {
                return use.in(serving);
            } catch (InvalidRequestException e) {
                serving.coordinator().refusedUnread(operation, requestId == null ? null : requestId.getValue(),
                    e.refusal(), callers.current());
                throw e;
            }
        });
    }

    static <T> ListenableFuture<RpcResult<T>> refuse(final Refusal refusal) {
        return Futures.immediateFuture(RefusalErrors.toResult(refusal));
    }

    static <T> ListenableFuture<RpcResult<T>> of(final T output) {
        return Futures.immediateFuture(RpcResultBuilder.success(output).build());
    }

    /** The reply when the outcome is there; nobody waits for it. */
    static <T> ListenableFuture<RpcResult<T>> of(final CompletionStage<Outcome> stage,
            final Function<Outcome.Done, T> toOutput) {
        final var reply = SettableFuture.<RpcResult<T>>create();
        stage.thenApply(outcome -> switch (outcome) {
            case Outcome.Done done -> RpcResultBuilder.success(toOutput.apply(done)).build();
            case Outcome.Denied denied -> RefusalErrors.<T>toResult(denied.refusal());
        }).whenComplete((result, failure) -> {
            if (failure == null) {
                reply.set(result);
            } else {
                LOG.error("A request ended in a way it cannot", failure);
                reply.setException(failure);
            }
        });
        return reply;
    }

    /** The reply of a query that runs on {@code executor}. */
    static <T> ListenableFuture<RpcResult<T>> later(final Executor executor, final Query<T> query) {
        try {
            return Futures.submit(() -> run(query), executor);
        } catch (RejectedExecutionException e) {
            LOG.debug("Refused a query while stopping", e);
            return refuse(CoordinatorHolder.notServing());
        }
    }

    /** The reply of something that is worked out on {@code executor}, which takes only so much at a time. */
    static <T> ListenableFuture<RpcResult<T>> planned(final Executor executor, final Callable<T> plan) {
        try {
            return Futures.submit(() -> RpcResultBuilder.success(plan.call()).build(), executor);
        } catch (RejectedExecutionException e) {
            LOG.debug("Refused to plan", e);
            return refuse(Refusal.of(Reason.BUSY, null, "too many plans are being worked out; repeat in some seconds"));
        }
    }

    private static <T> RpcResult<T> run(final Query<T> query) {
        try {
            return RpcResultBuilder.success(query.run()).build();
        } catch (EventStoreException e) {
            if (e.kind() == EventStoreException.Kind.CLOSED) {
                return RefusalErrors.toResult(CoordinatorHolder.notServing());
            }
            LOG.warn("Cannot read the event store", e);
            return RefusalErrors.toResult(Refusal.of(Reason.NOT_STORED, null, "the event store cannot be read: "
                + e.getMessage()));
        }
    }
}
