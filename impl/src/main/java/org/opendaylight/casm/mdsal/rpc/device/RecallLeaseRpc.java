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
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RecallLease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RecallLeaseInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RecallLeaseOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RecallLeaseOutputBuilder;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** An operator has leases given back. */
final class RecallLeaseRpc implements RecallLease {
    private final DeviceHolder holder;
    private final Callers callers;

    RecallLeaseRpc(final DeviceHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<RecallLeaseOutput>> invoke(final RecallLeaseInput input) {
        final var caller = callers.current();
        final var timeout = input.getDrainTimeout();
        return holder.answer(devices -> devices.recall(DeviceMessageMapper.ids(input.getLeaseId()),
            timeout == null ? null : Long.valueOf(timeout.getValue().longValue()),
            Boolean.TRUE.equals(input.getForce()), caller),
            (serving, reply) -> new RecallLeaseOutputBuilder().setResult(DeviceHolder.result(reply)).build());
    }
}
