/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import com.google.gson.JsonArray;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.events.RangeKey;

/**
 * The statement for a page of the log. Its text is made of constants only; values are bound. The index is named, most
 * selective condition first, so that the time of a page does not hang on statistics.
 */
final class LogSelection {
    /**
     * Up to this many leases, which the indexes of ranges tell, have their entries looked up by the index of leases.
     * With more, entries are read in order and checked: then so many are of such a lease that a page is soon full.
     */
    private static final int LOOKED_UP = 20_000;

    private final List<Object> values = new ArrayList<>();
    private final StringBuilder conditions = new StringBuilder();
    private @Nullable String index;
    private boolean bySequence;
    private final boolean newestFirst;

    private LogSelection(final boolean newestFirst) {
        this.newestFirst = newestFirst;
    }

    static LogSelection of(final Connection connection, final LogFilter filter, final @Nullable Long cursor,
            final boolean newestFirst) throws SQLException {
        final LogSelection selection = new LogSelection(newestFirst);
        selection.bounds(connection, filter, cursor);
        selection.equal("lease_id", filter.leaseId(), "event_lease");
        selection.request(filter.requestId());
        final RangeKey range = filter.range();
        if (range != null) {
            selection.range(connection, range);
        }
        selection.equal("device_id", filter.deviceId(), "event_device");
        selection.outcomes(filter.outcomes());
        selection.equal("pool", filter.pool(), "event_pool");
        selection.equal("tenant", filter.tenant(), null);
        selection.equal("actor", filter.actor(), null);
        selection.equal("space", filter.addressSpace(), null);
        selection.in("category", filter.categories().stream().map(Event.Category::ordinal).toList());
        return selection;
    }

    String sql() {
        return "SELECT " + EventTable.COLUMNS + ", " + EventTable.PREVIOUS + " FROM event e "
            + (index == null ? "NOT INDEXED" : "INDEXED BY " + index) + " WHERE " + conditions
            + " ORDER BY e.seq " + (newestFirst ? "DESC" : "ASC") + " LIMIT ?";
    }

    void bind(final PreparedStatement select, final int limit) throws SQLException {
        int place = 1;
        for (final Object value : values) {
            select.setObject(place++, value);
        }
        select.setInt(place, limit);
    }

    private void bounds(final Connection connection, final LogFilter filter, final @Nullable Long cursor)
            throws SQLException {
        final MetaRow meta = MetaRow.read(connection);
        long low = TimeBounds.lowest(connection, meta, filter.from());
        long high = TimeBounds.highest(connection, meta, filter.to());
        if (cursor != null) {
            if (newestFirst) {
                high = Math.min(high, cursor - 1);
            } else {
                low = Math.max(low, cursor + 1);
            }
        }
        conditions.append("e.seq BETWEEN ? AND ?");
        values.add(low);
        values.add(high);
        if (filter.from() != null) {
            conditions.append(" AND e.at >= ?");
            values.add(TimeBounds.micros(filter.from()));
        }
        if (filter.to() != null) {
            conditions.append(" AND e.at < ?");
            values.add(TimeBounds.micros(filter.to()));
        }
    }

    private void equal(final String column, final @Nullable String value, final @Nullable String candidate) {
        if (value != null) {
            conditions.append(" AND e.").append(column).append(" = ?");
            values.add(value);
            prefer(candidate);
        }
    }

    private void in(final String column, final Collection<?> wanted) {
        if (!wanted.isEmpty()) {
            conditions.append(" AND e.").append(column).append(" IN (")
                .append(String.join(", ", Collections.nCopies(wanted.size(), "?"))).append(')');
            values.addAll(wanted);
        }
    }

    private void outcomes(final Set<Event.Outcome> wanted) {
        in("outcome", wanted.stream().map(Event.Outcome::ordinal).toList());
        if (!wanted.isEmpty() && !wanted.contains(Event.Outcome.SUCCESS)) {
            // the index holds only these, and needs to be told so
            conditions.append(" AND e.outcome > 0");
            prefer("event_unsuccessful");
        }
    }

    private void request(final @Nullable String requestId) {
        if (requestId != null) {
            conditions.append(" AND e.seq IN (SELECT f.seq FROM request r JOIN event f ON f.seq BETWEEN r.seq_from "
                + "AND r.seq_to WHERE r.request_id = ? AND f.request_id = r.request_id UNION ALL "
                + "SELECT g.seq FROM event g INDEXED BY event_loose WHERE g.loose = 1 AND g.request_id = ?)");
            values.add(requestId);
            values.add(requestId);
            bySequence = true;
        }
    }

    private void range(final Connection connection, final RangeKey range) throws SQLException {
        final Set<String> leases = RangeColumns.leases(connection, range, LOOKED_UP + 1);
        if (leases.isEmpty()) {
            conditions.append(" AND 0");
            // nothing to look up, and SQLite finds no way to use an index that is named then
            bySequence = true;
        } else if (leases.size() <= LOOKED_UP) {
            conditions.append(" AND e.lease_id IN (SELECT value FROM json_each(?))");
            final var ids = new JsonArray();
            leases.forEach(ids::add);
            values.add(ids.toString());
            prefer("event_lease");
        } else {
            conditions.append(" AND (").append(overlap("lease", range)).append(" OR ");
            conditions.append(overlap("gone", range)).append(')');
        }
    }

    private String overlap(final String table, final RangeKey range) {
        values.add(range.family());
        values.add(RangeColumns.sortable(range.last()));
        values.add(RangeColumns.sortable(range.first()));
        return "EXISTS (SELECT 1 FROM " + table + " l WHERE l.lease_id = e.lease_id AND l.family = ? "
            + "AND l.first <= ? AND l.last >= ?)";
    }

    private void prefer(final @Nullable String candidate) {
        if (index == null && !bySequence) {
            index = candidate;
        }
    }
}
