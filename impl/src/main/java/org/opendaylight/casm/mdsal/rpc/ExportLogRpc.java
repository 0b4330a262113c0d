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
import org.opendaylight.casm.mdsal.map.EntryJson;
import org.opendaylight.casm.mdsal.map.LogMapper;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.ExportLog;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.ExportLogInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.ExportLogOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.ExportLogOutputBuilder;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Reads entries of the log as lines of a file, a part at a time. */
final class ExportLogRpc implements ExportLog {
    private final CoordinatorHolder holder;
    private final Executor executor;

    ExportLogRpc(final CoordinatorHolder holder, final Executor executor) {
        this.holder = holder;
        this.executor = executor;
    }

    @Override
    public ListenableFuture<RpcResult<ExportLogOutput>> invoke(final ExportLogInput input) {
        return Replies.serve(holder, serving -> {
            final var pages = LogPages.of(input, input, false);
            return Replies.later(executor, () -> {
                final var page = pages.read(serving.store());
                return new ExportLogOutputBuilder()
                    .setLine(page.entries().stream().map(LogMapper::toEntry).map(EntryJson::line).toList())
                    .setNextCursor(pages.next(page)).build();
            });
        });
    }
}
