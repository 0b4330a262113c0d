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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.HashChain;
import org.opendaylight.casm.events.LeaseUpsert;
import org.opendaylight.casm.events.Micros;
import org.opendaylight.casm.events.RequestRecord;

/** The one connection that writes, and the statements of a batch. Not thread-safe. */
final class Writer implements AutoCloseable {
    private final HashChain chain = new HashChain();
    private final Connection connection;
    private final PreparedStatement event;
    private final PreparedStatement upsert;
    private final PreparedStatement bury;
    private final PreparedStatement buryUnknown;
    private final PreparedStatement remove;
    private final PreparedStatement request;
    private final PreparedStatement requestAgain;
    private final PreparedStatement configure;
    private final PreparedStatement unconfigure;
    private final PreparedStatement measure;
    private final PreparedStatement forget;
    private final PreparedStatement head;
    private final HeldTable held;
    private MetaRow meta;
    private long leaseRow;

    Writer(final Connection connection) throws SQLException {
        this.connection = connection;
        meta = MetaRow.read(connection);
        leaseRow = highestLeaseRow();
        event = connection.prepareStatement(EventTable.INSERT);
        upsert = connection.prepareStatement("INSERT INTO lease (id, lease_id, version, request_id, family, size, "
            + "first, last, payload, space, since) VALUES (?9, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?10, ?11) "
            + "ON CONFLICT (lease_id) DO UPDATE SET "
            + "version = excluded.version, request_id = excluded.request_id, family = excluded.family, "
            + "size = excluded.size, first = excluded.first, last = excluded.last, payload = excluded.payload, "
            + "space = excluded.space, since = coalesce(excluded.since, since)");
        bury = connection.prepareStatement("INSERT OR REPLACE INTO gone "
            + "SELECT lease_id, ?, ?, family, size, first, last FROM lease WHERE lease_id = ?");
        buryUnknown = connection.prepareStatement("INSERT OR IGNORE INTO gone VALUES (?, ?, ?, '', 0, x'00', x'00')");
        remove = connection.prepareStatement("DELETE FROM lease WHERE lease_id = ?");
        request = connection.prepareStatement("INSERT INTO request (request_id, operation, fingerprint, result, at, "
            + "lease_from, lease_to, seq_from, seq_to) VALUES (?2, ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
            + "ON CONFLICT (request_id) DO NOTHING");
        requestAgain = connection.prepareStatement("UPDATE request SET operation = ?1, fingerprint = ?3, "
            + "result = ?4, at = ?5, lease_from = ?6, lease_to = ?7 WHERE request_id = ?2");
        configure = connection.prepareStatement("INSERT OR REPLACE INTO config VALUES (?, ?)");
        unconfigure = connection.prepareStatement("DELETE FROM config WHERE path = ?");
        measure = connection.prepareStatement("INSERT INTO sample (device_id, key, until, json) VALUES (?, ?, ?, ?) "
            + "ON CONFLICT (device_id, key) DO UPDATE SET until = excluded.until, json = excluded.json "
            + "WHERE excluded.until >= sample.until");
        forget = connection.prepareStatement("DELETE FROM sample WHERE device_id = ? AND key = ?");
        held = new HeldTable(connection);
        head = connection.prepareStatement("UPDATE meta SET ledger_version = ?, epoch = ?, head_seq = ?, "
            + "head_hash = ?, skew = ?, latest = ?");
    }

    Connection connection() {
        return connection;
    }

    MetaRow meta() {
        return meta;
    }

    /** Stores the batch in a transaction of its own. */
    void store(final Batch batch) throws SQLException {
        transaction(() -> write(batch));
    }

    /** Stores the batch within the open transaction. */
    void write(final Batch batch) throws SQLException {
        final Set<String> led = writeRequests(batch);
        final long before = meta.headSeq();
        writeEvents(batch, led);
        final Map<String, @Nullable Long> since = held.write(batch, before);
        for (final LeaseUpsert lease : batch.upserts()) {
            writeLease(lease, batch.ledgerVersion(), since.get(lease.leaseId()));
        }
        for (final String leaseId : batch.removals()) {
            writeRemoval(leaseId, batch.ledgerVersion());
        }
        for (final Batch.ConfigChange change : batch.config()) {
            writeConfig(change);
        }
        for (final Batch.SampleChange change : batch.samples()) {
            writeSample(change);
        }
    }

    /** Runs {@code work} in a transaction; after a failure nothing of it is stored. */
    void transaction(final Readers.SqlAction work) throws SQLException {
        final MetaRow before = meta;
        final long leaseRowBefore = leaseRow;
        boolean done = false;
        execute("BEGIN IMMEDIATE");
        try {
            work.run();
            execute("COMMIT");
            done = true;
        } finally {
            if (!done) {
                meta = before;
                leaseRow = leaseRowBefore;
                rollBack();
            }
        }
    }

