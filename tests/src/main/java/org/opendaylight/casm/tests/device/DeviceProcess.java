/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Await;

/** Simulated devices in a process of their own, so that the controller has to reach them as real ones. */
public final class DeviceProcess implements AutoCloseable {
    private static final String TOLD = "Devices on ports [";

    private final String name;
    private final Path log;
    private final Process process;

    /**
     * Starts devices without waiting for them.
     *
     * @param name name of the process, for its log
     * @param model what the devices speak
     * @param count how many
     * @param heap the largest heap of the process, such as 256m
     * @param folder where its output and what else it writes go
     */
    public DeviceProcess(final String name, final Model model, final int count, final String heap, final Path folder)
            throws IOException {
        this.name = name;
        log = folder.resolve(name + ".log");
        final Path logging = folder.resolve("logback.xml");
        Files.writeString(logging, """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %level %logger %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """);
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap, "-Djava.io.tmpdir=" + folder, "-Dlogback.configurationFile=" + logging,
            "-cp", System.getProperty("java.class.path"), SimulatedDevices.class.getName(),
            model.name().toLowerCase(Locale.ROOT), Integer.toString(count))
            .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        process.getOutputStream().close();
    }

    /**
     * Waits until the devices listen.
     *
     * @return their ports
     * @throws IllegalStateException if they do not
     */
    public List<Integer> awaitPorts(final Duration patience) {
        final String text = Await.value("devices of " + name + " listen, see " + log, patience, this::said,
            now -> now.contains(TOLD) || !process.isAlive());
        final int from = text.indexOf(TOLD) + TOLD.length();
        if (from < TOLD.length()) {
            throw new IllegalStateException("the simulated devices of " + name + " did not start, see " + log);
        }
        return Stream.of(text.substring(from, text.indexOf(']', from)).split(", ")).map(Integer::valueOf).toList();
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The id of the process. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
