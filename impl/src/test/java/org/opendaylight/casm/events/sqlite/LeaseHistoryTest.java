/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.events.AuditLog.Retention;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.Event;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.InMemoryEventStore;
import org.opendaylight.casm.events.LeaseUpsert;
import org.opendaylight.casm.events.RandomHistory;
import org.opendaylight.casm.events.RangeKey;

class LeaseHistoryTest {
    private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
    private static final RangeKey ADDRESS = new RangeKey("ipv4", BigInteger.valueOf(7), BigInteger.valueOf(7));

    @TempDir
    Path folder;

    private EventStore open() throws EventStoreException {
        return SqliteEventStore.open(file());
    }

    private Path file() {
        return folder.resolve("events.db");
    }

    private List<String> sql(final String... statements) throws SQLException {
        final List<String> answers = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
             Statement statement = connection.createStatement()) {
            for (final String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet row = statement.getResultSet()) {
                        while (row.next()) {
                            answers.add(row.getString(row.getMetaData().getColumnCount()));
                        }
                    }
                }
            }
        }
        return answers;
    }

    /** Makes the tables as they were before the history. */
    private void downgrade() throws SQLException {
        sql("DROP TABLE held", "ALTER TABLE lease DROP COLUMN space", "ALTER TABLE lease DROP COLUMN since",
            "PRAGMA user_version = 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void tellsWhatTheOracleTells(final long seed) throws EventStoreException, SQLException {
        final InMemoryEventStore oracle = new InMemoryEventStore();
        final RandomHistory history = new RandomHistory(seed, T0);
        EventStore store = open();
        for (int i = 0; i < 300; i++) {
            final Batch batch = history.next();
            oracle.append(batch);
            store.append(batch);
        }
        history.compare("seed " + seed, oracle, store, 2000);

        store.close();
        store = open();
        history.compare("opened again, seed " + seed, oracle, store, 500);

        store.close();
        downgrade();
        store = open();
        history.compare("upgraded, seed " + seed, oracle, store, 1000);

        for (int i = 0; i < 100; i++) {
            final Batch batch = history.next();
            oracle.append(batch);
            store.append(batch);
        }
        history.compare("written on, seed " + seed, oracle, store, 1000);

        final Retention half = new Retention(null, store.meta().lastSequence() / 2);
        assertEquals(oracle.prune(half, T0, "system"), store.prune(half, T0, "system"));
        history.compare("pruned, seed " + seed, oracle, store, 1000);
        store.close();
    }

    @Test
    void readsNoTableFromEndToEnd() throws EventStoreException, SQLException {
        open().close();

        for (final String sql : List.of(HistoryReader.NEXT_LEASE_SIZE, HistoryReader.STANDING, HistoryReader.NEXT_SIZE,
                HistoryReader.NEXT_CELL, HistoryReader.NEXT_SPACE, HistoryReader.NEXT_SPAN, HistoryReader.ENDED,
                HeldTable.CURRENT, HeldTable.UNDONE)) {
            final List<String> plan = sql("EXPLAIN QUERY PLAN " + sql);
            assertFalse(plan.isEmpty(), sql);
            for (final String step : plan) {
                assertTrue(step.startsWith("SEARCH "), () -> sql + ": " + step);
            }
        }
        assertEquals(List.of("SEARCH h USING INDEX held_place (family=? AND size=? AND cell=? AND space=? AND span=? "
            + "AND since>? AND since<?)", "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)"),
            sql("EXPLAIN QUERY PLAN " + HistoryReader.ENDED));
    }

    /** The one long lease among very many short ones is the worst case of a search by time. */
    @Test
    void findsOneHolderAmongManyWithoutReadingTheOthers() throws EventStoreException, SQLException {
        final int past = 20_000;
        try (EventStore store = open()) {
            final Batch.Builder batch = Batch.at(1, 1);
            final RangeKey block = new RangeKey("ipv4", BigInteger.ZERO, BigInteger.valueOf(15));
            hold(batch, "block", "other", block, 0, past + 5);
            for (int i = 0; i < past; i++) {
                hold(batch, "L" + i, "space", ADDRESS, i, i + 1);
            }
            store.append(batch.build());

            for (final int second : new int[] {0, 1, 499, past / 2, past - 1}) {
                assertEquals(List.of("L" + second), store.leasesAt("space", ADDRESS, T0.plusSeconds(second)));
                assertEquals(List.of("L" + second, "block"), store.leasesAt(null, ADDRESS, T0.plusSeconds(second)));
            }
            assertEquals(List.of("block"), store.leasesAt(null, ADDRESS, T0.plusSeconds(past + 4)));
            assertEquals(List.of(), store.leasesAt(null, ADDRESS, T0.plusSeconds(past + 5)));
        }
        // of one class of length few rows begin in the stretch that is read
        final long middle = T0.plusSeconds(past / 2).getEpochSecond() * 1_000_000;
        final int span = HeldTable.span(0, 1_000_000);
        assertEquals(List.of("2"), sql("SELECT count(*) FROM held WHERE span = " + span + " AND since >= "
            + (middle - (1L << span) + 1) + " AND since <= " + middle));
    }

    private static void hold(final Batch.Builder batch, final String id, final String space, final RangeKey range,
            final int from, final int until) {
        final Event.Builder begin = Event.of(T0.plusSeconds(from), Event.Category.LEASE, "allocate", "admin");
        final Event.Builder end = Event.of(T0.plusSeconds(until), Event.Category.LEASE, "release", "admin");
        batch.event(begin.leaseId(id).addressSpace(space).after(id).build())
            .upsert(new LeaseUpsert(id, "r", space, range, id))
            .event(end.leaseId(id).addressSpace(space).before(id).build()).remove(id);
    }
}
