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
import java.sql.SQLException;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells what a failure of the database means to the user of the store. */
record Failures(Path file) {
    /** Below this much space an I/O error is taken for a full file system, which not every call reports as such. */
    private static final long FULL = 256 * 1024;

    EventStoreException translate(final String doing, final SQLException cause) {
        final Kind kind = kind(cause);
        final String advice = switch (kind) {
            case NO_SPACE -> ": the file system of " + file + " is full; nothing was stored, free some space";
            case DAMAGED -> ": " + file + " is damaged; keep a copy of it and restore the latest backup";
            case LOCKED -> ": " + file + " is in use by another program";
            case WRONG_VERSION, CLOSED, IO -> ": " + cause.getMessage();
        };
        return new EventStoreException(kind, "cannot " + doing + advice, cause);
    }

    EventStoreException closed() {
        return new EventStoreException(Kind.CLOSED, "the event store " + file + " is closed");
    }

    private Kind kind(final SQLException cause) {
        if (!(cause instanceof SQLiteException sqlite)) {
            return Kind.IO;
        }
        final SQLiteErrorCode code = sqlite.getResultCode();
        // the low byte of an extended result code is the primary one
        final int primary = code.code & 0xFF;
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            return Kind.NO_SPACE;
        } else if (primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code) {
            return Kind.DAMAGED;
        } else if (primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code) {
            return Kind.LOCKED;
        } else if (primary == SQLiteErrorCode.SQLITE_IOERR.code || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
            return spaceLeft() < FULL ? Kind.NO_SPACE : Kind.IO;
        }
        return Kind.IO;
    }

    private long spaceLeft() {
        try {
            return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
