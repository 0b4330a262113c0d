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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.Launcher;
import org.opendaylight.casm.tests.harness.Ports;

/**
 * Debian's netconfd (yuma123) behind an sshd of its own on a free port of the loopback address: a device that nobody
 * here wrote. It has the interfaces eth0 and eth1 after each start and forgets everything else, as a device does whose
 * configuration was not saved. It needs root, because its user has to exist in the system, and the packages netconfd,
 * libyuma-base and openssh-server.
 *
 * <p>It sometimes lets a request lie that comes together with one of another session, and answers it when the next one
 * of its own session comes. {@link SshNetconf} knows; the controller gives such a request up after 30 s and tries it
 * again, so whoever reads the device while the controller works on it has to wait for longer than that.
 */
public final class NetconfdFixture implements AutoCloseable {
    /** User that may log in. */
    public static final String USER = "casmdevice";

    private static final Path NETCONFD = Path.of("/usr/sbin/netconfd");
    private static final Path SUBSYSTEM = Path.of("/usr/sbin/netconf-subsystem");
    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Path MODELS = Path.of("/usr/share/yuma/modules/ietf/ietf-routing@2016-11-04.yang");
    /** One for all of this process, because they share the user. */
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String STARTUP = """
        <?xml version="1.0" encoding="UTF-8"?>
        <config xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">
          <interfaces xmlns="urn:ietf:params:xml:ns:yang:ietf-interfaces"
              xmlns:type="urn:ietf:params:xml:ns:yang:iana-if-type">
            <interface><name>eth0</name><type>type:ethernetCsmacd</type></interface>
            <interface><name>eth1</name><type>type:ethernetCsmacd</type></interface>
          </interfaces>
        NETWORK-INSTANCES</config>
        """;
    private static final List<String> VRF_MODELS = List.of("ietf-network-instance@2019-01-21.yang",
        "ietf-yang-schema-mount@2019-01-14.yang");

    private final Path folder;
    private final int port;
    private final Target target;
    private final Process sshd;
    private final List<String> vrfs;
    private Process netconfd;

    /** What its clients change. */
    public enum Target {
        /** A candidate configuration that is then committed. */
        CANDIDATE,
        /** The running configuration; there is no candidate. */
        RUNNING
    }

