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
import static org.mockito.Mockito.mock;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.mdsal.config.SegmentEditor;
import org.opendaylight.casm.mdsal.map.Leases;
import org.opendaylight.casm.mdsal.map.ResourceMapper;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.PortNumber;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Pools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.ResizePoolInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.ResizePoolOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.PoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.PoolKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.SegmentKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.resize.pool.input.AddBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSet;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSetBuilder;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint8;

/** What a change of the size of a pool leaves in the configuration. */
class ResizePoolRpcTest extends AbstractConcurrentDataBrokerTest {
    private static final DataObjectIdentifier<org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool
        .rev261122.pools.Pool> PATH = DataObjectIdentifier.builder(Pools.class)
            .child(org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool
                .class, new PoolKey(new Name("p"))).build();
    private static final PortSet SETS = new PortSetBuilder().setPsidOffset(Uint8.valueOf(6))
        .setPsidLen(Uint8.valueOf(8)).build();
    private static final PortSet BLOCKS = new PortSetBuilder().setStartPort(new PortNumber(Uint16.valueOf(2048)))
        .setEndPort(new PortNumber(Uint16.valueOf(4095))).build();

    private final CoordinatorHolder holder = new CoordinatorHolder();
    private final AllocationEngine engine = new AllocationEngine(() -> "l");

    ResizePoolRpcTest() {
        super(true);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
        final var tx = getDataBroker().newWriteOnlyTransaction();
        tx.mergeParentStructurePut(LogicalDatastoreType.CONFIGURATION, PATH,
            new PoolBuilder().setName(new Name("p")).build());
        tx.commit().get();
        holder.serve(mock(Coordinator.class), engine, mock(EventStore.class));
    }

    private void configure(final Segment... segments) {
        final Pool pool = Pool.of("p", ObjectKind.PORT_SET, "s", List.of(segments));
        engine.apply(new PoolCatalog(Map.of("s", new AddressSpace("s", "global", null, null,
            AddressSpace.Overlap.UNIQUE, Set.of(), true)), Map.of("p", pool), Map.of(), Set.of()));
    }

    private PortSet added(final String id, final String addresses, final PortSet ports) throws Exception {
        final ListenableFuture<RpcResult<ResizePoolOutput>> answer = new ResizePoolRpc(holder,
            new Callers(() -> "operator"), new SegmentEditor(getDataBroker()), () -> Leases.CREATED)
            .invoke(new ResizePoolInputBuilder().setPool(new Name("p")).setAdd(BindingMap.of(new AddBuilder()
                .setId(new Name(id)).setResource(ResourceMapper.toResource(AddressRange.parse(addresses)))
                .setPortSet(ports).build())).build());
        answer.get(60, TimeUnit.SECONDS);
        Rpcs.output(answer);
        try (var tx = getDataBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, PATH).get().orElseThrow().nonnullSegment()
                .get(new SegmentKey(new Name(id))).getPortSet();
        }
    }

    @Test
    void keepsThePortsOfWhatIsAdded() throws Exception {
        configure();
        assertEquals(BLOCKS, added("blocks", "198.51.100.0/24", BLOCKS));
        assertNull(added("plain", "203.0.113.0/24", null));
    }

    @Test
    void keepsThePortsOfWhatIsDrainedNoLonger() throws Exception {
        configure(new Segment("sets", PortSets.all(AddressRange.parse("198.51.100.0/24"), new PortSets.Layout(6, 8)),
            true));

        assertEquals(SETS, added("sets", "198.51.100.0/24", SETS));
    }
}
