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
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.VerifyLog;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.VerifyLogInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.VerifyLogOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.log.rev261122.VerifyLogOutputBuilder;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Checks that no entry of the log is missing or was changed. */
final class VerifyLogRpc implements VerifyLog {
    private final CoordinatorHolder holder;
    private final Executor executor;

    VerifyLogRpc(final CoordinatorHolder holder, final Executor executor) {
        this.holder = holder;
        this.executor = executor;
    }

    @Override
    public ListenableFuture<RpcResult<VerifyLogOutput>> invoke(final VerifyLogInput input) {
        return Replies.serve(holder, serving -> Replies.later(executor, () -> {
            final var found = serving.store().verify(1, Long.MAX_VALUE);
            return new VerifyLogOutputBuilder().setIntact(found.valid())
                .setFirstBad(found.valid() ? null : Uint64.valueOf(found.firstInvalid()))
                .setEntriesChecked(Uint64.valueOf(found.checked())).setReason(found.reason()).build();
        }));
    }
}
