/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.ListenableFuture;
import org.opendaylight.casm.mdsal.map.RequestMapper;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocate;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocate.output.LeaseBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Grants or offers members of a pool. */
final class AllocateRpc implements Allocate {
    private final CoordinatorHolder holder;
    private final Callers callers;

    AllocateRpc(final CoordinatorHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<AllocateOutput>> invoke(final AllocateInput input) {
        return Replies.change(holder, callers, "allocate", input.getRequestId(), serving -> Replies.of(
            serving.coordinator().allocate(RequestMapper.toRequest(input), callers.current()),
            done -> output(serving, done)));
    }

    private static AllocateOutput output(final Serving serving, final Outcome.Done done) {
        return new AllocateOutputBuilder().setResult(Results.of(done.result()))
            .setReason(done.result() == Outcome.Result.PARTIAL
                ? "the free space or the rules of the pool allow no more" : null)
            .setLease(done.leases().stream().map(lease -> new LeaseBuilder(serving.toAnswer(lease)).build())
                .collect(BindingMap.toOrderedMap()))
            .build();
    }
}
