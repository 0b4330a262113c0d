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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.opendaylight.casm.events.AuditLog.Retention;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStoreException;

/** Forgets what is old, in small transactions that leave room for appends between them. */
final class Upkeep {
    private static final int PAGE = 2000;

    private final Readers readers;
    private final WriterAccess access;

    Upkeep(final Readers readers, final WriterAccess access) {
        this.readers = readers;
        this.access = access;
    }

    /** Work on the writer, one thread at a time. */
    @FunctionalInterface
    interface WriterWork {
        long with(Writer writer) throws SQLException;
    }

    /** Gives the writer to one thread at a time. */
    @FunctionalInterface
    interface WriterAccess {
        long write(String doing, WriterWork work) throws EventStoreException;
    }

    long prune(final Retention retention, final Instant now, final String actor) throws EventStoreException {
        final MetaRow meta = readers.read("find old entries", MetaRow::read);
        final long last = lastToGo(retention, meta);
        if (last <= meta.baseSeq()) {
            return 0;
        }
        final Event event = Event.of(now, Event.Category.SYSTEM, "prune-log", actor)
            .detail("entries " + (meta.baseSeq() + 1) + " to " + last + " were removed by the retention rules").build();
        long base = meta.baseSeq();
        while (base < last) {
            final long to = Math.min(last, base + PAGE);
            final boolean first = base == meta.baseSeq();
            access.write("prune the log", writer -> {
                writer.transaction(() -> {
                    if (first) {
                        writer.write(Batch.at(writer.meta().ledgerVersion(), writer.meta().epoch()).event(event)
                            .build());
                    }
                    remove(writer, to);
                });
                return 0;
            });
            base = to;
        }
        dropForgotten(last);
        return last - meta.baseSeq();
    }

    /** Removes rows of forgotten requests that lead to no entry any more; rows and entries are in the same order. */
    private void dropForgotten(final long base) throws EventStoreException {
        long next = 0;
        do {
            final long from = next;
            next = readers.read("find forgotten requests", connection -> {
                try (PreparedStatement select = connection.prepareStatement("SELECT max(id) FROM (SELECT id FROM "
                        + "request WHERE id > ? AND seq_from <= ? ORDER BY id LIMIT " + PAGE + ")")) {
                    select.setLong(1, from);
                    select.setLong(2, base);
                    try (ResultSet row = select.executeQuery()) {
                        return row.getLong(1);
                    }
                }
            });
            final long to = next;
            if (to > 0) {
                access.write("remove forgotten requests", writer -> {
                    try (PreparedStatement delete = writer.connection().prepareStatement("DELETE FROM request "
                            + "WHERE id > ? AND id <= ? AND seq_to <= ? AND result IS NULL")) {
                        delete.setLong(1, from);
                        delete.setLong(2, to);
                        delete.setLong(3, base);
                        return delete.executeUpdate();
                    }
                });
            }
        } while (next > 0);
    }

    private long lastToGo(final Retention retention, final MetaRow meta) throws EventStoreException {
        // the entry that tells of the removal counts among those kept
        final long byNumber = meta.headSeq() + 1 - Math.min(retention.maxEntries(), meta.headSeq() + 1);
        final Instant keepFrom = retention.keepFrom();
        if (keepFrom == null) {
            return byNumber;
        }
        final long byTime = readers.read("find old entries", connection -> {
            final long lowest = TimeBounds.lowest(connection, meta, keepFrom);
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT seq FROM event WHERE seq >= ? AND at >= ? ORDER BY seq LIMIT 1")) {
                select.setLong(1, lowest);
                select.setLong(2, TimeBounds.micros(keepFrom));
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) - 1 : meta.headSeq();
                }
            }
        });
        return Math.max(byNumber, byTime);
    }

    private static void remove(final Writer writer, final long to) throws SQLException {
        final Connection connection = writer.connection();
        try (PreparedStatement base = connection.prepareStatement("UPDATE meta SET base_seq = ?1, "
                + "base_hash = (SELECT hash FROM event WHERE seq = ?1), gone_version = "
                + "max(gone_version, coalesce((SELECT max(version) FROM gone WHERE seq <= ?1), 0))");
             PreparedStatement gone = connection.prepareStatement("DELETE FROM gone WHERE seq <= ?");
             PreparedStatement held = connection.prepareStatement("DELETE FROM held WHERE seq <= ?");
             PreparedStatement events = connection.prepareStatement("DELETE FROM event WHERE seq <= ?")) {
            for (final PreparedStatement statement : List.of(base, gone, held, events)) {
                statement.setLong(1, to);
                statement.executeUpdate();
            }
        }
        writer.reloadMeta();
    }

    long purgeRequests(final Instant before) throws EventStoreException {
        final List<Long> old = new ArrayList<>();
        long removed = 0;
        long cursor = 0;
        do {
            old.clear();
            final long from = cursor;
            cursor = readers.read("find old requests", connection -> oldRequests(connection, from, before, old));
            if (!old.isEmpty()) {
                removed += access.write("forget old requests", writer -> forget(writer, old, before));
            }
        } while (cursor >= 0);
        return removed;
    }

    private static long oldRequests(final Connection connection, final long after, final Instant before,
            final List<Long> old) throws SQLException {
        long cursor = -1;
        try (PreparedStatement select = connection.prepareStatement("SELECT r.id, r.at < ? AND NOT EXISTS "
                + "(SELECT 1 FROM lease l WHERE l.id BETWEEN r.lease_from AND r.lease_to "
                + "AND l.request_id = r.request_id) AND r.result IS NOT NULL FROM request r WHERE r.id > ? "
                + "ORDER BY r.id LIMIT " + PAGE)) {
            select.setLong(1, TimeBounds.micros(before));
            select.setLong(2, after);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    cursor = row.getLong(1);
                    if (row.getBoolean(2)) {
                        old.add(cursor);
                    }
                }
            }
        }
        return cursor;
    }

    private static long forget(final Writer writer, final List<Long> ids, final Instant before) throws SQLException {
        final long[] removed = new long[1];
        writer.transaction(() -> {
            // looked at again: the request may have been answered anew since it was read
            try (PreparedStatement forget = writer.connection().prepareStatement("UPDATE request SET result = NULL "
                    + "WHERE id = ? AND at < ? AND result IS NOT NULL AND NOT EXISTS "
                    + "(SELECT 1 FROM lease l WHERE l.id BETWEEN request.lease_from AND request.lease_to "
                    + "AND l.request_id = request.request_id)");
                 PreparedStatement delete = writer.connection().prepareStatement("DELETE FROM request "
                    + "WHERE id = ? AND result IS NULL AND seq_to <= (SELECT base_seq FROM meta)")) {
                forget.setLong(2, TimeBounds.micros(before));
                for (final long id : ids) {
                    forget.setLong(1, id);
                    removed[0] += forget.executeUpdate();
                    delete.setLong(1, id);
                    delete.executeUpdate();
                }
            }
        });
        return removed[0];
    }
}
