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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Calls of the launcher {@code casm}. Its place is in the system property {@code casm.launcher} or the variable
 * CASM_LAUNCHER, and the distribution to use, if not the one it builds itself, in {@code casm.distribution}.
 */
public final class Launcher {
    /**
     * How a call ended.
     *
     * @param exitCode 0 for success
     * @param output all that it wrote
     */
    public record Result(int exitCode, String output) {
    }

    private Launcher() {
        // functions only
    }

    /**
     * Calls the launcher and waits until it ends.
     *
     * @throws IllegalStateException if it does not within {@code limit}
     */
    public static Result call(final Duration limit, final List<String> words) {
        return call(limit, Map.of(), words);
    }

    /** Calls the launcher with further variables in its environment, and waits until it ends. */
    public static Result call(final Duration limit, final Map<String, String> environment, final List<String> words) {
        final List<String> command = new ArrayList<>(List.of(program()));
        command.addAll(words);
        try {
            final Path output = Files.createTempFile("casm-launcher", ".txt");
            try {
                final Process process = process(command, environment, output);
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(command + " does not end: " + Files.readString(output));
                }
                return new Result(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Calls the launcher and lets it run.
     *
     * @param output where it writes
     */
    public static Process run(final Path output, final Map<String, String> environment, final List<String> words) {
        final List<String> command = new ArrayList<>(List.of(program()));
        command.addAll(words);
        try {
            return process(command, environment, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process process(final List<String> command, final Map<String, String> environment,
            final Path output) throws IOException {
        // not a pipe: a controller that is started inherits it and would keep it open
        final var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        // options for the build and the tests are not meant for the controller
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "MAVEN_OPTS", "JAVA_OPTS"));
        builder.environment().putIfAbsent("CASM_JAVA_HOME", System.getProperty("java.home"));
        final String distribution = System.getProperty("casm.distribution");
        if (distribution != null) {
            builder.environment().put("CASM_DISTRIBUTION",
                Path.of(distribution).toAbsolutePath().normalize().toString());
        }
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String program() {
        return Optional.ofNullable(System.getProperty("casm.launcher"))
            .or(() -> Optional.ofNullable(System.getenv("CASM_LAUNCHER")))
            .orElseThrow(() -> new IllegalStateException("set casm.launcher to the path of the launcher"));
    }

    /** Removes a folder and all in it; fine if it is not there. */
    public static void removeTree(final Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
