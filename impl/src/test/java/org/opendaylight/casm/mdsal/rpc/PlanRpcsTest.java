/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.mdsal.config.PoolDrafts;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.PlanDefragmentationInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.PlanDefragmentationInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.SimulateInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.from.PoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.input.Burst;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.simulate.input.BurstBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** Plans and simulations, from the input of the RPC to its output. */
@ExtendWith(MockitoExtension.class)
class PlanRpcsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AddressSpace SPACE = AddressSpace.of("default");

    private final AtomicInteger ids = new AtomicInteger();
    private final AllocationEngine engine = new AllocationEngine(() -> "1-" + ids.incrementAndGet());
    private final CoordinatorHolder holder = new CoordinatorHolder();
    private final PlanDefragmentationRpc plan = new PlanDefragmentationRpc(holder, Runnable::run, () -> NOW);
    @Mock
    private PoolDrafts drafts;

    @BeforeEach
    void serve() {
        engine.apply(new PoolCatalog(Map.of("default", SPACE), Map.of("p", pool("p", "10.0.0.0/26"), "vlans",
            Pool.of("vlans", ObjectKind.VLAN_ID, "default", List.of(new Segment("a", AddressRange.parse("100-199"))))),
            Map.of(), Set.of()));
        holder.serve(mock(Coordinator.class), engine, mock(EventStore.class));
    }

    private static Pool pool(final String name, final String prefix) {
        return Pool.of(name, ObjectKind.IPV4_PRIVATE, "default", List.of(new Segment("a", AddressRange.parse(prefix))));
    }

    private void lease(final String address, final String device) {
        engine.settle((Decision.Granted) engine.allocate(new AllocationRequest("r" + address,
            new AllocationRequest.Target.Named("p"), new Owner(null, null, device, null, null, null),
            new AllocationRequest.Size.Specific(AddressRange.parse(address)), AllocationRequest.Placement.ANY,
            Lifetime.ofSeconds(3600), Lease.Terms.NONE, AllocationRequest.Mode.GRANT), NOW));
    }

    private SimulateRpc simulate(final Executor executor) {
        return new SimulateRpc(holder, drafts, executor, () -> NOW);
    }

    private static PlanDefragmentationInputBuilder of(final String pool) {
        return new PlanDefragmentationInputBuilder().setPool(new Name(pool));
    }

    @Test
    void plansWithStepsThatCanBeSent() throws ExecutionException {
        lease("10.0.0.1", "a");
        lease("10.0.0.40", "b");
        lease("10.0.0.9", "a");

        final var output = Rpcs.output(plan.invoke(of("p").build()));

        assertEquals("10.0.0.32/27", output.getLargestFreeBlockAfter());
        assertEquals(1, output.nonnullStep().size());
        final var step = output.nonnullStep().getFirst();
        assertEquals("1-2", step.getLeaseId().getValue());
        assertEquals("10.0.0.40/32", step.getFrom().stringValue());
        assertEquals(Boolean.TRUE, step.getAllocate().getHold());
        assertEquals(step.getAllocate().getRequestId(), step.getConfirm().getGrantedTo());
        assertEquals(List.of(step.getLeaseId()), List.copyOf(step.getRelease().getLeaseId()));
        assertEquals("1", output.getHoldersTouched().toString());
        assertEquals(3, engine.leaseCount());
    }

    @Test
    void saysWhyThereIsNothingToDo() throws ExecutionException {
        lease("10.0.0.1", "a");

        assertEquals("a /28 is free already",
            Rpcs.output(plan.invoke(of("p").setPrefixLength(Uint8.valueOf(28)).build())).getRemark());
        assertEquals("no segment is as large as a /25",
            Rpcs.output(plan.invoke(of("p").setPrefixLength(Uint8.valueOf(25)).build())).getRemark());
        assertTrue(Rpcs.output(plan.invoke(of("p").setPrefixLength(Uint8.valueOf(26)).build())).getRemark()
            .contains("no /26 can be cleared"));
    }

    @Test
    void refusesWhatCannotBePlanned() throws ExecutionException {
        refused("casm:invalid-value", new PlanDefragmentationInputBuilder().build());
        refused("casm:no-matching-pool", of("q").build());
        refused("casm:kind-mismatch", of("vlans").build());
        refused("casm:invalid-value", of("p").setPrefixLength(Uint8.valueOf(33)).build());
        refused("casm:invalid-value", of("p").setPrefixLength(Uint8.valueOf(27))
            .setGoal(PlanDefragmentationInput.Goal.FewestRoutes).build());
    }

    private void refused(final String appTag, final PlanDefragmentationInput input) throws ExecutionException {
        assertEquals(appTag, Rpcs.error(plan.invoke(input)).getApplicationTag());
    }

    private static Burst burst(final String pool, final int requests, final int length) {
        return new BurstBuilder().setName(new Name("b")).setRequests(Uint16.valueOf(requests))
            .setFrom(new PoolBuilder().setPool(new Name(pool)).build())
            .setSize(new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122
                .demand.size.PrefixLengthBuilder().setPrefixLength(Uint8.valueOf(length)).build()).build();
    }

    @Test
    void triesRequestsAndRemembersNothing() throws ExecutionException {
        lease("10.0.0.1", "a");
        final var before = engine.usage("p");

        final var output = Rpcs.output(simulate(Runnable::run).invoke(new SimulateInputBuilder()
            .setBurst(List.of(burst("p", 5, 28))).build()));

        final var result = output.getBurst().getFirst();
        assertEquals("3 2", result.getGranted() + " " + result.getRefused());
        assertEquals("4 casm:pool-exhausted", result.getFirstRefusal().getNumber() + " "
            + result.getFirstRefusal().getAppTag());
        assertEquals("15", output.nonnullPool().values().iterator().next().getFree().getValue());
        assertEquals(before, engine.usage("p"));
        assertEquals(1, engine.leaseCount());
    }

    @Test
    void triesPoolsThatAreNotThere() throws Exception {
        doReturn(Map.of("q", pool("q", "10.0.1.0/28"))).when(drafts).read(eq("text"), any());
        final var output = Rpcs.output(simulate(Runnable::run).invoke(new SimulateInputBuilder().setPools("text")
            .setBurst(List.of(burst("q", 2, 29))).build()));

        assertEquals(Map.of(), output.nonnullProblem());
        assertEquals("16", output.nonnullNewPool().values().iterator().next().getUsable().getValue());
        assertEquals("2", output.getBurst().getFirst().getGranted().toString());
        assertNull(engine.catalog().pools().get("q"));
    }

    @Test
    void tellsWhatSpeaksAgainstPools() throws Exception {
        doReturn(Map.of("q", pool("q", "10.0.0.0/25"))).when(drafts).read(eq("text"), any());
        final var output = Rpcs.output(simulate(Runnable::run).invoke(new SimulateInputBuilder().setPools("text")
            .setBurst(List.of(burst("q", 2, 29))).build()));

        assertEquals("casm:overlap", output.nonnullProblem().values().iterator().next().getAppTag());
        assertEquals(List.of(), output.nonnullBurst());
        final var draft = output.nonnullNewPool().values().iterator().next();
        assertEquals("10.0.0.0/26", draft.nonnullOverlap().values().iterator().next().getCommon());
        assertNull(engine.catalog().pools().get("q"));
    }

    @Test
    void refusesWhatCannotBeTried() throws Exception {
        doThrow(new InvalidRequestException("pools is no such document")).when(drafts).read(eq("text"), any());
        final var rpc = simulate(Runnable::run);

        assertEquals("casm:invalid-value", Rpcs.error(rpc.invoke(new SimulateInputBuilder().build()))
            .getApplicationTag());
        assertEquals("casm:invalid-value", Rpcs.error(rpc.invoke(new SimulateInputBuilder().setPools("text").build()))
            .getApplicationTag());
        assertEquals("casm:invalid-value", Rpcs.error(rpc.invoke(new SimulateInputBuilder()
            .setBurst(List.of(new BurstBuilder().setName(new Name("b")).build())).build())).getApplicationTag());
    }

    @Test
    void asksToRepeatWhenTooMuchIsBeingPlanned() throws ExecutionException {
        final Executor full = task -> {
            throw new RejectedExecutionException("full");
        };
        final var error = Rpcs.error(new PlanDefragmentationRpc(holder, full, () -> NOW).invoke(of("p").build()));

        assertEquals("casm:busy", error.getApplicationTag());
        assertEquals(ErrorTag.OPERATION_FAILED, error.getTag());
        assertEquals("casm:busy", Rpcs.error(simulate(full).invoke(new SimulateInputBuilder()
            .setBurst(List.of(burst("p", 1, 32))).build())).getApplicationTag());
    }

    @Test
    void refusesWhileNobodyServes() throws ExecutionException {
        final var nobody = new CoordinatorHolder();

        assertEquals("casm:not-leader", Rpcs.error(new PlanDefragmentationRpc(nobody, Runnable::run, () -> NOW)
            .invoke(of("p").build())).getApplicationTag());
        assertEquals("casm:not-leader", Rpcs.error(new SimulateRpc(nobody, drafts, Runnable::run, () -> NOW)
            .invoke(new SimulateInputBuilder().build())).getApplicationTag());
    }
}
