/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.one;

import com.google.gson.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/** Someone with access to the disk changes the log. */
@Order(210)
@Tag("durability")
@ExtendWith(SharedController.class)
class TamperTest {
    private final Controller controller;
    private final CasmClient casm;

    TamperTest(final Controller controller, final CasmClient casm) {
        this.controller = controller;
        this.casm = casm;
    }

    @Test
    void aChangedEntryIsFoundAfterARestartAndAMissingOneAtOnce() throws SQLException {
        final Lab lab = new Lab(casm);
        final String pool = lab.pool4("10.0.0.0/24");
        final String id = CasmClient.newId();
        one(casm.allocate(id, pool, "'tenant':'acme'"));
        one(casm.allocate(pool, ""));
        final String sequence = Json.need(Json.list(done(casm.call("casm-log:query-log",
            "'request-id':'" + id + "'")).output(), "entry").getFirst(), "sequence");
        assertEquals("true", Json.text(verify(), "intact"));
        controller.stop();
        sql("UPDATE event SET tenant = 'thief' WHERE seq = ?", sequence);
        controller.start();

        found(sequence, sequence);

        sql("UPDATE event SET tenant = 'acme' WHERE seq = ?", sequence);
        assertEquals("true", Json.text(verify(), "intact"), () -> verify().toString());

        sql("UPDATE event SET seq = -seq WHERE seq = ?", sequence);
        found(sequence, Long.toString(Long.parseLong(sequence) + 1));
        sql("UPDATE event SET seq = -seq WHERE seq = -?", sequence);
        assertEquals("true", Json.text(verify(), "intact"), () -> verify().toString());
    }

    private JsonObject verify() {
        return done(casm.restconf().send("POST", "operations/casm-log:verify-log", "")).output();
    }

    private void found(final String sequence, final String orNext) {
        final JsonObject verdict = verify();
        assertEquals("false", Json.text(verdict, "intact"), verdict::toString);
        final String first = Json.need(verdict, "first-bad");
        assertTrue(first.equals(sequence) || first.equals(orNext), () -> verdict + " instead of " + sequence);
        assertTrue(!Json.need(verdict, "reason").isBlank(), verdict::toString);
    }

    private void sql(final String statement, final String sequence) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + controller.data().resolve("casm/events.db") + "?busy_timeout=60000");
             PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setLong(1, Long.parseLong(sequence));
            assertEquals(1, prepared.executeUpdate(), statement);
        }
    }
}
