/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doReturn;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.HeartbeatBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.PoolReleaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.PoolReleaseConfirmBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.PoolRenewBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.PoolRequestBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.StartedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.StatusReportBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRelease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseConfirm;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseConfirmInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseConfirmOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRenew;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRenewInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRenewOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReport;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReportInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReportOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequest;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequestInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRequestOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Keepalive;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.KeepaliveInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.KeepaliveOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.PoolRequest.Reason;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDevice;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDeviceInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDeviceOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.pool.request.ExistingBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.pool.request.ItemBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.reply.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yangtools.binding.Notification;
import org.opendaylight.yangtools.binding.Rpc;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.ErrorType;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.RpcResultBuilder;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/** Each notification as its RPC, and each output as the answer to the device. */
@ExtendWith(MockitoExtension.class)
class MessagesTest {
    private static final MessageId ID = new MessageId("m-1");
    private static final LeaseId LEASE = new LeaseId("l-1");

    @Mock
    private RpcService rpcs;
    private final AtomicReference<Object> heard = new AtomicReference<>();

    private <T extends Rpc<?, ?>> void register(final Class<T> type, final T rpc) {
        doReturn(rpc).when(rpcs).getRpc(type);
    }

    private <T> ListenableFuture<RpcResult<T>> answer(final Object input, final T output) {
        heard.set(input);
        return RpcResultBuilder.success(output).buildFuture();
    }

    private Answer send(final Notification<?> said) throws ExecutionException {
        return Futures.getDone(new Messages(rpcs).send(said));
    }

    @Test
    void startedRegistersAndBringsTermsForTheAgent() throws ExecutionException {
        register(RegisterDevice.class, input -> answer(input, new RegisterDeviceOutputBuilder()
            .setResult(Result.Granted).setKeepaliveInterval(new Seconds(Uint32.TEN)).build()));

        final var answer = send(new StartedBuilder().setDeviceId("bng-1").setMessageId(ID)
            .setIncarnation(Uint64.valueOf(7)).setAttempt(Uint16.TWO).setCapability(Set.of("x"))
            .setPortAllocation(true).build());

        final var input = (RegisterDeviceInput) heard.get();
        assertEquals("bng-1", input.getDeviceId());
        assertEquals(ID, input.getMessageId());
        assertEquals(Uint64.valueOf(7), input.getIncarnation());
        assertEquals(Uint16.TWO, input.getAttempt());
        assertEquals(Set.of("x"), input.getCapability());
        assertEquals(true, input.getPortAllocation());
        final var terms = answer.orders().terms().orElseThrow();
        assertEquals("bng-1", terms.getDeviceId());
        assertEquals(new Seconds(Uint32.TEN), terms.getKeepaliveInterval());
    }

    @Test
    void aHeartbeatMayLeadToAQuery() throws ExecutionException {
        register(Keepalive.class, input -> answer(input, new KeepaliveOutputBuilder().setResult(Result.Granted)
            .setQuery(true).build()));

        final var answer = send(new HeartbeatBuilder().setDeviceId("bng-1").setMessageId(ID).build());

        assertEquals("bng-1", ((KeepaliveInput) heard.get()).getDeviceId());
        assertTrue(answer.orders().query());
    }

    @Test
    void aRequestIsPassedOnWhole() throws ExecutionException {
        register(AddressPoolRequest.class, input -> answer(input, new AddressPoolRequestOutputBuilder()
            .setMessageId(ID).setResult(Result.Partial).setReason("not all").setLease(List.of(new LeaseBuilder()
                .setLeaseId(LEASE).setState(LeaseState.Active).setResult(Result.Granted)
                .setReplaces(new LeaseId("own")).build())).build()));
        final var item = new ItemBuilder().setName(new Name("v4")).setDesiredUnits(Uint32.TWO).build();
        final var existing = new ExistingBuilder().setLeaseId(new LeaseId("own")).build();

        final var answer = send(new PoolRequestBuilder().setDeviceId("bng-1").setMessageId(ID)
            .setReason(Reason.StartUp).setPortAllocation(false).setItem(Map.of(item.key(), item))
            .setExisting(Map.of(existing.key(), existing)).build());

        final var input = (AddressPoolRequestInput) heard.get();
        assertEquals(Map.of(item.key(), item), input.getItem());
        assertEquals(Map.of(existing.key(), existing), input.getExisting());
        assertEquals(Reason.StartUp, input.getReason());
        assertEquals(false, input.getPortAllocation());
        assertEquals(Result.Partial, answer.verdict().result());
        assertEquals("not all", answer.verdict().reason());
        assertEquals(LEASE, answer.leases().getFirst().getLeaseId());
        assertEquals(new LeaseId("own"), answer.leases().getFirst().getReplaces());
        assertTrue(answer.isFinal());
    }

