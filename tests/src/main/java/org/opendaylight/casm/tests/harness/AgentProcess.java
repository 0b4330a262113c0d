/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The reference device agent as a process of its own, which can be killed like a device whose power fails. */
public final class AgentProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final Path output;

    private AgentProcess(final Process process, final Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * Starts one.
     *
     * @param controller where its Coordinator is
     * @param folder its password and output go here
     * @param options the others, such as {@code --device-id bng-1}
     */
    public static AgentProcess start(final Controller controller, final Path folder, final List<String> options) {
        try {
            final Path password = Files.writeString(folder.resolve("password"), "admin\n");
            final Path output = Files.createTempFile(folder, "agent", ".txt");
            final List<String> words = new ArrayList<>(List.of("agent"));
            // options of its own come after a word of their own, such as fleet
            if (!options.getFirst().startsWith("--")) {
                words.add(options.getFirst());
            }
            words.addAll(List.of("--coordinator", "http://127.0.0.1:" + controller.restconf().port(), "--user", "admin",
                "--password-file", password.toString()));
            words.addAll(options.getFirst().startsWith("--") ? options : options.subList(1, options.size()));
            return new AgentProcess(Launcher.run(output, Map.of(), words), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that it said so far. */
    public String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has said something. */
    public void awaitLine(final String part) {
        Await.value("the agent says " + part, PATIENCE, this::said, said -> said.contains(part));
    }

    /** Waits until it ends, and returns its exit code. */
    public int awaitEnd() {
        return awaitEnd(PATIENCE);
    }

    /** Waits so long until it ends, and returns its exit code. */
    public int awaitEnd(final Duration limit) {
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the agent does not end: " + said());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as if the power failed. */
    public void kill9() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            kill9();
        }
    }
}
