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
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as Kea's control channel does, from a configuration in memory that is lost when it stops. */
final class FakeKea implements AutoCloseable {
    private static final String START = """
        {"Dhcp4": {"valid-lifetime": 4000, "option-data": [], "shared-networks": [
          {"name": "other", "subnet4": [{"id": 1, "subnet": "192.0.2.0/24", "pools": []}]},
          {"name": "casm", "relay": {"ip-addresses": ["127.0.0.1"]}, "valid-lifetime": 600, "subnet4": []}]}}""";

    final List<String> commands = new CopyOnWriteArrayList<>();
    final Map<Long, Integer> assigned = new ConcurrentHashMap<>();
    private final Path socket;
    private final ServerSocketChannel server;
    private volatile JsonObject config = JsonParser.parseString(START).getAsJsonObject();
    private volatile boolean hook = true;

    FakeKea(final Path socket) throws IOException {
        this.socket = socket;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofPlatform().daemon().start(this::serve);
    }

    void unloadHook() {
        hook = false;
    }

    void set(final String text) {
        config = JsonParser.parseString(text).getAsJsonObject();
    }

    JsonObject config() {
        return config;
    }

    /** The subnets of the network that is CASM's. */
    JsonArray subnets() {
        return config.getAsJsonObject("Dhcp4").getAsJsonArray("shared-networks").get(1).getAsJsonObject()
            .getAsJsonArray("subnet4");
    }

    private void serve() {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept()) {
                final ByteBuffer in = ByteBuffer.allocate(1 << 20);
                // one command comes as one write
                if (channel.read(in) > 0) {
                    final String text = new String(in.array(), 0, in.position(), StandardCharsets.UTF_8);
                    channel.write(ByteBuffer.wrap(answer(JsonParser.parseString(text).getAsJsonObject()).toString()
                        .getBytes(StandardCharsets.UTF_8)));
                }
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private JsonObject answer(final JsonObject command) {
        final String name = command.get("command").getAsString();
        commands.add(name);
        final JsonElement arguments = command.get("arguments");
        return switch (name) {
            case "config-get" -> ok(config.deepCopy());
            case "config-set" -> {
                config = arguments.getAsJsonObject();
                yield ok(new JsonObject());
            }
            case "statistic-get-all" -> ok(statistics());
            case "lease4-wipe" -> hook ? result(assigned.remove(arguments.getAsJsonObject().get("subnet-id")
                .getAsLong()) == null ? 3 : 0) : result(2);
            default -> result(2);
        };
    }

    private JsonObject statistics() {
        final var all = new JsonObject();
        assigned.forEach((id, count) -> all.add("subnet[" + id + "].assigned-addresses",
            JsonParser.parseString("[[" + count + ", \"2026-01-01 00:00:00.000\"]]")));
        return all;
    }

    private static JsonObject ok(final JsonObject arguments) {
        final JsonObject answer = result(0);
        answer.add("arguments", arguments);
        return answer;
    }

    private static JsonObject result(final int code) {
        final var answer = new JsonObject();
        answer.addProperty("result", code);
        answer.addProperty("text", "result " + code);
        return answer;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }
}
