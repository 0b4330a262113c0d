/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device.agent;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.harness.Launcher;
import org.opendaylight.casm.tests.harness.Ports;
import org.opendaylight.netconf.server.api.operations.NetconfOperation;
import org.opendaylight.netconf.server.api.operations.NetconfOperationService;
import org.opendaylight.netconf.test.tool.NetconfDeviceSimulator;
import org.opendaylight.netconf.test.tool.config.ConfigurationBuilder;
import org.w3c.dom.Element;

/**
 * The NETCONF side of one device with casm-agent, on a port of the loopback address. What is configured lasts over
 * sessions, and over a reboot that does not break the memory of the device.
 */
public final class AgentServer implements AutoCloseable {
    private static final List<String> MODELS = List.of("casm-agent@2026-11-22", "casm-device@2026-11-22",
        "casm-types@2026-11-22", "ietf-netconf-acm@2018-02-14", "ietf-inet-types@2013-07-15",
        "ietf-yang-types@2013-07-15");

    private final AgentDatastore datastore = new AgentDatastore();
    private final List<AgentOperations> sessions = new CopyOnWriteArrayList<>();
    private final AtomicLong names = new AtomicLong();
    private final int port;
    private volatile NetconfDeviceSimulator simulator;
    private volatile Path schemas;
    private volatile long incarnation;
    private volatile JsonObject report;
    private volatile Consumer<JsonObject> answers = answer -> { };
    private volatile Consumer<String> hook = step -> { };
    private volatile Set<String> muted = Set.of();
    private volatile boolean reportWanted;

    /** A device on a port; it is switched off. */
    public AgentServer(final int port) {
        this.port = port;
    }

    /** Switches the device on. */
    public void start() {
        try {
            schemas = Files.createTempDirectory("casm-agent-models");
            for (var module : MODELS) {
                copy("META-INF/yang/" + module + ".yang", schemas.resolve(module + ".yang"));
            }
            final var configuration = new ConfigurationBuilder().setDeviceCount(1).setStartingPort(port)
                .setIp("127.0.0.1").setSsh(true).setThreadPoolSize(4)
                .setAuthProvider((user, password) -> SimulatedDevices.USER.equals(user)
                    && SimulatedDevices.PASSWORD.equals(password))
                .setOperationsCreator((capabilities, id) -> operations()).build();
            configuration.setSchemasDir(schemas.toFile());
            // a closed simulator does not wait for its listener to be gone
            Ports.awaitFree(port);
            simulator = new NetconfDeviceSimulator(configuration);
            simulator.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The simulator wants one of them for each device, and asks it for the operations of each session. */
    private NetconfOperationService operations() {
        return new NetconfOperationService() {
            @Override
            public Set<NetconfOperation> getNetconfOperations() {
                final var session = new AgentOperations(AgentServer.this, names.incrementAndGet());
                sessions.add(session);
                return Set.of(session);
            }

            @Override
            public void close() {
                sessionEnded();
            }
        };
    }

    /** It is not said which: one that is closed on this side, or else the oldest. */
    private synchronized void sessionEnded() {
        final var ended = sessions.stream().filter(AgentOperations::isClosed).findFirst()
            .or(() -> sessions.stream().findFirst());
        ended.ifPresent(session -> {
            sessions.remove(session);
            session.ended();
        });
    }

    private static void copy(final String resource, final Path target) throws IOException {
        try (InputStream in = AgentServer.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("No YANG module " + resource + " on the class path");
            }
            Files.copy(in, target);
        }
    }

    /** Switches the device off; what is configured stays. */
    @Override
    public void close() {
        dropSessions();
        if (simulator != null) {
            simulator.close();
            Launcher.removeTree(schemas);
            simulator = null;
            sessions.clear();
        }
    }

    /** Ends all sessions as if the line broke. */
    public void dropSessions() {
        sessions.forEach(AgentOperations::drop);
    }

    /** Forgets who subscribed; the sessions go on. */
    public void forgetSubscriptions() {
        sessions.forEach(AgentOperations::forgetSubscription);
    }

    /** Whether anybody hears the device. */
    public boolean isHeard() {
        return sessions.stream().anyMatch(AgentOperations::isSubscribed);
    }

    /** Breaks the memory of the device. */
    public void wipe() {
        datastore.wipe();
    }

    /** What to do before and after each operation, as {@code before commit}; for faults at a certain moment. */
    public void onStep(final Consumer<String> what) {
        hook = what;
    }

    /** Loses these notifications from now on, as {@code pool-renew}; without names it loses none. */
    public void mute(final String... notifications) {
        muted = Set.of(notifications);
    }

    /** The blocks that are configured, by lease-id. */
    public Map<String, Element> pools() {
        return datastore.pools();
    }

    AgentDatastore datastore() {
        return datastore;
    }

    void boot(final long number, final Consumer<JsonObject> answered) {
        incarnation = number;
        answers = answered;
    }

    long incarnation() {
        return incarnation;
    }

    void setReport(final JsonObject last) {
        report = last;
    }

    /** Whether it was asked for a report that it did not have; once. */
    boolean takeReportWanted() {
        final boolean wanted = reportWanted;
        reportWanted = false;
        return wanted;
    }

    void before(final String operation) {
        hook.accept("before " + operation);
    }

    void after(final String operation) {
        hook.accept("after " + operation);
    }

    void report(final Element reply) {
        final JsonObject last = report;
        if (last == null) {
            reportWanted = true;
        } else {
            final var asked = last.deepCopy();
            // what is said when it is asked is a report of its own
            asked.addProperty("report-id", "asked-" + names.incrementAndGet());
            Xml.write(reply, asked);
        }
    }

    void acknowledged(final Element operation) {
        for (var answer : Xml.children(operation)) {
            if (answer.getLocalName().equals("answer")) {
                answers.accept(Xml.read(answer));
            }
        }
    }

    /** Sends a notification; false when nobody has subscribed. */
    boolean send(final String name, final JsonObject content) {
        if (muted.contains(name)) {
            return false;
        }
        final var document = Xml.document();
        final var root = document.createElementNS("urn:ietf:params:xml:ns:netconf:notification:1.0", "notification");
        document.appendChild(root);
        final var time = document.createElementNS(root.getNamespaceURI(), "eventTime");
        time.setTextContent(OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString());
        root.appendChild(time);
        Xml.write(Xml.add(root, name), content);
        boolean sent = false;
        for (var session : sessions) {
            sent |= session.send(document);
        }
        return sent;
    }
}
