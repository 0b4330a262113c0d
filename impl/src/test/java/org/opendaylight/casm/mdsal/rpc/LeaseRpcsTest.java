/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.mdsal.map.Leases;
import org.opendaylight.casm.service.Caller;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ConfirmInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.LookupInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ReleaseInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.RenewInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.renew.input.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.from.PoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Result;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;

@ExtendWith(MockitoExtension.class)
class LeaseRpcsTest {
    private static final Caller CALLER = new Caller("operator", "rpc");
    private static final MessageId ID = new MessageId("r1");

    private final CoordinatorHolder holder = new CoordinatorHolder();
    private final Callers callers = new Callers(() -> "operator");
    private final AllocationEngine engine = new AllocationEngine(() -> "l1");
    @Mock
    private Coordinator coordinator;
    @Mock
    private EventStore store;

    private static AllocateInput allocate() {
        return new AllocateInputBuilder().setRequestId(ID)
            .setFrom(new PoolBuilder().setPool(new Name("pool")).build()).build();
    }

    private void serve() {
        holder.serve(coordinator, engine, store);
    }

    private static CompletableFuture<Outcome> done(final Outcome.Result result) {
        return CompletableFuture.completedFuture(new Outcome.Done(result,
            List.of(Leases.active("b", ObjectKind.VLAN_ID, "2"), Leases.active("a", ObjectKind.VLAN_ID, "1"))));
    }

