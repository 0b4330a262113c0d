/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.mdsal.map.LeaseMapper;
import org.opendaylight.casm.mdsal.rpc.RefusalErrors;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.vpn.DocumentDesk;
import org.opendaylight.casm.service.vpn.RefusedException;
import org.opendaylight.casm.service.vpn.ServiceDesk;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.Id;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.provision.service.output.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who serves services now, if anyone, and how each RPC answers. Thread-safe. */
public final class ServiceHolder {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceHolder.class);

    private final AtomicReference<@Nullable Serving> current = new AtomicReference<>();

    /**
     * What requests are served from.
     *
     * @param desk the use cases
     * @param documents those of documents
     * @param engine says what is so now
     */
    record Serving(ServiceDesk desk, DocumentDesk documents, AllocationEngine engine) {
        /** A lease as answers show it. */
        LeaseBuilder toLease(final Lease lease) {
            final var pool = engine.catalog().pools().get(lease.pool());
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Lease
                answer = LeaseMapper.toAnswer(lease, pool == null ? null : pool.leaseRules());
            return new LeaseBuilder(answer);
        }
    }

    /** From now on services are served. */
    void serve(final ServiceDesk desk, final DocumentDesk documents, final AllocationEngine engine) {
        current.set(new Serving(desk, documents, engine));
    }

    /** From now on requests are refused, to be repeated. */
    void stop() {
        current.set(null);
    }

    /** The reply of what somebody serves; nobody waits for it. */
    <T> ListenableFuture<RpcResult<T>> ask(final Function<Serving, CompletionStage<RpcResult<T>>> question) {
        final var serving = current.get();
        if (serving == null) {
            return refuse(Refusal.of(Reason.NOT_LEADER, null, "the Coordinator is starting; repeat in some seconds"));
        }
        final var reply = SettableFuture.<RpcResult<T>>create();
        question.apply(serving).whenComplete((result, failure) -> {
            final var cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause() : failure;
            if (cause == null) {
                reply.set(result);
            } else if (cause instanceof RefusedException refused) {
                reply.set(RefusalErrors.toResult(refused.refusal()));
            } else {
                LOG.error("A request for a service ended in a way it cannot", cause);
                reply.setException(cause);
            }
        });
        return reply;
    }

    static <T> ListenableFuture<RpcResult<T>> refuse(final Refusal refusal) {
        return Futures.immediateFuture(RefusalErrors.toResult(refusal));
    }

    /** The service that an input names; null when it names none. */
    static @Nullable String id(final @Nullable Id from) {
        return from == null ? null : from.getValue();
    }

    /** The refusal of an input that lacks something. */
    static <T> ListenableFuture<RpcResult<T>> lacks(final String leaf) {
        return refuse(Refusal.of(Reason.INVALID, null, leaf + " is required"));
    }

    /** The result of an outcome. */
    static <T> RpcResult<T> result(final Outcome outcome, final Function<Outcome.Done, T> toOutput) {
        return switch (outcome) {
            case Outcome.Done done -> RpcResultBuilder.success(toOutput.apply(done)).build();
            case Outcome.Denied denied -> RefusalErrors.toResult(denied.refusal());
        };
    }

    /** The outcome in the words of the contract. */
    static Result word(final Outcome.Result from) {
        return switch (from) {
            case GRANTED -> Result.Granted;
            case PARTIAL -> Result.Partial;
            case DUPLICATE -> Result.Duplicate;
        };
    }
}
