/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import com.google.common.util.concurrent.Futures;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocate;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateInputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand.size.PrefixLengthBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.from.PoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.yang.common.Uint8;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * P3, the half that runs in the controller: a bundle that is dropped into its deploy folder and calls the RPC by
 * MD-SAL's RPC service, as another plugin would. What it finds is written to a file of properties.
 */
public final class InsideController implements BundleActivator {
    /** Name of the resource with what to do. */
    static final String TASK = "bench.properties";

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final AtomicLong requests = new AtomicLong();
    private final Set<Object> given = ConcurrentHashMap.newKeySet();
    private final Properties results = new Properties();
    private @Nullable Thread thread;

    @Override
    public void start(final BundleContext context) throws IOException {
        final var task = new Properties();
        try (var in = InsideController.class.getResourceAsStream("/" + TASK)) {
            task.load(in);
        }
        final var reference = context.getServiceReference(RpcService.class);
        if (reference == null) {
            throw new IOException("this controller has no RPC service");
        }
        final var allocate = context.getService(reference).getRpc(Allocate.class);
        thread = Thread.ofPlatform().name("casm-bench").start(() -> run(task, allocate));
    }

    @Override
    public void stop(final BundleContext context) {
        final Thread current = thread;
        if (current != null) {
            current.interrupt();
        }
    }

    private void run(final Properties task, final Allocate allocate) {
        final var file = Path.of(task.getProperty("results"));
        // whatever ends the thread early has to reach the one who waits for the file
        Thread.currentThread().setUncaughtExceptionHandler((failed, cause) -> {
            final var trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace, true));
            results.setProperty("failure", trace.toString());
            store(file);
        });
        measure(task, allocate);
        store(file);
    }

    private void store(final Path file) {
        final var draft = file.resolveSibling("draft");
        try {
            try (var out = Files.newOutputStream(draft)) {
                results.store(out, null);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private void measure(final Properties task, final Allocate allocate) {
        final int callers = Integer.parseInt(task.getProperty("callers"));
        final int count = Integer.parseInt(task.getProperty("count"));
        ClosedLoop.run(callers, count, LIMIT, call(allocate, task.getProperty("warm-up")));
        final var call = call(allocate, task.getProperty("pool"));
        final int tenth = count / 10;
        final var parts = new Latencies[10];
        final long begin = System.nanoTime();
        final long cpu = processCpuNanos();
        for (int part = 0; part < parts.length; part++) {
            parts[part] = ClosedLoop.run(callers, tenth, LIMIT, call);
            put("rate." + part, parts[part].rate());
        }
        final var whole = Latencies.all(parts);
        final double used = processCpuNanos() - cpu;
        put("cpu", used / 1000 / whole.count());
        put("busy", 100 * used / (System.nanoTime() - begin) / Runtime.getRuntime().availableProcessors());
        put("rate", whole.rate());
        put("median", whole.millis(0.5));
        put("p99", whole.millis(0.99));
        results.setProperty("count", Integer.toString(whole.count()));
    }

    /** Processor time of this process, of all its threads. */
    private static long processCpuNanos() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean process) {
            return process.getProcessCpuTime();
        }
        throw new IllegalStateException("this Java does not tell its processor time");
    }

    private void put(final String name, final double value) {
        results.setProperty(name, String.format(Locale.ROOT, "%.3f", value));
    }

    private Callable<?> call(final Allocate allocate, final String pool) {
        return () -> {
            final var input = new AllocateInputBuilder()
                .setRequestId(new MessageId("inside-" + requests.incrementAndGet()))
                .setFrom(new PoolBuilder().setPool(new Name(pool)).build())
                .setSize(new PrefixLengthBuilder().setPrefixLength(Uint8.valueOf(28)).build())
                .build();
            final var result = Futures.getUnchecked(allocate.invoke(input));
            if (!result.isSuccessful()) {
                throw new IllegalStateException("refused: " + result.getErrors());
            }
            final var leases = result.getResult().nonnullLease().values();
            for (final var lease : leases) {
                if (!given.add(lease.getResource())) {
                    throw new IllegalStateException("given twice: " + lease);
                }
            }
            if (leases.size() != 1) {
                throw new IllegalStateException("not one lease: " + result.getResult());
            }
            return null;
        };
    }
}
