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
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Release;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ReleaseInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ReleaseOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ReleaseOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.release.output.LeaseBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Takes leases back from their holders. */
final class ReleaseRpc implements Release {
    private final CoordinatorHolder holder;
    private final Callers callers;

    ReleaseRpc(final CoordinatorHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<ReleaseOutput>> invoke(final ReleaseInput input) {
        return Replies.change(holder, callers, "release", input.getRequestId(), serving -> {
            final var requestId = RequestMapper.requestId(input.getRequestId());
            final var request = RequestMapper.toRequest(input);
            final var grantedTo = input.getGrantedTo();
            return Replies.of(grantedTo == null
                ? serving.coordinator().release(requestId, request, input.getReason(), callers.current())
                : serving.coordinator().releaseGrant(requestId, grantedTo.getValue(), request, input.getReason(),
                    callers.current()),
                done -> output(serving, done));
        });
    }

    private static ReleaseOutput output(final Serving serving, final Outcome.Done done) {
        return new ReleaseOutputBuilder()
            .setLease(done.leases().stream().map(lease -> new LeaseBuilder(serving.toAnswer(lease)).build())
                .collect(BindingMap.toOrderedMap()))
            .build();
    }
}
