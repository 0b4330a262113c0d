/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.time.Duration;
import java.util.Locale;

/** P6: a million leases; how long a restart takes with them, and what heap they need. */
final class ScalePart {
    private static final int BULK = 1000;

    private final Report report;
    private final Site site;
    private final Allocations allocations;
    private final int goal;
    private final Duration limit;

    ScalePart(final Report report, final Site site, final Allocations allocations, final boolean quick) {
        this.report = report;
        this.site = site;
        this.allocations = allocations;
        goal = quick ? 200_000 : 1_000_000;
        limit = Duration.ofMinutes(quick ? 1 : 6);
    }

    /** Fills, restarts, asks. */
    void run() {
        report.progress("P6: filling up to %,d leases, at most %d min", goal, limit.toMinutes());
        final int before = allocations.held();
        final var fill = ClosedLoop.run(2, Math.max(1, (goal - before) / BULK), limit,
            () -> allocations.bulk(Site.ADDRESSES, BULK, "bench"));
        final String held = String.format(Locale.ROOT, "%,d leases", allocations.held());
        report.progress("  %s after %.0f s, %s", held, fill.seconds(), Report.perSecond(fill.rate() * BULK));
        final double running = Heap.used(site.controller());
        final var controller = site.controller();
        controller.stop();
        final long begin = System.nanoTime();
        controller.start();
        allocations.block(Site.BLOCKS, 28, "bench");
        final double seconds = (System.nanoTime() - begin) / 1e9;
        final boolean whole = allocations.held() >= 1_000_000;
        report.add(new Figure("P6", "from start to the first allocation, " + held, String.format(Locale.ROOT, "%.0f s",
            seconds), "< 60 s at 1,000,000", verdict(whole, seconds < 60)));
        final double heap = Math.max(running, Heap.used(site.controller()));
        report.add(new Figure("P6", "heap in use after a collection, " + held, String.format(Locale.ROOT, "%.2f GiB",
            heap), "< 4 GiB at 1,000,000", verdict(whole, heap < 4)));
    }

    /** With fewer leases than the target names a figure can miss it, but not meet it. */
    private static Figure.Verdict verdict(final boolean whole, final boolean met) {
        return whole || !met ? Figure.Verdict.of(met) : Figure.Verdict.TOLD;
    }
}
