/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Maps;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.map.AccessIntent.Wish;
import org.opendaylight.casm.radius.service.Coordinator;
import org.opendaylight.casm.radius.service.Reply;
import org.opendaylight.casm.radius.usage.Sample;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRelease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRenew;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRenewInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReport;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReportInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequest;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequestInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Devices;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Keepalive;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.KeepaliveInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDevice;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDeviceInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.address.pool.renew.input.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.address.pool.renew.input.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.Device;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.DeviceKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.pool.request.Item;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.pool.request.ItemBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.opendaylight.yangtools.yang.common.Uint8;

/** The Coordinator, by the RPCs of casm-device in this controller. */
final class RpcCoordinator implements Coordinator {
    /** How long a server waits for an answer at most, before it asks again. */
    private static final long PATIENCE_SECONDS = 10;

    private final RpcService rpcs;
    private final DataBroker broker;
    private final ScheduledExecutorService timer;

    RpcCoordinator(final RpcService rpcs, final DataBroker broker, final ScheduledExecutorService timer) {
        this.rpcs = requireNonNull(rpcs);
        this.broker = requireNonNull(broker);
        this.timer = requireNonNull(timer);
    }

    @Override
    public ListenableFuture<Reply> register(final Header header) {
        return call(rpcs.getRpc(RegisterDevice.class).invoke(new RegisterDeviceInputBuilder()
            .setDeviceId(header.deviceId()).setMessageId(messageId(header)).setIncarnation(bootOf(header))
            .setCapability(Set.of("radius")).build()),
            output -> Replies.of(output.getResult(), List.of(), null));
    }

    @Override
    public ListenableFuture<@Nullable Long> incarnation(final String deviceId) {
        final var path = DataObjectIdentifier.builder(Devices.class).child(Device.class, new DeviceKey(deviceId))
            .child(State.class).build();
        final ListenableFuture<@Nullable Long> read;
        try (var tx = broker.newReadOnlyTransaction()) {
            read = Futures.transform(tx.read(LogicalDatastoreType.OPERATIONAL, path), state ->
                state.map(State::getIncarnation).map(Uint64::longValue).orElse(null),
                MoreExecutors.directExecutor());
        }
        return Futures.catching(read, Exception.class, failure -> null, MoreExecutors.directExecutor());
    }

    @Override
    public ListenableFuture<Orders> keepalive(final Header header) {
        final var answered = Futures.transform(rpcs.getRpc(Keepalive.class).invoke(new KeepaliveInputBuilder()
            .setDeviceId(header.deviceId()).setMessageId(messageId(header)).setIncarnation(bootOf(header))
            .build()), result -> {
                final var output = result.getResult();
                return output == null ? Orders.NONE : new Orders(output.nonnullRecalled().keySet().stream()
                    .map(key -> key.getLeaseId().getValue()).collect(Collectors.toSet()),
                    Boolean.TRUE.equals(output.getQuery()));
            }, MoreExecutors.directExecutor());
        return Futures.catching(answered, Exception.class, failure -> Orders.NONE, MoreExecutors.directExecutor());
    }

    @Override
    public ListenableFuture<Reply> report(final Header header, final List<Sample> samples) {
        return call(rpcs.getRpc(AddressPoolReport.class).invoke(new AddressPoolReportInputBuilder()
            .setDeviceId(header.deviceId()).setMessageId(messageId(header)).setIncarnation(bootOf(header))
            .setReportId(messageId(header)).setSample(SampleInputs.of(samples)).build()),
            // what is granted is known by the ledger, and given when the server asks
            output -> Replies.of(output.getResult(), List.of(), null));
    }

    @Override
    public ListenableFuture<Reply> request(final Header header, final List<Wish> wishes) {
        final Map<String, Wish> named = Maps.uniqueIndex(wishes, Wish::pool);
        return call(rpcs.getRpc(AddressPoolRequest.class).invoke(new AddressPoolRequestInputBuilder()
            .setDeviceId(header.deviceId()).setMessageId(messageId(header)).setIncarnation(bootOf(header))
            .setItem(named.values().stream().map(RpcCoordinator::item)
                .collect(Collectors.toMap(Item::key, Function.identity())))
            .build()), output -> Replies.of(output.getResult(), output.nonnullLease(), output.getReason()));
    }

    private static Item item(final Wish wish) {
        final var builder = new ItemBuilder().setName(new Name(wish.pool())).setPool(new Name(wish.pool()));
        wish.prefixLength().ifPresent(length -> builder.setDesiredPrefixLength(Uint8.valueOf(length)));
        return builder.build();
    }

    @Override
    public ListenableFuture<Reply> renew(final Header header, final Set<String> leaseIds) {
        return call(rpcs.getRpc(AddressPoolRenew.class).invoke(new AddressPoolRenewInputBuilder()
            .setDeviceId(header.deviceId()).setMessageId(messageId(header)).setIncarnation(bootOf(header))
            .setLease(leaseIds.stream().map(RpcCoordinator::toRenew)
                .collect(Collectors.toMap(Lease::key,
                    Function.identity())))
            .build()), output -> Replies.of(output.getResult(), output.nonnullLease(), output.getReason()));
    }

    private static Lease toRenew(final String id) {
        return new LeaseBuilder().setLeaseId(new LeaseId(id)).build();
    }

    @Override
    public ListenableFuture<Reply> release(final Header header, final Set<String> leaseIds, final Reason reason) {
        return call(rpcs.getRpc(AddressPoolRelease.class).invoke(ReleaseInputs.of(leaseIds, reason)
            .setDeviceId(header.deviceId()).setMessageId(messageId(header)).setIncarnation(bootOf(header))
            .build()), output -> Replies.of(output.getResult(), output.nonnullLease(), output.getReason()));
    }

    private static MessageId messageId(final Header header) {
        return new MessageId(header.messageId());
    }

    private static @Nullable Uint64 bootOf(final Header header) {
        final var number = header.incarnation();
        return number == null ? null : Uint64.fromLongBits(number);
    }

    private <T> ListenableFuture<Reply> call(final ListenableFuture<RpcResult<T>> invoked,
            final Function<T, Reply> reader) {
        final var answered = Futures.transform(Futures.withTimeout(invoked, PATIENCE_SECONDS, TimeUnit.SECONDS, timer),
            result -> {
                final var output = result.getResult();
                return result.isSuccessful() && output != null ? reader.apply(output)
                    : Replies.ofErrors(result.getErrors());
            }, MoreExecutors.directExecutor());
        // no Coordinator here, or it does not answer
        return Futures.catching(answered, Exception.class, failure -> new Reply.Later(String.valueOf(failure)),
            MoreExecutors.directExecutor());
    }
}
