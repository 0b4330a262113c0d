/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import java.util.List;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/** Refusals as errors of RFC 6241 appendix A: error-type application, error-tag, error-app-tag, error-message. */
public final class RefusalErrors {
    private RefusalErrors() {
        // functions only
    }

    /** The error-tag of a reason. */
    public static ErrorTag tagOf(final Reason reason) {
        return switch (reason) {
            case POOL_EXHAUSTED, QUOTA_EXCEEDED -> ErrorTag.RESOURCE_DENIED;
            case NO_MATCHING_POOL, UNKNOWN_LEASE, UNKNOWN_DEVICE, UNKNOWN_SERVICE -> ErrorTag.DATA_MISSING;
            case OVERLAP, SPECIAL_PURPOSE, KIND_MISMATCH, FRAGMENTATION_RULE, LIFETIME, REQUEST_MISMATCH, INVALID ->
                ErrorTag.INVALID_VALUE;
            case IN_USE -> ErrorTag.IN_USE;
            case RESERVED, BORDER -> ErrorTag.ACCESS_DENIED;
            case LEASE_STATE, STALE_INCARNATION, NOT_LEADER, BUSY, NOT_STORED, PROVISIONING_FAILED ->
                ErrorTag.OPERATION_FAILED;
        };
    }

    /** A refusal as one error. */
    public static RpcError toError(final Refusal refusal) {
        return RpcResultBuilder.newError(ErrorType.APPLICATION, tagOf(refusal.reason()), refusal.message(),
            refusal.reason().appTag(), null, null);
    }

    /** Refusals as errors, in the same order. */
    public static List<RpcError> toErrors(final List<Refusal> refusals) {
        return refusals.stream().map(RefusalErrors::toError).toList();
    }

    /** The result of an RPC that is refused. */
    public static <T> RpcResult<T> toResult(final Refusal refusal) {
        return RpcResultBuilder.<T>failed().withRpcError(toError(refusal)).build();
    }
}
