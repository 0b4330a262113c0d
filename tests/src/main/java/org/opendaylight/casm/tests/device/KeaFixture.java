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
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.Launcher;
import org.opendaylight.casm.tests.harness.Ports;

/**
 * Debian's Kea DHCPv4 server on free ports of the loopback interface, with perfdhcp as its clients behind a relay. Its
 * configuration on disk has a shared network without subnets; it keeps leases of clients in a file.
 */
public final class KeaFixture implements AutoCloseable {
    /** Seconds that a client keeps an address. */
    public static final int LIFETIME = 20;

    private static final Path SERVER = Path.of("/usr/sbin/kea-dhcp4");
    private static final Path CLIENTS = Path.of("/usr/sbin/perfdhcp");
    private static final Path HOOKS = Path.of("/usr/lib");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final int serverPort;
    private final int clientPort;
    private Process kea;

    private KeaFixture() throws IOException {
        folder = Files.createTempDirectory("casm-kea");
        serverPort = Ports.udp();
        clientPort = Ports.udp();
        Files.writeString(folder.resolve("kea.json"), configuration());
        kea = startKea();
    }

    /**
     * Tells why the fixture cannot be used here.
     *
     * @return the reason, for the report of a skipped test, or empty
     */
    public static Optional<String> unusable() {
        return Files.isExecutable(SERVER) && Files.isExecutable(CLIENTS) ? Optional.empty()
            : Optional.of("needs the packages kea-dhcp4-server and kea-admin: no " + SERVER + " or " + CLIENTS);
    }

    /** Starts a server. */
    public static KeaFixture start() {
        try {
            return new KeaFixture();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start Kea", e);
        }
    }

    private String configuration() throws IOException {
        try (var files = Files.find(HOOKS, 5, (path, attributes) -> path.endsWith("libdhcp_lease_cmds.so"))) {
            final String hooks = files.findFirst().map(hook -> "{'library':'" + hook + "'}").orElse("");
            return ("{'Dhcp4':{'interfaces-config':{'interfaces':['lo/127.0.0.1'],'dhcp-socket-type':'udp'},"
                + "'control-socket':{'socket-type':'unix','socket-name':'" + socket() + "'},"
                + "'lease-database':{'type':'memfile','persist':true,'lfc-interval':0,'name':'"
                + folder.resolve("leases.csv") + "'},"
                + "'expired-leases-processing':{'reclaim-timer-wait-time':1,'flush-reclaimed-timer-wait-time':1,"
                + "'hold-reclaimed-time':1},'valid-lifetime':" + LIFETIME + ",'hooks-libraries':[" + hooks + "],"
                + "'shared-networks':[{'name':'casm','relay':{'ip-addresses':['127.0.0.1']},'subnet4':[]}],"
                + "'loggers':[{'name':'kea-dhcp4','severity':'INFO','output_options':[{'output':'"
                + folder.resolve("kea.log") + "'}]}]}}").replace('\'', '"');
        }
    }

    private Process startKea() throws IOException {
        Files.deleteIfExists(socket());
        final var builder = new ProcessBuilder(SERVER.toString(), "-p", Integer.toString(serverPort), "-P",
            Integer.toString(clientPort), "-c", folder.resolve("kea.json").toString()).directory(folder.toFile())
            .redirectErrorStream(true).redirectOutput(folder.resolve("kea.out").toFile());
        builder.environment().put("KEA_PIDFILE_DIR", folder.toString());
        builder.environment().put("KEA_LOCKFILE_DIR", folder.toString());
        builder.environment().put("KEA_LOGGER_DESTINATION", folder.resolve("kea.start").toString());
        final var process = builder.start();
        Await.until("Kea listens, see " + folder, PATIENCE, () -> Files.exists(socket()));
        return process;
    }

    /** Its control socket. */
    public Path socket() {
        return folder.resolve("s");
    }

    /** Its configuration, as it shows it. */
    public String shown() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket()));
            channel.write(StandardCharsets.UTF_8.encode("{\"command\":\"config-get\"}"));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Clients that come back all the time.
     *
     * @param number how many
     * @return what ends them
     */
    public Process clients(final int number) {
        try {
            return new ProcessBuilder(List.of(CLIENTS.toString(), "-4", "-l", "lo", "-N", Integer.toString(serverPort),
                "-L", Integer.toString(clientPort), "-r", Integer.toString(3 * number), "-R", Integer.toString(number),
                "-p", "3600", "127.0.0.1")).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("clients.out").toFile()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It dies on the spot (kill -9). */
    public void kill() {
        end(kea);
    }

    /** It starts again with what is on its disk. */
    public void revive() {
        try {
            kea = startKea();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot restart Kea", e);
        }
    }

    private static void end(final Process process) {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end(kea);
        Launcher.removeTree(folder);
    }
}
