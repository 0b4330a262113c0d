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
import java.sql.Types;
import java.util.HexFormat;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.Micros;
import org.opendaylight.casm.events.StoredEvent;

/** Columns of the event table, both ways. */
final class EventTable {
    static final String INSERT = "INSERT INTO event (seq, at, category, outcome, action, actor, source, space, pool, "
        + "tenant, lease_id, device_id, resource, request_id, app_tag, detail, hash, before, after, loose) "
        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String COLUMNS = "e.seq, e.at, e.category, e.outcome, e.action, e.actor, e.source, e.space, e.pool, "
        + "e.tenant, e.lease_id, e.device_id, e.resource, e.request_id, e.app_tag, e.detail, e.hash, e.before, e.after";
    static final int HASH = 17;
    /** Digest of the entry before; for the oldest one kept, what is remembered of the last one pruned. */
    static final String PREVIOUS = "coalesce((SELECT p.hash FROM event p WHERE p.seq = e.seq - 1), "
        + "(SELECT base_hash FROM meta))";

    private static final Event.Category[] CATEGORIES = Event.Category.values();
    private static final Event.Outcome[] OUTCOMES = Event.Outcome.values();

    private EventTable() {
        // functions only
    }

    static void bind(final PreparedStatement insert, final long sequence, final Event event, final byte[] hash,
            final boolean loose)
            throws SQLException {
        insert.setLong(1, sequence);
        insert.setLong(2, Micros.of(event.at()));
        insert.setInt(3, event.category().ordinal());
        insert.setInt(4, event.outcome().ordinal());
        insert.setString(5, event.action());
        insert.setString(6, event.actor());
        insert.setString(7, event.source());
        insert.setString(8, event.addressSpace());
        insert.setString(9, event.pool());
        insert.setString(10, event.tenant());
        insert.setString(11, event.leaseId());
        insert.setString(12, event.deviceId());
        insert.setString(13, event.resource());
        insert.setString(14, event.requestId());
        insert.setString(15, event.errorAppTag());
        insert.setString(16, event.detail());
        insert.setBytes(HASH, hash);
        insert.setString(18, event.before());
        insert.setString(19, event.after());
        if (loose) {
            insert.setInt(20, 1);
        } else {
            insert.setNull(20, Types.INTEGER);
        }
    }

    /**
     * The event of a row that starts with {@link #COLUMNS}.
     *
     * @throws SQLException also when a value is none that {@link #bind} writes
     */
    static Event event(final ResultSet row) throws SQLException {
        final int category = row.getInt(3);
        final int outcome = row.getInt(4);
        final String action = row.getString(5);
        final String actor = row.getString(6);
        if (category < 0 || category >= CATEGORIES.length || outcome < 0 || outcome >= OUTCOMES.length
                || action == null || actor == null) {
            throw new SQLException("entry " + row.getLong(1) + " of the log is not readable");
        }
        return new Event(Micros.toInstant(row.getLong(2)), CATEGORIES[category], action, actor, row.getString(7),
            OUTCOMES[outcome], row.getString(8), row.getString(9), row.getString(10), row.getString(11),
            row.getString(12), row.getString(13), row.getString(14), row.getString(15), row.getString(16),
            row.getString(18), row.getString(19));
    }

    /** The entry of a row of {@link #COLUMNS} followed by {@link #PREVIOUS}. */
    static StoredEvent stored(final ResultSet row) throws SQLException {
        final HexFormat hex = HexFormat.of();
        return new StoredEvent(row.getLong(1), event(row), hex.formatHex(row.getBytes(20)),
            hex.formatHex(row.getBytes(HASH)));
    }
}
