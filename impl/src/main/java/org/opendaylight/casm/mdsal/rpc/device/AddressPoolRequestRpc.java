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
import org.opendaylight.casm.mdsal.rpc.Callers;
import org.opendaylight.casm.service.device.DeviceReply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequest;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequestInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequestOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequestOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint32;

/** A device asks for pools. */
final class AddressPoolRequestRpc implements AddressPoolRequest {
    private final DeviceHolder holder;
    private final Callers callers;

    AddressPoolRequestRpc(final DeviceHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<AddressPoolRequestOutput>> invoke(final AddressPoolRequestInput input) {
        final var caller = callers.current();
        return holder.answer(devices -> devices.request(DeviceMessageMapper.header(input),
            DeviceMessageMapper.request(input), caller), (serving, reply) -> output(serving, input, reply));
    }

    private static AddressPoolRequestOutput output(final DeviceHolder.Serving serving,
            final AddressPoolRequestInput input, final DeviceReply reply) {
        final var after = reply.retryAfter();
        return new AddressPoolRequestOutputBuilder().setMessageId(input.getMessageId())
            .setResult(DeviceHolder.result(reply)).setReason(reply.reason())
            .setRetryAfter(after == null ? null : new Seconds(Uint32.valueOf(after)))
            .setLease(reply.leases().stream().map(serving::toLease).toList()).build();
    }
}
