/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.Event;

/** Makes {@code held} from the log of a store that was written without it: reads the log once, lease by lease. */
final class HistoryUpgrade {
    static final String ENTRIES = "SELECT lease_id, seq, at, outcome, space, before IS NOT NULL, after IS NOT NULL "
        + "FROM event INDEXED BY event_lease WHERE lease_id IS NOT NULL AND category = 0 ORDER BY lease_id, seq";
    private static final String PLACE = "SELECT 1, family, size, first, last FROM lease WHERE lease_id = ?1 UNION ALL "
        + "SELECT 2, family, size, first, last FROM gone WHERE lease_id = ?1 AND family <> '' ORDER BY 1 LIMIT 1";

    private final Deque<Change> changes = new ArrayDeque<>();
    private final PreparedStatement place;
    private final PreparedStatement update;
    private final HeldTable held;

    private HistoryUpgrade(final PreparedStatement place, final PreparedStatement update, final HeldTable held) {
        this.place = place;
        this.update = update;
        this.held = held;
    }

    private record Change(long sequence, long at, @Nullable String space, boolean ended, boolean began) {
    }

    /** Adds the tables and fills them, within the open transaction. */
    static void run(final Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE lease ADD COLUMN space TEXT");
            statement.execute("ALTER TABLE lease ADD COLUMN since INTEGER");
            statement.execute(HeldTable.TABLE);
        }
        try (HeldTable held = new HeldTable(connection);
             PreparedStatement place = connection.prepareStatement(PLACE);
             PreparedStatement update = connection.prepareStatement(
                 "UPDATE lease SET since = ?, space = ? WHERE lease_id = ?")) {
            new HistoryUpgrade(place, update, held).fill(connection);
        }
        try (Statement statement = connection.createStatement()) {
            // in one go, which is faster than row by row
            statement.execute(HeldTable.INDEX);
        }
    }

    private void fill(final Connection connection) throws SQLException {
        String lease = null;
        try (PreparedStatement entries = connection.prepareStatement(ENTRIES);
             ResultSet row = entries.executeQuery()) {
            while (row.next()) {
                final String id = row.getString(1);
                if (lease != null && !lease.equals(id)) {
                    write(lease);
                }
                lease = id;
                if (row.getInt(4) == Event.Outcome.SUCCESS.ordinal()) {
                    changes.add(new Change(row.getLong(2), row.getLong(3), row.getString(5), row.getBoolean(6),
                        row.getBoolean(7)));
                } else {
                    changes.pollLast();
                }
            }
        }
        if (lease != null) {
            write(lease);
        }
    }

    private void write(final String lease) throws SQLException {
        place.setString(1, lease);
        HeldTable.Place range = null;
        boolean live = false;
        try (ResultSet row = place.executeQuery()) {
            if (row.next()) {
                live = row.getInt(1) == 1;
                range = new HeldTable.Place(null, row.getString(2), row.getInt(3), row.getBytes(4), row.getBytes(5));
            }
        }
        Long since = null;
        String space = null;
        for (final Iterator<Change> all = changes.iterator(); all.hasNext() && range != null;) {
            final Change change = all.next();
            final long from = since == null ? HeldTable.UNKNOWN : since;
            final long until = Math.max(change.at, from);
            space = change.space != null ? change.space : space;
            if (change.ended) {
                held.insert(change.sequence, range, space, from, until);
            }
            since = change.began ? (Long) until : null;
        }
        changes.clear();
        if (live) {
            update.setObject(1, since);
            update.setString(2, space);
            update.setString(3, lease);
            update.executeUpdate();
        }
    }
}
