/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.opendaylight.casm.events.EventStoreException;

/**
 * Connections for reading. A read is one short transaction, so that the write-ahead log can be emptied between reads;
 * a long job is many reads.
 */
final class Readers implements AutoCloseable {
    private static final int KEPT = 8;

    private final Deque<Connection> idle = new ArrayDeque<>();
    // fair, so that a stream of readers cannot keep the writer from emptying the log
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final Path file;
    private final Failures failures;
    private final Finder finder;
    private volatile boolean closed;

    Readers(final Path file, final Failures failures) {
        this.file = file;
        this.failures = failures;
        finder = new Finder(file);
    }

    /** Something to read. */
    @FunctionalInterface
    interface Read<T> {
        T from(Connection connection) throws SQLException, EventStoreException;
    }

    /** Finds a row by its key; see {@link Finder}. */
    <T> T find(final String doing, final String sql, final String key, final Finder.Find<T> find)
            throws EventStoreException {
        gate.readLock().lock();
        try {
            if (closed) {
                throw failures.closed();
            }
            return finder.find(sql, key, find);
        } catch (SQLException e) {
            throw failures.translate(doing, e);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Does one read in one transaction. */
    <T> T read(final String doing, final Read<T> read) throws EventStoreException {
        gate.readLock().lock();
        try {
            final Connection connection = borrow();
            boolean reusable = false;
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
                final T result = read.from(connection);
                statement.execute("COMMIT");
                reusable = true;
                return result;
            } finally {
                giveBack(connection, reusable);
            }
        } catch (SQLException e) {
            throw failures.translate(doing, e);
        } finally {
            gate.readLock().unlock();
        }
    }

    /** Copies the database into a new file. */
    void copyTo(final Path target) throws EventStoreException {
        read("write a backup", connection -> {
            Backup.write(file, target);
            return target;
        });
    }

    /** Runs {@code action} while nobody reads; false when readers did not leave within {@code millis}. */
    boolean tryAlone(final long millis, final SqlAction action) throws SQLException {
        try {
            if (!gate.writeLock().tryLock(millis, TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            action.run();
            return true;
        } finally {
            gate.writeLock().unlock();
        }
    }

    /** Something to do with the database. */
    @FunctionalInterface
    interface SqlAction {
        void run() throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        gate.writeLock().lock();
        try {
            synchronized (idle) {
                closed = true;
                while (!idle.isEmpty()) {
                    idle.pop().close();
                }
            }
            finder.close();
        } finally {
            gate.writeLock().unlock();
        }
    }

    private Connection borrow() throws SQLException, EventStoreException {
        synchronized (idle) {
            if (closed) {
                throw failures.closed();
            }
            final Connection kept = idle.poll();
            if (kept != null) {
                return kept;
            }
        }
        return Connections.reader(file);
    }

    private void giveBack(final Connection connection, final boolean reusable) throws SQLException {
        synchronized (idle) {
            if (reusable && !closed && idle.size() < KEPT) {
                idle.push(connection);
                return;
            }
        }
        connection.close();
    }
}
