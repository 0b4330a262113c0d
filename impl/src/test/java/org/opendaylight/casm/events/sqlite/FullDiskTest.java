/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.events.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.EventStoreException.Kind;

/** Fills a real, small file system. Needs the right to mount one and is skipped without it. */
class FullDiskTest {
    @TempDir
    Path folder;
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder.toString());
        needs(mounted, "this user may not mount a file system");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertTrue(run("umount", folder.toString()));
        }
    }

    /** Fails where CI has found that file systems can be mounted, else skips the test. */
    private static void needs(final boolean met, final String reason) {
        if ("1".equals(System.getenv("CASM_REQUIRE_MOUNT"))) {
            assertTrue(met, reason);
        } else {
            assumeTrue(met, "skipped: " + reason);
        }
    }

    private static boolean run(final String... command) throws IOException, InterruptedException {
        try {
            final Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            needs(false, "no " + command[0] + " here");
            throw e;
        }
    }

    /** Appends until it fails; returns the version that was stored last. */
    private static long fill(final EventStore store) throws EventStoreException {
        long version = store.meta().ledgerVersion();
        try {
            while (version < 100_000) {
                store.append(CrashWriter.batch(version + 1));
                version++;
            }
            throw new AssertionError("the file system never was full");
        } catch (EventStoreException e) {
            assertEquals(Kind.NO_SPACE, e.kind(), e.toString());
            assertTrue(e.getMessage().contains("free some space"), e.getMessage());
        }
        return version;
    }

    private static void check(final EventStore store, final long version) throws EventStoreException {
        assertEquals(version, store.meta().ledgerVersion());
        assertEquals(version * CrashWriter.SIZE, store.meta().lastSequence());
        assertTrue(store.verify(1, Long.MAX_VALUE).valid());
        assertTrue(store.findRequest("r-" + (version * CrashWriter.SIZE + 1)).isEmpty());
    }

    @Test
    void storesNothingWithoutSpaceAndGoesOnWithIt() throws IOException, EventStoreException {
        final Path file = folder.resolve("events.db");
        final Path ballast = folder.resolve("ballast");
        Files.write(ballast, new byte[2 << 20]);
        final long full;
        try (EventStore store = SqliteEventStore.open(file)) {
            full = fill(store);
            check(store, full);
            assertEquals(Kind.NO_SPACE,
                assertThrows(EventStoreException.class, () -> store.append(CrashWriter.batch(full + 1))).kind());

            Files.delete(ballast);
            store.append(CrashWriter.batch(full + 1));
            check(store, full + 1);
        }
        try (EventStore store = SqliteEventStore.open(file)) {
            check(store, full + 1);
        }
    }

    @Test
    void survivesAnEndWhileFull() throws IOException, EventStoreException {
        final Path file = folder.resolve("events.db");
        final Path ballast = folder.resolve("ballast");
        Files.write(ballast, new byte[1 << 20]);
        final long full;
        try (EventStore store = SqliteEventStore.open(file)) {
            full = fill(store);
        }
        Files.delete(ballast);
        try (EventStore store = SqliteEventStore.open(file)) {
            check(store, full);
            store.append(CrashWriter.batch(full + 1));
        }
    }
}
