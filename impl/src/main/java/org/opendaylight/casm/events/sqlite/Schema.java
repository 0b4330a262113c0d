/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;

/**
 * The tables.
 *
 * <p>What is written per operation decides the speed of the store, so that there are few indices and most of them grow
 * at their end: sequences, row numbers and lease-ids rise with time. Time itself has no index, see {@link TimeBounds}.
 */
final class Schema {
    /** Marks the file as ours: "CASM". */
    static final int APPLICATION_ID = 0x4341_534D;
    /** Rises with every change of the tables. */
    static final int VERSION = 2;
    /** Tables without {@code held}, which are brought up to date. */
    private static final int WITHOUT_HISTORY = 1;

    /** What devices reported last; a table that a file of an earlier make may lack. */
    private static final String SAMPLES = """
        CREATE TABLE IF NOT EXISTS sample (id INTEGER PRIMARY KEY, device_id TEXT NOT NULL, key TEXT NOT NULL,
          until INTEGER NOT NULL, json TEXT NOT NULL, UNIQUE (device_id, key))""";

    private static final List<String> TABLES = List.of(
        // one row: identity, where the ledger stands, both ends of the log, greatest step back in time within the log
        """
        CREATE TABLE meta (id INTEGER PRIMARY KEY CHECK (id = 0), store_id TEXT NOT NULL,
          ledger_version INTEGER NOT NULL, epoch INTEGER NOT NULL,
          head_seq INTEGER NOT NULL, head_hash BLOB NOT NULL, base_seq INTEGER NOT NULL, base_hash BLOB NOT NULL,
          skew INTEGER NOT NULL, latest INTEGER NOT NULL, gone_version INTEGER NOT NULL)""",
        """
        CREATE TABLE event (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, category INTEGER NOT NULL,
          outcome INTEGER NOT NULL, action TEXT NOT NULL, actor TEXT NOT NULL, source TEXT, space TEXT, pool TEXT,
          tenant TEXT, lease_id TEXT, device_id TEXT, resource TEXT, request_id TEXT, app_tag TEXT, detail TEXT,
          hash BLOB NOT NULL, loose INTEGER, before TEXT, after TEXT)""",
        "CREATE INDEX event_pool ON event (pool) WHERE pool IS NOT NULL",
        "CREATE INDEX event_lease ON event (lease_id) WHERE lease_id IS NOT NULL",
        // entries with a request-id that the row of the request does not lead to
        "CREATE INDEX event_loose ON event (request_id) WHERE loose = 1",
        "CREATE INDEX event_device ON event (device_id) WHERE device_id IS NOT NULL",
        "CREATE INDEX event_unsuccessful ON event (seq) WHERE outcome > 0",
        """
        CREATE TABLE lease (id INTEGER PRIMARY KEY, lease_id TEXT NOT NULL UNIQUE, version INTEGER NOT NULL,
          request_id TEXT NOT NULL, family TEXT NOT NULL, size INTEGER NOT NULL, first BLOB NOT NULL,
          last BLOB NOT NULL, payload TEXT NOT NULL, space TEXT, since INTEGER)""",
        "CREATE INDEX lease_version ON lease (version)",
        "CREATE INDEX lease_range ON lease (family, size, first)",
        // leases that left the ledger, as long as the log tells of them
        """
        CREATE TABLE gone (lease_id TEXT PRIMARY KEY, version INTEGER NOT NULL, seq INTEGER NOT NULL,
          family TEXT NOT NULL, size INTEGER NOT NULL, first BLOB NOT NULL, last BLOB NOT NULL) WITHOUT ROWID""",
        "CREATE INDEX gone_range ON gone (family, size, first)",
        "CREATE INDEX gone_seq ON gone (seq)",
        HeldTable.TABLE,
        HeldTable.INDEX,
        // lease_from..lease_to: rows of the leases of its batch, among which are those it created; seq_from..seq_to:
        // entries of that batch; the row stays, without its result, as long as those entries do
        """
        CREATE TABLE request (id INTEGER PRIMARY KEY, request_id TEXT NOT NULL UNIQUE, operation TEXT NOT NULL,
          fingerprint TEXT NOT NULL, result TEXT, at INTEGER NOT NULL, lease_from INTEGER NOT NULL,
          lease_to INTEGER NOT NULL, seq_from INTEGER NOT NULL, seq_to INTEGER NOT NULL)""",
        "CREATE TABLE config (path TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID",
        SAMPLES);

    private Schema() {
        // functions only
    }

    /** Makes the tables in an empty file, or checks that the file is one of ours, of this version or one before. */
    static void ensure(final Connection connection, final String name) throws SQLException, EventStoreException {
        final long application = pragma(connection, "application_id");
        final long version = pragma(connection, "user_version");
        final boolean empty = pragma(connection, "schema_version") == 0;
        if (empty && application == 0 && version == 0) {
            create(connection);
            return;
        }
        if (application != APPLICATION_ID) {
            throw new EventStoreException(Kind.DAMAGED, name + " is a database, but not an event store of CASM");
        }
        if (version != VERSION && version != WITHOUT_HISTORY) {
            throw new EventStoreException(Kind.WRONG_VERSION, name + " has tables of version " + version
                + ", and this software needs version " + VERSION
                + (version > VERSION ? ": use the newer software that wrote it" : ": see the upgrade notes"));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(SAMPLES);
        }
    }

    /** Brings tables of an earlier version up to date, all or nothing, from what they hold. */
    static void upgrade(final Connection connection) throws SQLException {
        if (pragma(connection, "user_version") == WITHOUT_HISTORY) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                HistoryUpgrade.run(connection);
                statement.execute("PRAGMA user_version = " + VERSION);
                statement.execute("COMMIT");
            }
        }
    }

    private static void create(final Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            for (final String table : TABLES) {
                statement.execute(table);
            }
            statement.execute("INSERT INTO meta VALUES (0, '" + UUID.randomUUID()
                + "', 0, 0, 0, zeroblob(32), 0, zeroblob(32), 0, 0, 0)");
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
            statement.execute("PRAGMA user_version = " + VERSION);
            statement.execute("COMMIT");
        }
    }

    static long pragma(final Connection connection, final String name) throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("PRAGMA " + name)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
