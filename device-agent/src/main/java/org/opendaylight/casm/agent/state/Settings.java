/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.time.Duration;
import java.util.List;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.protocol.Request;

/**
 * What an operator sets on the device.
 *
 * @param deviceId the device, as the Coordinator knows it
 * @param needs what local instances need, in order of preference
 * @param register how the device presents itself
 * @param thresholds when to ask for more, and when to give back
 * @param intervals times
 */
public record Settings(String deviceId, List<Need> needs, Request.Register register, Thresholds thresholds,
        Intervals intervals) {
    /** Copies. */
    public Settings {
        needs = List.copyOf(needs);
    }

    /**
     * Bounds of use, in per cent.
     *
     * @param ipv4High ask for more IPv4 from here
     * @param ipv6High ask for more IPv6 from here
     * @param low drain the newest pool below
     * @param hysteresis nothing is given back that would bring the use nearer to the high mark than this
     * @param keepMinimum pools of each need that are never given back, at least 1
     * @param idleRelease a pool without use for so long is given back
     */
    public record Thresholds(int ipv4High, int ipv6High, int low, int hysteresis, int keepMinimum,
            Duration idleRelease) {
        /** Those of the contract. */
        public static final Thresholds USUAL = new Thresholds(80, 80, 20, 5, 1, Duration.ofDays(7));

        /** Checks the bounds. */
        public Thresholds {
            final int lowest = Math.min(ipv4High, ipv6High);
            if (low < 0 || hysteresis < 0 || low >= lowest - hysteresis || Math.max(ipv4High, ipv6High) > 100
                    || keepMinimum < 1 || idleRelease.isNegative()) {
                throw new IllegalArgumentException("thresholds: low " + low + " has to be below high " + lowest
                    + " by more than the hysteresis " + hysteresis + ", high at most 100, and at least one pool kept");
            }
        }

        /** The high mark of a need. */
        int high(final Need need) {
            return need.ipv6() ? ipv6High : ipv4High;
        }
    }

    /**
     * Times of the agent. The Coordinator sets the first two anew when the device registers.
     *
     * @param keepalive between signs of life
     * @param report between reports
     * @param startDelay at most this is waited before the first message, so that devices that start together spread
     * @param margin pools are taken out of use so long before their lease ends
     * @param askAgain after a denial without a time, or a refusal
     * @param deadAfter keepalives without answer after which the Coordinator counts as lost
     */
    public record Intervals(Duration keepalive, Duration report, Duration startDelay, Duration margin,
            Duration askAgain, int deadAfter) {
        /** Those of the contract. */
        public static final Intervals USUAL = new Intervals(Duration.ofSeconds(60), Duration.ofDays(1),
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(60), 3);
    }
}
