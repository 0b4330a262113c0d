/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftScheduleTest {
    private static final Instant START = Instant.parse("2026-11-22T00:00:00Z");
    private static final List<String> NODES = IntStream.range(0, 128).mapToObj(number -> "pe" + number).toList();

    @Test
    void looksAtEachDeviceOnceInAnIntervalAndSpreadsThem() {
        final var schedule = new DriftSchedule(Duration.ofHours(1));
        final Map<String, Integer> looks = new HashMap<>();
        int most = 0;
        for (int second = 0; second < 2 * 3600; second += 10) {
            final var due = schedule.due(NODES, START.plusSeconds(second));
            most = Math.max(most, due.size());
            due.forEach(node -> looks.merge(node, 1, Integer::sum));
        }

        assertEquals(128, looks.size());
        assertTrue(looks.values().stream().allMatch(count -> count == 2), looks::toString);
        assertTrue(most < 12, "looks at " + most + " devices at once");
    }

    @Test
    void looksAtNothingWhenToldSoAndAgainLater() {
        final var schedule = new DriftSchedule(Duration.ZERO);
        assertEquals(List.of(), schedule.due(NODES, START));

        schedule.change(Duration.ofMinutes(1));

        schedule.due(NODES, START);
        assertEquals(128, schedule.due(NODES, START.plusSeconds(60)).size());
    }
}
