/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.opendaylight.casm.tests.device.DeviceProcess;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.AgentProcess;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Launcher;

/** A controller, devices and an agent of the demo's own, in a temporary folder and on free ports. */
final class Scene implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Map<String, DeviceProcess> devices = new TreeMap<>();
    private final List<AgentProcess> agents = new ArrayList<>();
    private final Path folder;
    private final Controller controller;
    private boolean keep;
    private boolean keepFolder;

    Scene() throws IOException {
        folder = Files.createTempDirectory("casm-demo");
        controller = new Controller(folder.resolve("instance"));
    }

    /** Starts devices in one process without waiting for them. */
    void startDevices(final String name, final Model model, final int count) throws IOException {
        devices.put(name, new DeviceProcess(name, model, count, "256m", folder));
    }

    /** Waits for a device that is alone in its process, which has its name. */
    Device device(final String name, final Model model) {
        return new Device(name, model, ports(name).getFirst());
    }

    /** Waits for all devices of a process; their names are that of the process and a number from 1 on. */
    List<Device> devices(final String name, final Model model) {
        final var ports = ports(name);
        return IntStream.range(0, ports.size())
            .mapToObj(i -> new Device(name + (i + 1), model, ports.get(i))).toList();
    }

    private List<Integer> ports(final String name) {
        final var process = devices.get(name);
        if (process == null) {
            throw new IllegalStateException("no devices " + name);
        }
        try {
            return process.awaitPorts(PATIENCE);
        } catch (IllegalStateException | AssertionError e) {
            throw new DemoFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Starts the agent of a device. */
    AgentProcess startAgent(final List<String> options) {
        final var agent = AgentProcess.start(controller, folder, options);
        agents.add(agent);
        return agent;
    }

    /** The agent that was started last. */
    AgentProcess agent() {
        return agents.getLast();
    }

    /** Its controller. */
    Controller controller() {
        return controller;
    }

    /** Where everything is. */
    Path folder() {
        return folder;
    }

    /** Leaves everything running. */
    void keep() {
        keep = true;
    }

    /** Leaves the folder with its logs. */
    void keepFolder() {
        keepFolder = true;
    }

    /** How to end what was kept. */
    String howToEnd() {
        final var pids = new StringBuilder("kill");
        devices.values().forEach(process -> pids.append(' ').append(process.pid()));
        return "./casm stop --data " + controller.data() + "; " + pids + "; rm -r " + folder;
    }

    @Override
    public synchronized void close() {
        if (keep) {
            return;
        }
        keep = true;
        agents.forEach(AgentProcess::close);
        if (controller.isRunning()) {
            controller.stop();
        }
        controller.close();
        devices.values().forEach(DeviceProcess::close);
        if (!keepFolder) {
            Launcher.removeTree(folder);
        }
    }
}
