/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.events.Batch;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;
import org.opendaylight.casm.events.LogFilter;
import org.opendaylight.casm.events.LogPage;
import org.opendaylight.casm.events.RangeKey;
import org.opendaylight.casm.events.RequestRecord;
import org.opendaylight.casm.events.StoreMeta;

/**
 * The event store in one SQLite file, with the write-ahead log beside it.
 *
 * <p>Do not open the file by Java's own means while it is in use, not even to copy it: closing it would release the
 * locks that the database holds in this process. {@link #backup} copies it.
 */
public final class SqliteEventStore implements EventStore {
    /** The write-ahead log is emptied by the database when nobody reads; beyond this size readers have to wait. */
    private static final long LOG_LIMIT = 96L << 20;
    private static final long LOG_STEP = 16L << 20;
    private static final long PATIENCE_MILLIS = 50;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Path log;
    private final Failures failures;
    private final StoreLock processLock;
    private final Writer writer;
    private final Readers readers;
    private final StateReader state;
    private final LogReader reader;
    private final Upkeep upkeep;
    private long logLimit = LOG_LIMIT;
    private boolean closed;

    private SqliteEventStore(final Path file, final Failures failures, final StoreLock processLock,
            final Writer writer) {
        this.failures = failures;
        this.processLock = processLock;
        this.writer = writer;
        log = file.resolveSibling(file.getFileName() + "-wal");
        readers = new Readers(file, failures);
        state = new StateReader(readers);
        reader = new LogReader(readers);
        upkeep = new Upkeep(readers, this::write);
    }

    /**
     * Opens the store in {@code file}, which is made when it is not there, with the folders above it.
     *
     * @throws EventStoreException {@code LOCKED} when another process has it, {@code DAMAGED} or {@code WRONG_VERSION}
     *         when it cannot be trusted or understood; the file is then left as it is
     */
    public static SqliteEventStore open(final Path file) throws EventStoreException {
        final Path path = file.toAbsolutePath();
        final Failures failures = new Failures(path);
        makeFolder(path);
        final StoreLock processLock = StoreLock.acquire(path);
        boolean opened = false;
        try {
            final SqliteEventStore store = new SqliteEventStore(path, failures, processLock, writer(path));
            opened = true;
            return store;
        } catch (SQLException e) {
            throw failures.translate("open the event store", e);
        } finally {
            if (!opened) {
                processLock.close();
            }
        }
    }

    @Override
    public long append(final Batch batch) throws EventStoreException {
        return write("store a batch", connected -> {
            if (batch.ledgerVersion() < connected.meta().ledgerVersion()) {
                throw new IllegalArgumentException("ledger version " + batch.ledgerVersion() + " is below "
                    + connected.meta().ledgerVersion() + ", which is stored already");
            }
            connected.store(batch);
            return connected.meta().headSeq();
        });
    }

    @Override
    public long purgeRequests(final Instant before) throws EventStoreException {
        return upkeep.purgeRequests(before);
    }

    @Override
    public long prune(final Retention retention, final Instant now, final String actor) throws EventStoreException {
        return upkeep.prune(retention, now, actor);
    }

    @Override
    public void backup(final Path target) throws EventStoreException {
        readers.copyTo(target);
    }

    @Override
    public Verification verify(final long fromSequence, final long toSequence) throws EventStoreException {
        return new ChainCheck(readers, fromSequence, toSequence).run();
    }

    @Override
    public LogPage query(final LogFilter filter, final @Nullable Long cursor, final int limit,
            final boolean newestFirst) throws EventStoreException {
        return reader.query(filter, cursor, limit, newestFirst);
    }

    @Override
    public long export(final LogFilter filter, final Consumer<String> line) throws EventStoreException {
        return reader.export(filter, line);
    }

    @Override
    public Anchor anchor() throws EventStoreException {
        return reader.anchor();
    }

    @Override
    public boolean matches(final Anchor anchor) throws EventStoreException {
        return reader.matches(anchor);
    }

    @Override
    public StoreMeta meta() throws EventStoreException {
        return state.meta();
    }

    @Override
    public void forEachLease(final LeaseVisitor visitor) throws EventStoreException {
        state.forEachLease(visitor);
    }

    @Override
    public void forEachLeaseChangedAfter(final long ledgerVersion, final LeaseVisitor visitor)
            throws EventStoreException {
        state.forEachLeaseChangedAfter(ledgerVersion, visitor);
    }

    @Override
    public Optional<String> findLease(final String leaseId) throws EventStoreException {
        return state.findLease(leaseId);
    }

    @Override
    public boolean existsLeaseEver(final String leaseId) throws EventStoreException {
        return state.existsLeaseEver(leaseId);
    }

    @Override
    public List<String> leasesAt(final @Nullable String addressSpace, final RangeKey range, final Instant at)
            throws EventStoreException {
        return readers.read("read the history", connection -> new HistoryReader(connection, addressSpace, range, at)
            .read());
    }

    @Override
    public Optional<RequestRecord> findRequest(final String requestId) throws EventStoreException {
        return state.findRequest(requestId);
    }

    @Override
    public void forEachConfig(final ConfigVisitor visitor) throws EventStoreException {
        state.forEachConfig(visitor);
    }

    @Override
    public void forEachSample(final SampleVisitor visitor) throws EventStoreException {
        state.forEachSample(visitor);
    }

    @Override
    public void close() throws EventStoreException {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            try {
                readers.close();
                writer.close();
            } finally {
                processLock.close();
            }
        } catch (SQLException e) {
            throw failures.translate("close the event store", e);
        } finally {
            lock.unlock();
        }
    }

    private long write(final String doing, final Upkeep.WriterWork work) throws EventStoreException {
        lock.lock();
        try {
            if (closed) {
                throw failures.closed();
            }
            final long result = work.with(writer);
            emptyLongLog();
            return result;
        } catch (SQLException e) {
            throw failures.translate(doing, e);
        } finally {
            lock.unlock();
        }
    }

    /** The batch is stored by now, so that nothing here may fail it. */
    private void emptyLongLog() {
        try {
            final long size = Files.size(log);
            if (size > logLimit) {
                final boolean emptied = readers.tryAlone(PATIENCE_MILLIS,
                    () -> writer.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
                logLimit = emptied ? LOG_LIMIT : size + LOG_STEP;
            }
        } catch (IOException | SQLException e) {
            logLimit += LOG_STEP;
        }
    }

    private static Writer writer(final Path file) throws SQLException, EventStoreException {
        final Connection connection = Connections.writer(file);
        boolean ready = false;
        try {
            Schema.ensure(connection, file.toString());
            WholeFile.check(connection, file);
            Schema.upgrade(connection);
            final Writer writer = new Writer(connection);
            ready = true;
            return writer;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    private static void makeFolder(final Path file) throws EventStoreException {
        final Path folder = file.getParent();
        try {
            Files.createDirectories(folder);
            final Path above = folder.getParent();
            if (above != null) {
                Backup.sync(above, StandardOpenOption.READ);
            }
        } catch (IOException e) {
            throw new EventStoreException(Kind.IO, "cannot make the folder " + folder + ": " + e.getMessage(), e);
        }
    }
}
