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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.LeaseUpsert;
import org.opendaylight.casm.events.Micros;

/**
 * Writes down how leases were until they changed: one row for each entry of the log that ended a state of a lease, with
 * the range and the time from when to when it was so. The state itself is in that entry, as what was before.
 *
 * <p>Time is indexed as ranges are (see {@link RangeColumns}), by classes of length: what lasted less than 2^n
 * microseconds and was so at T began in (T - 2^n, T]. As a value has one holder at a time, few rows of a cell of values
 * and of a class of length began there, however many there are. A state that goes on is in the row of its lease.
 */
final class HeldTable implements AutoCloseable {
    static final String TABLE = """
        CREATE TABLE held (seq INTEGER PRIMARY KEY, family TEXT NOT NULL, size INTEGER NOT NULL, cell BLOB NOT NULL,
          space TEXT NOT NULL, span INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL,
          first BLOB NOT NULL, last BLOB NOT NULL)""";
    static final String INDEX = "CREATE INDEX held_place ON held (family, size, cell, space, span, since)";
    /** Since when, where the store does not know. */
    static final long UNKNOWN = Long.MIN_VALUE;
    /** Class of the lengths that are not known, or longer than any class. */
    static final int LONGEST = 63;

    /** Stands for an address space that nothing tells; no name, and not before all names as the empty text is. */
    private static final String NO_SPACE = "?";

    static final String CURRENT = "SELECT since, space, family, size, first, last FROM lease WHERE lease_id = ?";
    static final String UNDONE = "SELECT seq, outcome FROM event INDEXED BY event_lease "
        + "WHERE lease_id = ? AND seq < ? AND category = 0 ORDER BY seq DESC";
    private static final String INSERT = "INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement current;

    HeldTable(final Connection connection) throws SQLException {
        this.connection = connection;
        insert = connection.prepareStatement(INSERT);
        current = connection.prepareStatement(CURRENT);
    }

    /** What is held, as columns. */
    @SuppressWarnings("ArrayRecordComponent")
    record Place(@Nullable String space, String family, int size, byte[] first, byte[] last) {
        static Place of(final LeaseUpsert lease) {
            return new Place(lease.addressSpace(), lease.range().family(), RangeColumns.sizeClass(lease.range()),
                RangeColumns.sortable(lease.range().first()), RangeColumns.sortable(lease.range().last()));
        }
    }

    /** A lease as it stands: since when, null when no entry told, and what it holds. */
    private record Standing(@Nullable Long since, @Nullable Place place) {
        Standing since(final @Nullable Long other) {
            return new Standing(other, place);
        }
    }

    @Override
    public void close() throws SQLException {
        insert.close();
        current.close();
    }

    /**
     * Writes what the entries of a batch, which are in the log by now, ended; its leases are still as they were.
     *
     * @param before sequence of the entry before the first of the batch
     * @return since when the leases of the batch are as they are after it, where its entries tell
     */
    Map<String, @Nullable Long> write(final Batch batch, final long before) throws SQLException {
        final Map<String, LeaseUpsert> upserts = new HashMap<>();
        batch.upserts().forEach(lease -> upserts.putIfAbsent(lease.leaseId(), lease));
        final Set<String> removals = new HashSet<>(batch.removals());
        final Map<String, Standing> standings = new HashMap<>();
        long sequence = before;
        for (final Event event : batch.events()) {
            sequence++;
            final String id = event.leaseId();
            if (id != null && event.category() == Event.Category.LEASE
                    && (upserts.containsKey(id) || removals.contains(id))) {
                final Standing known = standings.get(id);
                final Standing standing = known == null ? standing(id, event, upserts.get(id)) : known;
                standings.put(id, event.outcome() == Event.Outcome.SUCCESS ? change(sequence, event, standing)
                    : standing.since(undo(id, sequence)));
            }
        }
        final Map<String, @Nullable Long> since = new HashMap<>();
        standings.forEach((id, standing) -> since.put(id, standing.since()));
        return since;
    }

    private Standing standing(final String id, final Event event, final @Nullable LeaseUpsert upsert)
            throws SQLException {
        if (event.before() != null) {
            current.setString(1, id);
            try (ResultSet row = current.executeQuery()) {
                if (row.next()) {
                    final long since = row.getLong(1);
                    return new Standing(row.wasNull() ? null : since, new Place(row.getString(2), row.getString(3),
                        row.getInt(4), row.getBytes(5), row.getBytes(6)));
                }
            }
        }
        return new Standing(null, upsert == null ? null : Place.of(upsert));
    }

    private Standing change(final long sequence, final Event event, final Standing standing) throws SQLException {
        final long at = Micros.of(event.at());
        final long since = standing.since() == null ? UNKNOWN : standing.since();
        final Place place = standing.place();
        if (event.before() != null && place != null) {
            insert(sequence, place, event.addressSpace(), since, Math.max(at, since));
        }
        return standing.since(event.after() == null ? null : (Long) Math.max(at, since));
    }

    /** Writes a row; {@code space} is that of the entry, for leases stored before their row told it. */
    void insert(final long sequence, final Place place, final @Nullable String space, final long since,
            final long until) throws SQLException {
        insert.setLong(1, sequence);
        insert.setString(2, place.family());
        insert.setInt(3, place.size());
        insert.setBytes(4, RangeColumns.cell(RangeColumns.value(place.first()), place.size()));
        insert.setString(5, place.space() != null ? place.space() : space != null ? space : NO_SPACE);
        insert.setInt(6, span(since, until));
        insert.setLong(7, since);
        insert.setLong(8, until);
        insert.setBytes(9, place.first());
        insert.setBytes(10, place.last());
        insert.executeUpdate();
    }

    static int span(final long since, final long until) {
        return since == UNKNOWN ? LONGEST : 64 - Long.numberOfLeadingZeros(until - since);
    }

    /**
     * Takes back what the entry wrote that another tells was in vain.
     *
     * @return since when the lease is as it is again; null when that entry ended nothing
     */
    private @Nullable Long undo(final String id, final long sequence) throws SQLException {
        long undone = -1;
        try (PreparedStatement entries = connection.prepareStatement(UNDONE)) {
            entries.setString(1, id);
            entries.setLong(2, sequence);
            int open = 1;
            try (ResultSet row = entries.executeQuery()) {
                while (open > 0 && row.next()) {
                    open += row.getInt(2) == Event.Outcome.SUCCESS.ordinal() ? -1 : 1;
                    undone = row.getLong(1);
                }
            }
            if (open > 0) {
                return null;
            }
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT since FROM held WHERE seq = ?");
             PreparedStatement delete = connection.prepareStatement("DELETE FROM held WHERE seq = ?")) {
            select.setLong(1, undone);
            delete.setLong(1, undone);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                final long since = row.getLong(1);
                row.close();
                delete.executeUpdate();
                return since;
            }
        }
    }
}
