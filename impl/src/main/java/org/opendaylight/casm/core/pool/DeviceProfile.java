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
import org.opendaylight.casm.core.address.AddressRange;
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
 * @param reporting how it reports, and what follows
 */
public record DeviceProfile(String deviceId, Traits traits, @Nullable String tenant, @Nullable String controlPlane,
        Management management, Liveness liveness, long reportInterval, List<String> poolOrder,
        Reporting reporting) {
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
     * @param radius how it is known as RADIUS client; null when it is none
     */
    public record Management(@Nullable String nodeId, @Nullable String networkInstance, @Nullable String principal,
            @Nullable RadiusClient radius) {
        /** Reached by nothing, and anybody speaks for it. */
        public static final Management NONE = new Management(null, null, null);

        /** Without RADIUS. */
        public Management(final @Nullable String nodeId, final @Nullable String networkInstance,
                final @Nullable String principal) {
            this(nodeId, networkInstance, principal, null);
        }
    }

    /**
     * How a device is known as RADIUS client.
     *
     * @param address where its packets come from
     * @param identifier its NAS-Identifier; null for any
     * @param credentialRef name of its own secret; null for that of the endpoint
     */
    public record RadiusClient(AddressRange address, @Nullable String identifier, @Nullable String credentialRef) {
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

    /**
     * How a device reports the use of its leases, and what follows.
     *
     * @param terms when and what
     * @param ipv4High use of IPv4 addresses from which more are needed, percent
     * @param ipv6High use of IPv6 addresses from which more are needed, percent
     * @param low use below which idle leases are asked back sooner, percent
     * @param idleRelease how long a lease has to be idle to be asked back, seconds; null for the rule of the pool
     * @param keepMinimum units of each pool that it keeps in any case
     * @param priority when a pool runs dry, lower comes first
     * @param history samples kept besides those of the last report
     */
    public record Reporting(Terms terms, double ipv4High, double ipv6High, double low, @Nullable Long idleRelease,
            long keepMinimum, int priority, int history) {
        /** Idle time when neither device nor pool say one, seconds: a week. */
        public static final long DEFAULT_IDLE_RELEASE = 604800;
        /** Priority unless configured. */
        public static final int DEFAULT_PRIORITY = 100;
        /** Samples kept unless configured. */
        public static final int DEFAULT_HISTORY = 64;
        /** High marks of 80, a low mark of 20 percent, one unit kept. */
        public static final Reporting DEFAULT = new Reporting(Terms.DEFAULT, 80, 80, 20, null, 1, DEFAULT_PRIORITY,
            DEFAULT_HISTORY);
    }

    /**
     * What an agent is told of reports.
     *
     * @param periods names of the periods to report on; empty for all
     * @param samplingInterval how often it measures, seconds
     */
    public record Terms(Set<String> periods, long samplingInterval) {
        /** All periods, measured every five minutes. */
        public static final Terms DEFAULT = new Terms(Set.of(), 300);

        public Terms {
            periods = Set.copyOf(periods);
        }
    }

    /** A device that reports as all do. */
    public DeviceProfile(final String deviceId, final Traits traits, final @Nullable String tenant,
            final @Nullable String controlPlane, final Management management, final Liveness liveness,
            final long reportInterval, final List<String> poolOrder) {
        this(deviceId, traits, tenant, controlPlane, management, liveness, reportInterval, poolOrder,
            Reporting.DEFAULT);
    }

    /** The same device with other rules for reports. */
    public DeviceProfile withReporting(final Reporting other) {
        return new DeviceProfile(deviceId, traits, tenant, controlPlane, management, liveness, reportInterval,
            poolOrder, other);
    }

    /** A device of which nothing but its name is configured. */
    public static DeviceProfile of(final String deviceId) {
        return new DeviceProfile(deviceId, Traits.NONE, null, null, Management.NONE, Liveness.DEFAULT,
            DEFAULT_REPORT_INTERVAL, List.of());
    }
}
