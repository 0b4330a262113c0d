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
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Renew;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.RenewInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.RenewOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.RenewOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.renew.output.LeaseBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
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
            done -> output(serving, done)));
    }

    private static RenewOutput output(final Serving serving, final Outcome.Done done) {
        return new RenewOutputBuilder()
            .setLease(done.leases().stream()
                .map(lease -> new LeaseBuilder(serving.toAnswer(lease)).setResult(Results.of(done.result())).build())
                .collect(BindingMap.toOrderedMap()))
            .build();
    }
}
