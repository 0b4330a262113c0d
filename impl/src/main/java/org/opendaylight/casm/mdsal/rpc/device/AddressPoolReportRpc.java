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
import org.opendaylight.casm.mdsal.map.ReportMapper;
import org.opendaylight.casm.mdsal.rpc.Callers;
import org.opendaylight.casm.service.device.DeviceReply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReport;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReportInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReportOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReportOutput.Action;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReportOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.address.pool.report.output.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint32;

/** A device reports how it uses what it has. */
final class AddressPoolReportRpc implements AddressPoolReport {
    private final DeviceHolder holder;
    private final Callers callers;

    AddressPoolReportRpc(final DeviceHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<AddressPoolReportOutput>> invoke(final AddressPoolReportInput input) {
        final var caller = callers.current();
        return holder.answerReport(reports -> reports.report(DeviceMessageMapper.header(input),
            ReportMapper.report(input), caller), (serving, reply) -> output(serving, input, reply));
    }

    private static AddressPoolReportOutput output(final DeviceHolder.Serving serving,
            final AddressPoolReportInput input, final DeviceReply reply) {
        final var after = reply.retryAfter();
        return new AddressPoolReportOutputBuilder().setMessageId(input.getMessageId())
            .setReportId(input.getReportId()).setResult(DeviceHolder.result(reply))
            .setAction(!reply.leases().isEmpty() ? Action.Granted
                : reply.idle().isEmpty() ? Action.None : Action.ReleaseSuggested)
            .setLease(reply.leases().stream().map(answer -> new LeaseBuilder(serving.toLease(answer)).build())
                .collect(BindingMap.toOrderedMap()))
            .setIdleLease(reply.idle().stream().map(LeaseId::new).toList())
            .setRetryAfter(after == null ? null : new Seconds(Uint32.valueOf(after))).setReason(reply.reason())
            .build();
    }
}
