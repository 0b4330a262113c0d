/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import com.google.common.util.concurrent.ListenableFuture;
import org.opendaylight.casm.mdsal.rpc.Callers;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.DecommissionService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.DecommissionServiceInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.DecommissionServiceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.DecommissionServiceOutputBuilder;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Takes a service off all devices. */
final class DecommissionServiceRpc implements DecommissionService {
    private final ServiceHolder holder;
    private final Callers callers;

    DecommissionServiceRpc(final ServiceHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<DecommissionServiceOutput>> invoke(final DecommissionServiceInput input) {
        final var id = ServiceHolder.id(input.getServiceId());
        final var request = input.getRequestId();
        if (id == null || request == null) {
            return ServiceHolder.lacks(id == null ? "service-id" : "request-id");
        }
        final var asked = new Asked(request.getValue(), callers.current().principal(), true,
            Boolean.TRUE.equals(input.getSkipQuarantine()), input.getAbandonDevice());
        return holder.ask(serving -> serving.desk().decommission(id, asked).thenApply(outcome ->
            ServiceHolder.result(outcome, done -> new DecommissionServiceOutputBuilder()
                .setResult(ServiceHolder.word(done.result())).build())));
    }
}
