/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.concurrent.Executor;
import org.opendaylight.casm.mdsal.map.LogMapper;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.QueryLog;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.QueryLogInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.QueryLogOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.QueryLogOutputBuilder;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Reads entries of the log, a part at a time. */
final class QueryLogRpc implements QueryLog {
    private final CoordinatorHolder holder;
    private final Executor executor;

    QueryLogRpc(final CoordinatorHolder holder, final Executor executor) {
        this.holder = holder;
        this.executor = executor;
    }

    @Override
    public ListenableFuture<RpcResult<QueryLogOutput>> invoke(final QueryLogInput input) {
        return Replies.serve(holder, serving -> {
            final var pages = LogPages.of(input, input, input.getOrder() == QueryLogInput.Order.NewestFirst);
            return Replies.later(executor, () -> {
                final var page = pages.read(serving.store());
                final var next = pages.next(page);
                return new QueryLogOutputBuilder().setEntry(page.entries().stream().map(LogMapper::toEntry).toList())
                    .setNextCursor(next).setTruncated(next != null).build();
            });
        });
    }
}
