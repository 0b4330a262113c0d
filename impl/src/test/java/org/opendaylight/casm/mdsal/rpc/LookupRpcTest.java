/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.lenient;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.NamedObjects;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.ObjectType;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.InMemoryEventStore;
import org.opendaylight.casm.events.LeaseJson;
import org.opendaylight.casm.events.LeaseUpsert;
import org.opendaylight.casm.mdsal.map.Leases;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.MacAddress;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.LookupInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.lookup.input.key.AddressBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.lookup.input.key.MacBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.lookup.input.key.ValueBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.yang.common.ErrorTag;
import org.opendaylight.yangtools.yang.common.Uint16;

@ExtendWith(MockitoExtension.class)
class LookupRpcTest {
    private static final Instant T0 = Leases.CREATED;
    private static final Map<String, AddressSpace> SPACES = Map.of("space", AddressSpace.of("space"));

    private final CoordinatorHolder holder = new CoordinatorHolder();
    private final InMemoryEventStore store = new InMemoryEventStore();
    private final LookupRpc rpc = new LookupRpc(holder, Runnable::run, () -> T0.plusSeconds(1000));
    private long version;
    @Mock
    private Coordinator coordinator;
    @Mock
    private AllocationEngine engine;

    @BeforeEach
    void serve() {
        lenient().doReturn(new PoolCatalog(SPACES, Map.of(), Map.of(), Set.of())).when(engine).catalog();
        holder.serve(coordinator, engine, store);
    }

    private static Lease lease(final String id, final String range, final String subscriber) {
        final var lease = Leases.active(id, ObjectKind.IPV4_PRIVATE, range);
        return new Lease(id, lease.pool(), lease.addressSpace(), lease.kind(), lease.range(), lease.state(),
            lease.lifetime(), null, null, 1, new Owner(null, null, null, null, null, subscriber), lease.terms(), "r",
            T0, T0);
    }

    private void log(final @Nullable Lease before, final @Nullable Lease after, final Instant at)
            throws EventStoreException {
        final var lease = after == null ? before : after;
        final var batch = Batch.at(++version, 1).event(Event.of(at, Event.Category.LEASE, "test", "tester")
            .addressSpace(lease.addressSpace()).leaseId(lease.id()).resource(lease.range().toString())
            .before(before == null ? null : LeaseJson.write(before))
            .after(after == null ? null : LeaseJson.write(after)).build());
        store.append((after == null ? batch.remove(lease.id()) : batch.upsert(LeaseUpsert.of(after))).build());
    }

    private List<String> holders(final LookupInputBuilder input) throws ExecutionException {
        return Rpcs.output(rpc.invoke(input.build())).nonnullHolder().values().stream()
            .map(found -> found.getLeaseId().getValue()).sorted().toList();
    }

    private static LookupInputBuilder address(final String address, final @Nullable Instant at) {
        return new LookupInputBuilder().setAddressSpace(new Name("space"))
            .setKey(new AddressBuilder().setAddress(IetfInetUtil.ipAddressNoZoneFor(address)).build())
            .setAt(at == null ? null : new DateAndTime(at.toString()));
    }

    @Test
    void tellsWhoHoldsAnAddressNow() throws ExecutionException {
        final var lease = lease("l1", "10.0.0.0/24", "Anna");
        final var free = lease("l2", "10.0.0.0/24", "Ben").next(LeaseState.QUARANTINED, Lifetime.INFINITE, null, null,
            T0);
        doReturn(List.of(lease, free)).when(engine)
            .holders("space", AddressFamily.IPV4, AddressFamily.IPV4.parse("10.0.0.7"));

        final var output = Rpcs.output(rpc.invoke(address("10.0.0.7", null).build()));

        final var found = output.nonnullHolder().values().iterator().next();
        assertEquals(1, output.nonnullHolder().size());
        assertEquals("l1", found.getLeaseId().getValue());
        assertEquals("Anna", found.getSubscriber());
        assertEquals("pool", found.getPool().getValue());
    }

    @Test
    void refusesASpaceThatDoesNotExistButTellsOfItsPast() throws ExecutionException, EventStoreException {
        final var lease = lease("l1", "10.0.0.0/24", "Anna");
        log(null, lease, T0);
        log(lease, null, T0.plusSeconds(10));
        doReturn(PoolCatalog.EMPTY).when(engine).catalog();

        final var error = Rpcs.error(rpc.invoke(address("10.0.0.7", null).build()));

        assertEquals("casm:no-matching-pool", error.getApplicationTag());
        assertEquals(ErrorTag.DATA_MISSING, error.getTag());
        assertTrue(error.getMessage().contains("space"), error::getMessage);
        assertEquals(List.of("l1"), holders(address("10.0.0.7", T0.plusSeconds(5))));
    }

