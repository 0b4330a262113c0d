/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private int run(final String... words) throws InterruptedException {
        return Main.run(List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private int agent(final String... words) throws IOException, InterruptedException {
        final Path password = Files.writeString(folder.resolve("password"), "secret\n");
        // nobody listens on port 1
        final List<String> all = new ArrayList<>(List.of("--coordinator", "http://127.0.0.1:1", "--user", "admin",
            "--password-file", password.toString(), "--device-id", "bng-1", "--state",
            folder.resolve("state.json").toString()));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    @Test
    void tellsItsOptions() throws InterruptedException {
        assertEquals(0, run("--help"));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("--storm-seconds"));
        assertEquals(2, run());
    }

    @Test
    void refusesWrongOptions() throws IOException, InterruptedException {
        assertEquals(2, run("--device-id", "x"));
        assertEquals(2, agent("--colour", "red"));
        assertEquals(2, agent("--profile", "toaster"));
        assertEquals(2, agent("--low", "90"));
        assertEquals(2, agent("--need", "name=v4,size=2"));
        assertEquals(2, agent("--seconds", "soon"));
        assertEquals(2, agent("--load", "always"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("unknown option: --colour"), err::toString);
    }

    @Test
    void waitsForACoordinatorThatIsAway() throws IOException, InterruptedException {
        assertEquals(0, agent("--seconds", "1"));
        assertTrue(Files.exists(folder.resolve("state.json")));
        assertEquals(1, agent("--seconds", "1", "--return"));
        Files.writeString(folder.resolve("state.json"), "?");
        assertEquals(1, agent("--seconds", "1"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("damaged"), err::toString);
    }
}
