/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import org.opendaylight.casm.events.AuditLog.Anchor;
import org.opendaylight.casm.events.StoreMeta;

/**
 * The one row that says where the store stands.
 *
 * @param baseSeq sequence of the last entry pruned, 0 for none
 * @param skew greatest number of microseconds by which an entry is older than one before it
 * @param latest latest time of any entry, in microseconds
 * @param goneVersion newest version at which a forgotten lease left the ledger
 */
@SuppressWarnings("ArrayRecordComponent")
record MetaRow(String storeId, long ledgerVersion, long epoch, long headSeq, byte[] headHash, long baseSeq,
        byte[] baseHash, long skew, long latest, long goneVersion) {
    static MetaRow read(final Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("SELECT store_id, ledger_version, epoch, head_seq, head_hash, "
                 + "base_seq, base_hash, skew, latest, gone_version FROM meta WHERE id = 0")) {
            if (!row.next()) {
                throw new SQLException("the event store has lost the row that says where it stands");
            }
            return new MetaRow(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getBytes(5),
                row.getLong(6), row.getBytes(7), row.getLong(8), row.getLong(9), row.getLong(10));
        }
    }

    StoreMeta toMeta() {
        return new StoreMeta(storeId, ledgerVersion, epoch, goneVersion, baseSeq + 1, headSeq);
    }

    Anchor anchor() {
        return new Anchor(headSeq, HexFormat.of().formatHex(headHash));
    }
}
