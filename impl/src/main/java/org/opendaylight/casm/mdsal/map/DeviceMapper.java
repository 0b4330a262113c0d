/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.opendaylight.casm.mdsal.map.Leaves.seconds;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.core.pool.DeviceProfile.Liveness;
import org.opendaylight.casm.core.pool.DeviceProfile.RadiusClient;
import org.opendaylight.casm.core.pool.DeviceProfile.Reporting;
import org.opendaylight.casm.core.pool.DeviceProfile.Traits;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.Device;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.Management;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.Report;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.Thresholds;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.devices.device.management.Radius;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Percent;
import org.opendaylight.yangtools.binding.BaseIdentity;

/** Devices as an operator configured them. MD-SAL fills in no defaults, so they are filled in here. */
public final class DeviceMapper {
    private DeviceMapper() {
        // functions only
    }

    /**
     * The device.
     *
     * @throws IllegalArgumentException when what is said of it does not go together, with a text for the operator
     */
    public static DeviceProfile toProfile(final Device from) {
        final var tenant = from.getTenant();
        final var report = from.getReport();
        final var order = from.getPoolOrder();
        return new DeviceProfile(from.requireDeviceId(), new Traits(identities(from.getRole()),
            identities(from.getService()), identities(from.getTransitionMechanism()), from.getLocation(),
            Boolean.TRUE.equals(from.getPortAllocation())), tenant == null ? null : tenant.getValue(),
            from.getControlPlane(), management(from.requireDeviceId(), from.getManagement()), liveness(report),
            seconds(report == null ? null : report.getInterval(), DeviceProfile.DEFAULT_REPORT_INTERVAL),
            order == null ? List.of() : order.stream().map(Name::getValue).toList(),
            reporting(report, from.getThresholds()));
    }

    /** Identities with those that they are derived from. */
    public static Set<Identity> identities(final @Nullable Set<? extends BaseIdentity> from) {
        return from == null ? Set.of() : from.stream().map(TargetMapper::identity).collect(Collectors.toSet());
    }

    private static DeviceProfile.Management management(final String deviceId, final @Nullable Management from) {
        final var radius = from == null ? null : from.getRadius();
        if (radius != null && radius.getNasIpAddress() != null && from.getPrincipal() != null) {
            throw new IllegalArgumentException("device " + deviceId + " has both management/principal and"
                + " management/radius/nas-ip-address: a server that speaks RADIUS is known by its address and its"
                + " secret and calls as no user, so all its messages would be refused; leave out principal");
        }
        return from == null ? DeviceProfile.Management.NONE
            : new DeviceProfile.Management(from.getNodeId(), from.getNetworkInstance(), from.getPrincipal(),
                client(deviceId, radius));
    }

    private static @Nullable RadiusClient client(final String deviceId, final @Nullable Radius from) {
        final var address = from == null ? null : from.getNasIpAddress();
        if (address != null) {
            return new RadiusClient(AddressRange.parse(address.stringValue()), from.getNasIdentifier(),
                from.getCredentialRef());
        }
        if (from != null && from.getCredentialRef() != null) {
            throw new IllegalArgumentException("device " + deviceId + " has management/radius/credential-ref and no"
                + " management/radius/nas-ip-address, so that it is not served by RADIUS; add its address");
        }
        return null;
    }

    private static Liveness liveness(final @Nullable Report from) {
        final var defaults = Liveness.DEFAULT;
        if (from == null) {
            return defaults;
        }
        final var deadAfter = from.getDeadAfter();
        return new Liveness(seconds(from.getKeepaliveInterval(), defaults.keepaliveInterval()),
            deadAfter == null ? defaults.deadAfter() : deadAfter.intValue(),
            !Boolean.FALSE.equals(from.getQueryOnLoss()));
    }

    private static Reporting reporting(final @Nullable Report report, final @Nullable Thresholds marks) {
        final var defaults = Reporting.DEFAULT;
        final var periods = report == null ? null : report.getPeriod();
        final var history = report == null ? null : report.getHistory();
        final var terms = new DeviceProfile.Terms(periods == null ? Set.of()
            : periods.stream().map(period -> period.getName()).collect(Collectors.toSet()),
            seconds(report == null ? null : report.getSamplingInterval(), defaults.terms().samplingInterval()));
        final int kept = history == null ? defaults.history() : history.intValue();
        if (marks == null) {
            return new Reporting(terms, defaults.ipv4High(), defaults.ipv6High(), defaults.low(), null,
                defaults.keepMinimum(), defaults.priority(), kept);
        }
        final var idle = marks.getIdleRelease();
        final var minimum = marks.getKeepMinimum();
        final var priority = marks.getPriority();
        return new Reporting(terms, percent(marks.getIpv4High(), defaults.ipv4High()),
            percent(marks.getIpv6High(), defaults.ipv6High()), percent(marks.getLow(), defaults.low()),
            idle == null ? null : idle.getValue().longValue(),
            minimum == null ? defaults.keepMinimum() : minimum.longValue(),
            priority == null ? defaults.priority() : priority.intValue(), kept);
    }

    private static double percent(final @Nullable Percent value, final double absent) {
        return value == null ? absent : value.getValue().doubleValue();
    }
}
