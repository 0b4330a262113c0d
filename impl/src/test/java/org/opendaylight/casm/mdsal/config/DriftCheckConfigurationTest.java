/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/** How the adapter looks for drift is configuration like any other, though only the adapter reads it. */
class DriftCheckConfigurationTest extends PoolConfigurationFixture {
    private static final YangInstanceIdentifier PATH = ConfigSection.DRIFT_CHECK.entryPath("");
    private static final String STORED = "casm-attachment:drift-check";
    private static final String OFTEN = """
        {"casm-attachment:drift-check": {"interval": 60, "repair": true}}""";

    private NormalizedNode check(final String json) throws Exception {
        return ConfigCodec.ofJson(ctx, ConfigSection.DRIFT_CHECK, json);
    }

    private void commit(final String json) throws Exception {
        final var check = check(json);
        tree.commit(change -> change.write(PATH, check));
    }

    private Optional<NormalizedNode> inDatastore() throws Exception {
        try (var tx = getDomBroker().newReadOnlyTransaction()) {
            return tx.read(LogicalDatastoreType.CONFIGURATION, PATH).get();
        }
    }

    @Test
    void recordsWhoChangedIt() throws Exception {
        try (var edit = frontEnd.editors().begin(STORED, () -> "anna")) {
            commit(OFTEN);
        }

        final var created = lastEvent();
        assertEquals("anna", created.actor());
        assertEquals(STORED, created.resource());
        assertEquals(check(OFTEN), check(created.after()));
    }

    @Test
    void givesItBackToADatastoreThatForgotIt() throws Exception {
        commit(OFTEN);
        assertEquals(Map.of(STORED, ConfigCodec.toJson(ctx, ConfigSection.DRIFT_CHECK, check(OFTEN))), stored());

        sync(false);

        assertEquals(Optional.of(check(OFTEN)), inDatastore());
    }

    @Test
    void takesOverWhatAnEarlierVersionLeftInTheDatastore() throws Exception {
        final var tx = getDomBroker().newWriteOnlyTransaction();
        tx.put(LogicalDatastoreType.CONFIGURATION, PATH, check(OFTEN));
        tx.commit().get();

        sync(false);

        assertEquals("adopt", lastEvent().action());
        assertEquals(check(OFTEN), check(stored().get(STORED)));
    }

    @Test
    void refusesItWhenNothingIsServed() throws Exception {
        keeper.stop();

        assertTrue(refusal(() -> commit(OFTEN)).startsWith("casm:not-leader: "));
    }
}
