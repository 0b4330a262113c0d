/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.List;
import org.opendaylight.casm.service.vpn.Adapter;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.ReconcileService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.ReconcileServiceInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.ReconcileServiceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.ReconcileServiceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.reconcile.service.output.Difference;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.reconcile.service.output.DifferenceBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/** Compares the devices of a service with it. */
final class ReconcileServiceRpc implements ReconcileService {
    private final ServiceHolder holder;

    ReconcileServiceRpc(final ServiceHolder holder) {
        this.holder = holder;
    }

    @Override
    public ListenableFuture<RpcResult<ReconcileServiceOutput>> invoke(final ReconcileServiceInput input) {
        final var id = ServiceHolder.id(input.getServiceId());
        return id == null ? ServiceHolder.lacks("service-id") : holder.ask(serving -> serving.desk()
            .reconcile(id, Boolean.TRUE.equals(input.getRepair())).thenApply(found ->
                RpcResultBuilder.success(output(found)).build()));
    }

    private static ReconcileServiceOutput output(final List<Adapter.Difference> found) {
        return new ReconcileServiceOutputBuilder().setInSync(found.isEmpty())
            .setDifference(found.stream().map(ReconcileServiceRpc::difference).collect(BindingMap.toOrderedMap()))
            .build();
    }

    private static Difference difference(final Adapter.Difference from) {
        final var place = from.attachmentId().substring(from.attachmentId().indexOf('/') + 1);
        return new DifferenceBuilder().setPath(place + ' ' + from.path()).setExpected(from.expected())
            .setActual(from.actual()).build();
    }
}
