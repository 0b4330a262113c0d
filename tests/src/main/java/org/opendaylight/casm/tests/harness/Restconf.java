/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.harness;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * A client of one controller (RFC 8040, JSON), for any number of threads. Connections and sessions are kept, since
 * checking a password is dear.
 */
public final class Restconf implements AutoCloseable {
    /**
     * More than a service takes whose device never answers, which is 60 s to provision it and 60 s to undo it, and more
     * than an import of 100,000 rows takes on a slow machine.
     */
    private static final int TIMEOUT_MILLIS = 600_000;

    private final Deque<HttpConnection> idle = new ConcurrentLinkedDeque<>();
    private final InetSocketAddress address;
    private final String root;
    private final String headers;

    /**
     * A client.
     *
     * @param port port on the loopback address
     * @param root path of the interface: {@code /rests}, or {@code /restconf} on the second port
     * @param user name of the account
     * @param password its password
     */
    public Restconf(final int port, final String root, final String user, final String password) {
        this(port, root, user, password, "application/yang-data+json");
    }

    private Restconf(final int port, final String root, final String user, final String password,
            final String media) {
        address = new InetSocketAddress("127.0.0.1", port);
        this.root = root;
        headers = "Authorization: Basic "
            + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8))
            + "\r\nAccept: " + media + "\r\nContent-Type: " + media + "\r\n";
    }

    /** A client for the accounts of a controller, as its first user. */
    public static Restconf accounts(final int port) {
        return new Restconf(port, "/auth/v1", "admin", "admin", "application/json");
    }

    /** The port of the controller. */
    public int port() {
        return address.getPort();
    }

    /** Reads a resource, such as {@code data/casm-pool:pools}. */
    public Answer get(final String path) {
        return send("GET", path, "");
    }

    /** Makes or replaces a resource. */
    public Answer put(final String path, final JsonObject body) {
        return send("PUT", path, body.toString());
    }

    /** Merges into a resource. */
    public Answer patch(final String path, final JsonObject body) {
        return send("PATCH", path, body.toString());
    }

    /** Makes a resource below another one. */
    public Answer post(final String path, final JsonObject body) {
        return send("POST", path, body.toString());
    }

    /** Deletes a resource. */
    public Answer delete(final String path) {
        return send("DELETE", path, "");
    }

    /** Calls an RPC, such as {@code casm-allocation:allocate}, with what its input holds. */
    public Answer rpc(final String name, final JsonObject input) {
        final var body = new JsonObject();
        body.add(name.substring(0, name.indexOf(':')) + ":input", input);
        return send("POST", "operations/" + name, body.toString());
    }

    /** Sends a request; the body may be anything. */
    public Answer send(final String method, final String path, final String body) {
        try {
            return trySend(method, path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + ": " + e, e);
        }
    }

    /**
     * Sends a request.
     *
     * @throws java.net.ConnectException if nobody listens; nothing was sent then
     * @throws IOException if it was not answered; whether it was carried out is not known then
     */
    public Answer trySend(final String method, final String path, final String body) throws IOException {
        final HttpConnection connection = connection();
        final Answer answer;
        try {
            answer = connection.exchange(method, root + "/" + path, headers, body);
        } catch (IOException e) {
            connection.close();
            throw e;
        }
        if (connection.isReusable()) {
            idle.push(connection);
        } else {
            connection.close();
        }
        return answer;
    }

    private HttpConnection connection() throws IOException {
        for (HttpConnection one = idle.poll(); one != null; one = idle.poll()) {
            if (one.isReusable()) {
                return one;
            }
            one.close();
        }
        return new HttpConnection(address, TIMEOUT_MILLIS);
    }

    /** The value of the Authorization header and the others, each line ended. */
    String headers() {
        return headers;
    }

    /** Forgets connections and sessions. */
    @Override
    public void close() {
        for (HttpConnection one = idle.poll(); one != null; one = idle.poll()) {
            try {
                one.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
