/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.opendaylight.casm.agent.run.Agent;
import org.opendaylight.casm.agent.run.Arguments;
import org.opendaylight.casm.tests.harness.Await;

/** A device that is a NETCONF server, with the reference agent in it. */
public final class NetconfAgent implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final AgentServer server;
    private final List<String> options;
    private final Path state;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Thread thread;
    private volatile int exitCode = -1;

    /**
     * A device that is switched off.
     *
     * @param port port of NETCONF on the loopback address
     * @param state file in which its agent keeps its pools
     * @param options options of the agent, as {@code --device-id bng-1}
     */
    public NetconfAgent(final int port, final Path state, final List<String> options) {
        server = new AgentServer(port);
        this.options = List.copyOf(options);
        this.state = state;
    }

    /** Its NETCONF side. */
    public AgentServer server() {
        return server;
    }

    /** Switches it on, with these options more. */
    public void boot(final String... more) {
        server.start();
        final var words = new ArrayList<>(options);
        words.addAll(List.of("--state", state.toString()));
        words.addAll(List.of(more));
        final var out = new PrintStream(output, true, StandardCharsets.UTF_8);
        final var agent = new Agent(new Arguments(words, Set.of("return", "configure")), out);
        final var transport = new NetconfTransport(server);
        exitCode = -1;
        thread = Thread.ofPlatform().daemon().name("netconf-agent").start(() -> {
            try {
                exitCode = agent.run(transport);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Switches it off without a word. */
    public void powerOff() {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
        server.close();
    }

    /** Breaks its memory; it has to be off. */
    public void forget() {
        server.wipe();
        try {
            Files.deleteIfExists(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the agent said. */
    public String said() {
        return output.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the agent has said something. */
    public void awaitLine(final String part) {
        Await.value("the agent says " + part, PATIENCE, this::said, said -> said.contains(part));
    }

    /** Waits until the agent ends, and returns its exit code. */
    public int awaitEnd() {
        Await.until("the agent ends", PATIENCE, () -> exitCode >= 0);
        return exitCode;
    }

    @Override
    public void close() {
        powerOff();
    }
}