    private NetconfdFixture(final Target target, final List<String> vrfs) throws IOException {
        this.target = target;
        this.vrfs = List.copyOf(vrfs);
        folder = Files.createTempDirectory("casm-netconfd");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        port = Ports.tcp();
        makeUser();
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve("host").toString());
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key().toString());
        Files.copy(folder.resolve("client.pub"), folder.resolve("authorized"));
        Files.writeString(folder.resolve("sshd_config"), String.join("\n",
            "Port " + port, "ListenAddress 127.0.0.1", "HostKey " + folder.resolve("host"), "PidFile none",
            "PasswordAuthentication yes", "PermitRootLogin no", "UsePAM no", "StrictModes no",
            "AuthorizedKeysFile " + folder.resolve("authorized"), "AllowUsers " + USER,
            "Subsystem netconf \"" + SUBSYSTEM + " --ncxserver-sockname=" + port + "@" + socket() + "\"", ""));
        Files.createDirectories(Path.of("/run/sshd"));
        sshd = spawn("sshd.log", SSHD.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString());
        netconfd = startNetconfd();
    }

    /**
     * Tells why the fixture cannot be used here.
     *
     * @return the reason, for the report of a skipped test, or empty
     */
    public static Optional<String> unusable() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("needs root, because the user of the device has to exist in the system");
        }
        for (var file : List.of(NETCONFD, SUBSYSTEM, SSHD, MODELS)) {
            if (!Files.exists(file)) {
                return Optional.of("needs the packages netconfd, libyuma-base and openssh-server: no " + file);
            }
        }
        return Optional.empty();
    }

    /** Starts a device without network instances. */
    public static NetconfdFixture start(final Target target) {
        return start(target, List.of());
    }

    /** Starts a device that has these network instances (RFC 8529); with none it does not know what they are. */
    public static NetconfdFixture start(final Target target, final List<String> vrfs) {
        try {
            return new NetconfdFixture(target, vrfs);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start netconfd", e);
        }
    }

    private Process startNetconfd() throws IOException {
        Files.deleteIfExists(socket());
        // netconfd saves each commit there
        Files.writeString(folder.resolve("startup.xml"), STARTUP.replace("NETWORK-INSTANCES", instances()));
        final var command = new ArrayList<>(List.of(NETCONFD.toString(), "--startup=" + folder.resolve("startup.xml"),
            "--target=" + target.name().toLowerCase(Locale.ROOT), "--superuser=" + USER,
            "--access-control=off", "--port=" + port,
            "--ncxserver-sockname=" + socket(), "--log=" + folder.resolve("netconfd.log"), "--log-level=info"));
        List.of("iana-if-type", "ietf-interfaces", "ietf-ip", "ietf-routing", "ietf-ipv4-unicast-routing",
            "ietf-ipv6-unicast-routing").forEach(module -> command.add("--module=" + module));
        if (!vrfs.isEmpty()) {
            command.add("--modpath=" + models() + ":/usr/share/yuma/modules");
            command.add("--module=ietf-network-instance");
        }
        final var process = spawn("netconfd.out", command.toArray(new String[0]));
        Await.until("netconfd listens", PATIENCE, () -> Files.exists(socket()));
        Files.setPosixFilePermissions(socket(), PosixFilePermissions.fromString("rwxrwxrwx"));
        return process;
    }

    private String instances() {
        return vrfs.isEmpty() ? "" : "<network-instances xmlns=\"urn:ietf:params:xml:ns:yang:ietf-network-instance\">"
            + vrfs.stream().map(name -> "<network-instance><name>" + name + "</name><vrf-root/></network-instance>")
                .collect(Collectors.joining()) + "</network-instances>";
    }

    /** A folder with what Debian does not have. */
    private Path models() throws IOException {
        final Path models = Files.createDirectories(folder.resolve("models"));
        for (final String module : VRF_MODELS) {
            try (var in = NetconfdFixture.class.getClassLoader().getResourceAsStream("META-INF/yang/" + module)) {
                if (in == null) {
                    throw new IOException("No YANG module " + module + " on the class path");
                }
                Files.copy(in, models.resolve(module), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return models;
    }

    private Path socket() {
        return folder.resolve("netconfd.sock");
    }

    private void makeUser() throws IOException {
        if (call("id", USER).exitValue() != 0) {
            run("useradd", "--no-create-home", "--shell", "/bin/sh", USER);
        }
        final var process = new ProcessBuilder("chpasswd").start();
        try (var out = process.getOutputStream()) {
            out.write((USER + ":" + PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        }
        await(process, "chpasswd");
    }

    private Process spawn(final String log, final String... command) throws IOException {
        final var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
            .redirectOutput(folder.resolve(log).toFile());
        builder.environment().put("HOME", folder.toString());
        return builder.start();
    }

    private static Process call(final String... command) throws IOException {
        final var process = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        await(process, command[0]);
        return process;
    }

    private static void run(final String... command) throws IOException {
        if (call(command).exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static void await(final Process process, final String name) throws IOException {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(name + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was not waited for", e);
        }
    }

    /** Port of its SSH server. */
    public int port() {
        return port;
    }

    /** Password of {@link #USER}. */
    public String password() {
        return PASSWORD;
    }

    /** Private key that is good for {@link #USER}, too. */
    Path key() {
        return folder.resolve("client");
    }

    /** A client of its own, which is not OpenDaylight's. */
    public SshNetconf client() {
        return new SshNetconf(port, USER, key());
    }

    /** The device dies on the spot (kill -9); its SSH server stays, as where NETCONF is a process of its own. */
    public void kill() {
        netconfd.destroyForcibly();
        try {
            netconfd.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The device comes back with its start-up configuration. */
    public void revive() {
        try {
            netconfd = startNetconfd();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot restart netconfd", e);
        }
    }

    @Override
    public void close() {
        netconfd.destroyForcibly();
        sshd.descendants().forEach(ProcessHandle::destroyForcibly);
        sshd.destroyForcibly();
        Launcher.removeTree(folder);
    }
}
