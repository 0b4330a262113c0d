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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;

/**
 * Looks for damage when a store is opened: a small file page by page, of a large one its length and what every start
 * reads, because a Coordinator that checks for a minute does not serve for a minute. That the log is as it was written
 * is for {@code verify} to say: a forged entry must not keep the Coordinator from starting.
 */
final class WholeFile {
    private static final long SMALL = 64L << 20;

    private WholeFile() {
        // functions only
    }

    static void check(final Connection connection, final Path file) throws SQLException, EventStoreException {
        final long bytes = Schema.pragma(connection, "page_count") * Schema.pragma(connection, "page_size");
        if (bytes <= SMALL) {
            quickCheck(connection, file);
        }
        MetaRow.read(connection);
    }

    private static void quickCheck(final Connection connection, final Path file)
            throws SQLException, EventStoreException {
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            final String answer = row.next() ? row.getString(1) : "no answer";
            if (!"ok".equals(answer)) {
                throw damaged(file, answer);
            }
        }
    }

    private static EventStoreException damaged(final Path file, final String what) {
        return new EventStoreException(Kind.DAMAGED, file + " is damaged (" + what
            + "); keep a copy of it and restore the latest backup");
    }
}
