/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.harness;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that is kept open, HTTP/1.1 (RFC 9112). One thread at a time; costs little next to the server on the
 * same machine, and tells a connection that was refused from a request that was not answered.
 */
final class HttpConnection implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream in;
    private long usedAt = System.nanoTime();
    private boolean reusable = true;
    private String cookie = "";

    /**
     * Connects.
     *
     * @throws java.net.ConnectException if nobody listens; nothing was sent then
     * @throws IOException if it cannot connect for another reason
     */
    HttpConnection(final InetSocketAddress address, final int timeoutMillis) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Whether another request can be sent over it. */
    boolean isReusable() {
        // well below the time after which the server ends an idle connection
        return reusable && System.nanoTime() - usedAt < 5_000_000_000L;
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @throws IOException if there is no complete answer; whether the request was carried out is not known then
     */
    Answer exchange(final String method, final String path, final String headers, final String body)
            throws IOException {
        reusable = false;
        final byte[] content = body.getBytes(StandardCharsets.UTF_8);
        final var head = new StringBuilder(512).append(method).append(' ').append(path)
            .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n").append(headers);
        if (!cookie.isEmpty()) {
            head.append("Cookie: ").append(cookie).append("\r\n");
        }
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        final byte[] lines = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        final byte[] request = new byte[lines.length + content.length];
        System.arraycopy(lines, 0, request, 0, lines.length);
        System.arraycopy(content, 0, request, lines.length, content.length);
        socket.getOutputStream().write(request);
        final Answer answer = read();
        usedAt = System.nanoTime();
        return answer;
    }

    private Answer read() throws IOException {
        final String first = line();
        final int status = Integer.parseInt(first.split(" ", 3)[1]);
        boolean chunked = false;
        boolean close = false;
        int length = status == 204 || status == 304 ? 0 : -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            final int colon = header.indexOf(':');
            final String value = header.substring(colon + 1).trim();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> close = value.equalsIgnoreCase("close");
                case "set-cookie" -> keep(value);
                default -> {
                    // of no interest
                }
            }
        }
        final byte[] body = chunked ? chunks() : length < 0 ? in.readAllBytes() : exactly(length);
        reusable = !close && (chunked || length >= 0);
        return new Answer(status, new String(body, StandardCharsets.UTF_8));
    }

    private void keep(final String value) {
        if (value.startsWith("JSESSIONID=")) {
            cookie = value.split(";", 2)[0];
        }
    }

    private byte[] chunks() throws IOException {
        final var body = new ByteArrayOutputStream();
        while (true) {
            final int length = Integer.parseInt(line().split(";", 2)[0].trim(), 16);
            if (length == 0) {
                while (!line().isEmpty()) {
                    // trailers are of no interest
                }
                return body.toByteArray();
            }
            body.write(exactly(length));
            line();
        }
    }

    private byte[] exactly(final int length) throws IOException {
        final byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ends early");
        }
        return bytes;
    }

    private String line() throws IOException {
        final var line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection ended before the answer did");
            }
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
