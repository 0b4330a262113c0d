/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.time.Instant;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.agent.protocol.Lease;

/**
 * What outlives a restart of the device.
 *
 * @param incarnation boot that wrote it
 * @param savedAt when it was written, by the clock of the device
 * @param held leased pools
 */
public record Memory(long incarnation, Instant savedAt, List<Held> held) {
    /** Copies. */
    public Memory {
        held = List.copyOf(held);
    }

    /**
     * A leased pool.
     *
     * @param lease the lease
     * @param need name of what it serves
     * @param since when it was asked for or renewed; its terms count from here
     * @param end when it must not be used any more, by the clock of the device; null for never
     */
    public record Held(Lease lease, String need, Instant since, @Nullable Instant end) {
    }

    /** That of a device that never ran, or lost what it knew. */
    public static Memory none() {
        return new Memory(0, Instant.EPOCH, List.of());
    }

    /**
     * The number of the next boot: above the last one and, as that may be lost, not below the seconds of the clock. So
     * a device that forgot everything is still newer to the Coordinator than what it was before.
     */
    public long nextIncarnation(final Instant now) {
        return Math.max(incarnation + 1, now.getEpochSecond());
    }

    /** Whether ends of leases can be compared with the clock: not when it went back while the device was off. */
    boolean isInOrder(final Instant now) {
        return !now.isBefore(savedAt);
    }
}
