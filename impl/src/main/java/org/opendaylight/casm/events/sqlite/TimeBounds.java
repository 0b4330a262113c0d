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
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.Micros;

/**
 * Finds a stretch of the log by time without an index on it: entries come nearly in the order of time, at most
 * {@link MetaRow#skew()} late, so that a search by halves finds bounds outside of which no entry is in the interval.
 */
final class TimeBounds {
    private static final Instant EARLIEST = Instant.parse("-9999-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+19999-01-01T00:00:00Z");

    private TimeBounds() {
        // functions only
    }

    /** Sequence below which all entries are before {@code from}. */
    static long lowest(final Connection connection, final MetaRow meta, final @Nullable Instant from)
            throws SQLException {
        return from == null ? meta.baseSeq() + 1 : search(connection, meta, micros(from) - meta.skew());
    }

    /** Sequence above which no entry is before {@code to}. */
    static long highest(final Connection connection, final MetaRow meta, final @Nullable Instant to)
            throws SQLException {
        return to == null ? meta.headSeq() : Math.min(meta.headSeq(),
            search(connection, meta, micros(to) + meta.skew() + 1));
    }

    /** Microseconds of a bound; one far outside of what a log can hold is moved nearer. */
    static long micros(final Instant bound) {
        return bound.isBefore(EARLIEST) ? Micros.of(EARLIEST) : bound.isAfter(LATEST) ? Micros.of(LATEST)
            : Micros.of(bound);
    }

    /** An entry at or after {@code micros} the entry before which is earlier; one past the end when there is none. */
    private static long search(final Connection connection, final MetaRow meta, final long micros)
            throws SQLException {
        long earlier = meta.baseSeq();
        long notEarlier = meta.headSeq() + 1;
        try (PreparedStatement at = connection.prepareStatement("SELECT at FROM event WHERE seq = ?")) {
            while (notEarlier - earlier > 1) {
                final long middle = earlier + (notEarlier - earlier) / 2;
                at.setLong(1, middle);
                try (ResultSet row = at.executeQuery()) {
                    // an entry that is missing is no reason to lose those around it: verify() tells of it
                    if (row.next() && row.getLong(1) < micros) {
                        earlier = middle;
                    } else {
                        notEarlier = middle;
                    }
                }
            }
        }
        return notEarlier;
    }
}
