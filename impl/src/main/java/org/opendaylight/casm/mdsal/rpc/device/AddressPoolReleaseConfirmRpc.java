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
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseConfirm;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseConfirmInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseConfirmOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseConfirmOutputBuilder;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** A device says that it has let go of leases. */
final class AddressPoolReleaseConfirmRpc implements AddressPoolReleaseConfirm {
    private final DeviceHolder holder;
    private final Callers callers;

    AddressPoolReleaseConfirmRpc(final DeviceHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<AddressPoolReleaseConfirmOutput>> invoke(
            final AddressPoolReleaseConfirmInput input) {
        final var caller = callers.current();
        return holder.answer(devices -> devices.confirmRelease(DeviceMessageMapper.header(input),
            DeviceMessageMapper.ids(input.getLeaseId()), !Boolean.FALSE.equals(input.getSuccess()), caller),
            (serving, reply) -> new AddressPoolReleaseConfirmOutputBuilder()
                .setResult(DeviceHolder.result(reply)).build());
    }
}
