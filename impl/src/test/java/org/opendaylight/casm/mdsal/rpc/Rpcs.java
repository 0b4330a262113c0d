/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.concurrent.ExecutionException;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Looks into answers of RPCs. */
final class Rpcs {
    private Rpcs() {
        // functions only
    }

    static <T> T output(final ListenableFuture<RpcResult<T>> answer) throws ExecutionException {
        final var result = Futures.getDone(answer);
        assertTrue(result.isSuccessful(), () -> result.getErrors().toString());
        return result.getResult();
    }

    static RpcError error(final ListenableFuture<? extends RpcResult<?>> answer) throws ExecutionException {
        final var result = Futures.getDone(answer);
        assertFalse(result.isSuccessful());
        return result.getErrors().iterator().next();
    }
}
