/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Await;

/** A simulated network element in a process of its own, so that the controller has to reach it as a real one. */
final class Device implements AutoCloseable {
    private final String name;
    private final Model model;
    private final Path log;
    private final Process process;
    private final int port;

    /** Starts it without waiting; its output and what else it writes go to files in {@code folder}. */
    Device(final String name, final Model model, final Path folder) throws IOException {
        this.name = name;
        this.model = model;
        log = folder.resolve(name + ".log");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        final Path logging = folder.resolve("logback.xml");
        Files.writeString(logging, """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %level %logger %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """);
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
            "-Djava.io.tmpdir=" + folder, "-Dlogback.configurationFile=" + logging,
            "-cp", System.getProperty("java.class.path"),
            SimulatedDevices.class.getName(), model.name().toLowerCase(Locale.ROOT), "1", Integer.toString(port))
            .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
    }

    /**
     * Waits until it listens.
     *
     * @throws DemoFailure if it does not
     */
    void awaitStarted() {
        try {
            Await.until("device " + name + " listens", Duration.ofMinutes(2), () -> isStarted() || !process.isAlive());
        } catch (AssertionError e) {
            throw new DemoFailure(e.getMessage() + ", see " + log, e);
        }
        if (!process.isAlive()) {
            throw new DemoFailure("the simulated device " + name + " did not start, see " + log);
        }
    }

    private boolean isStarted() {
        try {
            return Files.readString(log).contains("Devices on ports");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its name, also in the NETCONF topology. */
    String name() {
        return name;
    }

    /** What it speaks. */
    Model model() {
        return model;
    }

    /** The port of its NETCONF server. */
    int port() {
        return port;
    }

    /** The id of its process. */
    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
