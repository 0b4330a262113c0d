/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.transport;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opendaylight.casm.agent.protocol.Message;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.protocol.ReplyJson;
import org.opendaylight.casm.agent.protocol.RequestJson;

/**
 * RPCs of casm-device by RESTCONF (RFC 8040, section 3.6), JSON over HTTP/1.1, with or without TLS. The session that
 * the server opens is kept, since checking a password is dear. For any number of threads.
 */
public final class RestconfTransport implements Transport {
    private static final String MEDIA = "application/yang-data+json";
    private static final String SESSION = "JSESSIONID=";
    private static final String DATA = "data:";
    private static final Pattern STREAM = Pattern.compile("urn:uuid:[0-9a-f-]+");
    private static final int OK_LOW = 200;
    private static final int OK_HIGH = 299;
    private static final int UNAUTHORIZED = 401;

    private final AtomicReference<String> session = new AtomicReference<>("");
    private final HttpClient client;
    private final URI root;
    private final Account account;
    private final Duration timeout;

    /**
     * A way to one server.
     *
     * @param root its RESTCONF root, such as {@code https://casm.example/rests}
     * @param account who calls
     * @param timeout after which an answer is not waited for any more
     */
    public RestconfTransport(final HttpClient client, final URI root, final Account account, final Duration timeout) {
        this.client = client;
        this.root = root;
        this.account = account;
        this.timeout = timeout;
    }

    @Override
    public CompletionStage<Outcome> send(final Message message) {
        return exchange("POST", "/operations/" + RequestJson.rpc(message.request()), RequestJson.body(message))
            .handle((response, failure) -> response == null ? Outcome.Unanswered.because(text(failure))
                : outcome(response));
    }

    /**
     * Changes a resource; for preparing a laboratory, not for agents.
     *
     * @param method PATCH or PUT
     * @param path path below the root, with a slash in front
     * @return the text of the answer
     * @throws IOException if the server did not do it
     */
    public String change(final String method, final String path, final JsonObject body)
            throws IOException {
        try {
            final HttpResponse<String> response = exchange(method, path, body).toCompletableFuture().join();
            if (!isOk(response)) {
                throw new IOException(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (CompletionException e) {
            throw new IOException(method + " " + path + ": " + text(e), e);
        }
    }

    /**
     * Waits for notifications (RFC 8040, section 6.3) until the server ends the stream.
     *
     * @param notification name with its module, such as {@code casm-device:lease-recalled}, of revision 2026-11-22
     * @param begun called when the server sends what comes from now on
     * @param listener gets the leaves of each
     * @throws IOException if there is no stream of it, or it breaks
     * @throws InterruptedException if this thread is interrupted
     */
    public void listen(final String notification, final Runnable begun, final Consumer<JsonObject> listener)
            throws IOException, InterruptedException {
        final String[] name = notification.split(":", 2);
        final String asked = "(urn:opendaylight:params:xml:ns:yang:" + name[0].replace('-', ':')
            + "?revision=2026-11-22)" + name[1];
        final var input = JsonParser.parseString("{\"input\":{\"notifications\":[\"" + asked + "\"]}}");
        final Matcher stream = STREAM.matcher(change("POST", "/operations/sal-remote:create-notification-stream",
            input.getAsJsonObject()));
        if (!stream.find()) {
            throw new IOException("the server makes no stream of " + notification);
        }
        final var request = HttpRequest.newBuilder(URI.create(root + "/streams/json/" + stream.group()))
            .header("Authorization", account.basic()).header("Accept", "text/event-stream").build();
        final HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != OK_LOW) {
                throw new IOException("the stream of " + notification + " answers " + response.statusCode());
            }
            begun.run();
            lines.filter(line -> line.startsWith(DATA)).flatMap(line -> leaves(line, name[1])).forEach(listener);
        } catch (UncheckedIOException e) {
            throw new IOException("the stream of " + notification + " broke", e);
        }
    }

    private static Stream<JsonObject> leaves(final String line, final String name) {
        return JsonParser.parseString(line.substring(DATA.length())).getAsJsonObject().entrySet().stream()
            .map(Map.Entry::getValue).filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
            .flatMap(one -> one.entrySet().stream()).filter(entry -> entry.getKey().endsWith(":" + name))
            .map(entry -> entry.getValue().getAsJsonObject());
    }

    private CompletionStage<HttpResponse<String>> exchange(final String method, final String path,
            final JsonObject body) {
        final HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
            .timeout(timeout).header("Authorization", account.basic()).header("Accept", MEDIA)
            .header("Content-Type", MEDIA)
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString()));
        final String cookie = session.get();
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).thenApply(response -> {
            keepSession(response);
            return response;
        });
    }

    private void keepSession(final HttpResponse<String> response) {
        if (response.statusCode() == UNAUTHORIZED) {
            session.set("");
            return;
        }
        response.headers().allValues("Set-Cookie").stream().filter(value -> value.startsWith(SESSION)).findFirst()
            .ifPresent(value -> session.set(value.split(";", 2)[0]));
    }

    private static boolean isOk(final HttpResponse<String> response) {
        return response.statusCode() >= OK_LOW && response.statusCode() <= OK_HIGH;
    }

    /** An answer of CASM counts; one of the server below, as while it starts, is none. */
    static Outcome outcome(final HttpResponse<String> response) {
        if (isOk(response)) {
            return ReplyJson.output(response.body());
        }
        final Outcome.Refused refused = ReplyJson.error(response.body());
        if (refused != null && refused.appTag().startsWith("casm:") && !isPassing(refused)) {
            return refused;
        }
        return new Outcome.Unanswered("HTTP " + response.statusCode() + (refused == null ? "" : ", " + refused.text()),
            retryAfter(response));
    }

    /** Whether the same message can succeed later: the Coordinator starts, has moved, is at it or could not store. */
    private static boolean isPassing(final Outcome.Refused refused) {
        return refused.is("not-leader") || refused.is("not-stored") || refused.is("busy");
    }

    private static Optional<Duration> retryAfter(final HttpResponse<String> response) {
        return response.headers().firstValue("Retry-After").filter(value -> value.matches("\\d{1,6}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private static String text(final Throwable failure) {
        final Throwable cause = failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause() : failure;
        final String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
