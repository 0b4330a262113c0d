/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.events.EventStoreException.Kind;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/** The policy of the log is configuration like any other, though it is no list and says nothing of pools. */
class LogPolicyConfigurationTest extends PoolConfigurationFixture {
    private static final YangInstanceIdentifier PATH = ConfigSection.LOG_POLICY.entryPath("");
    private static final String STORED = "casm-log:log-policy";
    private static final String LONG = """
        {"casm-log:log-policy": {"retention-days": 3650, "max-entries": "5000000",
          "category": ["audit", "allocation"]}}""";
    private static final String SHORT = """
        {"casm-log:log-policy": {"retention-days": 7}}""";

    private NormalizedNode policy(final String json) throws Exception {
        return ConfigCodec.ofJson(ctx, ConfigSection.LOG_POLICY, json);
    }

    private void commit(final String json) throws Exception {
        final var policy = policy(json);
        tree.commit(change -> change.write(PATH, policy));
    }

    private Optional<NormalizedNode> inDatastore() throws Exception {
        try (var tx = getDomBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, PATH).get();
        }
    }

    private void writeUnguarded(final String json) throws Exception {
        final var tx = getDomBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, PATH, policy(json));
        tx.commit().get();
    }

    @Test
    void writesItAsTextAndBack() throws Exception {
        final var text = ConfigCodec.toJson(ctx, ConfigSection.LOG_POLICY, policy(LONG));

        assertTrue(text.startsWith("{\"casm-log:log-policy\":{"), text);
        assertEquals(policy(LONG), policy(text));
    }

    @Test
    void recordsWhoChangedItAndFromWhatToWhat() throws Exception {
        try (var edit = frontEnd.editors().begin(STORED, () -> "anna")) {
            commit(LONG);
        }
        final var created = lastEvent();
        try (var edit = frontEnd.editors().begin(STORED + "/retention-days", () -> "bert")) {
            commit(SHORT);
        }
        final var changed = lastEvent();
        tree.commit(change -> change.delete(PATH));
        final var deleted = lastEvent();

        assertEquals(List.of("create", "modify", "delete"),
            List.of(created.action(), changed.action(), deleted.action()));
        assertEquals(List.of("anna", "bert", "datastore"),
            List.of(created.actor(), changed.actor(), deleted.actor()));
        assertEquals(STORED, created.resource());
        assertNull(created.before());
        assertEquals(policy(LONG), policy(created.after()));
        assertEquals(policy(LONG), policy(changed.before()));
        assertEquals(policy(SHORT), policy(changed.after()));
        assertEquals(policy(SHORT), policy(deleted.before()));
        assertNull(deleted.after());
        assertEquals(Map.of(STORED, ConfigSync.DELETED), stored());
        assertEquals(List.of(), told);
    }

    @Test
    void recordsAChangeOfOneLeafWithTheWhole() throws Exception {
        commit(LONG);
        final var other = policy(SHORT);

        tree.commit(change -> change.merge(PATH, other));

        assertEquals("modify", lastEvent().action());
        assertEquals(policy(LONG.replace("3650", "7")), policy(stored().get(STORED)));
    }

    @Test
    void recordsNothingWhenThereWasAndIsNone() throws Exception {
        final var none = policy("{\"casm-log:log-policy\": {}}");

        tree.commit(change -> change.write(PATH, none));
        tree.commit(change -> change.delete(PATH));

        assertEquals(Map.of(), stored());
        assertEquals(0, store.meta().lastSequence());
    }

    @Test
    void recordsItTogetherWithPools() throws Exception {
        final var policy = policy(SHORT);

        tree.commit(change -> {
            put(change, ConfigSection.ADDRESS_SPACES, SPACE);
            put(change, ConfigSection.POOLS, pool("p", "10.0.0.0/24"));
            change.write(PATH, policy);
        });

        assertEquals(List.of(STORED, "casm-pool:address-spaces/address-space=lab", "casm-pool:pools/pool=p"),
            List.copyOf(stored().keySet()));
        assertEquals(List.of("p"), List.copyOf(engine.catalog().pools().keySet()));
        assertEquals(List.of("p"), told);
    }

    @Test
    void givesItBackToADatastoreThatForgotIt() throws Exception {
        create(pool("p", "10.0.0.0/24"));
        commit(LONG);

        final var catalog = sync(false);

        assertEquals(engine.catalog(), catalog);
        assertEquals(Optional.of(policy(LONG)), inDatastore());
        // nothing is left to repair
        final var events = store.meta().lastSequence();
        assertEquals(catalog, sync(false));
        assertEquals(events, store.meta().lastSequence());
    }

    @Test
    void deletesItFromADatastoreThatForgotThat() throws Exception {
        commit(SHORT);
        tree.commit(change -> change.delete(PATH));
        writeUnguarded(SHORT);

        assertEquals(PoolCatalog.EMPTY, sync(false));

        assertEquals(Optional.empty(), inDatastore());
    }

    @Test
    void takesOverTheOneThatOnlyTheDatastoreHas() throws Exception {
        writeUnguarded(LONG);

        sync(false);

        assertEquals("adopt", lastEvent().action());
        assertEquals(policy(LONG), policy(stored().get(STORED)));
        assertEquals(Optional.of(policy(LONG)), inDatastore());
    }

    @Test
    void followsADatastoreThatIsAhead() throws Exception {
        commit(SHORT);
        writeUnguarded(LONG);

        sync(true);

        assertEquals(policy(LONG), policy(stored().get(STORED)));
    }

    @Test
    void refusesItWhenItCannotBeRecordedOrNothingIsServed() throws Exception {
        store.failNextAppend(Kind.NO_SPACE);
        assertTrue(refusal(() -> commit(SHORT)).startsWith("casm:not-stored: "));
        keeper.stop();
        assertTrue(refusal(() -> commit(SHORT)).startsWith("casm:not-leader: "));

        assertEquals(Map.of(), stored());
        assertNull(tree.read(PATH));
    }

    @Test
    void letsTheRepairThroughTheGuard() throws Exception {
        keeper.stop();
        keeper.expectReplay(Map.of(STORED, Optional.of(policy(LONG))));

        commit(LONG);

        assertTrue(refusal(() -> commit(SHORT)).startsWith("casm:not-leader: "));
        assertEquals(policy(LONG), tree.read(PATH));
    }
}
