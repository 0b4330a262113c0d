/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.kea;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;

/** Kea's control channel: one JSON command and its answer on each connection of a UNIX socket. Not for threads. */
public final class KeaControl {
    /** Kea does not know a command, since a hook is not loaded. */
    static final class Unsupported extends IOException {
        private static final long serialVersionUID = 1L;

        Unsupported(final String text) {
            super(text);
        }
    }

    private static final int UNSUPPORTED = 2;
    /** What Kea says of a command for which there is nothing to do. */
    private static final int EMPTY = 3;
    private static final int BUFFER = 1 << 16;

    private final Path socket;
    private final Duration timeout;

    /**
     * A way to one server.
     *
     * @param timeout after which a server counts as one that does not answer
     */
    public KeaControl(final Path socket, final Duration timeout) {
        this.socket = socket;
        this.timeout = timeout;
    }

    /**
     * Has a command carried out.
     *
     * @param arguments null for none
     * @return arguments of the answer; empty when there are none
     * @throws IOException if the server is not there, does not answer, or refuses
     */
    public JsonObject command(final String name, final @Nullable JsonElement arguments) throws IOException {
        final var command = new JsonObject();
        command.addProperty("command", name);
        if (arguments != null) {
            command.add("arguments", arguments);
        }
        try {
            final JsonElement parsed = JsonParser.parseString(exchange(command.toString()));
            final JsonElement answer = parsed instanceof JsonArray array && !array.isEmpty() ? array.get(0) : parsed;
            return arguments(name, answer.getAsJsonObject());
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException("Kea's answer to " + name + " is not JSON: " + e.getMessage(), e);
        }
    }

    private static JsonObject arguments(final String name, final JsonObject answer) throws IOException {
        final JsonElement result = answer.get("result");
        final JsonElement text = answer.get("text");
        final String why = "Kea refused " + name + ": " + (text == null ? answer : text.getAsString());
        if (result == null || result.getAsInt() != 0 && result.getAsInt() != EMPTY) {
            throw result != null && result.getAsInt() == UNSUPPORTED ? new Unsupported(why) : new IOException(why);
        }
        return answer.get("arguments") instanceof JsonObject arguments ? arguments : new JsonObject();
    }

    private String exchange(final String command) throws IOException {
        final long deadline = System.nanoTime() + timeout.toNanos();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(socket))) {
                // more wait there than it can take
                throw silent();
            }
            final SelectionKey key = channel.register(selector, SelectionKey.OP_WRITE);
            final ByteBuffer out = ByteBuffer.wrap(command.getBytes(StandardCharsets.UTF_8));
            while (out.hasRemaining()) {
                await(selector, deadline);
                channel.write(out);
            }
            key.interestOps(SelectionKey.OP_READ);
            final ByteBuffer in = ByteBuffer.allocate(BUFFER);
            final var answer = new ByteArrayOutputStream();
            await(selector, deadline);
            while (channel.read(in) >= 0) {
                answer.write(in.array(), 0, in.position());
                in.clear();
                await(selector, deadline);
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private void await(final Selector selector, final long deadline) throws IOException {
        final long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0 || selector.select(left) == 0) {
            throw silent();
        }
        selector.selectedKeys().clear();
    }

    private IOException silent() {
        return new IOException("Kea does not answer at " + socket + " within " + timeout.toSeconds() + " s");
    }
}
