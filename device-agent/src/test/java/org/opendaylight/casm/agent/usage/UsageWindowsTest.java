/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.Sample;
import org.opendaylight.casm.agent.protocol.Sample.Period;

class UsageWindowsTest {
    private static final Lease LEASE = new Lease("l", "", "", Block.prefix("30.14.44.0/28"), "active",
        Lease.Terms.of(Duration.ofDays(30)), 1, Lease.Hosts.NONE);

    private final UsageWindows windows = new UsageWindows();

    private void add(final int inUse, final int tcp, final String time) {
        windows.add(LEASE, "nat44", 16, new Use(inUse, tcp, 0, 1000), Instant.parse(time));
    }

    @Test
    void periodsBeginAtMidnightMondayAndTheFirst() {
        final Instant sunday = Instant.parse("2026-11-22T13:14:15Z");
        assertEquals(Instant.parse("2026-11-22T00:00:00Z"), UsageWindows.start(Period.DAY, sunday));
        assertEquals(Instant.parse("2026-11-16T00:00:00Z"), UsageWindows.start(Period.WEEK, sunday));
        assertEquals(Instant.parse("2026-11-01T00:00:00Z"), UsageWindows.start(Period.MONTH, sunday));
    }

    @Test
    void tellsPeakAverageAndTheLastOfMembersAndPorts() {
        add(14, 200, "2026-11-22T10:00:00Z");
        add(10, 100, "2026-11-22T10:05:00Z");

        final Sample day = windows.samples(List.of(Period.DAY)).getFirst();
        assertEquals(new Sample.Usage(16, 14, 10, 75, 87.5,
            List.of(new Sample.Ports("tcp", 15, 20, 10), new Sample.Ports("udp", 0, 0, 0))), day.usage());
        assertEquals(Instant.parse("2026-11-22T10:05:00Z"), day.end());
        assertEquals("30.14.44.0/28", day.poolEntry());
        assertEquals(3, windows.samples(List.of(Period.values())).size());
    }

    @Test
    void keepsWhatEndedUntilItIsConfirmed() {
        add(14, 0, "2026-11-22T23:55:00Z");
        add(2, 0, "2026-11-23T00:00:00Z");
        final List<Sample> told = windows.samples(List.of(Period.DAY));
        assertEquals(List.of(14L, 2L), told.stream().map(sample -> sample.usage().peak()).toList());

        windows.confirmed(told, Instant.parse("2026-11-23T00:01:00Z"));
        assertEquals(List.of(2L), windows.samples(List.of(Period.DAY)).stream().map(sample -> sample.usage().peak())
            .toList());
    }
}
