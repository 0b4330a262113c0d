/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opendaylight.casm.tests.harness.AgentProcess;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;

/** P7: a power cut is over, and all devices of a network boot within a minute. */
final class StormPart {
    private static final String NAME = "storm";
    private static final Pattern SERVED = Pattern.compile("served: (\\d+), overlaps: (\\d+)");
    private static final Pattern TIMES = Pattern.compile("p50 (\\d+) ms, p99 (\\d+) ms, max (\\d+) ms");

    private final Report report;
    private final Site site;
    private final int agents;
    private final int seconds;

    StormPart(final Report report, final Site site, final boolean quick) {
        this.report = report;
        this.site = site;
        agents = quick ? 1000 : 10_000;
        seconds = quick ? 6 : 60;
    }

    /** Lets them boot. */
    void run() {
        final var client = new CasmClient(site.controller().restconf());
        need(client.putSpace(NAME));
        need(client.putPool(NAME, "ipv4-private", NAME,
            "'segment':[{'id':'a','prefix':'10.0.0.0/8'}],'unit':{'prefix-length':28},'lease':{'quarantine':0}"));
        final double before = Heap.used(site.controller());
        report.progress("P7: %,d device agents boot within %d s", agents, seconds);
        try (var fleet = AgentProcess.start(site.controller(), site.folder(), List.of("fleet", "--agents",
                Integer.toString(agents), "--prefix", NAME + "-", "--storm-seconds", Integer.toString(seconds),
                "--seconds", "240", "--configure", "--need", "name=v4,assign=32,pool=" + NAME))) {
            final int code = fleet.awaitEnd(Duration.ofMinutes(7));
            tell(code, fleet.said());
        }
        report.add(Figure.told("P7", "heap in use after a collection", Heap.change(before,
            Heap.used(site.controller()))));
    }

    private void tell(final int code, final String said) {
        final Matcher served = find(SERVED, said);
        final int all = Integer.parseInt(served.group(1));
        final int overlaps = Integer.parseInt(served.group(2));
        final long errors = said.lines().filter(line -> line.startsWith("errors, ") || line.startsWith(
            "answered denied")).mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))).sum();
        report.add(Figure.of("P7", String.format(Locale.ROOT, "%,d agents boot within %d s, each registers and asks",
            agents, seconds), String.format(Locale.ROOT, "%,d served, %d overlaps, %d errors", all, overlaps, errors),
            "all served, no overlap, no error", code == 0 && all == agents));
        if (all > 0) {
            final Matcher times = find(TIMES, said);
            report.add(Figure.told("P7", "time from boot to the first pool", "median " + times.group(1) + " ms, p99 "
                + times.group(2) + " ms, longest " + times.group(3) + " ms"));
        }
        said.lines().filter(line -> line.startsWith("errors, ")).forEach(line -> report.progress("  %s", line));
    }

    private static Matcher find(final Pattern pattern, final String said) {
        final Matcher matcher = pattern.matcher(said);
        if (!matcher.find()) {
            throw new IllegalStateException("the fleet did not tell: " + said);
        }
        return matcher;
    }

    private static void need(final Answer answer) {
        if (!answer.isOk()) {
            throw new IllegalStateException("cannot make the pool: " + answer);
        }
    }
}
