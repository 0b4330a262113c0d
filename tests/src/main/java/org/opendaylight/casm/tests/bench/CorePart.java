/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** P1, P2 and P9: the core engine alone, by JMH, each in a process of its own. */
final class CorePart {
    private static final String HEAP = "-Xmx3g";
    /** JMH uses what newer Java warns of. */
    private static final String[] JVM = Runtime.version().feature() < 24 ? new String[] {HEAP}
        : new String[] {HEAP, "--sun-misc-unsafe-memory-access=allow"};

    private final Report report;
    private final boolean quick;

    CorePart(final Report report, final boolean quick) {
        this.report = report;
        this.quick = quick;
    }

    /** P1. */
    void speed() throws RunnerException {
        report.progress("P1: core engine, one thread, JMH");
        final var scores = new HashMap<String, Double>();
        final var options = options(CoreSpeed.class).warmupIterations(quick ? 30 : 60)
            .measurementIterations(quick ? 15 : 40);
        if (quick) {
            options.param("blocks", "/28 of a /8", "/56 of a /36");
        }
        collect(new Runner(options.build()).run(), scores);
        final Options whole = new OptionsBuilder().parent(options.build())
            .param("blocks", "/56 of a /32", CoreSpeed.AMONG).param("occupancy", "0").build();
        collect(new Runner(whole).run(), scores);
        for (final String blocks : List.of("/28 of a /8", "address of a /12", "/56 of a /36",
                "address of 4,096 scattered /24", "/56 of a /32", CoreSpeed.AMONG)) {
            show(scores, blocks);
        }
    }

    private static ChainedOptionsBuilder options(final Class<?> benchmarks) {
        return new OptionsBuilder().include(benchmarks.getName()).jvmArgs(JVM).forks(1).shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    }

    private static void collect(final Collection<RunResult> results, final Map<String, Double> scores) {
        for (final RunResult result : results) {
            final var params = result.getParams();
            final String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
            // the median: a batch that a collection of garbage falls into says little about the others
            final double nanos = result.getPrimaryResult().getStatistics().getPercentile(50);
            scores.put(method + " " + params.getParam("blocks") + " " + params.getParam("occupancy"), 1e9 / nanos);
        }
    }

    private void show(final Map<String, Double> scores, final String blocks) {
        final Double empty = scores.get("allocate " + blocks + " 0");
        final Double full = scores.get("allocate " + blocks + " 99");
        final Double release = scores.get("release " + blocks + " 0");
        final Double releaseFull = scores.get("release " + blocks + " 99");
        if (empty == null || release == null) {
            return;
        }
        report.add(Figure.of("P1", "allocate " + blocks + ", pool empty", Report.perSecond(empty), ">= 1,000,000/s",
            empty >= 1e6));
        if (full != null && releaseFull != null) {
            report.add(Figure.of("P1", "allocate " + blocks + ", 99 % held", Report.perSecond(full) + " ("
                + Report.change(empty, full) + ")", "within 20 % of empty", full >= 0.8 * empty));
            report.add(Figure.of("P1", "release " + blocks + ", 99 % held", Report.perSecond(releaseFull),
                "as fast as allocate", releaseFull >= full));
        }
        report.add(Figure.of("P1", "release " + blocks + ", pool empty", Report.perSecond(release),
            "as fast as allocate", release >= empty));
    }

    /** P9. */
    void usage() throws RunnerException {
        report.progress("P9: reading the figures of a pool, JMH");
        final var options = options(CoreUsage.class).warmupIterations(3).warmupTime(TimeValue.milliseconds(500))
            .measurementIterations(3).measurementTime(TimeValue.milliseconds(500)).build();
        for (final RunResult result : new Runner(options).run()) {
            final double micros = result.getPrimaryResult().getScore();
            final var params = result.getParams();
            report.add(Figure.of("P9", "figures of " + params.getParam("pool").split(" ")[1] + ", up to "
                + String.format(Locale.ROOT, "%,d", Integer.parseInt(params.getParam("leases"))) + " leases",
                String.format(Locale.ROOT, "%.2f us", micros), "< 1 ms", micros < 1000));
        }
    }

    /** P2. */
    void memory() throws IOException, InterruptedException {
        report.progress("P2: heap of the core engine with 1,000,000 leases");
        final var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
            "-cp", System.getProperty("java.class.path"), CoreMemory.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        final var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the memory benchmark failed: " + text);
        }
        final var values = new HashMap<String, Long>();
        text.lines().map(line -> line.split(" ")).forEach(parts -> values.put(parts[0], Long.valueOf(parts[1])));
        final long index = values.getOrDefault("index", Long.MAX_VALUE);
        report.add(Figure.of("P2", "index, heap of a live lease, at 1,000,000", index + " bytes", "<= 200 bytes",
            index <= 200));
        report.add(Figure.told("P2", "the same with the record of the lease itself", values.get("total") + " bytes"));
        final long small = values.getOrDefault("small", -1L);
        final long huge = values.getOrDefault("huge", -1L);
        report.add(Figure.of("P2", "heap of an engine with an empty /24 pool, and with 2000::/3", small + " and " + huge
            + " bytes", "size costs nothing", huge <= small + 64));
    }
}
