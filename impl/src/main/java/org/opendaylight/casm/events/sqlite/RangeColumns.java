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
import java.util.LinkedHashSet;
import java.util.Set;
import org.opendaylight.casm.events.RangeKey;

/**
 * Finds ranges that overlap a range by an ordinary index.
 *
 * <p>Ranges are kept by size class, the number of bits of (last - first). In class n no range is longer than 2^n, so
 * that one which overlaps [a, b] starts in (a - 2^n, b]: a short piece of the index. There are at most 129 classes.
 */
final class RangeColumns {
    private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private RangeColumns() {
        // functions only
    }

    static int sizeClass(final RangeKey range) {
        return range.last().subtract(range.first()).bitLength();
    }

    /** Bytes that sort as the values do: the number of bytes, then the bytes without leading zeros. */
    static byte[] sortable(final BigInteger value) {
        final int length = (value.bitLength() + 7) / 8;
        final byte[] two = value.toByteArray();
        final byte[] bytes = new byte[length + 1];
        bytes[0] = (byte) length;
        System.arraycopy(two, two.length - length, bytes, 1, length);
        return bytes;
    }

    /** The value of which {@link #sortable} made these bytes. */
    static BigInteger value(final byte[] sortable) {
        return new BigInteger(1, sortable, 1, sortable.length - 1);
    }

    /** The cell of its size class in which a range begins: a range of class n is in that cell and the next. */
    static byte[] cell(final BigInteger first, final int size) {
        return sortable(first.shiftRight(size));
    }

    /** Ids of leases, in the ledger or gone, that overlap {@code range}; stops after {@code most}. */
    static Set<String> leases(final Connection connection, final RangeKey range, final int most) throws SQLException {
        final Set<String> found = new LinkedHashSet<>();
        for (final String table : new String[] { "lease", "gone" }) {
            collect(connection, table, range, most, found);
        }
        return found;
    }

    private static void collect(final Connection connection, final String table, final RangeKey range, final int most,
            final Set<String> found) throws SQLException {
        try (PreparedStatement next = connection.prepareStatement(
                "SELECT min(size) FROM " + table + " WHERE family = ? AND size > ?");
             PreparedStatement overlapping = connection.prepareStatement("SELECT lease_id FROM " + table
                + " WHERE family = ? AND size = ? AND first >= ? AND first <= ? AND last >= ? LIMIT ?")) {
            next.setString(1, range.family());
            overlapping.setString(1, range.family());
            int size = -1;
            while (found.size() < most) {
                next.setInt(2, size);
                try (ResultSet row = next.executeQuery()) {
                    size = row.getInt(1);
                    if (row.wasNull()) {
                        return;
                    }
                }
                final BigInteger earliest = range.first().subtract(BigInteger.ONE.shiftLeft(size)).max(BigInteger.ZERO);
                overlapping.setInt(2, size);
                overlapping.setBytes(3, sortable(earliest));
                overlapping.setBytes(4, sortable(range.last().min(MAX)));
                overlapping.setBytes(5, sortable(range.first()));
                overlapping.setInt(6, most - found.size());
                try (ResultSet rows = overlapping.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
    }
}
