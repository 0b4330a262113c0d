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
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.events.AuditLog.Anchor;
import org.opendaylight.casm.events.AuditLog.Verification;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreContract;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.events.StoreMeta;

class SqliteEventStoreTest extends EventStoreContract {
    @TempDir
    Path folder;

    @Override
    protected EventStore create() throws EventStoreException {
        return SqliteEventStore.open(file());
    }

    private Path file() {
        return folder.resolve("below/events.db");
    }

    private void fill(final int events) throws EventStoreException {
        for (int i = 1; i <= events; i++) {
            store.append(Batch.at(i, 1).event(event("allocate", "L" + i)).upsert(lease("L" + i, i, i))
                .request(request("r-L" + i, NOON)).build());
        }
    }

    private void reopen() throws EventStoreException {
        store.close();
        store = create();
    }

    private void sql(final String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
             Statement statement = connection.createStatement()) {
            for (final String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private Kind failureToOpen() {
        return assertThrows(EventStoreException.class, this::create).kind();
    }

    @Test
    void isThereAfterReopening() throws EventStoreException {
        fill(20);
        final StoreMeta before = store.meta();
        final Anchor anchor = store.anchor();

        reopen();

        assertEquals(before, store.meta());
        assertTrue(store.matches(anchor));
        assertEquals(21, store.append(Batch.at(21, 1).event(event("allocate", "M")).build()));
        assertTrue(store.verify(1, Long.MAX_VALUE).valid());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UPDATE event SET actor = 'someone else' WHERE seq = 12 | 12",
        "UPDATE event SET at = at + 1 WHERE seq = 1 | 1",
        "UPDATE event SET detail = '' WHERE seq = 20 | 20",
        "UPDATE event SET hash = zeroblob(32) WHERE seq = 5 | 5",
        "DELETE FROM event WHERE seq = 7 | 7",
        "DELETE FROM event WHERE seq = 1 | 1",
        "DELETE FROM event WHERE seq > 15 | 16",
        "DELETE FROM event | 1",
        "DELETE FROM event WHERE seq > 15; UPDATE meta SET head_seq = 15 | 15",
        "UPDATE event SET seq = -1 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 4; "
            + "UPDATE event SET seq = 4 WHERE seq = -1 | 3",
        "INSERT INTO event SELECT 21, at, category, outcome, action, actor, source, space, pool, tenant, lease_id, "
            + "device_id, resource, request_id, app_tag, detail, hash, loose, before, after FROM event "
            + "WHERE seq = 20 | 21",
    })
    void findsTheEntryThatWasForged(final String forgery, final long firstInvalid)
            throws EventStoreException, SQLException {
        fill(20);
        store.close();
        sql(forgery.split(";"));
        store = create();

        final Verification verification = store.verify(1, Long.MAX_VALUE);

        assertFalse(verification.valid());
        assertEquals(firstInvalid, verification.firstInvalid());
        assertNotNull(verification.reason());
    }

    @Test
    void verifiesAPart() throws EventStoreException, SQLException {
        final Batch.Builder batch = Batch.at(1, 1);
        for (int i = 1; i <= 2500; i++) {
            batch.event(event("allocate", "L" + i));
        }
        store.append(batch.build());
        sql("UPDATE event SET actor = 'x' WHERE seq = 1200");

        assertTrue(store.verify(1, 1199).valid());
        assertEquals(1199, store.verify(1, 1199).checked());
        assertEquals(1200, store.verify(1100, 2000).firstInvalid());
        assertTrue(store.verify(1201, Long.MAX_VALUE).valid());
        assertTrue(store.verify(9000, Long.MAX_VALUE).valid());
    }

    @Test
    void anAnchorKeptElsewhereShowsAChainComputedAnew() throws EventStoreException {
        fill(20);
        final Anchor anchor = store.anchor();

        assertTrue(store.matches(anchor));
        assertFalse(store.matches(new Anchor(20, "00".repeat(32))));
        assertFalse(store.matches(new Anchor(21, anchor.digest())));
    }

    @Test
    void isOpenOnlyOnce() {
        final EventStoreException failure = assertThrows(EventStoreException.class, this::create);

        assertEquals(Kind.LOCKED, failure.kind());
        assertTrue(failure.getMessage().contains("open in another process"), failure.getMessage());
    }

    @Test
    void refusesAFileThatIsNoDatabase() throws EventStoreException, IOException {
        store.close();
        Files.writeString(file(), "this is not a database, it is a text of some length, and more of it ".repeat(20));

        assertEquals(Kind.DAMAGED, failureToOpen());
    }

    @Test
    void refusesAForeignDatabase() throws EventStoreException, IOException, SQLException {
        store.close();
        Files.delete(file());
        sql("CREATE TABLE t (a)");

        assertEquals(Kind.DAMAGED, failureToOpen());
    }

    @Test
    void refusesAnotherVersionOfTheTables() throws EventStoreException, SQLException {
        store.close();
        sql("PRAGMA user_version = 99");

        final EventStoreException failure = assertThrows(EventStoreException.class, this::create);

        assertEquals(Kind.WRONG_VERSION, failure.kind());
        assertTrue(failure.getMessage().contains("newer software"), failure.getMessage());
    }

    @Test
    void refusesADamagedFileAndLeavesItAsItIs() throws EventStoreException, IOException {
        fill(200);
        store.close();
        try (RandomAccessFile damaged = new RandomAccessFile(file().toFile(), "rw")) {
            damaged.seek(8 * 4096);
            damaged.write(new byte[8 * 4096]);
        }
        final long size = Files.size(file());

        assertEquals(Kind.DAMAGED, failureToOpen());
        assertEquals(size, Files.size(file()));
    }

    @Test
    void refusesATruncatedFile() throws EventStoreException, IOException {
        fill(200);
        store.close();
        try (RandomAccessFile damaged = new RandomAccessFile(file().toFile(), "rw")) {
            damaged.setLength(Files.size(file()) / 2);
        }

        assertEquals(Kind.DAMAGED, failureToOpen());
    }

    @Test
    void storesNothingOfABatchThatFails() throws EventStoreException, SQLException {
        fill(3);
        sql("CREATE TRIGGER no BEFORE INSERT ON request WHEN NEW.request_id = 'bad' "
            + "BEGIN SELECT RAISE(ABORT, 'injected'); END");
        final Batch bad = Batch.at(4, 1).event(event("allocate", "L4")).upsert(lease("L4", 4, 4)).remove("L1")
            .request(request("bad", NOON)).config("a", "1").build();

        assertEquals(Kind.IO, assertThrows(EventStoreException.class, () -> store.append(bad)).kind());

        assertEquals(3, store.meta().lastSequence());
        assertEquals(3, store.meta().ledgerVersion());
        assertTrue(store.findLease("L1").isPresent());
        assertTrue(store.findLease("L4").isEmpty());
        assertEquals(4, store.append(Batch.at(4, 1).event(event("allocate", "L4")).build()));
        assertTrue(store.verify(1, Long.MAX_VALUE).valid());
    }

    @Test
    void backsUpWhileInUse() throws EventStoreException {
        fill(50);
        final Path copy = folder.resolve("copy.db");

        store.backup(copy);
        store.append(Batch.at(51, 1).event(event("allocate", "later")).build());

        assertEquals(Kind.IO, assertThrows(EventStoreException.class, () -> store.backup(copy)).kind());
        try (EventStore other = SqliteEventStore.open(copy)) {
            assertEquals(50, other.meta().lastSequence());
            assertEquals(store.meta().storeId(), other.meta().storeId());
            assertTrue(other.verify(1, Long.MAX_VALUE).valid());
            assertTrue(other.findLease("L50").isPresent());
        }
    }

    @Test
    void readsWhileWritingAndKeepsTheLogShort() throws EventStoreException, IOException, InterruptedException {
        final List<Throwable> failures = new ArrayList<>();
        final Thread reader = new Thread(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    final long last = store.meta().lastSequence();
                    final Verification verification = store.verify(Math.max(1, last - 2000), Long.MAX_VALUE);
                    assertTrue(verification.valid(), verification.toString());
                    store.query(LogFilter.where().pool("p").build(), null, 100, true);
                }
            } catch (EventStoreException | AssertionError e) {
                failures.add(e);
            }
        });
        reader.start();
        for (int i = 1; i <= 300; i++) {
            final Batch.Builder batch = Batch.at(i, 1);
            for (int j = 0; j < 100; j++) {
                batch.event(event("allocate", "L" + i + "-" + j));
            }
            store.append(batch.build());
            assertTrue(Files.size(file().resolveSibling("events.db-wal")) < 128 << 20);
        }
        reader.interrupt();
        reader.join();

        assertEquals(List.of(), failures);
        assertEquals(30_000, store.meta().lastSequence());
    }
}