    @Test
    void leasesAreRenewedAndGivenBack() throws ExecutionException {
        register(AddressPoolRenew.class, input -> answer(input, new AddressPoolRenewOutputBuilder().setMessageId(ID)
            .setResult(Result.Granted).build()));
        register(AddressPoolRelease.class, input -> answer(input, new AddressPoolReleaseOutputBuilder()
            .setMessageId(ID).setResult(Result.Granted).build()));
        register(AddressPoolReleaseConfirm.class, input -> answer(input, new AddressPoolReleaseConfirmOutputBuilder()
            .setResult(Result.Duplicate).build()));
        final var renewed = new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122
            .pool.renew.LeaseBuilder().setLeaseId(LEASE).build();
        final var released = new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122
            .pool.release.LeaseBuilder().setLeaseId(LEASE).build();

        send(new PoolRenewBuilder().setDeviceId("bng-1").setMessageId(ID)
            .setLease(Map.of(renewed.key(), renewed)).build());
        assertEquals(LEASE, ((AddressPoolRenewInput) heard.get()).nonnullLease().keySet().iterator().next()
            .getLeaseId());

        send(new PoolReleaseBuilder().setDeviceId("bng-1").setMessageId(ID)
            .setLease(Map.of(released.key(), released)).build());
        assertEquals(LEASE, ((AddressPoolReleaseInput) heard.get()).nonnullLease().keySet().iterator().next()
            .getLeaseId());

        final var answer = send(new PoolReleaseConfirmBuilder().setDeviceId("bng-1").setMessageId(ID)
            .setLeaseId(Set.of(LEASE)).build());
        assertEquals(Set.of(LEASE), ((AddressPoolReleaseConfirmInput) heard.get()).getLeaseId());
        assertEquals(Result.Duplicate, answer.verdict().result());
    }

    @Test
    void aReportMayNameLeasesToGiveBack() throws ExecutionException {
        register(AddressPoolReport.class, input -> answer(input, new AddressPoolReportOutputBuilder()
            .setMessageId(ID).setResult(Result.Granted).setIdleLease(List.of(LEASE)).build()));

        final var answer = send(new StatusReportBuilder().setDeviceId("bng-1").setMessageId(ID)
            .setReportId(new MessageId("r-1")).build());

        assertEquals(new MessageId("r-1"), ((AddressPoolReportInput) heard.get()).getReportId());
        assertEquals(List.of(LEASE), answer.idle());
    }

    @Test
    void aRefusalIsFinalUnlessTheCoordinatorMayTurnIt() throws ExecutionException {
        register(Keepalive.class, input -> failed("casm:unknown-device"));
        final var beat = new HeartbeatBuilder().setDeviceId("bng-1").setMessageId(ID).build();

        final var refused = send(beat);
        register(Keepalive.class, input -> failed("casm:not-leader"));
        final var later = send(beat);
        register(Keepalive.class, input -> Futures.immediateFailedFuture(new IllegalStateException("nobody")));
        final var nobody = send(beat);

        assertEquals(Result.Denied, refused.verdict().result());
        assertEquals("casm:unknown-device", refused.verdict().appTag());
        assertTrue(refused.isFinal());
        assertFalse(later.isFinal());
        assertFalse(nobody.isFinal());
    }

    private static <T> ListenableFuture<RpcResult<T>> failed(final String appTag) {
        return RpcResultBuilder.<T>failed().withError(ErrorType.APPLICATION, ErrorTag.OPERATION_FAILED, "text",
            appTag, null, null).buildFuture();
    }
}
