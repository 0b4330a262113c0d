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
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Confirm;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ConfirmInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ConfirmOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ConfirmOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.confirm.output.LeaseBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Turns offers into leases in use. */
final class ConfirmRpc implements Confirm {
    private final CoordinatorHolder holder;
    private final Callers callers;

    ConfirmRpc(final CoordinatorHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<ConfirmOutput>> invoke(final ConfirmInput input) {
        return Replies.change(holder, callers, "confirm", input.getRequestId(), serving -> {
            final var requestId = RequestMapper.requestId(input.getRequestId());
            final var ids = RequestMapper.toIds(input);
            final var grantedTo = input.getGrantedTo();
            return Replies.of(grantedTo == null ? serving.coordinator().confirm(requestId, ids, callers.current())
                : serving.coordinator().confirmGrant(requestId, grantedTo.getValue(), callers.current()),
                done -> output(serving, done));
        });
    }

    private static ConfirmOutput output(final Serving serving, final Outcome.Done done) {
        return new ConfirmOutputBuilder().setResult(Results.of(done.result()))
            .setLease(done.leases().stream().map(lease -> new LeaseBuilder(serving.toAnswer(lease)).build())
                .collect(BindingMap.toOrderedMap()))
            .build();
    }
}
