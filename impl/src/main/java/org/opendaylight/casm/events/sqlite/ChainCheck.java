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
import java.util.Arrays;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.AuditLog.Verification;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.HashChain;

/** Recomputes the chain, a page at a time. One use. */
final class ChainCheck {
    private static final int PAGE = 1000;

    private final HashChain chain = new HashChain();
    private final Readers readers;
    private final long wantedLast;
    private long next;
    private byte @Nullable [] previous;
    private long checked;

    ChainCheck(final Readers readers, final long from, final long to) {
        this.readers = readers;
        next = Math.max(1, from);
        wantedLast = to;
    }

    Verification run() throws EventStoreException {
        Verification done;
        do {
            done = readers.read("verify the log", this::page);
        } while (done == null);
        return done;
    }

    private @Nullable Verification page(final Connection connection) throws SQLException {
        final MetaRow meta = MetaRow.read(connection);
        if (next <= meta.baseSeq()) {
            // kept no longer, perhaps since a moment ago
            next = meta.baseSeq() + 1;
            previous = null;
        }
        byte[] last = previous;
        if (last == null) {
            last = LogReader.hashAt(connection, meta, next - 1);
            if (last == null) {
                return next > meta.headSeq() ? end(connection, meta, null)
                    : invalid(next - 1, "is missing");
            }
        }
        final long to = Math.min(wantedLast, meta.headSeq());
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + EventTable.COLUMNS + " FROM event e WHERE e.seq BETWEEN ? AND ? ORDER BY e.seq")) {
            final long pageEnd = Math.min(to, next + PAGE - 1);
            select.setLong(1, next);
            select.setLong(2, pageEnd);
            try (ResultSet row = select.executeQuery()) {
                while (next <= pageEnd) {
                    if (!row.next() || row.getLong(1) != next) {
                        return invalid(next, "is missing");
                    }
                    final byte[] digest = chain.digest(last, next, EventTable.event(row));
                    if (!Arrays.equals(digest, row.getBytes(EventTable.HASH))) {
                        return invalid(next, "or its place was changed: its digest does not fit");
                    }
                    last = digest;
                    next++;
                    checked++;
                }
            }
        }
        previous = last;
        return next > to ? end(connection, meta, last) : null;
    }

    /** The end itself: the newest entry is the one that the store wrote last. */
    private Verification end(final Connection connection, final MetaRow meta, final byte @Nullable [] last)
            throws SQLException {
        if (wantedLast >= meta.headSeq()) {
            if (last != null && next == meta.headSeq() + 1 && !Arrays.equals(last, meta.headHash())) {
                return invalid(meta.headSeq(), "is not the one that was written last");
            }
            try (PreparedStatement select = connection.prepareStatement("SELECT max(seq) FROM event");
                 ResultSet row = select.executeQuery()) {
                if (row.getLong(1) > meta.headSeq()) {
                    return invalid(meta.headSeq() + 1, "was added behind the end of the log");
                }
            }
        }
        return new Verification(true, checked, 0, null);
    }

    private Verification invalid(final long sequence, final String reason) {
        return new Verification(false, checked, sequence, "entry " + sequence + ' ' + reason);
    }
}
