/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;

/**
 * Keeps a second process out. The lock is the operating system's and on a file of its own: it ends with the process,
 * and closing it cannot release the locks the database holds on its file.
 */
final class StoreLock implements AutoCloseable {
    private final FileChannel channel;

    private StoreLock(final FileChannel channel) {
        this.channel = channel;
    }

    static StoreLock acquire(final Path store) throws EventStoreException {
        final Path file = store.resolveSibling(store.getFileName() + ".lock");
        try {
            final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return new StoreLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new EventStoreException(Kind.IO, "cannot lock " + file + ": " + e.getMessage(), e);
        }
        throw new EventStoreException(Kind.LOCKED, "the event store " + store
            + " is open in another process; stop that one first, or give this one a data folder of its own");
    }

    private static boolean tryLock(final FileChannel channel) throws IOException {
        try {
            final FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws EventStoreException {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EventStoreException(Kind.IO, "cannot release the lock of the event store", e);
        }
    }
}
