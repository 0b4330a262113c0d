/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.lease.Binding;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.inventory.Row;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ReadDevice;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ReadDeviceInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ReadDeviceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.read.device.output.Address;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.read.device.output.Route;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResult;

/**
 * Reads mounted devices by the RPC read-device, which an adapter implements. An address is bound to its interface in
 * the words in which the adapter would configure it, so that the adapter finds it in place. A route is bound to the
 * device without being pushed: where it points to is not known here.
 */
final class MountedDeviceRows implements DeviceRows {
    private static final AddressRange LINK_LOCAL6 = AddressRange.parse("fe80::/10");
    private static final AddressRange LINK_LOCAL4 = AddressRange.parse("169.254.0.0/16");
    private static final AddressRange LOOPBACK4 = AddressRange.parse("127.0.0.0/8");
    private static final AddressRange LOOPBACK6 = AddressRange.parse("::1/128");

    private final RpcService rpcs;

    MountedDeviceRows(final RpcService rpcs) {
        this.rpcs = rpcs;
    }

    @Override
    public CompletionStage<List<Row>> read(final String nodeId) {
        final var stage = new CompletableFuture<List<Row>>();
        Futures.addCallback(rpcs.getRpc(ReadDevice.class).invoke(new ReadDeviceInputBuilder().setDeviceId(nodeId)
            .build()), new FutureCallback<RpcResult<ReadDeviceOutput>>() {
                @Override
                public void onSuccess(final RpcResult<ReadDeviceOutput> result) {
                    if (result.isSuccessful()) {
                        stage.complete(rows(nodeId, result.getResult()));
                    } else {
                        stage.completeExceptionally(new InvalidRequestException(result.getErrors().stream()
                            .map(RpcError::getMessage).collect(Collectors.joining("; "))));
                    }
                }

                @Override
                public void onFailure(final Throwable failure) {
                    stage.completeExceptionally(new InvalidRequestException("device " + nodeId
                        + " cannot be read: " + failure.getMessage()));
                }
            }, MoreExecutors.directExecutor());
        return stage;
    }

    /** Addresses, then routes, numbered from 1. */
    static List<Row> rows(final String nodeId, final ReadDeviceOutput found) {
        final var rows = new ArrayList<Row>();
        found.nonnullAddress().forEach(address -> rows.add(row(rows.size() + 1, nodeId, address)));
        found.nonnullRoute().forEach(route -> rows.add(row(rows.size() + 1, nodeId, route)));
        return rows;
    }

    private static Row row(final int number, final String nodeId, final Address address) {
        final var id = "row-" + number;
        final var text = String.valueOf(address.getIp());
        final var unit = address.getSubinterface();
        final var port = unit == null ? address.getInterface() : address.getInterface() + '.' + unit;
        final var length = address.getPrefixLength();
        try {
            final var family = AddressFamily.guess(text);
            final var range = AddressRange.of(family, family.parse(text));
            if (LINK_LOCAL4.contains(range) || LINK_LOCAL6.contains(range)) {
                return new Row.Skipped(number, id, text, "it is link-local, on interface " + port);
            }
            if (LOOPBACK4.contains(range) || LOOPBACK6.contains(range)) {
                return new Row.Skipped(number, id, text, "it is a loopback address, on interface " + port);
            }
            final var instance = address.getNetworkInstance();
            // what stands on a further subinterface is not configured by the adapter, so not taken over by it
            final var binding = new Binding(nodeId, port, instance, length == null ? null
                : Integer.valueOf(length.intValue()), unit == null);
            return block(number, id, range, instance, new Owner(null, null, nodeId, port, null, null), binding);
        } catch (IllegalArgumentException e) {
            return new Row.Malformed(number, id, text, "ip", String.valueOf(e.getMessage()));
        }
    }

    private static Row row(final int number, final String nodeId, final Route route) {
        final var id = "row-" + number;
        final var text = String.valueOf(route.getDestinationPrefix());
        try {
            final var prefix = Prefix.parse(text);
            if (prefix.length() == 0) {
                return new Row.Skipped(number, id, text, "it is a default route");
            }
            final var instance = route.getNetworkInstance();
            return block(number, id, AddressRange.of(prefix), instance,
                new Owner(null, null, nodeId, null, null, null), new Binding(nodeId, null, instance, null, false));
        } catch (IllegalArgumentException e) {
            return new Row.Malformed(number, id, text, "destination-prefix", String.valueOf(e.getMessage()));
        }
    }

    private static Row.Block block(final int number, final String id, final AddressRange range,
            final @Nullable String instance, final Owner owner, final Binding binding) {
        return new Row.Block(number, id, range, new Row.Place(null, null, instance, null), owner,
            new Lease.Terms(null, binding, Map.of()), null);
    }
}
