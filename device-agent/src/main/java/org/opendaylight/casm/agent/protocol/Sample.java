/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Use of one local pool in one period (draft, section 5.2.3).
 *
 * @param period day, week or month
 * @param start start of the period
 * @param end end of the period, or of what was measured of it so far
 * @param poolEntry names the local pool on the device
 * @param lease the lease that it is from
 * @param technique transition mechanism that uses it, without module; null for none
 * @param usage figures
 */
public record Sample(Period period, Instant start, Instant end, String poolEntry, Lease lease,
        @Nullable String technique, Usage usage) {
    /** What is counted. */
    public enum Period {
        DAY, WEEK, MONTH;

        /** As it is written in messages. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Figures of a period; ratios are per cent, 0 to 100.
     *
     * @param total members that could be used
     * @param peak most members in use at one time
     * @param current members in use at the end
     * @param averageRatio members in use on average
     * @param peakRatio members in use at most
     * @param ports use of ports; none when ports were not measured
     */
    public record Usage(long total, long peak, long current, double averageRatio, double peakRatio,
            List<Ports> ports) {
        /** Copies. */
        public Usage {
            ports = List.copyOf(ports);
        }
    }

    /**
     * Use of the ports of one protocol; ratios are per cent.
     *
     * @param protocol tcp or udp
     * @param averageRatio ports in use on average
     * @param peakRatio ports in use at most
     * @param currentRatio ports in use at the end
     */
    public record Ports(String protocol, double averageRatio, double peakRatio, double currentRatio) {
    }
}
