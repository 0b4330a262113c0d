/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.RangeKey;

/**
 * Finds the leases that overlapped a range at an instant: those that stand since then in {@code lease}, those that
 * changed since in {@code held}. Goes from one size class, cell, address space and class of length that is there to the
 * next, and reads of each the few rows that may have been so; see {@link HeldTable}.
 */
final class HistoryReader {
    static final String NEXT_LEASE_SIZE = "SELECT size FROM lease INDEXED BY lease_range WHERE family = ? AND size > ? "
        + "ORDER BY size LIMIT 1";
    static final String STANDING = "SELECT coalesce(since, " + HeldTable.UNKNOWN + "), payload FROM lease "
        + "INDEXED BY lease_range WHERE family = ?1 AND size = ?2 AND first >= ?3 AND first <= ?4 AND last >= ?5 "
        + "AND (since IS NULL OR since <= ?6) AND (?7 IS NULL OR space IS NULL OR space = ?7)";
    static final String NEXT_SIZE = "SELECT size FROM held INDEXED BY held_place WHERE family = ? AND size > ? "
        + "ORDER BY size LIMIT 1";
    static final String NEXT_CELL = "SELECT cell FROM held INDEXED BY held_place WHERE family = ? AND size = ? "
        + "AND cell > ? AND cell <= ? ORDER BY cell LIMIT 1";
    static final String NEXT_SPACE = "SELECT space FROM held INDEXED BY held_place WHERE family = ? AND size = ? "
        + "AND cell = ? AND space > ? ORDER BY space LIMIT 1";
    static final String NEXT_SPAN = "SELECT span FROM held INDEXED BY held_place WHERE family = ? AND size = ? "
        + "AND cell = ? AND space = ? AND span > ? ORDER BY span LIMIT 1";
    static final String ENDED = "SELECT h.since, e.before FROM held h INDEXED BY held_place CROSS JOIN event e "
        + "ON e.seq = h.seq WHERE h.family = ? AND h.size = ? AND h.cell = ? AND h.space = ? AND h.span = ? "
        + "AND h.since >= ? AND h.since <= ? AND h.until > ? AND h.first <= ? AND h.last >= ?";

    private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
    private static final byte[] BEFORE_ALL = new byte[0];

    private final Connection connection;
    private final @Nullable String space;
    private final RangeKey range;
    private final long at;
    private final List<Found> found = new ArrayList<>();

    HistoryReader(final Connection connection, final @Nullable String space, final RangeKey range, final Instant at) {
        this.connection = connection;
        this.space = space;
        this.range = range;
        this.at = TimeBounds.micros(at);
    }

    private record Found(long since, String text) {
    }

    List<String> read() throws SQLException {
        standing();
        ended();
        return found.stream().sorted(Comparator.comparingLong(Found::since).reversed()).map(Found::text).toList();
    }

    private void standing() throws SQLException {
        try (PreparedStatement sizes = connection.prepareStatement(NEXT_LEASE_SIZE);
             PreparedStatement rows = connection.prepareStatement(STANDING)) {
            for (Integer size = next(sizes, -1, range.family()); size != null;
                    size = next(sizes, size, range.family())) {
                final BigInteger earliest = range.first().subtract(BigInteger.ONE.shiftLeft(size)).max(BigInteger.ZERO);
                bind(rows, range.family(), size, RangeColumns.sortable(earliest), RangeColumns.sortable(range.last()),
                    RangeColumns.sortable(range.first()), at, space);
                collect(rows);
            }
        }
    }

    private void ended() throws SQLException {
        try (PreparedStatement sizes = connection.prepareStatement(NEXT_SIZE);
             PreparedStatement cells = connection.prepareStatement(NEXT_CELL);
             PreparedStatement spaces = connection.prepareStatement(NEXT_SPACE);
             PreparedStatement spans = connection.prepareStatement(NEXT_SPAN);
             PreparedStatement rows = connection.prepareStatement(ENDED)) {
            for (Integer size = next(sizes, -1, range.family()); size != null;
                    size = next(sizes, size, range.family())) {
                final byte[] last = RangeColumns.cell(range.last().min(MAX), size);
                for (byte[] cell = nextCell(cells, size, beforeFirst(size), last); cell != null;
                        cell = nextCell(cells, size, cell, last)) {
                    for (String in = space != null ? space : nextSpace(spaces, size, cell, ""); in != null;
                            in = space != null ? null : nextSpace(spaces, size, cell, in)) {
                        ended(spans, rows, size, cell, in);
                    }
                }
            }
        }
    }

    private void ended(final PreparedStatement spans, final PreparedStatement rows, final int size, final byte[] cell,
            final String in) throws SQLException {
        // what lasted no time, in class 0, was never so
        for (Integer span = next(spans, 0, range.family(), size, cell, in); span != null;
                span = next(spans, span, range.family(), size, cell, in)) {
            // the longest class has what began at any time
            final long earliest = span >= HeldTable.LONGEST - 1 ? Long.MIN_VALUE : at - (1L << span) + 1;
            bind(rows, range.family(), size, cell, in, span, earliest, at, at, RangeColumns.sortable(range.last()),
                RangeColumns.sortable(range.first()));
            collect(rows);
        }
    }

    /** The cell before the first in which a range may begin that overlaps: it reaches into the next at most. */
    private byte[] beforeFirst(final int size) {
        final BigInteger cell = range.first().shiftRight(size).subtract(BigInteger.TWO);
        return cell.signum() < 0 ? BEFORE_ALL : RangeColumns.sortable(cell);
    }

    private void collect(final PreparedStatement rows) throws SQLException {
        try (ResultSet row = rows.executeQuery()) {
            while (row.next()) {
                final String text = row.getString(2);
                if (text != null) {
                    found.add(new Found(row.getLong(1), text));
                }
            }
        }
    }

    private byte @Nullable [] nextCell(final PreparedStatement cells, final int size, final byte[] after,
            final byte[] last) throws SQLException {
        bind(cells, range.family(), size, after, last);
        try (ResultSet row = cells.executeQuery()) {
            return row.next() ? row.getBytes(1) : null;
        }
    }

    private @Nullable String nextSpace(final PreparedStatement spaces, final int size, final byte[] cell,
            final String after) throws SQLException {
        bind(spaces, range.family(), size, cell, after);
        try (ResultSet row = spaces.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static @Nullable Integer next(final PreparedStatement numbers, final int after, final Object... values)
            throws SQLException {
        bind(numbers, values);
        numbers.setInt(values.length + 1, after);
        try (ResultSet row = numbers.executeQuery()) {
            return row.next() ? row.getInt(1) : null;
        }
    }

    private static void bind(final PreparedStatement statement, final @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