    @Test
    void tellsWhoHeldAPort() throws ExecutionException, EventStoreException {
        final var range = AddressRange.parse("192.0.2.0/24");
        doReturn(new PoolCatalog(Map.of(), Map.of("a", ports("a", PortSets.Layout.PLAIN, range),
            "b", ports("b", new PortSets.Layout(6, 8), range)), Map.of(), Set.of())).when(engine).catalog();
        final var block = Leases.active("l1", ObjectKind.PORT_SET, "192.0.2.18#1232-2255");
        final var set = Leases.active("l2", ObjectKind.PORT_SET, "192.0.2.18#psid=52/8+6");
        log(null, block, T0);
        log(null, set, T0);

        assertEquals(List.of("l1", "l2"), holders(address("192.0.2.18", T0).setPort(port(1235))));
        assertEquals(List.of("l1"), holders(address("192.0.2.18", T0).setPort(port(1236))));
        assertEquals(List.of("l2"), holders(address("192.0.2.18", T0).setPort(port(64723))));
        assertEquals(List.of(), holders(address("192.0.2.18", T0).setPort(port(80))));
        assertEquals(List.of("l1", "l2"), holders(address("192.0.2.18", T0)));
        assertEquals(List.of(), holders(address("192.0.2.17", T0)));
    }

    private static PortNumber port(final int port) {
        return new PortNumber(Uint16.valueOf(port));
    }

    private static Pool ports(final String name, final PortSets.Layout layout, final AddressRange addresses) {
        return Pool.of(name, ObjectKind.PORT_SET, "space", List.of(new Segment("s", PortSets.all(addresses, layout))));
    }

    @Test
    void findsMembersOfOtherKinds() throws ExecutionException {
        doReturn(List.of(Leases.active("v", ObjectKind.VLAN_ID, "5"))).when(engine)
            .holders(null, AddressFamily.NUMBER, AddressFamily.NUMBER.parse("5"));
        doReturn(List.of(Leases.active("m", ObjectKind.MAC_LOCAL, "02:00:00:00:00:01"))).when(engine)
            .holders(null, AddressFamily.MAC, AddressFamily.MAC.parse("02:00:00:00:00:01"));

        assertEquals(List.of("v"), holders(new LookupInputBuilder()
            .setKey(new ValueBuilder().setValue("5").build())));
        assertEquals(List.of("m"), holders(new LookupInputBuilder()
            .setKey(new MacBuilder().setMac(new MacAddress("02:00:00:00:00:01")).build())));
    }

    @Test
    void findsMembersByTheirText() throws ExecutionException {
        final var rd = AddressFamily.ROUTE_DISTINGUISHER.parse("0:65000:7");
        doReturn(List.of(Leases.active("rd", ObjectKind.ROUTE_DISTINGUISHER, "0:65000:7"))).when(engine)
            .holders(null, AddressFamily.ROUTE_DISTINGUISHER, rd);
        doReturn(List.of(Leases.active("rt", ObjectKind.ROUTE_TARGET, "0:65000:1-0:65000:9"))).when(engine)
            .holders(null, AddressFamily.ROUTE_TARGET, rd);
        final var colour = new ObjectType("colour", ObjectType.Base.TEXT, 128, UInt128.ZERO, UInt128.MAX, "[a-z]+");
        doReturn(new PoolCatalog(SPACES, Map.of(), Map.of(), Map.of(), Map.of("colour", colour))).when(engine)
            .catalog();
        final var plain = Leases.active("c", ObjectKind.USER_DEFINED, "5");
        doReturn(List.of(named(plain, "c", "colour"), named(plain, "other", "sound"))).when(engine)
            .holders(null, AddressFamily.USER_DEFINED, colour.parse("red"));

        assertEquals(List.of("rd", "rt"), holders(new LookupInputBuilder()
            .setKey(new ValueBuilder().setValue("0:65000:7").build())));
        assertEquals(List.of("c"), holders(new LookupInputBuilder()
            .setKey(new ValueBuilder().setValue("red").build())));
    }

