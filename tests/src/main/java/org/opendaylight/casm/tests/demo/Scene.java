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
import java.util.ArrayList;
import java.util.List;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.AgentProcess;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Launcher;

/** A controller, two devices and an agent of the demo's own, in a temporary folder and on free ports. */
final class Scene implements AutoCloseable {
    private final List<Device> devices = new ArrayList<>();
    private final List<AgentProcess> agents = new ArrayList<>();
    private final Path folder;
    private final Controller controller;
    private boolean keep;
    private boolean keepFolder;

    Scene() throws IOException {
        folder = Files.createTempDirectory("casm-demo");
        controller = new Controller(folder.resolve("instance"));
    }

    /** Starts a device without waiting for it. */
    void device(final String name, final Model model) throws IOException {
        devices.add(new Device(name, model, folder));
    }

    /** The devices. */
    List<Device> devices() {
        return devices;
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
        devices.forEach(device -> pids.append(' ').append(device.pid()));
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
        devices.forEach(Device::close);
        if (!keepFolder) {
            Launcher.removeTree(folder);
        }
    }
}
