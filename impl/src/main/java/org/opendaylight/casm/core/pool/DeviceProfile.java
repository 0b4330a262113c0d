/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Identity;

/**
 * A device that may ask for pools, as configured.
 *
 * @param deviceId its identifier in messages and leases
 * @param traits what decides which pools serve it
 * @param tenant tenant for whom it gets pools; null for none
 * @param controlPlane identifier of the device that controls it; null when it has its own control plane
 * @param management how it is reached and known
 * @param liveness when it counts as lost
 * @param reportInterval how often it reports, seconds
 * @param poolOrder pools to try first, in this order
 */
public record DeviceProfile(String deviceId, Traits traits, @Nullable String tenant, @Nullable String controlPlane,
        Management management, Liveness liveness, long reportInterval, List<String> poolOrder) {
    /** Seconds between reports, unless configured. */
    public static final long DEFAULT_REPORT_INTERVAL = 86400;

    public DeviceProfile {
        requireNonNull(deviceId);
        poolOrder = List.copyOf(poolOrder);
    }

    /**
     * What decides which pools serve a device.
     *
     * @param roles roles such as {@code bng}
     * @param services kinds of service such as {@code iptv}
     * @param mechanisms transition mechanisms such as {@code cgn}
     * @param location place; null for none
     * @param portAllocation whether it can use a part of the ports of an address
     */
    public record Traits(Set<Identity> roles, Set<Identity> services, Set<Identity> mechanisms,
            @Nullable String location, boolean portAllocation) {
        /** Nothing known. */
        public static final Traits NONE = new Traits(Set.of(), Set.of(), Set.of(), null, false);

        public Traits {
            roles = Set.copyOf(roles);
            services = Set.copyOf(services);
            mechanisms = Set.copyOf(mechanisms);
        }
    }

    /**
     * How a device is reached and known.
     *
     * @param nodeId NETCONF topology node; null when nothing is configured there
     * @param networkInstance VRF that its routes go to; null for that of the address space
     * @param principal the only user that speaks for it; null for any
     */
    public record Management(@Nullable String nodeId, @Nullable String networkInstance, @Nullable String principal) {
        /** Reached by nothing, and anybody speaks for it. */
        public static final Management NONE = new Management(null, null, null);
    }

    /**
     * When a device counts as lost, and what follows.
     *
     * @param keepaliveInterval how often it shows that it is there, seconds, from 1
     * @param deadAfter intervals without any message, from 1
     * @param queryOnLoss whether it is asked to report when it comes back
     */
    public record Liveness(long keepaliveInterval, int deadAfter, boolean queryOnLoss) {
        /** Every minute, lost after three, and asked to report. */
        public static final Liveness DEFAULT = new Liveness(60, 3, true);
    }

    /** A device of which nothing but its name is configured. */
    public static DeviceProfile of(final String deviceId) {
        return new DeviceProfile(deviceId, Traits.NONE, null, null, Management.NONE, Liveness.DEFAULT,
            DEFAULT_REPORT_INTERVAL, List.of());
    }
}
