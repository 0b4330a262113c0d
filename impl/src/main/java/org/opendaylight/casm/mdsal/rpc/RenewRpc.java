/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.LinkedHashMap;
import org.opendaylight.casm.mdsal.map.RequestMapper;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Renew;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.RenewInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.RenewOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.RenewOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.renew.output.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.renew.output.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.renew.output.LeaseKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Gives leases a new lifetime. */
final class RenewRpc implements Renew {
    private final CoordinatorHolder holder;
    private final Callers callers;

    RenewRpc(final CoordinatorHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<RenewOutput>> invoke(final RenewInput input) {
        return Replies.change(holder, callers, "renew", input.getRequestId(), serving -> Replies.of(
            serving.coordinator().renew(RequestMapper.requestId(input.getRequestId()), RequestMapper.toRequest(input),
                callers.current()),
            done -> output(serving, done, input)));
    }

    /** Each lease asked for gets an answer; those that are not in the outcome were left out. */
    private static RenewOutput output(final Serving serving, final Outcome.Done done, final RenewInput input) {
        final var answers = new LinkedHashMap<LeaseKey, Lease>();
        final var result = done.result() == Outcome.Result.PARTIAL ? Outcome.Result.GRANTED : done.result();
        for (var lease : done.leases()) {
            final var answer = new LeaseBuilder(serving.toAnswer(lease)).setResult(Results.of(result)).build();
            answers.put(answer.key(), answer);
        }
        for (var asked : input.nonnullLease().values()) {
            final var key = new LeaseKey(asked.requireLeaseId());
            answers.computeIfAbsent(key, id -> new LeaseBuilder().withKey(id).setResult(Result.Denied).build());
        }
        return new RenewOutputBuilder().setLease(answers).build();
    }
}
