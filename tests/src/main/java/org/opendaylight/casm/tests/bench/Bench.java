/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/** The program behind {@code ./casm bench}: runs the benchmarks asked for and prints one table. */
public final class Bench {
    private static final List<String> PARTS = List.of("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10",
        "P11");
    private static final String USAGE = """
        Usage: casm bench [--quick] [PART...]

          P1  core engine: allocations and releases a second
          P2  core engine: heap of a lease
          P3  durable allocations by the RPC, inside the controller
          P4  one allocation a call by RESTCONF, 1 and 32 clients, none and 100,000 leases held
          P5  1,000 allocations a call by RESTCONF
          P6  1,000,000 leases: restart and heap
          P7  10,000 device agents boot within a minute
          P8  128 simulated devices get 10 leases each by NETCONF
          P9  core engine: reading the figures of a pool
          P10 event store: who held an address at a time, among 2,000,000 changes
          P11 L3VPNs over 3 provider edges: services a minute, 1,000 live, drift check of 128 edges

        Without PART all of them, in about half an hour; with --quick shorter, in about 9 minutes.
        The controllers run in temporary folders and on free ports; JAVA_MAX_HEAP is their largest heap.
        """;

    /** Measures something. */
    private interface Part {
        void run() throws IOException, RunnerException, InterruptedException;
    }

    /** Measures something on a controller. */
    private interface OnSite {
        void run(Site site) throws IOException;
    }

    private final Report report = new Report(System.out);
    private final Set<String> parts;
    private final boolean quick;
    private boolean failed;

    private Bench(final Set<String> parts, final boolean quick) {
        this.parts = parts;
        this.quick = quick;
    }

    /** Runs it; exit code 0 when all was measured, whether targets are met or not, 1 when not, 2 for wrong usage. */
    public static void main(final String[] args) {
        final Set<String> parts = new LinkedHashSet<>();
        boolean quick = false;
        for (final String arg : args) {
            if (arg.equals("--quick")) {
                quick = true;
            } else if (PARTS.contains(arg.toUpperCase(Locale.ROOT))) {
                parts.add(arg.toUpperCase(Locale.ROOT));
            } else {
                final boolean help = List.of("-h", "--help", "help").contains(arg);
                (help ? System.out : System.err).print(USAGE);
                System.exit(help ? 0 : 2);
            }
        }
        final var bench = new Bench(parts.isEmpty() ? Set.copyOf(PARTS) : parts, quick);
        System.exit(bench.run() ? 0 : 1);
    }

    private boolean run() {
        conditions();
        final var core = new CorePart(report, quick);
        part("P1", core::speed);
        part("P2", core::memory);
        part("P9", core::usage);
        part("P10", new HistoryPart(report, quick)::run);
        part("P3", this::inside);
        if (wants("P4") || wants("P5") || wants("P6")) {
            attempt("P4 to P6", this::restconf);
        }
        part("P7", () -> onSite(site -> new StormPart(report, site, quick).run()));
        part("P8", () -> onSite(site -> new SouthboundPart(report, site, quick).run()));
        part("P11", () -> onSite(site -> new ServicesPart(report, site, quick).run()));
        report.print();
        return !failed && !report.isEmpty();
    }

    private void inside() throws IOException {
        onSite(site -> new InsidePart(report, site, quick).run());
    }

    /** Each on a controller of its own, so that none pays for what another left. */
    private void onSite(final OnSite measure) throws IOException {
        try (var site = Site.start(report)) {
            measure.run(site);
        }
    }

    private void restconf() {
        try (var site = Site.start(report)) {
            final var allocations = new Allocations(site::client);
            final var restconf = new RestconfPart(report, site, allocations, quick);
            if (wants("P4")) {
                restconf.singleAndBulk();
            } else if (wants("P5")) {
                restconf.bulkOnly();
            }
            if (wants("P6")) {
                new ScalePart(report, site, allocations, quick).run();
            }
        }
    }

    private boolean wants(final String part) {
        return parts.contains(part);
    }

    private void part(final String name, final Part measure) {
        if (wants(name)) {
            attempt(name, measure);
        }
    }

    /** One part that fails does not keep the others from being measured. */
    private void attempt(final String name, final Part measure) {
        try {
            measure.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException | RunnerException | IllegalStateException | UncheckedIOException | AssertionError e) {
            failed = true;
            System.err.println(name + " failed:");
            e.printStackTrace();
            report.condition(name + " was not measured: " + e.getMessage());
        }
    }

    private void conditions() {
        final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        final int cores = Runtime.getRuntime().availableProcessors();
        report.condition(String.format(Locale.ROOT, "%d cores, client on the same machine; load before the run %.1f%s",
            cores, load, load > 0.5 * cores ? ": other work was running, so the figures are too low" : ""));
        report.condition("Java " + Runtime.version() + ", heap of the controller at most "
            + Objects.requireNonNullElse(System.getenv("JAVA_MAX_HEAP"), "2g") + ", of the core benchmarks 3g");
        report.condition("P3 to P8, P11: each answer only after the event store (SQLite, WAL, synchronous=FULL) and the"
            + " configuration datastore have committed; nothing is cached or relaxed for the benchmark");
        report.condition("P1, P2, P9: the core alone, in memory, no disk; P10: the event store alone");
        if (quick) {
            report.condition("--quick: shorter runs, fewer leases");
        }
    }
}
