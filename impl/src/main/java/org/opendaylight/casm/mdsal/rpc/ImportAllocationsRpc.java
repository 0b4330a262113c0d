/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.opendaylight.casm.inventory.Row;
import org.opendaylight.casm.mdsal.map.ImportMapper;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.service.Caller;
import org.opendaylight.casm.service.Importer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ImportAllocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ImportAllocationsInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ImportAllocationsInput.Source;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ImportAllocationsOutput;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes leases of what is in use already. */
final class ImportAllocationsRpc implements ImportAllocations {
    private static final Logger LOG = LoggerFactory.getLogger(ImportAllocationsRpc.class);
    private static final String OPERATION = "import-allocations";
    private static final long DEFAULT_LIMIT = 1000;

    private final CoordinatorHolder holder;
    private final Callers callers;
    private final DeviceRows devices;
    private final Executor executor;
    private final InstantSource clock;

    ImportAllocationsRpc(final CoordinatorHolder holder, final Callers callers, final DeviceRows devices,
            final Executor executor, final InstantSource clock) {
        this.holder = holder;
        this.callers = callers;
        this.devices = devices;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public ListenableFuture<RpcResult<ImportAllocationsOutput>> invoke(final ImportAllocationsInput input) {
        return Replies.change(holder, callers, OPERATION, input.getRequestId(), serving -> {
            final var source = ImportMapper.source(input);
            final var caller = callers.current();
            final var reply = SettableFuture.<RpcResult<ImportAllocationsOutput>>create();
            try {
                rows(serving, input, source)
                    .thenComposeAsync(rows -> run(serving, input, rows, caller), executor)
                    .exceptionally(failure -> refused(serving, input, failure, caller))
                    .whenComplete((result, failure) -> {
                        if (failure == null) {
                            reply.set(result);
                        } else {
                            LOG.error("An import ended in a way it cannot", failure);
                            reply.setException(failure);
                        }
                    });
            } catch (RejectedExecutionException e) {
                LOG.debug("Refused an import while stopping", e);
                return Replies.refuse(CoordinatorHolder.notServing());
            }
            return reply;
        });
    }

    /** Reading takes time. */
    private CompletionStage<List<Row>> rows(final Serving serving, final ImportAllocationsInput input,
            final Source source) {
        return source == Source.Device ? devices.read(input.getNodeId())
            : CompletableFuture.supplyAsync(() -> {
                try {
                    return ImportMapper.rows(input, serving.engine().catalog(), clock.instant());
                } catch (InvalidRequestException e) {
                    throw new CompletionException(e);
                }
            }, executor);
    }

    private CompletionStage<RpcResult<ImportAllocationsOutput>> run(final Serving serving,
            final ImportAllocationsInput input, final List<Row> rows, final Caller caller) {
        final var limit = input.getLimit();
        try {
            return serving.coordinator().importer().run(ImportMapper.toRequest(input, rows), caller, executor)
                .thenApply(answer -> switch (answer) {
                    case Importer.Answer.Done done -> RpcResultBuilder.success(
                        ImportReplies.of(done.report(), limit == null ? DEFAULT_LIMIT : limit.toJava())).build();
                    case Importer.Answer.Denied denied ->
                        RefusalErrors.<ImportAllocationsOutput>toResult(denied.refusal());
                });
        } catch (InvalidRequestException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static RpcResult<ImportAllocationsOutput> refused(final Serving serving, final ImportAllocationsInput input,
            final Throwable failure, final Caller caller) {
        final var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause()
            : failure;
        if (cause instanceof InvalidRequestException invalid) {
            LOG.debug("Refused malformed input", cause);
            serving.coordinator().refusedUnread(OPERATION, input.requireRequestId().getValue(), invalid.refusal(),
                caller);
            return RefusalErrors.toResult(invalid.refusal());
        }
        throw new CompletionException(cause);
    }
}
