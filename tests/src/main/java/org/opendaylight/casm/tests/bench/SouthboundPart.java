/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.opendaylight.casm.tests.device.DeviceProcess;
import org.opendaylight.casm.tests.device.DeviceView;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Restconf;

/** P8: leases that are put on many devices at once. The devices are simulated, in a process of their own. */
final class SouthboundPart {
    private static final int LEASES = 10;
    private static final int CLIENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Report report;
    private final Site site;
    private final Restconf restconf;
    private final Mounts mounts;
    private final int devices;

    SouthboundPart(final Report report, final Site site, final boolean quick) {
        this.report = report;
        this.site = site;
        restconf = site.controller().restconf();
        mounts = new Mounts(restconf);
        devices = quick ? 16 : 128;
    }

    /** Connects, allocates, waits until all is on the devices, and looks. */
    void run() throws IOException {
        makePool();
        try (var process = new DeviceProcess("devices", Model.IETF, devices, "2g", site.folder())) {
            measure(process.awaitPorts(PATIENCE));
        }
    }

    private void makePool() {
        final var client = new CasmClient(restconf);
        need(client.putSpace("southbound"));
        need(client.putPool("southbound", "ipv4-private", "southbound", "'segment':[{'id':'a','prefix':'10.0.0.0/8'}],"
            + "'unit':{'prefix-length':28},'routing':{'distribute':true},'lease':{'quarantine':0}"));
    }

    private void measure(final List<Integer> ports) {
        report.progress("P8: connecting to %d simulated devices", devices);
        final double before = Heap.used(site.controller());
        final long begin = System.nanoTime();
        each(i -> need(mounts.mount(name(i), ports.get(i), SimulatedDevices.USER, SimulatedDevices.PASSWORD)));
        IntStream.range(0, devices).forEach(i -> Await.until(name(i) + " is connected", PATIENCE,
            () -> mounts.isConnected(name(i))));
        report.add(Figure.told("P8", devices + " devices connected by OpenDaylight", seconds(begin)));
        each(i -> need(mounts.addInterface(name(i), "eth0")));

        report.progress("P8: %d leases for each", LEASES);
        final long asked = System.nanoTime();
        each(i -> IntStream.range(0, LEASES).forEach(lease -> allocate(name(i))));
        final String granted = seconds(asked);
        Await.value("all leases are on their devices", PATIENCE, this::done, done -> done == devices * LEASES);
        final double all = (System.nanoTime() - asked) / 1e9;
        report.add(Figure.of("P8", String.format(Locale.ROOT, "%d devices, %d leases each: provisioned and verified",
            devices, LEASES), seconds(asked) + ", granted after " + granted, "< 120 s", all < 120));
        final long right = IntStream.range(0, devices).filter(i -> isRight(name(i))).count();
        report.add(Figure.of("P8", "devices that hold exactly their addresses and routes, read from each", right
            + " of " + devices, "all", right == devices));
        report.add(Figure.told("P8", "heap in use after a collection", Heap.change(before,
            Heap.used(site.controller()))));
    }

    private void allocate(final String device) {
        need(new CasmClient(restconf).allocate("southbound", "'prefix-length':28,'device-id':'" + device
            + "','binding':{'node-id':'" + device + "','interface':'eth0','push':true}"));
    }

    /** How many leases say that they are on their device. */
    private int done() {
        final Answer answer = restconf.get("data/casm-allocation:allocations?content=nonconfig");
        return answer.isOk() ? (int) Json.list(Json.object(answer.body(), "allocations"), "allocation").stream()
            .filter(lease -> "done".equals(Json.text(Json.object(lease, "provisioning"), "status"))).count() : 0;
    }

    private boolean isRight(final String device) {
        final var lines = new DeviceView(mounts, device, Model.IETF).lines();
        return lines.stream().filter(line -> line.contains("address")).count() == LEASES
            && lines.stream().anyMatch(line -> line.startsWith("static route"));
    }

    private void each(final IntConsumer action) {
        final var next = new AtomicInteger();
        ClosedLoop.run(CLIENTS, devices, PATIENCE, () -> {
            action.accept(next.getAndIncrement());
            return null;
        });
    }

    private static String name(final int number) {
        return "device-" + number;
    }

    private static String seconds(final long begin) {
        return String.format(Locale.ROOT, "%.0f s", (System.nanoTime() - begin) / 1e9);
    }

    private static void need(final Answer answer) {
        if (!answer.isOk()) {
            throw new IllegalStateException("refused: " + answer);
        }
    }
}
