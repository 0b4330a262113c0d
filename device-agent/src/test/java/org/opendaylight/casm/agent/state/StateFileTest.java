/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.Lease;

class StateFileTest {
    private static final Memory MEMORY = new Memory(7, Devices.BEGIN, List.of(
        new Memory.Held(new Lease("a", "p", "ipv4-private", Block.prefix("10.0.0.0/24"), "active",
            Lease.Terms.of(Duration.ofHours(1)), 1, Lease.Hosts.NONE), "v4", Devices.BEGIN,
            Devices.BEGIN.plusSeconds(3600)),
        new Memory.Held(new Lease("b", "p", "ipv6-gua", Block.prefix("2001:db8::/48"), "active",
            Lease.Terms.INFINITE, 1, Lease.Hosts.NONE), "v6", Devices.BEGIN, null)));

    @TempDir
    private Path folder;

    @Test
    void readsWhatWasWritten() throws IOException {
        try (var file = new StateFile(folder.resolve("new/state.json"))) {
            assertEquals(Memory.none(), file.read());
            file.write(MEMORY);
            file.write(MEMORY);
            assertEquals(MEMORY, file.read());
        }
    }

    @Test
    void isForOneAgentAtATime() throws IOException {
        final Path path = folder.resolve("state.json");
        try (var file = new StateFile(path)) {
            file.write(MEMORY);
            assertThrows(IOException.class, () -> new StateFile(path));
        }
        try (var file = new StateFile(path)) {
            assertEquals(MEMORY, file.read());
        }
    }

    @Test
    void neverTakesADamagedFileForAnEmptyOne() throws IOException {
        final Path path = folder.resolve("state.json");
        for (String text : List.of("", "{", "[]", "{}", "{\"version\":2}",
            "{\"version\":1,\"incarnation\":1,\"saved-at\":\"then\",\"held\":[]}",
            "{\"version\":1,\"incarnation\":1,\"saved-at\":\"2026-11-22T10:00:00Z\",\"held\":[{}]}")) {
            Files.writeString(path, text);
            try (var file = new StateFile(path)) {
                assertThrows(IOException.class, file::read, text);
            }
        }
    }

    @Test
    void aBootIsAboveAllBeforeAlsoWhenTheyAreForgotten() {
        final Instant now = Instant.ofEpochSecond(1000);
        assertEquals(1000, Memory.none().nextIncarnation(now));
        assertEquals(1001, new Memory(1000, now, List.of()).nextIncarnation(now));
        assertTrue(MEMORY.isInOrder(Devices.BEGIN));
        assertFalse(MEMORY.isInOrder(Devices.BEGIN.minusSeconds(1)));
    }
}
