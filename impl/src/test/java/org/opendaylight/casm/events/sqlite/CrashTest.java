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

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.casm.events.AuditLog.Verification;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;

/**
 * Kills a writing process with SIGKILL at random moments, again and again on the same file: what was acknowledged is
 * there, what is there is whole, and the next start works.
 */
class CrashTest {
    private static final int KILLS = 5;
    private static final long SEED = 20261122;

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasAcknowledgedWhenKilled() throws IOException, InterruptedException, EventStoreException {
        final Path file = folder.resolve("events.db");
        final Random random = new Random(SEED);
        long acknowledged = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            acknowledged = writeUntilKilled(file, acknowledged + 1 + random.nextInt(400), random.nextInt(3_000_000));
            check(file, acknowledged, "kill " + kill + ", seed " + SEED);
        }
    }

    /** Kills the writer some nanoseconds after it acknowledged {@code atLeast}; returns what it acknowledged last. */
    private static long writeUntilKilled(final Path file, final long atLeast, final long nanos)
            throws IOException, InterruptedException {
        final Process writer = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
            "-cp", System.getProperty("java.class.path"), CrashWriter.class.getName(), file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader answers = new BufferedReader(new InputStreamReader(writer.getInputStream(),
                StandardCharsets.US_ASCII))) {
            long acknowledged = 0;
            String line = answers.readLine();
            while (line != null) {
                acknowledged = Long.parseLong(line);
                if (acknowledged >= atLeast && writer.isAlive()) {
                    final long end = System.nanoTime() + nanos;
                    while (System.nanoTime() < end) {
                        Thread.onSpinWait();
                    }
                    // SIGKILL; by its handle, so that the acknowledgements still in the pipe can be read
                    writer.toHandle().destroyForcibly();
                }
                line = answers.readLine();
            }
            assertTrue(acknowledged >= atLeast, "the writer ended by itself after " + acknowledged);
            return acknowledged;
        } finally {
            writer.destroyForcibly();
            assertTrue(writer.waitFor(30, TimeUnit.SECONDS));
        }
    }

    private static void check(final Path file, final long acknowledged, final String when) throws EventStoreException {
        try (EventStore store = SqliteEventStore.open(file)) {
            final long last = store.meta().ledgerVersion();
            assertTrue(last == acknowledged || last == acknowledged + 1,
                when + ": acknowledged " + acknowledged + ", stored " + last);
            assertEquals(last * CrashWriter.SIZE, store.meta().lastSequence(), when);
            final Verification verification = store.verify(1, Long.MAX_VALUE);
            assertTrue(verification.valid(), when + ": " + verification);
            assertEquals(last * CrashWriter.SIZE, verification.checked(), when);
            final long[] leases = new long[1];
            store.forEachLease((id, version, json) -> leases[0]++);
            assertEquals(last * CrashWriter.SIZE, leases[0], when);
            assertTrue(store.findRequest("r-" + last * CrashWriter.SIZE).isPresent(), when);
            assertFalse(store.findRequest("r-" + (last * CrashWriter.SIZE + 1)).isPresent(), when);
        }
    }
}
