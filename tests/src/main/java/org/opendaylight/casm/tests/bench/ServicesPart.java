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
import java.util.stream.LongStream;
import org.opendaylight.casm.tests.device.DeviceProcess;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Await;

/** P11: services on simulated provider edges, in a process of their own, and the check of all edges for drift. */
final class ServicesPart {
    private static final int FEW = 10;
    private static final int PROBES = 10;
    private static final int WARM_UP = 4;
    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration FILL = Duration.ofMinutes(30);

    private final Report report;
    private final Site site;
    private final Vpns vpns;
    /** The last three have nothing but the services that are measured alone. */
    private final int edges;
    private final int services;

    ServicesPart(final Report report, final Site site, final boolean quick) {
        this.report = report;
        this.site = site;
        vpns = new Vpns(site.controller().restconf());
        edges = quick ? 15 : 128;
        services = quick ? 100 : 1000;
    }

    /** What one service costs. */
    private record Cost(Latencies provision, Latencies reconcile, Latencies remove) {
    }

    /** Connects edges, and provisions services on them. */
    void run() throws IOException {
        vpns.makePools();
        try (var devices = new DeviceProcess("edges", Model.OPENCONFIG, edges, "3g", site.folder())) {
            connect(devices.awaitPorts(PATIENCE));
            measure();
        }
    }

    private void connect(final List<Integer> ports) {
        report.progress("P11: connecting to %d simulated provider edges", edges);
        final long begin = System.nanoTime();
        each(edges, i -> vpns.mount(edge(i), ports.get(i)));
        IntStream.range(0, edges).forEach(i -> Await.until(edge(i) + " is connected", PATIENCE,
            () -> vpns.isConnected(edge(i))));
        report.add(Figure.told("P11", edges + " provider edges connected by OpenDaylight", seconds(begin)));
        each(edges, i -> vpns.furnish(edge(i)));
    }

    private void measure() {
        report.progress("P11: %d services, one after the other", FEW);
        // the first ones find code that is not compiled yet
        IntStream.range(0, WARM_UP).forEach(i -> probe("warm-up-" + i));
        IntStream.range(0, FEW).forEach(this::order);
        final double before = Heap.used(site.controller());
        final var few = probe("few");

        report.progress("P11: %d services by %d clients", services - FEW, CLIENTS);
        final var next = new AtomicInteger(FEW);
        final var filled = ClosedLoop.run(CLIENTS, services - FEW, FILL, () -> {
            order(next.getAndIncrement());
            return null;
        });
        if (filled.count() < services - FEW) {
            throw new IllegalStateException("only " + filled.count() + " services were provisioned in time");
        }
        final double after = Heap.used(site.controller());
        final var many = probe("many");

        report.add(Figure.told("P11", "services a minute, 3 provider edges and 6 accesses each, one client",
            perMinute(few.provision)));
        report.add(Figure.told("P11", "the same, " + CLIENTS + " clients, until " + services + " are live, on "
            + (edges - Vpns.EDGES) + " edges", perMinute(filled)));
        compare("one more service on edges of its own", few.provision, many.provision);
        compare("reconciling it", few.reconcile, many.reconcile);
        compare("removing it", few.remove, many.remove);
        report.add(Figure.told("P11", "heap in use after a collection, " + services + " live", Heap.change(before,
            after)));
        crowded();
        drift();
    }

    /** Provisions, compares and removes services, one after the other, on three edges that have no others. */
    private Cost probe(final String name) {
        return probe(name, edges - Vpns.EDGES);
    }

    private Cost probe(final String name, final int firstEdge) {
        final var on = IntStream.range(firstEdge, firstEdge + Vpns.EDGES).mapToObj(ServicesPart::edge).toList();
        final var provision = new long[PROBES];
        final var reconcile = new long[PROBES];
        final var remove = new long[PROBES];
        for (int i = 0; i < PROBES; i++) {
            final String id = name + "-" + i;
            provision[i] = time(() -> {
                vpns.configure(id, on);
                vpns.provision(id);
            });
            reconcile[i] = time(() -> agree(vpns.reconcile(id)));
            remove[i] = time(() -> vpns.remove(id));
        }
        return new Cost(all(provision), all(reconcile), all(remove));
    }

    private static long time(final Runnable action) {
        final long begin = System.nanoTime();
        action.run();
        return System.nanoTime() - begin;
    }

    private static Latencies all(final long[] nanos) {
        return new Latencies(LongStream.of(nanos).sum() / 1e9, nanos);
    }

    private static void agree(final int differences) {
        if (differences > 0) {
            throw new IllegalStateException(differences + " differences that nobody made");
        }
    }

    /** Provisions service number so-and-so, on three of the edges that are shared. */
    private void order(final int number) {
        final String id = "service-" + number;
        vpns.configure(id, IntStream.range(0, Vpns.EDGES)
            .mapToObj(i -> edge((Vpns.EDGES * number + i) % (edges - Vpns.EDGES))).toList());
        vpns.provision(id);
    }

    private void compare(final String what, final Latencies few, final Latencies many) {
        final double before = few.millis(0.5);
        final double after = many.millis(0.5);
        report.add(Figure.of("P11", what + ", " + FEW + " and " + services + " services live", "median "
            + Report.millis(before) + " and " + Report.millis(after) + " (" + Report.change(before, after) + ")",
            "flat (within 20 %)", after <= 1.2 * before));
    }

    private void crowded() {
        final var crowded = probe("crowded", 0);
        final int each = services * Vpns.EDGES / (edges - Vpns.EDGES);
        report.add(Figure.told("P11", "one more service, reconciling and removing it, on edges that have " + each
            + " services each", "median " + Report.millis(crowded.provision.millis(0.5)) + ", "
            + Report.millis(crowded.reconcile.millis(0.5)) + ", " + Report.millis(crowded.remove.millis(0.5))));
    }

    /** All edges are compared in one call, before and after somebody changed one by hand. */
    private void drift() {
        report.progress("P11: checking %d edges for drift", edges);
        agree(vpns.compareAll());
        final var none = time(() -> agree(vpns.compareAll()));
        vpns.harm("service-0", edge(0));
        final int found = vpns.compareAll();
        report.add(Figure.told("P11", "drift check of " + (edges - Vpns.EDGES) + " edges that hold " + services
            + " services, all read", String.format(Locale.ROOT, "%.1f s", none / 1e9)));
        report.add(Figure.of("P11", "differences found after one address was deleted by hand", Integer.toString(found),
            "1", found == 1));
    }

    private static void each(final int count, final IntConsumer action) {
        final var next = new AtomicInteger();
        ClosedLoop.run(CLIENTS, count, PATIENCE, () -> {
            action.accept(next.getAndIncrement());
            return null;
        });
    }

    private static String edge(final int number) {
        return "edge-" + number;
    }

    private static String seconds(final long begin) {
        return String.format(Locale.ROOT, "%.0f s", (System.nanoTime() - begin) / 1e9);
    }

    private static String perMinute(final Latencies services) {
        return String.format(Locale.ROOT, "%.0f, median %s", 60 * services.rate(),
            Report.millis(services.millis(0.5)));
    }
}
