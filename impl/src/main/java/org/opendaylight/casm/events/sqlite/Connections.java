/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/** Opens connections to the file with the settings that durability rests on. */
final class Connections {
    private Connections() {
        // functions only
    }

    /** The one that writes. Each commit syncs the write-ahead log before it returns. */
    static Connection writer(final Path file) throws SQLException {
        final Connection connection = open(file);
        set(connection, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA fullfsync = ON",
            "PRAGMA checkpoint_fullfsync = ON", "PRAGMA wal_autocheckpoint = 4000",
            "PRAGMA journal_size_limit = 67108864", "PRAGMA cache_size = -65536", "PRAGMA temp_store = MEMORY");
        return connection;
    }

    /** One that only reads. */
    static Connection reader(final Path file) throws SQLException {
        final Connection connection = open(file);
        set(connection, "PRAGMA query_only = ON", "PRAGMA cache_size = -8192", "PRAGMA temp_store = FILE");
        return connection;
    }

    /** One that only reads and may copy the database. */
    static Connection copier(final Path file) throws SQLException {
        return open(file);
    }

    private static Connection open(final Path file) throws SQLException {
        final Properties properties = new Properties();
        properties.setProperty("busy_timeout", "5000");
        // nobody asks for them, and finding them costs a tenth of a write
        properties.setProperty("jdbc.get_generated_keys", "false");
        // by class and not by DriverManager, which does not find drivers of other bundles
        final Connection connection = JDBC.createConnection(JDBC.PREFIX + file.toAbsolutePath(), properties);
        if (connection == null) {
            throw new SQLException("not a database location: " + file);
        }
        return connection;
    }

    private static void set(final Connection connection, final String... pragmas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (final String pragma : pragmas) {
                statement.execute(pragma);
            }
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
