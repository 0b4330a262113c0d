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
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A controller in a process of its own, handled as operators do it: by the launcher, or by a signal. It runs on the
 * loopback address on ports that were free when it was made.
 */
public final class Controller implements AutoCloseable {
    private static final int[] PORTS = {8181, 8182, 8101, 1099, 44444, 2550, 4334, 4335};
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Path data;
    private final int offset;
    private final Restconf restconf;

    /** A controller whose instance folder is {@code data}, which need not be there yet; it is not started. */
    public Controller(final Path data) {
        this(data, freeOffset());
    }

    /** A controller with its ports. */
    public Controller(final Path data, final int offset) {
        this.data = data.toAbsolutePath();
        this.offset = offset;
        restconf = new Restconf(8181 + offset, "/rests", "admin", "admin");
    }

    /** A folder of that name for the data of an instance, removed if it was there. */
    public static Path folder(final String name) {
        final Path folder = Path.of(System.getProperty("casm.instances", "target/instances")).resolve(name);
        Launcher.removeTree(folder);
        return folder.toAbsolutePath();
    }

    /** Its instance folder. */
    public Path data() {
        return data;
    }

    /** What is added to each port. */
    public int offset() {
        return offset;
    }

    /** A client for it, the same each time. */
    public Restconf restconf() {
        return restconf;
    }

    /** A client of its own session on the second RESTCONF port. */
    public Restconf secondRestconf() {
        return new Restconf(8182 + offset, "/restconf", "admin", "admin");
    }

    /**
     * Starts it and waits until it serves.
     *
     * @throws IllegalStateException if it does not come up, with what the launcher said
     */
    public Controller start() {
        final Launcher.Result result = tryStart();
        if (result.exitCode() != 0) {
            throw new IllegalStateException("start of " + data + " failed: " + result);
        }
        return this;
    }

    /** Starts it and waits until it serves or the launcher gives up. */
    public Launcher.Result tryStart(final String... more) {
        return tryStart(Duration.ofMinutes(5), more);
    }

    /** Starts it and waits until it serves or the launcher gives up after {@code limit}. */
    public Launcher.Result tryStart(final Duration limit, final String... more) {
        restconf.close();
        return launch(Map.of("CASM_START_TIMEOUT", Long.toString(limit.toSeconds())), "start", more);
    }

    /** Stops it in order. */
    public Launcher.Result stop() {
        restconf.close();
        return launch("stop");
    }

    /** What the launcher says about it. */
    public Launcher.Result status() {
        return launch("status");
    }

    /** Calls the launcher with the options of this instance. */
    public Launcher.Result launch(final String command, final String... more) {
        return launch(Map.of(), command, more);
    }

    private Launcher.Result launch(final Map<String, String> environment, final String command,
            final String... more) {
        final List<String> words = new ArrayList<>(List.of(command, "--data", data.toString(),
            "--offset", Integer.toString(offset)));
        words.addAll(List.of(more));
        return Launcher.call(PATIENCE, environment, words);
    }

    /** Kills it as if the power failed, and waits until it is gone. Only the process that the instance noted down. */
    public void kill9() {
        final ProcessHandle process = process();
        process.destroyForcibly();
        try {
            process.onExit().get(90, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process " + process.pid() + " does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        restconf.close();
    }

    /** Whether its process is alive. */
    public boolean isRunning() {
        return Files.exists(data.resolve("run/process")) && handle().map(ProcessHandle::isAlive).orElse(false);
    }

    /**
     * Its process.
     *
     * @throws IllegalStateException if it does not run
     */
    public ProcessHandle process() {
        return handle().filter(ProcessHandle::isAlive)
            .orElseThrow(() -> new IllegalStateException("not running: " + data));
    }

    private Optional<ProcessHandle> handle() {
        try {
            final String noted = Files.readString(data.resolve("run/process")).trim();
            final long pid = Long.parseLong(noted.split(" ")[0]);
            // the id may have gone to another process meanwhile
            return ProcessHandle.of(pid).filter(one -> one.info().commandLine().map(line -> line.contains("karaf"))
                .orElse(true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of its log that contain {@code word}. */
    public List<String> logLines(final String word) {
        try (var lines = Files.lines(data.resolve("data/log/karaf.log"), StandardCharsets.ISO_8859_1)) {
            final List<String> all = lines.filter(line -> line.contains(word)).toList();
            return all.subList(Math.max(0, all.size() - 20), all.size());
        } catch (IOException e) {
            return Collections.singletonList("no log: " + e);
        }
    }

    /**
     * Writes a secret to where the controller looks for it.
     *
     * @param name name by which the configuration refers to it
     * @param permissions as {@code rw-------}
     */
    public void writeSecret(final String name, final String secret, final String permissions) {
        try {
            final Path file = Files.createDirectories(data.resolve("etc/casm/secrets")).resolve(name);
            Files.writeString(file, secret + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An offset with which all ports are free now. */
    public static int freeOffset() {
        for (int attempt = 0; attempt < 100; attempt++) {
            final int offset = 2000 + 10 * ThreadLocalRandom.current().nextInt(1800);
            if (areFree(offset)) {
                return offset;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    private static boolean areFree(final int offset) {
        for (final int port : PORTS) {
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port + offset));
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /** Kills it if it runs. */
    @Override
    public void close() {
        if (isRunning()) {
            kill9();
        }
        restconf.close();
    }
}
