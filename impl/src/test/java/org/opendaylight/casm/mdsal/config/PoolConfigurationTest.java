/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.events.EventStoreException.Kind;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.mdsal.common.api.PostCanCommitStep;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;

/** Guard and synchronisation of the configuration with an engine and an event store. */
class PoolConfigurationTest extends PoolConfigurationFixture {
    private static final String FULL = """
        {"casm-pool:pool": [{"name": "full", "kind": "casm-types:ipv4-private", "address-space": "lab",
          "admin-state": "draining", "priority": 10, "description": "all \\"quotes\\" and ümlauts",
          "segment": [{"id": "b", "prefix": "10.10.0.0/16"},
            {"id": "a", "range-start": "10.20.0.0", "range-end": "10.20.3.255"}],
          "exclusion": [{"id": "first", "range-start": "10.10.0.0", "reason": "mistaken for the network"}],
          "selector": {"service": ["casm-types:internet"], "device-role": ["casm-types:bng", "casm-types:pe"],
            "label": ["gold", "a=b/c"]},
          "unit": {"prefix-length": 32, "default-units": 1},
          "fragmentation": {"shortest-prefix": 20, "max-blocks-per-request": 4},
          "allocation": {"algorithm": "casm-types:best-fit"},
          "lease": {"default-lifetime": 86400, "min-lifetime": 60, "allow-infinite": true, "renew-ratio": "50.5",
            "rebind-ratio": "87.5", "offer-timeout": 30, "grace-period": 5, "quarantine": 600, "idle-release": 90},
          "thresholds": {"high": "80.0", "low": "19.75", "critical": "95", "hysteresis": "5", "min-interval": 7},
          "routing": {"distribute": true, "aggregate": true, "next-hop": "blackhole"}}]}""";

    @Test
    void writesEveryLeafAsTextAndBack() throws Exception {
        for (var section : List.of(ConfigSection.POOLS, ConfigSection.ADDRESS_SPACES)) {
            final var entry = node(section, section == ConfigSection.POOLS ? FULL : SPACE);

            final var text = ConfigCodec.toJson(ctx, section, entry);

            assertEquals(entry, ConfigCodec.ofJson(ctx, section, text));
            assertEquals(text, ConfigCodec.toJson(ctx, section, ConfigCodec.ofJson(ctx, section, text)));
        }
        assertThrows(IOException.class, () -> ConfigCodec.ofJson(ctx, ConfigSection.POOLS, "{\"casm-pool:x\": 1}"));
        assertThrows(IOException.class, () -> ConfigCodec.ofJson(ctx, ConfigSection.POOLS, "no JSON"));
    }

    @Test
    void recordsAndAppliesWhatItLetsThrough() throws Exception {
        create(FULL);

        assertEquals(Set.of("full"), engine.catalog().pools().keySet());
        assertEquals(List.of("casm-pool:address-spaces/address-space=lab", "casm-pool:pools/pool=full"),
            List.copyOf(stored().keySet()));
        assertEquals(node(ConfigSection.POOLS, FULL),
            node(ConfigSection.POOLS, stored().get("casm-pool:pools/pool=full")));
        assertEquals(List.of("full"), told);
        assertEquals("create", lastEvent().action());
    }

    @Test
    void remembersThatAPoolWasDeleted() throws Exception {
        create(pool("p", "10.0.0.0/24"));

        tree.commit(change -> change.delete(ConfigSection.POOLS.entryPath("p")));

        assertEquals(Set.of(), engine.catalog().pools().keySet());
        assertEquals(ConfigSync.DELETED, stored().get("casm-pool:pools/pool=p"));
    }

    @Test
    void refusesABadPoolAsAWhole() throws Exception {
        create(pool("p", "10.0.0.0/24"));
        final var catalog = engine.catalog();
        final var before = stored();

        final var message = refusal(() -> tree.commit(change -> {
            put(change, ConfigSection.POOLS, pool("good", "10.9.0.0/24"));
            put(change, ConfigSection.POOLS, pool("bad", "10.0.0.128/25"));
        }));

        assertTrue(message.startsWith("casm:overlap: "), message);
        assertEquals(catalog, engine.catalog());
        assertEquals(before, stored());
        committer.submit(org.opendaylight.casm.service.Change.ofEvent(lastEvent())).toCompletableFuture().get();
        assertTrue(store.query(LogFilter.ALL, null, 100, false).entries().stream()
            .anyMatch(entry -> "casm:overlap".equals(entry.event().errorAppTag())));
    }

    @Test
    void refusesToDeleteAPoolInUse() throws Exception {
        create(pool("p", "10.0.0.0/24"));
        lease("p");

        assertTrue(refusal(() -> tree.commit(change -> change.delete(ConfigSection.POOLS.entryPath("p"))))
            .startsWith("casm:in-use: "));
        assertTrue(refusal(() -> tree.commit(change -> change.delete(
            YangInstanceIdentifier.of(ConfigSection.POOLS.container())))).startsWith("casm:in-use: "));
    }

    @Test
    void takesATransactionThatReplacesAllPools() throws Exception {
        create(pool("a", "10.0.0.0/24"), pool("b", "10.0.1.0/24"));

        tree.commit(change -> change.write(YangInstanceIdentifier.of(ConfigSection.POOLS.container()),
            container(ConfigSection.POOLS, List.of(node(ConfigSection.POOLS, pool("b", "10.0.1.0/24")),
                node(ConfigSection.POOLS, pool("c", "10.0.0.0/24"))))));

        assertEquals(Set.of("b", "c"), engine.catalog().pools().keySet());
        assertEquals(ConfigSync.DELETED, stored().get("casm-pool:pools/pool=a"));
        assertNotNull(stored().get("casm-pool:pools/pool=c"));
    }

