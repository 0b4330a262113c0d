/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ResyncDevice;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ResyncDeviceInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ResyncDeviceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ResyncDeviceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.resync.device.output.DifferenceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;

/**
 * The RPC resync-device: compares a device with its leases, and brings one of the two sides into agreement.
 */
final class ResyncDeviceRpc implements ResyncDevice {
    private final DeviceSync sync;
    private final Executor executor;

    /**
     * Creates the RPC.
     *
     * @param sync does it
     * @param executor runs what blocks
     */
    ResyncDeviceRpc(final DeviceSync sync, final Executor executor) {
        this.sync = requireNonNull(sync);
        this.executor = requireNonNull(executor);
    }

    @Override
    public ListenableFuture<RpcResult<ResyncDeviceOutput>> invoke(final ResyncDeviceInput input) {
        final var nodeId = input.getDeviceId();
        if (nodeId == null) {
            return RpcResultBuilder.<ResyncDeviceOutput>failed()
                .withError(ErrorType.APPLICATION, ErrorTag.MISSING_ELEMENT, "device-id is missing")
                .buildFuture();
        }
        final var direction = input.getDirection() == null ? ResyncDeviceInput.Direction.Compare
            : input.getDirection();
        final Callable<RpcResult<ResyncDeviceOutput>> task = () -> resync(nodeId, direction);
        return Futures.submit(task, executor);
    }

    private RpcResult<ResyncDeviceOutput> resync(final String nodeId, final ResyncDeviceInput.Direction direction) {
        try {
            final var differences = sync.compare(nodeId, direction == ResyncDeviceInput.Direction.Pull);
            final boolean complete = direction != ResyncDeviceInput.Direction.Push || sync.push(nodeId);
            return RpcResultBuilder.success(output(differences, complete)).build();
        } catch (DeviceException e) {
            return failed(nodeId, e);
        }
    }

    /** The error of an RPC that a device cannot serve. */
    static <T> RpcResult<T> failed(final String nodeId, final DeviceException failure) {
        return RpcResultBuilder.<T>failed()
            .withError(ErrorType.APPLICATION, new ErrorTag(failure.reason().errorTag()), "Device " + nodeId + ": "
                + failure.getMessage(), appTag(failure.reason()), null, failure)
            .build();
    }

    private static String appTag(final Reason reason) {
        return switch (reason) {
            case UNKNOWN -> "casm:unknown-device";
            case UNREACHABLE, BUSY, TIMEOUT, REJECTED, UNSUPPORTED -> "casm:provisioning-failed";
        };
    }

    private static ResyncDeviceOutput output(final List<Difference> differences, final boolean complete) {
        return new ResyncDeviceOutputBuilder()
            .setResult(complete ? Result.Granted : Result.Partial)
            .setDifference(differences.stream()
                .map(difference -> new DifferenceBuilder().setPath(difference.path())
                    .setExpected(difference.expected().orElse(null)).setActual(difference.actual().orElse(null))
                    .build())
                .collect(Collectors.toMap(difference -> difference.key(), difference -> difference)))
            .build();
    }
}
