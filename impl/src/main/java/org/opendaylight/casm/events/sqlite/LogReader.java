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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.AuditLog.Anchor;
import org.opendaylight.casm.events.EventJson;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.events.LogPage;
import org.opendaylight.casm.events.StoredEvent;

/** Reads the log: pages, export, anchors. */
final class LogReader {
    private static final int MOST = 10_000;
    private static final int EXPORT_PAGE = 500;

    private final Readers readers;

    LogReader(final Readers readers) {
        this.readers = readers;
    }

    LogPage query(final LogFilter filter, final @Nullable Long cursor, final int limit, final boolean newestFirst)
            throws EventStoreException {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a page has 1.." + MOST + " entries, not " + limit);
        }
        return readers.read("read the log", connection -> page(connection, filter, cursor, limit, newestFirst));
    }

    long export(final LogFilter filter, final Consumer<String> line) throws EventStoreException {
        long lines = 0;
        Long cursor = null;
        do {
            final LogPage page = query(filter, cursor, EXPORT_PAGE, false);
            for (final StoredEvent entry : page.entries()) {
                line.accept(EventJson.line(entry));
                lines++;
            }
            cursor = page.nextCursor();
        } while (cursor != null);
        return lines;
    }

    Anchor anchor() throws EventStoreException {
        return readers.read("read the end of the log", connection -> MetaRow.read(connection).anchor());
    }

    boolean matches(final Anchor anchor) throws EventStoreException {
        return readers.read("compare an anchor", connection -> {
            final byte[] hash = hashAt(connection, MetaRow.read(connection), anchor.sequence());
            return hash != null && HexFormat.of().formatHex(hash).equals(anchor.digest());
        });
    }

    /** Digest of an entry or of the last one pruned; null when there is neither. */
    static byte @Nullable [] hashAt(final Connection connection, final MetaRow meta, final long sequence)
            throws SQLException {
        if (sequence == meta.baseSeq()) {
            return Arrays.copyOf(meta.baseHash(), meta.baseHash().length);
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT hash FROM event WHERE seq = ?")) {
            select.setLong(1, sequence);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private static LogPage page(final Connection connection, final LogFilter filter, final @Nullable Long cursor,
            final int limit, final boolean newestFirst) throws SQLException {
        final LogSelection selection = LogSelection.of(connection, filter, cursor, newestFirst);
        final List<StoredEvent> entries = new ArrayList<>(Math.min(limit, 1000));
        try (PreparedStatement select = connection.prepareStatement(selection.sql())) {
            selection.bind(select, limit + 1);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (entries.size() == limit) {
                        return new LogPage(entries, entries.get(limit - 1).sequence());
                    }
                    entries.add(EventTable.stored(row));
                }
            }
        }
        return new LogPage(entries, null);
    }
}
