/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.Agent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.AgentBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.Heartbeat;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.PoolRelease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.PoolReleaseConfirm;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.PoolRenew;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.PoolRequest;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.Started;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.StatusReport;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.acknowledge.input.answer.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.acknowledge.input.answer.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRelease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseConfirm;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseConfirmInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRenew;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRenewInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReport;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReportInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReportOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequest;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequestInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Header;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Keepalive;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.KeepaliveInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDevice;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDeviceInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDeviceOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Reply;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Report;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yangtools.binding.Notification;
import org.opendaylight.yangtools.yang.common.RpcError;
import org.opendaylight.yangtools.yang.common.RpcResult;

/**
 * Notifications of casm-agent as RPCs of casm-device, and their outputs as answers.
 */
final class Messages {
    /** Refusals that a repetition can turn; a Coordinator that is not there gives none at all. */
    private static final List<String> TRANSIENT = List.of("casm:not-leader", "casm:not-stored", "casm:busy");

    private final RpcService rpcs;

    Messages(final RpcService rpcs) {
        this.rpcs = rpcs;
    }

    /** Sends a message of a device on; never fails. */
    ListenableFuture<Answer> send(final Notification<?> said) {
        return switch (said) {
            case Started started -> call(started, rpcs.getRpc(RegisterDevice.class).invoke(
                new RegisterDeviceInputBuilder(started).setCapability(started.getCapability())
                    .setTransitionMechanism(started.getTransitionMechanism())
                    .setPortAllocation(started.getPortAllocation()).build()),
                output -> Answer.of(started.getMessageId(), output.getResult())
                    .with(new Answer.Orders(false, Optional.of(terms(started.getDeviceId(), output)))));
            case Heartbeat beat -> alive(beat);
            case PoolRequest request -> {
                final var builder = new AddressPoolRequestInputBuilder((Header) request);
                builder.fieldsFrom(request);
                yield call(request, rpcs.getRpc(AddressPoolRequest.class).invoke(builder.build()),
                    output -> answer(request, output));
            }
            case PoolRenew renew -> call(renew, rpcs.getRpc(AddressPoolRenew.class).invoke(
                new AddressPoolRenewInputBuilder(renew).setLease(renew.nonnullLease().values().stream()
                    .map(Messages::toRenew).collect(Collectors.toMap(lease -> lease.key(), Function.identity())))
                    .build()), output -> answer(renew, output));
            case StatusReport report -> report(report, report);
            case PoolRelease release -> call(release, rpcs.getRpc(AddressPoolRelease.class).invoke(
                new AddressPoolReleaseInputBuilder(release).setLease(release.nonnullLease().values().stream()
                    .map(Messages::toRelease).collect(Collectors.toMap(lease -> lease.key(), Function.identity())))
                    .build()), output -> answer(release, output));
            case PoolReleaseConfirm confirm -> call(confirm, rpcs.getRpc(AddressPoolReleaseConfirm.class).invoke(
                new AddressPoolReleaseConfirmInputBuilder(confirm).setLeaseId(confirm.getLeaseId()).build()),
                output -> Answer.of(confirm.getMessageId(), output.getResult()));
            default -> throw new IllegalArgumentException("no message of casm-agent: " + said.implementedInterface());
        };
    }

    /** Says nothing but that a device is there; never fails. */
    ListenableFuture<Answer> alive(final Header header) {
        return call(header, rpcs.getRpc(Keepalive.class).invoke(new KeepaliveInputBuilder(header).build()),
            output -> Answer.of(header.getMessageId(), output.getResult())
                .with(new Answer.Orders(Boolean.TRUE.equals(output.getQuery()), Optional.empty())));
    }

    /** Sends a report on; never fails. */
    ListenableFuture<Answer> report(final Header header, final Report report) {
        final var builder = new AddressPoolReportInputBuilder(header);
        builder.fieldsFrom(report);
        return call(header, rpcs.getRpc(AddressPoolReport.class).invoke(builder.build()),
            output -> answer(header, output));
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.address.pool
            .renew.input.Lease toRenew(final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent
                .rev261122.pool.renew.Lease lease) {
        return new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.address.pool
            .renew.input.LeaseBuilder().setLeaseId(lease.getLeaseId()).setLifetime(lease.getLifetime()).build();
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.address.pool
            .release.input.Lease toRelease(final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm
                .agent.rev261122.pool.release.Lease lease) {
        return new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.address.pool
            .release.input.LeaseBuilder().setLeaseId(lease.getLeaseId()).build();
    }

    private static Agent terms(final String deviceId, final RegisterDeviceOutput output) {
        return new AgentBuilder().setDeviceId(deviceId).setKeepaliveInterval(output.getKeepaliveInterval())
            .setReportInterval(output.getReportInterval()).setSamplingInterval(output.getSamplingInterval())
            .setPeriod(output.getPeriod()).setIpv4High(output.getIpv4High()).setIpv6High(output.getIpv6High())
            .setLow(output.getLow()).build();
    }

    private static Answer answer(final Header header, final Reply reply) {
        return new Answer(header.getMessageId(), new Answer.Verdict(reply.getResult(), null, reply.getReason(),
            seconds(reply.getRetryAfter())), reply.nonnullLease().stream().map(lease ->
                new LeaseBuilder().setLeaseId(lease.getLeaseId()).setState(lease.getState())
                    .setResult(lease.getResult()).setReason(lease.getReason()).setReplaces(lease.getReplaces()).build())
                .toList(), List.of(), Answer.Orders.NONE);
    }

    private static Answer answer(final Header header, final AddressPoolReportOutput output) {
        final List<Lease> granted = new ArrayList<>();
        output.nonnullLease().values().forEach(lease -> granted.add(new LeaseBuilder().setLeaseId(lease.getLeaseId())
            .setState(LeaseState.Active).setResult(Result.Granted).build()));
        final var idle = output.getIdleLease();
        return new Answer(header.getMessageId(), new Answer.Verdict(output.getResult(), null, output.getReason(),
            seconds(output.getRetryAfter())), granted, idle == null ? List.of() : idle, Answer.Orders.NONE);
    }

    private static @Nullable Long seconds(
            final @Nullable Seconds seconds) {
        return seconds == null ? null : seconds.getValue().longValue();
    }

    private static <T> ListenableFuture<Answer> call(final Header header,
            final ListenableFuture<RpcResult<T>> invoked, final Function<T, Answer> reader) {
        final var id = header.getMessageId();
        final var answered = Futures.transform(invoked, result -> {
            final var output = result.getResult();
            return result.isSuccessful() && output != null ? reader.apply(output) : refusal(header, result.getErrors());
        }, MoreExecutors.directExecutor());
        // nobody implements the RPC now, or who does gave up
        return Futures.catching(answered, Exception.class, failure -> Answer.later(id, "the Coordinator is not there"),
            MoreExecutors.directExecutor());
    }

    private static Answer refusal(final Header header, final Collection<? extends RpcError> errors) {
        final var id = header.getMessageId();
        final var first = errors.stream().findFirst();
        final var tag = first.map(RpcError::getApplicationTag).orElse(null);
        final var text = first.map(RpcError::getMessage).orElse(null);
        return tag == null || TRANSIENT.contains(tag) ? Answer.later(id, text) : Answer.refused(id, tag, text);
    }
}
