/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.Request.ReleaseReason;
import org.opendaylight.casm.agent.usage.Use;

class CapacityTest {
    private static final Instant NOW = Devices.BEGIN;
    private static final Instant MUCH_LATER = NOW.plusSeconds(86_400);

    private final Capacity capacity = new Capacity(new Settings.Thresholds(80, 90, 20, 5, 1, Duration.ofHours(1)));
    private final List<Holding> holdings = new ArrayList<>();

    private Holding holding(final int inUse) {
        final int number = holdings.size();
        final var holding = new Holding(new LocalPool(new Lease("l" + number, "", "", Block.prefix("10.0." + number
            + ".0/28"), "active", Lease.Terms.INFINITE, 1, Lease.Hosts.NONE), Devices.V4), number, NOW, null);
        holding.measured(new Use(inUse, 0, 0, 0), NOW);
        holdings.add(holding);
        return holding;
    }

    @Test
    void wantsAPoolWhenItHasNone() {
        assertTrue(capacity.wants(Devices.V4, holdings));
        holding(0);
        assertFalse(capacity.wants(Devices.V4, holdings));
        assertTrue(capacity.wants(Devices.V6, holdings));
    }

    @Test
    void wantsMoreFromTheHighMark() {
        holding(16);
        holding(9);
        assertFalse(capacity.wants(Devices.V4, holdings));
        holdings.get(1).measured(new Use(10, 0, 0, 0), NOW);
        assertTrue(capacity.wants(Devices.V4, holdings));
    }

    @Test
    void countsThoseWhoHaveToMove() {
        holding(8);
        holding(8).drain(ReleaseReason.RECALLED, null);
        holdings.get(1).measured(new Use(8, 0, 0, 0), NOW);
        assertTrue(capacity.wants(Devices.V4, holdings));
    }

    @Test
    void sparesTheNewestIdlePoolAfterItsTime() {
        holding(12);
        holding(0);
        holding(0);
        assertEquals(Optional.empty(), capacity.spare(Devices.V4, holdings, NOW.plusSeconds(3599)));
        assertEquals(Optional.of(new Capacity.Spare(holdings.get(2), ReleaseReason.IDLE)),
            capacity.spare(Devices.V4, holdings, NOW.plusSeconds(3600)));
    }

    @Test
    void sparesTheNewestPoolWhenTheUseIsLow() {
        holding(0);
        holding(3);
        assertEquals(Optional.of(new Capacity.Spare(holdings.get(1), ReleaseReason.BELOW_THRESHOLD)),
            capacity.spare(Devices.V4, holdings, NOW));
    }

    @Test
    void keepsTheMinimumAndWhatWouldBeAskedForAgain() {
        holding(0);
        assertEquals(Optional.empty(), capacity.spare(Devices.V4, holdings, MUCH_LATER));
        holdings.get(0).measured(new Use(13, 0, 0, 0), NOW);
        holding(0);
        // 13 of 16 would be 81 %
        assertEquals(Optional.empty(), capacity.spare(Devices.V4, holdings, MUCH_LATER));
        // 12 of 16 are 75 %, the high mark less the hysteresis
        holdings.get(0).measured(new Use(12, 0, 0, 0), NOW);
        assertTrue(capacity.spare(Devices.V4, holdings, MUCH_LATER).isPresent());
    }

    @Test
    void takesBackWhatItIsEmptyingItself() {
        holding(1);
        holding(1).drain(ReleaseReason.BELOW_THRESHOLD, null);
        holding(1).drain(ReleaseReason.RECALLED, null);
        assertEquals(Optional.of(holdings.get(1)), capacity.resumable(Devices.V4, holdings));
    }
}
