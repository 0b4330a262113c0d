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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A NETCONF client that is nothing but OpenSSH and text (RFC 6242 with end-of-message framing), so that what a device
 * holds is seen without OpenDaylight.
 */
public final class SshNetconf {
    private static final String END = "]]>]]>";
    private static final String HELLO = """
        <hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>
        <capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>""" + END;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final String user;
    private final Path key;

    SshNetconf(final int port, final String user, final Path key) {
        this.port = port;
        this.user = user;
        this.key = key;
    }

    /** The running configuration, without white space between elements. */
    public String runningConfig() {
        return call("<get-config><source><running/></source></get-config>").replaceAll(">\\s+<", "><");
    }

    /** Calls operations one after the other in a session of its own. */
    public String call(final String... operations) {
        try (Session session = open()) {
            final var ret = new StringBuilder();
            for (var operation : operations) {
                ret.append(session.call(operation));
            }
            return ret.toString();
        }
    }

    /** Opens a session. */
    public Session open() {
        return new Session();
    }

    /** Opens a session that keeps the candidate configuration locked (RFC 6241, section 7.5). */
    public Session lockCandidate() {
        final var session = new Session();
        session.need("<lock><target><candidate/></target></lock>");
        return session;
    }

    /** A session; it lasts until it is closed, or the device does not answer in time. */
    public final class Session implements AutoCloseable {
        private final Process ssh;
        private int messages;

        Session() {
            try {
                ssh = new ProcessBuilder("ssh", "-q", "-i", key.toString(), "-p", String.valueOf(port),
                    "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "BatchMode=yes",
                    user + "@127.0.0.1", "-s", "netconf").redirectError(ProcessBuilder.Redirect.DISCARD).start();
                // netconfd says nothing before it has heard the client
                send(HELLO);
                receive();
            } catch (IOException e) {
                throw new UncheckedIOException("No NETCONF session", e);
            }
        }

        /** Calls an operation and returns the whole reply. */
        public String call(final String operation) {
            try {
                send("<rpc xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" message-id=\"" + ++messages + "\">"
                    + operation + "</rpc>" + END);
                return receive();
            } catch (IOException e) {
                throw new UncheckedIOException("NETCONF session lost", e);
            }
        }

        /** Unlocks the candidate configuration, which has to be locked by this session yet. */
        public void unlockCandidate() {
            need("<unlock><target><candidate/></target></unlock>");
        }

        private void need(final String operation) {
            final String reply = call(operation);
            if (!reply.contains("<ok/>")) {
                throw new IllegalStateException(operation + " was answered by " + reply);
            }
        }

        private void send(final String text) throws IOException {
            ssh.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            ssh.getOutputStream().flush();
        }

        private String receive() throws IOException {
            final var overdue = CompletableFuture.runAsync(ssh::destroyForcibly,
                CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            try {
                return read();
            } finally {
                overdue.cancel(false);
            }
        }

        private String read() throws IOException {
            final var ret = new StringBuilder();
            while (ret.length() < END.length() || ret.indexOf(END, ret.length() - END.length()) < 0) {
                final int next = ssh.getInputStream().read();
                if (next < 0) {
                    throw new IOException("Session closed after: " + ret);
                }
                ret.append((char) next);
            }
            return ret.substring(0, ret.length() - END.length());
        }

        @Override
        public void close() {
            ssh.destroy();
            try {
                ssh.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
