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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;

/** Copies a store in use into a new file. */
final class Backup {
    private Backup() {
        // functions only
    }

    static void write(final Path file, final Path target) throws SQLException, EventStoreException {
        if (Files.exists(target)) {
            throw new EventStoreException(Kind.IO, "the backup " + target + " exists already; name a new file");
        }
        try (Connection connection = Connections.copier(file);
             PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
            copy.setString(1, target.toAbsolutePath().toString());
            copy.execute();
        }
        try {
            sync(target, StandardOpenOption.WRITE);
            sync(target.toAbsolutePath().getParent(), StandardOpenOption.READ);
        } catch (IOException e) {
            throw new EventStoreException(Kind.IO, "cannot sync the backup " + target + ": " + e.getMessage(), e);
        }
    }

    /** Makes a file, or the names in a folder, survive a loss of power. */
    static void sync(final Path path, final StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }
}