    private static Lease named(final Lease lease, final String id, final String type) {
        return new Lease(id, lease.pool(), lease.addressSpace(), lease.kind(), lease.range(), lease.state(),
            lease.lifetime(), null, null, 1, lease.owner(), lease.terms(), "r", T0, T0, new NamedObjects(type, "red"));
    }

    @Test
    void refusesAPortOfWhatHasNone() throws ExecutionException {
        final var input = new LookupInputBuilder().setPort(new PortNumber(Uint16.valueOf(80)))
            .setKey(new MacBuilder().setMac(new MacAddress("02:00:00:00:00:01")).build()).build();

        assertEquals("invalid-value", Rpcs.error(rpc.invoke(input)).getTag().elementBody());
    }

    @Test
    void tellsWhoHeldAnAddressAtATime() throws ExecutionException, EventStoreException {
        final var anna = lease("l1", "10.0.0.0/24", "Anna");
        final var left = anna.next(LeaseState.QUARANTINED, anna.lifetime(), null, null, T0.plusSeconds(10));
        final var ben = lease("l2", "10.0.0.7/32", "Ben");
        log(null, anna, T0);
        log(anna, left, T0.plusSeconds(10));
        log(left, null, T0.plusSeconds(20));
        log(null, ben, T0.plusSeconds(30));
        log(null, lease("l3", "10.0.1.0/24", "Carl"), T0);

        assertEquals(List.of(), holders(address("10.0.0.7", T0.minusSeconds(1))));
        assertEquals(List.of("l1"), holders(address("10.0.0.7", T0)));
        assertEquals(List.of("l1"), holders(address("10.0.0.7", T0.plusSeconds(9))));
        assertEquals(List.of(), holders(address("10.0.0.7", T0.plusSeconds(10))));
        assertEquals(List.of(), holders(address("10.0.0.7", T0.plusSeconds(25))));
        assertEquals(List.of("l2"), holders(address("10.0.0.7", T0.plusSeconds(30))));
        assertEquals(List.of(), holders(address("10.0.0.8", T0.plusSeconds(30))));
    }

    @Test
    void passesOverWhatWasUndone() throws ExecutionException, EventStoreException {
        final var anna = lease("l1", "10.0.0.0/24", "Anna");
        final var left = anna.next(LeaseState.QUARANTINED, anna.lifetime(), null, null, T0.plusSeconds(10));
        log(null, anna, T0);
        log(anna, left, T0.plusSeconds(10));
        store.append(Batch.at(++version, 1).upsert(LeaseUpsert.of(anna)).event(
            Event.of(T0.plusSeconds(11), Event.Category.LEASE, "undo", "coordinator").addressSpace("space")
                .outcome(Event.Outcome.FAILED).leaseId("l1").build()).build());

        assertEquals(List.of("l1"), holders(address("10.0.0.7", T0.plusSeconds(20))));
    }

    @Test
    void needsNoEntryForALeaseThatStandsSince() throws ExecutionException, EventStoreException {
        store.append(Batch.at(++version, 1).upsert(LeaseUpsert.of(lease("l1", "10.0.0.0/24", "Anna"))).build());

        assertEquals(List.of("l1"), holders(address("10.0.0.7", T0.plusSeconds(5))));
        assertEquals(List.of(), holders(address("10.0.0.7", T0.minusSeconds(5))));
    }

    @Test
    void refusesWhatIsNoMemberOrNoTime() throws ExecutionException {
        final var text = new LookupInputBuilder().setKey(new ValueBuilder().setValue("blue").build()).build();
        final var day = address("10.0.0.7", null).setAt(new DateAndTime("2026-02-30T00:00:00Z")).build();

        assertEquals("invalid-value", Rpcs.error(rpc.invoke(text)).getTag().elementBody());
        assertEquals("invalid-value", Rpcs.error(rpc.invoke(day)).getTag().elementBody());
    }

    @Test
    void asksToRepeatWhileStopping() throws ExecutionException, EventStoreException {
        final var stopping = new LookupRpc(holder, task -> {
            throw new RejectedExecutionException("closed");
        }, () -> T0.plusSeconds(1000));

        assertEquals("casm:not-leader",
            Rpcs.error(stopping.invoke(address("10.0.0.7", T0).build())).getApplicationTag());
        store.close();
        assertEquals("casm:not-leader", Rpcs.error(rpc.invoke(address("10.0.0.7", T0).build())).getApplicationTag());
    }
}
