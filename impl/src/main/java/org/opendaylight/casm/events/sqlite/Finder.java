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
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Finds rows by their key, as each request does. One statement is the whole transaction, and it is kept, because
 * preparing it costs more than running it. Thread-safe; one search at a time.
 */
final class Finder implements AutoCloseable {
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final Path file;
    private @Nullable Connection connection;

    Finder(final Path file) {
        this.file = file;
    }

    /** What a row, or none, means. */
    @FunctionalInterface
    interface Find<T> {
        T from(ResultSet row) throws SQLException;
    }

    /**
     * Finds a row.
     *
     * @param sql constant, with the key as its only parameter
     */
    synchronized <T> T find(final String sql, final String key, final Find<T> find) throws SQLException {
        boolean usable = false;
        try {
            final PreparedStatement select = statement(sql);
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                final T found = find.from(row);
                usable = true;
                return found;
            }
        } finally {
            if (!usable) {
                close();
            }
        }
    }

    private PreparedStatement statement(final String sql) throws SQLException {
        final PreparedStatement kept = statements.get(sql);
        if (kept != null) {
            return kept;
        }
        Connection open = connection;
        if (open == null) {
            open = Connections.reader(file);
            connection = open;
        }
        final PreparedStatement made = open.prepareStatement(sql);
        statements.put(sql, made);
        return made;
    }

    /** Closes the connection; the next search opens another. */
    @Override
    public synchronized void close() throws SQLException {
        final Connection open = connection;
        connection = null;
        statements.clear();
        if (open != null) {
            // with it go its statements
            open.close();
        }
    }
}
