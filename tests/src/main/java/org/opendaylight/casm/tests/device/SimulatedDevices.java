/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.opendaylight.casm.tests.harness.Launcher;
import org.opendaylight.casm.tests.harness.Ports;
import org.opendaylight.netconf.test.tool.NetconfDeviceSimulator;
import org.opendaylight.netconf.test.tool.config.ConfigurationBuilder;

/**
 * NETCONF devices of one model, simulated in this process on ports of the loopback address. Each keeps a candidate and
 * a running configuration for as long as a session lasts: a new session finds an empty device.
 */
public final class SimulatedDevices implements AutoCloseable {
    /** User that may log in. */
    public static final String USER = "admin";
    /** Its password. */
    public static final String PASSWORD = "admin";

    private final NetconfDeviceSimulator simulator;
    private final Path schemas;
    private final List<Integer> ports;

    /** What the devices speak. */
    public enum Model {
        /** The IETF models of RFC 8343, RFC 8344 and RFC 8349. */
        IETF("META-INF/yang/", "ietf-inet-types@2013-07-15", "ietf-yang-types@2013-07-15",
            "ietf-interfaces@2018-02-20", "ietf-ip@2018-02-22", "ietf-routing@2018-03-13",
            "ietf-ipv4-unicast-routing@2018-03-13", "ietf-ipv6-unicast-routing@2018-03-13",
            "ietf-ipv6-router-advertisements@2018-03-13", "iana-if-type@2023-01-26"),
        /** OpenConfig interfaces with VLANs, network instances and static routes, as far as CASM uses them. */
        OPENCONFIG("device-models/", "openconfig-interfaces@2026-11-22", "openconfig-if-ip@2026-11-22",
            "openconfig-if-ethernet@2026-11-22", "openconfig-vlan@2026-11-22", "openconfig-policy-types@2026-11-22",
            "openconfig-local-routing@2026-11-22", "openconfig-evpn@2026-11-22",
            "openconfig-network-instance-types@2026-11-22", "openconfig-network-instance@2026-11-22");

        private final String folder;
        private final List<String> modules;

        Model(final String folder, final String... modules) {
            this.folder = folder;
            this.modules = List.of(modules);
        }
    }

    private SimulatedDevices(final NetconfDeviceSimulator simulator, final Path schemas) {
        this.simulator = simulator;
        this.schemas = schemas;
        ports = simulator.start();
    }

    /**
     * Starts devices.
     *
     * @param model what they speak
     * @param count number of devices
     * @param firstPort port of the first one, the others follow; 0 for any ports
     * @return the running devices
     */
    public static SimulatedDevices start(final Model model, final int count, final int firstPort) {
        try {
            final Path schemas = Files.createTempDirectory("casm-device-models");
            for (var module : model.modules) {
                copy(model.folder + module + ".yang", schemas.resolve(module + ".yang"));
            }
            final var configuration = new ConfigurationBuilder()
                .setDeviceCount(count)
                .setStartingPort(firstPort == 0 ? Ports.tcp(count) : firstPort)
                .setIp("127.0.0.1")
                .setSsh(true)
                .setMdSal(true)
                .setThreadPoolSize(4)
                .setAuthProvider((user, password) -> USER.equals(user) && PASSWORD.equals(password))
                .build();
            configuration.setSchemasDir(schemas.toFile());
            return new SimulatedDevices(new NetconfDeviceSimulator(configuration), schemas);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start simulated devices", e);
        }
    }

    private static void copy(final String resource, final Path target) throws IOException {
        try (InputStream in = SimulatedDevices.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("No YANG module " + resource + " on the class path");
            }
            Files.copy(in, target);
        }
    }

    /** Ports of the devices. */
    public List<Integer> ports() {
        return ports;
    }

    @Override
    public void close() {
        simulator.close();
        Launcher.removeTree(schemas);
    }

    /**
     * Runs devices until the process is ended.
     *
     * @param args model ({@code ietf} or {@code openconfig}), number of devices, first port
     * @throws InterruptedException if it is interrupted
     */
    public static void main(final String[] args) throws InterruptedException {
        final var model = args.length > 0 && "openconfig".equals(args[0]) ? Model.OPENCONFIG : Model.IETF;
        final int count = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        final int port = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        final var devices = startOrExit(model, count, port);
        Runtime.getRuntime().addShutdownHook(new Thread(devices::close));
        System.out.println("Devices on ports " + devices.ports() + ", user " + USER + ", password " + PASSWORD);
        new CountDownLatch(1).await();
    }

    /** A process without devices must not go on, and threads of the simulator would keep it. */
    private static SimulatedDevices startOrExit(final Model model, final int count, final int port) {
        try {
            return start(model, count, port);
        } catch (IndexOutOfBoundsException | IllegalStateException | UncheckedIOException e) {
            // the first of them is what the simulator has when no device could start
            e.printStackTrace();
            System.exit(1);
            throw e;
        }
    }
}