    @Test
    void takesBackWhatCannotBeRecorded() throws Exception {
        create();
        final var catalog = engine.catalog();
        store.failNextAppend(Kind.NO_SPACE);

        assertTrue(refusal(() -> create(pool("p", "10.0.0.0/24"))).startsWith("casm:not-stored: "));

        assertEquals(catalog, engine.catalog());
        assertFalse(stored().containsKey("casm-pool:pools/pool=p"));
    }

    @Test
    void takesBackWhatTheDatastoreAborts() throws Exception {
        create();
        final var catalog = engine.catalog();
        final PostCanCommitStep early =
            tree.canCommit(change -> put(change, ConfigSection.POOLS, pool("p", "10.0.0.0/24")));
        assertEquals(Set.of("p"), engine.catalog().pools().keySet());
        early.abort().get();
        assertEquals(catalog, engine.catalog());

        tree.canCommit(change -> put(change, ConfigSection.POOLS, pool("p", "10.0.0.0/24"))).preCommit().get().abort()
            .get();
        committer.submit(org.opendaylight.casm.service.Change.ofEvent(lastEvent())).toCompletableFuture().get();

        assertEquals(catalog, engine.catalog());
        assertEquals(ConfigSync.DELETED, stored().get("casm-pool:pools/pool=p"));
    }

    @Test
    void refusesWhileNothingIsServed() {
        keeper.stop();

        assertTrue(refusal(() -> create(pool("p", "10.0.0.0/24"))).startsWith("casm:not-leader: "));
    }

    private void writeUnguarded(final ConfigSection section, final String... entries) throws Exception {
        final var tx = getDomBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, YangInstanceIdentifier.of(section.container()),
            container(section, List.of(entries).stream().map(json -> node(section, json)).toList()));
        tx.commit().get();
    }

    private Set<String> poolsInDatastore() throws Exception {
        final var names = new java.util.TreeSet<String>();
        try (var tx = getDomBroker().newReadOnlyTransaction()) {
            tx.read(LogicalDatastoreType.CONFIGURATION, ConfigSection.POOLS.path()).get().ifPresent(list ->
                ((org.opendaylight.yangtools.yang.data.api.schema.MapNode) list).body()
                    .forEach(entry -> names.add(ConfigSection.POOLS.nameOf(entry.name()))));
        }
        return names;
    }

    @Test
    void givesADatastoreThatForgotEverythingBack() throws Exception {
        create(FULL, pool("p/=,'\\\"", "10.0.0.0/24"), pool("gone", "10.0.1.0/24"));
        tree.commit(change -> change.delete(ConfigSection.POOLS.entryPath("gone")));
        writeUnguarded(ConfigSection.POOLS, pool("gone", "10.0.1.0/24"));

        final var catalog = sync(false);

        assertEquals(engine.catalog(), catalog);
        assertEquals(Set.of("full", "p/=,'\""), poolsInDatastore());
        // nothing is left to repair
        final var events = store.meta().lastSequence();
        assertEquals(catalog, sync(false));
        assertEquals(events, store.meta().lastSequence());
    }

    @Test
    void takesOverWhatOnlyTheDatastoreHas() throws Exception {
        writeUnguarded(ConfigSection.ADDRESS_SPACES, SPACE);
        writeUnguarded(ConfigSection.POOLS, FULL);

        final var catalog = sync(false);

        assertEquals(Set.of("full"), catalog.pools().keySet());
        assertEquals(2, stored().size());
        assertEquals("adopt", lastEvent().action());
    }

    @Test
    void followsADatastoreThatIsAhead() throws Exception {
        create(pool("changed", "10.0.0.0/24"), pool("deleted", "10.0.1.0/24"));
        writeUnguarded(ConfigSection.ADDRESS_SPACES, SPACE);
        writeUnguarded(ConfigSection.POOLS, pool("changed", "10.2.0.0/24"));

        final var catalog = sync(true);

        assertEquals(Set.of("changed"), catalog.pools().keySet());
        assertEquals("10.2.0.0/24", catalog.pools().get("changed").segments().getFirst().range().toString());
        // and what was deleted there does not come back
        assertEquals(catalog, sync(false));
        assertEquals(Set.of("changed"), poolsInDatastore());
    }

    @Test
    void leavesWrongEntriesOut() throws Exception {
        writeUnguarded(ConfigSection.ADDRESS_SPACES, SPACE);
        writeUnguarded(ConfigSection.POOLS, pool("good", "10.0.0.0/24"), pool("malformed", "10.0.1.1/24"),
            pool("public", "192.0.2.0/24"));

        assertEquals(Set.of("good"), sync(false).pools().keySet());
    }

    @Test
    void letsTheRepairThroughTheGuard() throws Exception {
        keeper.stop();
        final var entry = node(ConfigSection.POOLS, pool("p", "10.0.0.0/24"));
        keeper.expectReplay(Map.of("casm-pool:pools/pool=p", java.util.Optional.of(entry)));

        tree.commit(change -> put(change, ConfigSection.POOLS, pool("p", "10.0.0.0/24")));
        assertThrows(ExecutionException.class,
            () -> tree.commit(change -> put(change, ConfigSection.POOLS, pool("p", "10.0.1.0/24"))));
        assertThrows(ExecutionException.class,
            () -> tree.commit(change -> change.delete(ConfigSection.POOLS.entryPath("p"))));
    }
}
