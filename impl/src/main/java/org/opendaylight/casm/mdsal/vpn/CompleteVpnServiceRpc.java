/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.document.Assignment;
import org.opendaylight.casm.document.Purpose;
import org.opendaylight.casm.document.Wishes;
import org.opendaylight.casm.mdsal.rpc.Callers;
import org.opendaylight.casm.service.vpn.Attachments;
import org.opendaylight.casm.service.vpn.DocumentReply;
import org.opendaylight.casm.service.vpn.DocumentRequest;
import org.opendaylight.casm.service.vpn.ServiceView;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.CompleteVpnService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.CompleteVpnServiceInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.CompleteVpnServiceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.CompleteVpnServiceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.Id;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.complete.vpn.service.output.Access;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.complete.vpn.service.output.AccessBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.complete.vpn.service.output.Assigned;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.complete.vpn.service.output.AssignedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.complete.vpn.service.output.PayloadBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/** Completes a vpn-service of a network model. */
final class CompleteVpnServiceRpc implements CompleteVpnService {
    private final ServiceHolder holder;
    private final Callers callers;

    CompleteVpnServiceRpc(final ServiceHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<CompleteVpnServiceOutput>> invoke(final CompleteVpnServiceInput input) {
        final var id = input.getRequestId();
        final var document = input.getDocument();
        if (id == null || document == null) {
            return ServiceHolder.lacks(id == null ? "request-id" : "document");
        }
        final var pools = new ArrayList<Wishes.PoolChoice>();
        for (var pool : input.nonnullPool()) {
            final var purpose = pool.getPurpose();
            final var name = pool.getName();
            if (purpose == null || name == null) {
                return ServiceHolder.lacks(purpose == null ? "purpose of each pool" : "name of each pool");
            }
            pools.add(new Wishes.PoolChoice(Purpose.ofYangName(purpose.getName()),
                ServiceHolder.id(pool.getVpnNodeId()), ServiceHolder.id(pool.getAccessId()), name.getValue()));
        }
        final var request = new DocumentRequest(id.getValue(), callers.current().principal(), document.strip(),
            new Wishes(Boolean.TRUE.equals(input.getProvision()), text(input.getCustomer()),
                text(input.getAddressSpace()), pools), Boolean.TRUE.equals(input.getDryRun()));
        return holder.ask(serving -> serving.documents().complete(request).thenApply(CompleteVpnServiceRpc::toResult));
    }

    private static RpcResult<CompleteVpnServiceOutput> toResult(final DocumentReply reply) {
        final Optional<ServiceView> view = reply.view();
        return RpcResultBuilder.success(new CompleteVpnServiceOutputBuilder()
            .setResult(ServiceHolder.word(reply.result()))
            .setServiceId(new Id(reply.serviceId()))
            .setDocument(reply.completed().text())
            .setAssigned(reply.completed().assignments().stream().map(CompleteVpnServiceRpc::assigned)
                .collect(BindingMap.toOrderedMap()))
            .setStatus(view.map(now -> now.status().yangName()).orElse(null))
            .setAccess(view.map(ServiceView::progress).orElse(Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().access() != null)
                .map(entry -> access(entry.getKey(), entry.getValue())).collect(BindingMap.toMap()))
            .setPayload(reply.payloads().entrySet().stream().map(entry -> new PayloadBuilder()
                .setNodeId(entry.getKey()).setConfig(entry.getValue()).build()).collect(BindingMap.toMap()))
            .build()).build();
    }

    private static Assigned assigned(final Assignment from) {
        final var lease = from.leaseId();
        final var pool = from.pool();
        return new AssignedBuilder().setPath(from.path()).setValue(from.value())
            .setLeaseId(lease == null ? null : new LeaseId(lease)).setPool(pool == null ? null : new Name(pool))
            .build();
    }

    private static Access access(final Place place, final Attachments.Progress progress) {
        return new AccessBuilder().setNodeId(new Id(place.node())).setAccessId(new Id(place.access()))
            .setProvisioning(progress.step().name().toLowerCase(Locale.ROOT)).build();
    }

    private static @Nullable String text(final @Nullable Name from) {
        return from == null ? null : from.getValue();
    }
}
