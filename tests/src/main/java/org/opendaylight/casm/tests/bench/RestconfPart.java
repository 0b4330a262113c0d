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
import org.opendaylight.casm.tests.harness.Restconf;

/** P4 and P5: allocations by RESTCONF, from none to 100,000 leases held. */
final class RestconfPart {
    private static final int CLIENTS = 32;
    /** Rounds of warming up, while each is still faster than the one before. */
    private static final int MOST_WARM_UPS = 4;
    private static final int HELD = 100_000;
    private static final int BULK = 1000;

    private final Report report;
    private final Site site;
    private final Allocations allocations;
    private final Duration loop;
    private final int single;

    RestconfPart(final Report report, final Site site, final Allocations allocations, final boolean quick) {
        this.report = report;
        this.site = site;
        this.allocations = allocations;
        loop = Duration.ofSeconds(quick ? 6 : 15);
        single = quick ? 200 : 500;
    }

    /** What was measured with so many leases held. */
    private record Point(Latencies alone, Latencies together) {
    }

    /** P5 only: fills the pool up to 100,000 leases. */
    void bulkOnly() {
        warmUp();
        fill();
    }

    /** P4, with P5 on the way from none to 100,000 leases. */
    void singleAndBulk() {
        warmUp();
        report.progress("P4: one allocation a call, /28 out of a /9, nothing held");
        final Point empty = measure();
        asCurl();
        fill();
        report.progress("P4: the same with %,d leases held", allocations.held());
        tell(empty, allocations.held(), measure());
        bundles();
    }

    private void warmUp() {
        report.progress("Warming up");
        double before = 0;
        for (int round = 0; round < MOST_WARM_UPS; round++) {
            final double rate = ClosedLoop.run(CLIENTS, Integer.MAX_VALUE, loop,
                () -> allocations.block(Site.WARM_UP, 28, "warm-up")).rate();
            if (rate < 1.05 * before) {
                break;
            }
            before = rate;
        }
        ClosedLoop.run(1, single, loop, () -> allocations.block(Site.WARM_UP, 28, "warm-up"));
        allocations.release(Site.WARM_UP, "warm-up");
    }

    private Point measure() {
        final var alone = ClosedLoop.run(1, single, loop, this::block);
        report.progress("  1 client: %s", alone);
        final var together = ClosedLoop.run(CLIENTS, Integer.MAX_VALUE, loop, this::block);
        report.progress("  %d clients: %s", CLIENTS, together);
        return new Point(alone, together);
    }

    private Void block() {
        return allocations.block(Site.BLOCKS, 28, "bench");
    }

    private Void bulk() {
        return allocations.bulk(Site.ADDRESSES, BULK, "bench");
    }

    private int missing() {
        return Math.max(1, (HELD - allocations.held()) / BULK);
    }

    /** Four kinds in one call. */
    private void bundles() {
        report.progress("P4: bundles of four kinds");
        final var alone = ClosedLoop.run(1, single, loop, () -> allocations.bundle("bench"));
        final var together = ClosedLoop.run(CLIENTS, Integer.MAX_VALUE, loop, () -> allocations.bundle("bench"));
        report.add(Figure.told("P4", "bundle of IPv4 block, IPv6 /56, MAC and VNI, one client", "median "
            + Report.millis(alone.millis(0.5))));
        report.add(Figure.told("P4", "the same, 32 clients", Report.perSecond(together.rate()) + " bundles, "
            + Report.perSecond(4 * together.rate()) + " leases"));
    }

    /** What a client pays that makes a new connection for each call and has its password checked each time. */
    private void asCurl() {
        final var cost = ClosedLoop.run(1, single / 2, loop, () -> {
            try (var once = new Restconf(8181 + site.controller().offset(), "/rests", "admin", "admin")) {
                return new Allocations(() -> once).block(Site.WARM_UP, 28, "curl");
            }
        });
        report.add(Figure.told("P4", "one client, a new connection and password check for each call",
            "median " + Report.millis(cost.millis(0.5))));
    }

    /** P5. */
    private void fill() {
        report.progress("P5: %,d allocations a call, one client, then two", BULK);
        final var alone = ClosedLoop.run(1, Math.max(10, missing() / 2), Duration.ofMinutes(1), this::bulk);
        final double rate = alone.rate() * BULK;
        report.add(Figure.of("P5", "1,000 addresses a call, one client", Report.perSecond(rate) + ", median call "
            + Report.millis(alone.millis(0.5)), ">= 10,000/s", rate >= 10_000));
        final var two = ClosedLoop.run(2, Math.max(10, missing()), Duration.ofMinutes(1), this::bulk);
        report.add(Figure.told("P5", "1,000 addresses a call, two clients", Report.perSecond(two.rate() * BULK)));
    }

    private void tell(final Point empty, final int held, final Point full) {
        final String filled = String.format(Locale.ROOT, "%,d leases held before", held);
        single("no leases held before", empty.alone(), "< 5 ms");
        single(filled, full.alone(), "< 5 ms");
        many("no leases held before", empty.together());
        many(filled, full.together());
        final double before = empty.together().rate();
        final double after = full.together().rate();
        report.add(Figure.of("P4", "32 clients, rate with 100,000 held against none", Report.change(before, after),
            "flat (within 20 %)", after >= 0.8 * before));
        report.add(Figure.told("P4", "blocks given, each checked", String.format(Locale.ROOT, "%,d, none twice",
            allocations.held())));
    }

    private void single(final String held, final Latencies result, final String target) {
        report.add(Figure.of("P4", "one client, " + held, "median " + Report.millis(result.millis(0.5)) + ", "
            + Report.perSecond(result.rate()), target, result.millis(0.5) < 5));
    }

    private void many(final String held, final Latencies result) {
        report.add(Figure.of("P4", "32 clients, " + held, Report.perSecond(result.rate()) + ", p99 "
            + Report.millis(result.millis(0.99)), ">= 1,500/s, p99 < 150 ms",
            result.rate() >= 1500 && result.millis(0.99) < 150));
    }
}
