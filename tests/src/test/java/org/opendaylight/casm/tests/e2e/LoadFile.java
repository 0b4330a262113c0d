/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How many subscribers a simulated device has, as the test says and not as time passes. */
record LoadFile(Path file) {
    /** A file in this folder. */
    static LoadFile in(final Path folder) {
        return new LoadFile(folder.resolve("load"));
    }

    /** So many from now on. */
    void set(final int subscribers) {
        try {
            final Path next = Files.writeString(file.resolveSibling("load.next"), subscribers + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
