/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.harness;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Notifications of CASM, read as server-sent events from a stream made for it (RFC 8040 section 6). */
public final class EventStream implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("urn:uuid:[0-9a-f-]+");
    private static final String REVISION = "?revision=2026-11-22)";

    private final List<JsonObject> received = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Socket socket;

    /**
     * Makes a stream and listens to it.
     *
     * @param controller where
     * @param notifications each as module:name, the module without {@code casm-}
     */
    public EventStream(final Controller controller, final String... notifications) throws IOException {
        final var names = new StringBuilder();
        for (final String one : notifications) {
            final String[] parts = one.split(":");
            names.append(names.isEmpty() ? "" : ",").append("'(urn:opendaylight:params:xml:ns:yang:casm:")
                .append(parts[0]).append(REVISION).append(parts[1]).append('\'');
        }
        final Answer made = controller.restconf().send("POST", "operations/sal-remote:create-notification-stream",
            Json.of("{'input':{'notifications':[" + names + "]}}").toString());
        final var name = NAME.matcher(made.text());
        if (!name.find()) {
            throw new IOException("no stream: " + made);
        }
        socket = new Socket();
        socket.connect(new InetSocketAddress("127.0.0.1", 8181 + controller.offset()), 60_000);
        socket.getOutputStream().write(("GET /rests/streams/json/" + name.group() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            + controller.restconf().headers().replaceAll("Accept: [^\r]*", "Accept: text/event-stream") + "\r\n")
            .getBytes(StandardCharsets.US_ASCII));
        final var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        socket.setSoTimeout(60_000);
        final String status = in.readLine();
        if (status == null || !status.contains(" 200")) {
            socket.close();
            throw new IOException("stream answers " + status);
        }
        socket.setSoTimeout(0);
        Thread.ofPlatform().daemon().name("event-stream").start(() -> read(in));
    }

    private void read(final BufferedReader in) {
        try {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
                // a chunk's length and the end of an event are lines of their own
                if (line.startsWith("data:")) {
                    received.add(Json.object(Json.read(line.substring(5).trim()), "notification"));
                }
            }
        } catch (IOException e) {
            lines.add("ended: " + e);
        }
    }

    /** The notifications of one name received so far, in order, each with its own leaves. */
    public List<JsonObject> received(final String name) {
        return received.stream().filter(one -> one.keySet().stream().anyMatch(key -> key.endsWith(":" + name)))
            .map(one -> Json.object(one, name)).toList();
    }

    /** Those of one name that meet a condition. */
    public List<JsonObject> received(final String name, final Predicate<JsonObject> condition) {
        return received(name).stream().filter(condition).toList();
    }

    /** What came as it came, to be shown when something is missing. */
    public List<String> raw() {
        return List.copyOf(lines);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
