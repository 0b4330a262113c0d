/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.opendaylight.casm.tests.e2e.Lab.made;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.PeView;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Controller;

/** Simulated provider edges with the OpenConfig models and interfaces eth1 to eth3 and lo0, connected. */
final class Pes implements AutoCloseable {
    private final SimulatedDevices devices;
    private final Mounts mounts;
    private final List<String> names = new ArrayList<>();

    /** So many, with the name and a number from 1 on. */
    Pes(final Controller controller, final String name, final int count) {
        mounts = new Mounts(controller.restconf());
        devices = SimulatedDevices.start(Model.OPENCONFIG, count, 0);
        for (int i = 1; i <= count; i++) {
            names.add(name + i);
            made(mounts.mount(name + i, devices.ports().get(i - 1), SimulatedDevices.USER, SimulatedDevices.PASSWORD));
        }
        names.forEach(pe -> {
            mounts.awaitConnected(pe);
            List.of("eth1", "eth2", "eth3", "lo0").forEach(port -> made(mounts.addOpenConfigInterface(pe, port)));
        });
    }

    /** To change them by hand. */
    Mounts mounts() {
        return mounts;
    }

    /** What one holds. */
    SortedSet<String> lines(final String pe) {
        return new PeView(mounts, pe).lines();
    }

    /** Asserts that one holds exactly this. */
    void holds(final String pe, final Set<String> wanted) {
        assertEquals(String.join("\n", new TreeSet<>(wanted)), String.join("\n", lines(pe)));
    }

    @Override
    public void close() {
        names.forEach(mounts::unmount);
        devices.close();
    }
}
