/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc.device;

import com.google.common.util.concurrent.ListenableFuture;
import java.time.Duration;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.mdsal.map.ReportMapper;
import org.opendaylight.casm.mdsal.rpc.RefusalErrors;
import org.opendaylight.casm.service.device.Reports;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.QueryDevice;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.QueryDeviceInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.QueryDeviceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.QueryDeviceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/** Somebody asks how a device uses what it has. */
final class QueryDeviceRpc implements QueryDevice {
    private final DeviceHolder holder;

    QueryDeviceRpc(final DeviceHolder holder) {
        this.holder = holder;
    }

    @Override
    public ListenableFuture<RpcResult<QueryDeviceOutput>> invoke(final QueryDeviceInput input) {
        return holder.ask(serving -> {
            final var device = input.getDeviceId();
            if (device == null) {
                throw new InvalidRequestException("device-id is required: it says which device is asked");
            }
            final var timeout = input.getTimeout();
            final var wait = timeout == null ? Duration.ZERO : Duration.ofSeconds(timeout.getValue().longValue());
            if (wait.compareTo(Reports.LONGEST_WAIT) > 0) {
                throw new InvalidRequestException("timeout is " + wait.toSeconds() + " s; it is at most "
                    + Reports.LONGEST_WAIT.toSeconds());
            }
            return serving.reports().query(device, ReportMapper.periods(input.getPeriod()), wait)
                .thenApply(QueryDeviceRpc::result);
        });
    }

    private static RpcResult<QueryDeviceOutput> result(final Reports.Answer answer) {
        return switch (answer) {
            case Reports.Answer.Refused refused -> RefusalErrors.toResult(refused.refusal());
            case Reports.Answer.Nothing nothing ->
                RpcResultBuilder.success(new QueryDeviceOutputBuilder().setResult(Result.RetryLater).build()).build();
            case Reports.Answer.Known known -> RpcResultBuilder.success(new QueryDeviceOutputBuilder()
                .setResult(known.fresh() ? Result.Granted : Result.Partial).setReportId(new MessageId(known.reportId()))
                .setSample(known.samples().stream().map(ReportMapper::toSample).collect(BindingMap.toOrderedMap()))
                .build()).build();
        };
    }
}
