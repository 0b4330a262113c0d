/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LedgerState;
import org.opendaylight.casm.events.Micros;
import org.opendaylight.casm.events.RequestRecord;
import org.opendaylight.casm.events.StoreMeta;

/** Reads what is true now. */
final class StateReader implements LedgerState {
    private static final int PAGE = 1000;

    private final Readers readers;

    StateReader(final Readers readers) {
        this.readers = readers;
    }

    @Override
    public StoreMeta meta() throws EventStoreException {
        return readers.read("read where the event store stands", connection -> MetaRow.read(connection).toMeta());
    }

    @Override
    public void forEachLease(final LeaseVisitor visitor) throws EventStoreException {
        String after = "";
        List<Row> page;
        do {
            final String cursor = after;
            page = page("SELECT lease_id, version, payload, id FROM lease WHERE lease_id > ? ORDER BY lease_id LIMIT ?",
                select -> select.setString(1, cursor), 2);
            for (final Row row : page) {
                visitor.lease(row.leaseId, row.version, row.json);
                after = row.leaseId;
            }
        } while (page.size() == PAGE);
    }

    @Override
    public void forEachLeaseChangedAfter(final long ledgerVersion, final LeaseVisitor visitor)
            throws EventStoreException {
        long version = ledgerVersion;
        long id = Long.MAX_VALUE;
        List<Row> page;
        do {
            final long cursor = version;
            final long cursorId = id;
            page = page("SELECT lease_id, version, payload, id FROM lease WHERE (version, id) > (?, ?) "
                + "ORDER BY version, id LIMIT ?", select -> {
                    select.setLong(1, cursor);
                    select.setLong(2, cursorId);
                }, 3);
            for (final Row row : page) {
                visitor.lease(row.leaseId, row.version, row.json);
                version = row.version;
                id = row.position;
            }
        } while (page.size() == PAGE);
        forEachGoneAfter(ledgerVersion, visitor);
    }

    /** Newest first, as the index on the sequence gives them: versions rise with sequences. */
    private void forEachGoneAfter(final long ledgerVersion, final LeaseVisitor visitor) throws EventStoreException {
        long sequence = Long.MAX_VALUE;
        String leaseId = "";
        List<Row> page;
        do {
            final long cursor = sequence;
            final String cursorId = leaseId;
            page = page("SELECT lease_id, version, NULL, seq FROM gone WHERE (seq, lease_id) < (?, ?) "
                + "AND NOT EXISTS (SELECT 1 FROM lease l WHERE l.lease_id = gone.lease_id) "
                + "ORDER BY seq DESC, lease_id DESC LIMIT ?", select -> {
                    select.setLong(1, cursor);
                    select.setString(2, cursorId);
                }, 3);
            for (final Row row : page) {
                if (row.version <= ledgerVersion) {
                    return;
                }
                visitor.lease(row.leaseId, row.version, null);
                sequence = row.position;
                leaseId = row.leaseId;
            }
        } while (page.size() == PAGE);
    }

    @Override
    public Optional<String> findLease(final String leaseId) throws EventStoreException {
        return readers.find("read a lease", "SELECT payload FROM lease WHERE lease_id = ?", leaseId,
            row -> row.next() ? Optional.of(row.getString(1)) : Optional.empty());
    }

    @Override
    public boolean existsLeaseEver(final String leaseId) throws EventStoreException {
        return readers.find("look up a lease", "SELECT EXISTS (SELECT 1 FROM lease WHERE lease_id = ?1) "
            + "OR EXISTS (SELECT 1 FROM gone WHERE lease_id = ?1)", leaseId, row -> row.getBoolean(1));
    }

    @Override
    public Optional<RequestRecord> findRequest(final String requestId) throws EventStoreException {
        return readers.find("look up a request", "SELECT operation, fingerprint, result, at FROM request "
            + "WHERE request_id = ? AND result IS NOT NULL", requestId,
            row -> row.next() ? Optional.of(new RequestRecord(requestId, row.getString(1), row.getString(2),
                row.getString(3), Micros.toInstant(row.getLong(4)))) : Optional.empty());
    }

    @Override
    public void forEachConfig(final ConfigVisitor visitor) throws EventStoreException {
        String after = "";
        List<Row> page;
        do {
            final String cursor = after;
            page = page("SELECT path, 0, json, 0 FROM config WHERE path > ? ORDER BY path LIMIT ?",
                select -> select.setString(1, cursor), 2);
            for (final Row row : page) {
                visitor.config(row.leaseId, String.valueOf(row.json));
                after = row.leaseId;
            }
        } while (page.size() == PAGE);
    }

    @Override
    public void forEachSample(final SampleVisitor visitor) throws EventStoreException {
        long position = 0;
        List<Row> page;
        do {
            final long cursor = position;
            page = page("SELECT device_id, 0, json, id FROM sample WHERE id > ? ORDER BY id LIMIT ?",
                select -> select.setLong(1, cursor), 2);
            for (final Row row : page) {
                visitor.sample(row.leaseId, String.valueOf(row.json));
                position = row.position;
            }
        } while (page.size() == PAGE);
    }

    private record Row(String leaseId, long version, @Nullable String json, long position) {
    }

    @FunctionalInterface
    private interface Cursor {
        void bind(PreparedStatement select) throws SQLException;
    }

    private List<Row> page(final String sql, final Cursor cursor, final int limitAt) throws EventStoreException {
        return readers.read("read the ledger", connection -> {
            final List<Row> rows = new ArrayList<>(PAGE);
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                cursor.bind(select);
                select.setInt(limitAt, PAGE);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        rows.add(new Row(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4)));
                    }
                }
            }
            return rows;
        });
    }
}
