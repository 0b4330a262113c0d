/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.agent.protocol.Header;
import org.opendaylight.casm.agent.protocol.Message;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.protocol.Request;

/** Against a server of the JDK on the loopback interface. */
class RestconfTransportTest {
    private static final Message KEEPALIVE = new Message(new Header("bng-1", "1-1", 1, 1, Instant.EPOCH),
        new Request.Keepalive());

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "{\"casm-device:output\":{\"result\":\"granted\"}}";
    private volatile String retryAfter = "";
    private RestconfTransport transport;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        transport = new RestconfTransport(Clients.create(null),
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/rests"), Account.of("admin", "secret"),
            Duration.ofSeconds(10));
    }

    private void answer(final HttpExchange exchange) throws IOException {
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
            + exchange.getRequestHeaders().getFirst("Authorization") + " "
            + exchange.getRequestHeaders().getFirst("Cookie"));
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=abc;Path=/rests");
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        final byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Outcome send() {
        return transport.send(KEEPALIVE).toCompletableFuture().join();
    }

    @Test
    void callsTheRpcAndKeepsTheSession() {
        assertEquals(Outcome.Replied.of(Outcome.Result.GRANTED), send());
        send();

        final String call = "POST /rests/operations/casm-device:keepalive Basic YWRtaW46c2VjcmV0 ";
        assertEquals(List.of(call + "null", call + "JSESSIONID=abc"), seen);
    }

    @Test
    void forgetsASessionThatIsOver() {
        send();
        status = 401;
        assertInstanceOf(Outcome.Unanswered.class, send());
        status = 200;
        send();
        assertTrue(seen.getLast().endsWith("null"), seen::toString);
    }

    @Test
    void tellsARefusalOfCasmFromAServerThatIsNotReady() {
        status = 409;
        body = "{\"errors\":{\"error\":[{\"error-tag\":\"data-missing\",\"error-app-tag\":\"casm:unknown-device\","
            + "\"error-message\":\"no bng-1\"}]}}";
        assertEquals(new Outcome.Refused("casm:unknown-device", "no bng-1"), send());

        body = body.replace("unknown-device", "not-leader");
        assertInstanceOf(Outcome.Unanswered.class, send());
        body = body.replace("not-leader", "not-stored");
        assertInstanceOf(Outcome.Unanswered.class, send());

        status = 503;
        body = "";
        retryAfter = "7";
        assertEquals(new Outcome.Unanswered("HTTP 503", Optional.of(Duration.ofSeconds(7))), send());
    }

    @Test
    void nobodyThereIsNoAnswer() {
        server.stop(0);
        assertInstanceOf(Outcome.Unanswered.class, send());
    }

    @Test
    void doesNotTellThePassword() {
        assertEquals("admin", Account.of("admin", "secret").toString());
    }
}