    /** Takes over what a statement of another class changed in the row, within a transaction. */
    void reloadMeta() throws SQLException {
        meta = MetaRow.read(connection);
    }

    void execute(final String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        for (final PreparedStatement statement : List.of(event, upsert, bury, buryUnknown, remove, request,
                requestAgain, configure, unconfigure, measure, forget, head)) {
            statement.close();
        }
        held.close();
        connection.close();
    }

    private void writeEvents(final Batch batch, final Set<String> led) throws SQLException {
        long sequence = meta.headSeq();
        byte[] hash = meta.headHash();
        long skew = meta.skew();
        long latest = meta.latest();
        for (final Event entry : batch.events()) {
            sequence++;
            hash = chain.digest(hash, sequence, entry);
            final String requestId = entry.requestId();
            EventTable.bind(event, sequence, entry, hash, requestId != null && !led.contains(requestId));
            event.executeUpdate();
            final long at = Micros.of(entry.at());
            latest = sequence == 1 ? at : Math.max(latest, at);
            skew = Math.max(skew, latest - at);
        }
        head.setLong(1, batch.ledgerVersion());
        head.setLong(2, batch.epoch());
        head.setLong(3, sequence);
        head.setBytes(4, hash);
        head.setLong(5, skew);
        head.setLong(6, latest);
        head.executeUpdate();
        meta = new MetaRow(meta.storeId(), batch.ledgerVersion(), batch.epoch(), sequence, hash, meta.baseSeq(),
            meta.baseHash(), skew, latest, meta.goneVersion());
    }

    private void writeLease(final LeaseUpsert lease, final long version, final @Nullable Long since)
            throws SQLException {
        upsert.setString(1, lease.leaseId());
        upsert.setLong(2, version);
        upsert.setString(3, lease.requestId());
        upsert.setString(4, lease.range().family());
        upsert.setInt(5, RangeColumns.sizeClass(lease.range()));
        upsert.setBytes(6, RangeColumns.sortable(lease.range().first()));
        upsert.setBytes(7, RangeColumns.sortable(lease.range().last()));
        upsert.setString(8, lease.json());
        leaseRow++;
        upsert.setLong(9, leaseRow);
        upsert.setString(10, lease.addressSpace());
        upsert.setObject(11, since);
        upsert.executeUpdate();
    }

    private void writeRemoval(final String leaseId, final long version) throws SQLException {
        bury.setLong(1, version);
        bury.setLong(2, meta.headSeq());
        bury.setString(3, leaseId);
        if (bury.executeUpdate() == 0) {
            buryUnknown.setString(1, leaseId);
            buryUnknown.setLong(2, version);
            buryUnknown.setLong(3, meta.headSeq());
            buryUnknown.executeUpdate();
        } else {
            remove.setString(1, leaseId);
            remove.executeUpdate();
        }
    }

    /** Returns the ids of requests whose rows lead to the entries of this batch. */
    private Set<String> writeRequests(final Batch batch) throws SQLException {
        final Set<String> led = new HashSet<>();
        for (final RequestRecord record : batch.requests()) {
            bindRequest(request, record, batch);
            request.setLong(8, meta.headSeq() + 1);
            request.setLong(9, meta.headSeq() + batch.events().size());
            if (request.executeUpdate() == 1) {
                led.add(record.requestId());
            } else {
                bindRequest(requestAgain, record, batch);
                requestAgain.executeUpdate();
            }
        }
        return led;
    }

    private void bindRequest(final PreparedStatement statement, final RequestRecord record, final Batch batch)
            throws SQLException {
        statement.setString(1, record.operation());
        statement.setString(2, record.requestId());
        statement.setString(3, record.fingerprint());
        statement.setString(4, record.resultJson());
        statement.setLong(5, Micros.of(record.at()));
        statement.setLong(6, leaseRow + 1);
        statement.setLong(7, leaseRow + batch.upserts().size());
    }

    private void writeConfig(final Batch.ConfigChange change) throws SQLException {
        final String json = change.json();
        if (json == null) {
            unconfigure.setString(1, change.path());
            unconfigure.executeUpdate();
        } else {
            configure.setString(1, change.path());
            configure.setString(2, json);
            configure.executeUpdate();
        }
    }

    private void writeSample(final Batch.SampleChange change) throws SQLException {
        final String json = change.json();
        final PreparedStatement statement = json == null ? forget : measure;
        statement.setString(1, change.deviceId());
        statement.setString(2, change.key());
        if (json != null) {
            statement.setLong(3, Micros.of(change.until()));
            statement.setString(4, json);
        }
        statement.executeUpdate();
    }

    private long highestLeaseRow() throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT max(id) FROM lease")) {
            return row.getLong(1);
        }
    }

    private void rollBack() {
        try (Statement statement = connection.createStatement()) {
            if (!connection.isClosed()) {
                statement.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            // a full disk makes the database roll back by itself, and then there is nothing left to do
            return;
        }
    }
}
