/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.Launcher;

/** P3: durable allocations through the RPC, from inside the controller; InsideController is the other half. */
final class InsidePart {
    /** By name: the other half does not load here, where there is no OSGi. */
    private static final String ACTIVATOR = "InsideController";
    private static final List<String> CLASSES = List.of(ACTIVATOR, "ClosedLoop", "Latencies", "Report");
    private static final String PACKAGE = InsidePart.class.getPackageName() + '.';
    private static final int CALLERS = 64;

    private final Report report;
    private final Site site;
    private final int count;

    InsidePart(final Report report, final Site site, final boolean quick) {
        this.report = report;
        this.site = site;
        count = quick ? 20_000 : 100_000;
    }

    void run() throws IOException {
        report.progress("P3: %,d allocations by %d callers inside the controller", count, CALLERS);
        final Path folder = Files.createTempDirectory("casm-bench-inside");
        final Path bundle = site.controller().data().resolve("deploy/casm-bench.jar");
        try {
            final Path results = folder.resolve("results");
            // written elsewhere and moved, so that the controller never sees half of it
            final Path jar = folder.resolve("casm-bench.jar");
            writeBundle(jar, results);
            Files.move(jar, bundle);
            Await.until("results of the bundle in " + bundle, Duration.ofMinutes(4), () -> Files.exists(results));
            show(results);
        } finally {
            Files.deleteIfExists(bundle);
            Launcher.removeTree(folder);
        }
    }

    private void show(final Path file) throws IOException {
        final var results = new Properties();
        try (var in = Files.newInputStream(file)) {
            results.load(in);
        }
        final String failure = results.getProperty("failure");
        if (failure != null) {
            throw new IllegalStateException("inside the controller: " + failure);
        }
        final double rate = value(results, "rate");
        final double p99 = value(results, "p99");
        report.add(Figure.of("P3", String.format(Locale.ROOT, "RPC inside the controller, 64 callers, 0 to %,d leases",
            count), Report.perSecond(rate) + ", median " + Report.millis(value(results, "median")) + ", p99 "
            + Report.millis(p99), ">= 10,000/s, p99 < 50 ms", rate >= 10_000 && p99 < 50));
        report.add(Figure.told("P3", "processor time of an allocation, and of the cores in use",
            String.format(Locale.ROOT, "%.0f us, %.0f %%", value(results, "cpu"), value(results, "busy"))));
        final double first = (value(results, "rate.0") + value(results, "rate.1")) / 2;
        final double last = (value(results, "rate.8") + value(results, "rate.9")) / 2;
        report.add(Figure.of("P3", "rate of the last fifth against the first", Report.perSecond(last) + " against "
            + Report.perSecond(first) + " (" + Report.change(first, last) + ")", "flat (within 20 %)",
            last >= 0.8 * first));
    }

    private static double value(final Properties results, final String name) {
        return Double.parseDouble(results.getProperty(name));
    }

    private void writeBundle(final Path jar, final Path results) throws IOException {
        final var manifest = new Manifest();
        final var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "org.opendaylight.casm.bench");
        main.putValue("Bundle-Version", "0.1.0");
        main.putValue("Bundle-Activator", PACKAGE + ACTIVATOR);
        main.putValue("Import-Package", "org.osgi.framework,org.opendaylight.mdsal.binding.api");
        main.putValue("DynamicImport-Package", "*");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (final String type : CLASSES) {
                final String name = (PACKAGE + type).replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = InsidePart.class.getResourceAsStream("/" + name)) {
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new JarEntry(InsideController.TASK));
            out.write(task(results));
        }
    }

    private byte[] task(final Path results) throws IOException {
        final var task = new Properties();
        task.load(new StringReader("pool=" + Site.BLOCKS + "\nwarm-up=" + Site.WARM_UP + "\ncallers=" + CALLERS
            + "\ncount=" + count));
        task.setProperty("results", results.toString());
        final var bytes = new ByteArrayOutputStream();
        task.store(bytes, null);
        return bytes.toByteArray();
    }
}
