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
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DevicePort;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ReadDevice;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ReadDeviceInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ReadDeviceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ReadDeviceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.read.device.output.Address;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.read.device.output.AddressBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.read.device.output.Route;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.read.device.output.RouteBuilder;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

/**
 * The RPC read-device: tells what a device has in its configuration, whoever put it there.
 */
final class ReadDeviceRpc implements ReadDevice {
    private final DevicePort devices;
    private final Executor executor;

    /**
     * Creates the RPC.
     *
     * @param devices finds devices
     * @param executor runs what blocks
     */
    ReadDeviceRpc(final DevicePort devices, final Executor executor) {
        this.devices = requireNonNull(devices);
        this.executor = requireNonNull(executor);
    }

    @Override
    public ListenableFuture<RpcResult<ReadDeviceOutput>> invoke(final ReadDeviceInput input) {
        final var nodeId = input.getDeviceId();
        if (nodeId == null) {
            return RpcResultBuilder.<ReadDeviceOutput>failed()
                .withError(ErrorType.APPLICATION, ErrorTag.MISSING_ELEMENT, "device-id is missing")
                .buildFuture();
        }
        final Callable<RpcResult<ReadDeviceOutput>> task = () -> read(nodeId);
        return Futures.submit(task, executor);
    }

    private RpcResult<ReadDeviceOutput> read(final String nodeId) {
        try {
            final var found = devices.connect(nodeId).inventory();
            return RpcResultBuilder.success(new ReadDeviceOutputBuilder()
                .setAddress(found.addresses().stream().map(ReadDeviceRpc::toYang).toList())
                .setRoute(found.routes().stream().map(ReadDeviceRpc::toYang).toList()).build()).build();
        } catch (DeviceException e) {
            return ResyncDeviceRpc.failed(nodeId, e);
        }
    }

    private static Address toYang(final DeviceInventory.Address address) {
        final var unit = address.subinterface();
        return new AddressBuilder().setInterface(address.interfaceName())
            .setSubinterface(unit.isPresent() ? Uint32.valueOf(unit.getAsLong()) : null)
            .setNetworkInstance(named(address.networkInstance())).setIp(address.ip())
            .setPrefixLength(Uint8.valueOf(address.prefixLength())).build();
    }

    private static Route toYang(final DeviceInventory.Route route) {
        return new RouteBuilder().setNetworkInstance(named(route.networkInstance()))
            .setDestinationPrefix(route.prefix()).setProtocol(route.protocol()).build();
    }

    private static @Nullable String named(final String instance) {
        return instance.isEmpty() ? null : instance;
    }
}
