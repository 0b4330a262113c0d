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
import org.opendaylight.casm.service.vpn.ServiceDesk;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.ProvisionService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.ProvisionServiceInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.ProvisionServiceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.ProvisionServiceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.provision.service.output.PayloadBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Makes a service what its configuration says. */
final class ProvisionServiceRpc implements ProvisionService {
    private final ServiceHolder holder;
    private final Callers callers;

    ProvisionServiceRpc(final ServiceHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<ProvisionServiceOutput>> invoke(final ProvisionServiceInput input) {
        final var id = ServiceHolder.id(input.getServiceId());
        final var request = input.getRequestId();
        if (id == null || request == null) {
            return ServiceHolder.lacks(id == null ? "service-id" : "request-id");
        }
        final var asked = new Asked(request.getValue(), callers.current().principal(),
            !Boolean.FALSE.equals(input.getRollbackOnError()), false, input.getAbandonDevice());
        return holder.ask(serving -> serving.desk().provision(id, asked, Boolean.TRUE.equals(input.getDryRun()))
            .thenApply(reply -> toResult(serving, reply)));
    }

    private static RpcResult<ProvisionServiceOutput> toResult(final ServiceHolder.Serving serving,
            final ServiceDesk.Reply reply) {
        return ServiceHolder.result(reply.outcome(), done -> new ProvisionServiceOutputBuilder()
            .setResult(ServiceHolder.word(done.result()))
            .setLease(done.leases().stream().map(lease -> serving.toLease(lease).build())
                .collect(BindingMap.toOrderedMap()))
            .setPayload(reply.payloads().entrySet().stream().map(entry -> new PayloadBuilder()
                .setNodeId(entry.getKey()).setConfig(entry.getValue()).build()).collect(BindingMap.toMap())).build());
    }
}
