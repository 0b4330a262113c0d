/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.opendaylight.casm.tests.harness.Await;

/**
 * A NETCONF client that is nothing but OpenSSH and text (RFC 6242 with end-of-message framing), so that what a device
 * holds is seen without OpenDaylight.
 */
public final class SshNetconf {
    private static final System.Logger LOG = System.getLogger(SshNetconf.class.getName());
    private static final String END = "]]>]]>";
    private static final String HELLO = """
        <hello xmlns="urn:ietf:params:xml:ns:netconf:base:1.0"><capabilities>
        <capability>urn:ietf:params:netconf:base:1.0</capability></capabilities></hello>""" + END;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final String NOTHING =
        "<get-config><source><running/></source><filter type=\"subtree\"/></get-config>";

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

    /**
     * Opens a session that keeps the candidate configuration locked (RFC 6241, section 7.5); waits while another
     * session does.
     */
    public Session lockCandidate() {
        final var session = new Session();
        Await.until("candidate configuration is locked", PATIENCE, () -> {
            final String reply = session.call("<lock><target><candidate/></target></lock>");
            if (!reply.contains("<ok/>") && !reply.contains("lock-denied")) {
                throw new IllegalStateException("lock was answered by " + reply);
            }
            return reply.contains("<ok/>");
        });
        return session;
    }

    /** Changes the running configuration by way of the candidate, as somebody does by hand. */
    public void edit(final String config) {
        try (var session = lockCandidate()) {
            session.need("<edit-config><target><candidate/></target><config>" + config + "</config></edit-config>");
            session.need("<commit/>");
            session.unlockCandidate();
        }
    }

    /**
     * A session; it lasts until it is closed. Debian's netconfd sometimes lets a message lie that comes together with
     * one of another session, and sees it when the next message of its session comes; so one that is not answered is
     * followed by a request for nothing.
     */
    public final class Session implements AutoCloseable {
        private final BlockingQueue<Optional<String>> received = new LinkedBlockingQueue<>();
        private final Process ssh;
        private int messages;

        Session() {
            try {
                ssh = new ProcessBuilder("ssh", "-q", "-i", key.toString(), "-p", String.valueOf(port),
                    "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "BatchMode=yes",
                    user + "@127.0.0.1", "-s", "netconf").redirectError(ProcessBuilder.Redirect.DISCARD).start();
                Thread.ofPlatform().daemon().name("netconf-" + ssh.pid()).start(this::read);
                // netconfd says nothing before it has heard the client
                send(HELLO);
                receive("<hello");
            } catch (IOException e) {
                throw new UncheckedIOException("No NETCONF session: " + e.getMessage(), e);
            }
        }

        /** Calls an operation and returns the whole reply. */
        public String call(final String operation) {
            final String id = String.valueOf(++messages);
            try {
                send(id, operation);
                return receive(messageId(id));
            } catch (IOException e) {
                throw new UncheckedIOException("NETCONF session lost: " + e.getMessage(), e);
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

        private void send(final String id, final String operation) throws IOException {
            send("<rpc xmlns=\"urn:ietf:params:xml:ns:netconf:base:1.0\" " + messageId(id) + ">" + operation + "</rpc>"
                + END);
        }

        private void send(final String text) throws IOException {
            ssh.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            ssh.getOutputStream().flush();
        }

        private static String messageId(final String id) {
            return "message-id=\"" + id + "\"";
        }

        /** Waits for the next message with {@code mark}; what else comes is the answer to a request for nothing. */
        private String receive(final String mark) throws IOException {
            final long deadline = System.nanoTime() + PATIENCE.toNanos();
            try {
                while (true) {
                    final Optional<String> message = received.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
                    if (message != null) {
                        final String text = message.orElseThrow(() -> new EOFException("closed by the device"));
                        if (text.contains(mark)) {
                            return text;
                        }
                    } else if (System.nanoTime() > deadline) {
                        ssh.destroyForcibly();
                        throw new IOException("no message with " + mark + " within " + PATIENCE);
                    } else {
                        send("nothing", NOTHING);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("not waited for", e);
            }
        }

        /** Reads until the session ends. */
        private void read() {
            final var text = new StringBuilder();
            try (var in = ssh.inputReader(StandardCharsets.UTF_8)) {
                for (int next = in.read(); next >= 0; next = in.read()) {
                    text.append((char) next);
                    if (next == '>' && text.indexOf(END, Math.max(0, text.length() - END.length())) >= 0) {
                        received.add(Optional.of(text.substring(0, text.length() - END.length())));
                        text.setLength(0);
                    }
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.DEBUG, "NETCONF session closed", e);
            } finally {
                received.add(Optional.empty());
            }
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