    static Stream<Arguments> all() {
        final var holder = new CoordinatorHolder();
        final var callers = new Callers(() -> null);
        return Stream.of(
            Arguments.of("allocate", new AllocateRpc(holder, callers).invoke(allocate())),
            Arguments.of("confirm", new ConfirmRpc(holder, callers).invoke(new ConfirmInputBuilder().build())),
            Arguments.of("renew", new RenewRpc(holder, callers).invoke(new RenewInputBuilder().build())),
            Arguments.of("release", new ReleaseRpc(holder, callers).invoke(new ReleaseInputBuilder().build())),
            Arguments.of("lookup", new LookupRpc(holder, Runnable::run, () -> Leases.CREATED).invoke(
                new LookupInputBuilder().build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void asksToRepeatWhileNobodyServes(final String name, final ListenableFuture<? extends RpcResult<?>> answer)
            throws ExecutionException {
        final var error = Rpcs.error(answer);

        assertEquals("casm:not-leader", error.getApplicationTag());
        assertEquals("the Coordinator is starting; repeat in some seconds", error.getMessage());
    }

    @Test
    void answersWhenTheOutcomeIsThereAndNotBefore() throws ExecutionException {
        final var outcome = new CompletableFuture<Outcome>();
        serve();
        doReturn(outcome).when(coordinator).allocate(any(), eq(CALLER));

        final var answer = new AllocateRpc(holder, callers).invoke(allocate());
        assertFalse(answer.isDone());
        done(Outcome.Result.GRANTED).thenAccept(outcome::complete);

        final var output = Rpcs.output(answer);
        assertEquals(Result.Granted, output.getResult());
        assertEquals(List.of("b", "a"), output.nonnullLease().values().stream()
            .map(lease -> lease.getLeaseId().getValue()).toList());
        assertEquals(null, output.getReason());
    }

    @Test
    void saysThatAndWhyItGrantsLess() throws ExecutionException {
        serve();
        doReturn(done(Outcome.Result.PARTIAL)).when(coordinator).allocate(any(), any());

        final var output = Rpcs.output(new AllocateRpc(holder, callers).invoke(allocate()));

        assertEquals(Result.Partial, output.getResult());
        assertTrue(output.getReason().contains("no more"));
    }

    @Test
    void saysWhenToRenewByTheRulesOfThePool() throws ExecutionException {
        engine.apply(new PoolCatalog(Map.of(), Map.of("pool", Pool.of("pool", ObjectKind.VLAN_ID, "space", List.of())),
            Map.of(), Set.of()));
        holder.serve(coordinator, engine, store);
        doReturn(done(Outcome.Result.GRANTED)).when(coordinator).allocate(any(), any());

        final var lease = Rpcs.output(new AllocateRpc(holder, callers).invoke(allocate())).nonnullLease().values()
            .iterator().next();

        assertEquals(1800, lease.getRenewAfter().getValue().intValue());
        assertEquals(3150, lease.getRebindAfter().getValue().intValue());
    }

    @Test
    void refusesWithTheReasonOfTheCoordinator() throws ExecutionException {
        serve();
        doReturn(CompletableFuture.completedFuture(new Outcome.Denied(
            Refusal.of(Reason.POOL_EXHAUSTED, "pool", "pool is empty")))).when(coordinator).allocate(any(), any());

        final var error = Rpcs.error(new AllocateRpc(holder, callers).invoke(allocate()));

        assertEquals("resource-denied", error.getTag().elementBody());
        assertEquals("pool is empty", error.getMessage());
    }

    @Test
    void failsWhenTheCoordinatorFails() {
        serve();
        doReturn(CompletableFuture.failedFuture(new IllegalStateException("bug"))).when(coordinator)
            .allocate(any(), any());

        final var answer = new AllocateRpc(holder, callers).invoke(allocate());

        assertTrue(answer.isDone());
        assertThrows(ExecutionException.class, answer::get);
    }

    @Test
    void asksNobodyAboutMalformedInput() throws ExecutionException {
        serve();

        final var answers = List.of(
            new AllocateRpc(holder, callers).invoke(new AllocateInputBuilder().build()),
            new ConfirmRpc(holder, callers).invoke(new ConfirmInputBuilder().setLeaseId(Set.of(new LeaseId("a")))
                .build()),
            new ConfirmRpc(holder, callers).invoke(new ConfirmInputBuilder().setRequestId(ID).build()),
            new RenewRpc(holder, callers).invoke(new RenewInputBuilder().setRequestId(ID).build()),
            new ReleaseRpc(holder, callers).invoke(new ReleaseInputBuilder().setRequestId(ID).build()),
            new LookupRpc(holder, Runnable::run, () -> Leases.CREATED).invoke(new LookupInputBuilder().build()));

        for (var answer : answers) {
            final var error = Rpcs.error(answer);
            assertEquals("invalid-value", error.getTag().elementBody());
            assertEquals("casm:invalid-value", error.getApplicationTag());
            assertTrue(error.getMessage().contains("required"), error.getMessage());
        }
        // the log has to show them, and nothing else is asked
        verify(coordinator, times(5)).refusedUnread(any(), any(), any(), eq(CALLER));
        verifyNoMoreInteractions(coordinator, store);
    }

    @Test
    void handsOnTheOtherRequests() throws ExecutionException {
        serve();
        doReturn(done(Outcome.Result.GRANTED)).when(coordinator).confirm("r1", List.of("a", "b"), CALLER);
        doReturn(done(Outcome.Result.DUPLICATE)).when(coordinator).renew(eq("r1"), any(), eq(CALLER));
        doReturn(done(Outcome.Result.GRANTED)).when(coordinator).release(eq("r1"), any(), eq("moved"), eq(CALLER));

        final var confirmed = Rpcs.output(new ConfirmRpc(holder, callers).invoke(new ConfirmInputBuilder()
            .setRequestId(ID).setLeaseId(Set.of(new LeaseId("b"), new LeaseId("a"))).build()));
        final var renewed = Rpcs.output(new RenewRpc(holder, callers).invoke(new RenewInputBuilder().setRequestId(ID)
            .setLease(BindingMap.of(new LeaseBuilder().setLeaseId(new LeaseId("a")).build())).build()));
        final var released = Rpcs.output(new ReleaseRpc(holder, callers).invoke(new ReleaseInputBuilder()
            .setRequestId(ID).setTenant(new Name("t")).setReason("moved").build()));

        assertEquals(2, confirmed.nonnullLease().size());
        assertEquals(Result.Duplicate, renewed.nonnullLease().values().iterator().next().getResult());
        assertEquals(2, released.nonnullLease().size());
    }
}
