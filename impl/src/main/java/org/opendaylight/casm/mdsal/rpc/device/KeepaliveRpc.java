/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc.device;

import com.google.common.util.concurrent.ListenableFuture;
import org.opendaylight.casm.mdsal.map.DeviceMessageMapper;
import org.opendaylight.casm.mdsal.map.Times;
import org.opendaylight.casm.mdsal.rpc.Callers;
import org.opendaylight.casm.service.device.LeaseAnswer;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Keepalive;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.KeepaliveInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.KeepaliveOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.KeepaliveOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.keepalive.output.Recalled;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.keepalive.output.RecalledBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** A device shows that it is there. */
final class KeepaliveRpc implements Keepalive {
    private final DeviceHolder holder;
    private final Callers callers;

    KeepaliveRpc(final DeviceHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<KeepaliveOutput>> invoke(final KeepaliveInput input) {
        final var caller = callers.current();
        return holder.answer(devices -> devices.keepalive(DeviceMessageMapper.header(input), caller),
            (serving, reply) -> new KeepaliveOutputBuilder().setResult(DeviceHolder.result(reply))
                .setQuery(serving.reports().isQueried(input.requireDeviceId()))
                .setRecalled(reply.leases().stream().map(KeepaliveRpc::recalled).collect(BindingMap.toOrderedMap()))
                .build());
    }

    private static Recalled recalled(final LeaseAnswer answer) {
        final var lease = answer.lease();
        return new RecalledBuilder().setLeaseId(new LeaseId(answer.leaseId()))
            .setDrainUntil(lease == null || !lease.state().isLive() ? null : Times.toYangOrNull(lease.stateUntil()))
            .build();
    }
}
