/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.Decision;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.InMemoryEventStore;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.mdsal.FrontEnd;
import org.opendaylight.casm.service.Aftermath;
import org.opendaylight.casm.service.Announcer;
import org.opendaylight.casm.service.GroupCommitter;
import org.opendaylight.casm.service.Ledger;
import org.opendaylight.casm.service.LedgerPair;
import org.opendaylight.mdsal.binding.dom.adapter.test.AbstractConcurrentDataBrokerTest;
import org.opendaylight.netconf.api.NetconfDocumentedException;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.MapEntryNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;
import org.opendaylight.yangtools.yang.data.spi.node.ImmutableNodes;
import org.opendaylight.yangtools.yang.data.tree.api.DataTreeModification;
import org.opendaylight.yangtools.yang.model.api.EffectiveModelContext;

/** The guard of the configuration with an engine and an event store, and short words for what is done with them. */
abstract class PoolConfigurationFixture extends AbstractConcurrentDataBrokerTest {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final String SPACE = """
        {"casm-pool:address-space": [{"name": "lab", "scope": "global"}]}""";

    final InMemoryEventStore store = new InMemoryEventStore();
    final CatalogKeeper keeper = new CatalogKeeper();
    final AllocationEngine engine = new AllocationEngine(() -> "lease-1");
    final List<String> told = new ArrayList<>();
    final FrontEnd frontEnd = FrontEnd.create();
    EffectiveModelContext ctx;
    ConfigCodec codec;
    GuardedTree tree;
    GroupCommitter committer;
    Aftermath aftermath;

    PoolConfigurationFixture() {
        super(true);
    }

    @BeforeEach
    void start() throws Exception {
        setup();
        ctx = modelContext();
        codec = new ConfigCodec(() -> getDataBrokerTestCustomizer().getAdapterContext().currentSerializer());
        tree = new GuardedTree(ctx, new PoolConfigGuard(keeper, codec, frontEnd, () -> NOW));
        committer = new GroupCommitter(engine, new LedgerPair(store, mock(Ledger.class), () -> NOW, 1, 0));
        committer.start();
        final var announcer = mock(Announcer.class);
        doReturn(CompletableFuture.completedStage(null)).when(announcer).usageChanged(any());
        aftermath = new Aftermath(engine, announcer, () -> NOW);
        serve();
    }

    @AfterEach
    void stop() {
        committer.close();
    }

    void serve() {
        keeper.serve(engine, committer, aftermath, (name, before, after) -> told.add(name));
    }

    static String pool(final String name, final String prefix) {
        return """
            {"casm-pool:pool": [{"name": "%s", "kind": "casm-types:ipv4-private", "address-space": "lab",
              "segment": [{"id": "a", "prefix": "%s"}]}]}""".formatted(name, prefix);
    }

    MapEntryNode node(final ConfigSection section, final String json) {
        try {
            return assertInstanceOf(MapEntryNode.class, ConfigCodec.ofJson(ctx, section, json));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void put(final DataTreeModification change, final ConfigSection section, final String json) {
        final var entry = node(section, json);
        change.merge(YangInstanceIdentifier.of(section.container()), container(section, List.of()));
        change.write(section.entryPath(section.nameOf(entry.name())), entry);
    }

    static NormalizedNode container(final ConfigSection section, final List<MapEntryNode> entries) {
        return ImmutableNodes.newContainerBuilder().withNodeIdentifier(section.container())
            .withChild(ImmutableNodes.newSystemMapBuilder().withNodeIdentifier(section.list()).withValue(entries)
                .build()).build();
    }

    void create(final String... pools) throws Exception {
        tree.commit(change -> {
            put(change, ConfigSection.ADDRESS_SPACES, SPACE);
            for (var pool : pools) {
                put(change, ConfigSection.POOLS, pool);
            }
        });
    }

    Map<String, String> stored() throws EventStoreException {
        final var stored = new TreeMap<String, String>();
        store.forEachConfig(stored::put);
        return stored;
    }

    /** Makes the datastore, which no guard guards, and the event store equal. */
    PoolCatalog sync(final boolean datastoreIsAhead) throws Exception {
        return new ConfigSync(getDomBroker(), keeper, codec).run(store, ctx, datastoreIsAhead, NOW);
    }

    Event lastEvent() throws EventStoreException {
        return store.query(LogFilter.ALL, null, 1, true).entries().getFirst().event();
    }

    static String refusal(final org.junit.jupiter.api.function.Executable commit) {
        return assertInstanceOf(NetconfDocumentedException.class,
            assertThrows(ExecutionException.class, commit).getCause()).getMessage();
    }

    void lease(final String pool) {
        final var granted = assertInstanceOf(Decision.Granted.class, engine.allocate(new AllocationRequest("r",
            new AllocationRequest.Target.Named(pool), Owner.NONE, new AllocationRequest.Size.Count(BigInteger.ONE),
            AllocationRequest.Placement.ANY, null, Lease.Terms.NONE, AllocationRequest.Mode.GRANT), NOW));
        engine.settle(granted);
    }
}
