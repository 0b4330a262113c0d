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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            Duration.ofSeconds(60));
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

    @Test
    void trustsOnlyWhomItIsTold(@TempDir final Path folder) throws Exception {
        final var secret = "changeit".toCharArray();
        final Path store = folder.resolve("store");
        assertEquals(0, new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname", "CN=casm", "-ext", "san=ip:127.0.0.1",
            "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit")
            .redirectErrorStream(true).redirectOutput(folder.resolve("keytool").toFile()).start().waitFor());
        final KeyStore keys = KeyStore.getInstance(store.toFile(), secret);
        final Path pem = Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("own").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
        final var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, secret);
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        final HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        secure.createContext("/", this::answer);
        secure.start();
        try {
            final URI root = URI.create("https://127.0.0.1:" + secure.getAddress().getPort() + "/rests");
            final var told = new RestconfTransport(Clients.create(pem), root, Account.of("admin", "secret"),
                Duration.ofSeconds(60));
            assertEquals(Outcome.Replied.of(Outcome.Result.GRANTED), told.send(KEEPALIVE).toCompletableFuture().join());
            assertEquals(1, seen.size());

            final var usual = new RestconfTransport(Clients.create(null), root, Account.of("admin", "secret"),
                Duration.ofSeconds(60));
            assertInstanceOf(Outcome.Unanswered.class, usual.send(KEEPALIVE).toCompletableFuture().join());
            // the password was not sent
            assertEquals(1, seen.size());
            assertThrows(IOException.class, () -> Clients.create(Files.writeString(folder.resolve("none"), "")));
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void hearsNotificationsOfTheirName() throws Exception {
        body = "{\"output\":{\"stream-name\":\"urn:uuid:0-1-2\"}}";
        server.createContext("/rests/streams", exchange -> {
            final String events = ": hello\n\ndata:{\"ietf-restconf:notification\":{\"event-time\":\"t\","
                + "\"casm-device:lease-recalled\":{\"device-id\":\"bng-1\"}}}\n\n"
                + "data: {\"ietf-restconf:notification\":{\"casm-device:lease-assigned\":{}}}\n\n";
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(events.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        final List<String> heard = new CopyOnWriteArrayList<>();
        transport.listen("casm-device:lease-recalled", () -> heard.add("begun"),
            leaves -> heard.add(leaves.toString()));
        assertEquals(List.of("begun", "{\"device-id\":\"bng-1\"}"), heard);

        body = "{}";
        assertThrows(IOException.class, () -> transport.listen("casm-device:lease-recalled",
            () -> heard.add("begun again"), leaves -> heard.add("more")));
        assertEquals(2, heard.size());
    }
}
