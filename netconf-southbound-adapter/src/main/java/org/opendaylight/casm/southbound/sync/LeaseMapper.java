/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.util.Optional;
import org.opendaylight.casm.southbound.plan.BoundLease;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.IpBlock;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.plan.MacBlock;
import org.opendaylight.casm.southbound.plan.NextHop;
import org.opendaylight.casm.southbound.plan.OtherResource;
import org.opendaylight.casm.southbound.plan.Resource;
import org.opendaylight.casm.southbound.plan.RoutePolicy;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Mac;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Prefix;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Range;

/**
 * Reads leases and pools of the contract in the plan's terms.
 */
final class LeaseMapper {
    private LeaseMapper() {
        // static only
    }

    /**
     * Reads a lease.
     *
     * @param lease lease as stored
     * @return the lease, or empty if it is not bound to a device that is to be configured
     */
    static Optional<LeaseBook.Entry> toEntry(final Allocation lease) {
        final var binding = lease.getBinding();
        if (binding == null || binding.getNodeId() == null || Boolean.FALSE.equals(binding.getPush())) {
            return Optional.empty();
        }
        final var pool = lease.getPool();
        final var interfaceName = binding.getInterface();
        final var instance = binding.getNetworkInstance();
        final var length = binding.getPrefixLength();
        return Optional.of(new LeaseBook.Entry(new BoundLease(lease.requireLeaseId().getValue(),
            pool == null ? "" : pool.getValue(), binding.requireNodeId(), interfaceName == null ? "" : interfaceName,
            instance == null ? "" : instance, length == null ? 0 : length.intValue(), resource(lease)),
            isWanted(lease.getState())));
    }

    private static boolean isWanted(final LeaseState state) {
        return state != null && switch (state) {
            // in the grace period, and until the device has let it go, the holder still uses it
            case Offered, Active, Renewing, Expired, Releasing -> true;
            case Quarantined, Released, Revoked -> false;
        };
    }

    private static Resource resource(final Allocation lease) {
        if (lease.getPortSet() != null) {
            return new OtherResource("a set of ports cannot be configured on an interface");
        }
        try {
            return switch (lease.getResource()) {
                case Prefix prefix -> IpBlock.of(IpPrefix.parse(prefix.requirePrefix().stringValue()));
                case Range range -> {
                    final var first = IpAddress.parse(range.requireRangeStart().stringValue());
                    final var end = range.getRangeEnd();
                    yield IpBlock.of(first, end == null ? first : IpAddress.parse(end.stringValue()));
                }
                case Mac mac -> new MacBlock(mac.requireMacStart().getValue());
                case null, default -> new OtherResource("only addresses, prefixes and MAC addresses can be configured");
            };
        } catch (IllegalArgumentException e) {
            return new OtherResource("the lease cannot be configured: " + e.getMessage());
        }
    }

    /**
     * Reads the route policy of a pool.
     *
     * @param pool pool as stored
     * @return its policy, {@link RoutePolicy#NONE} if it distributes no routes
     */
    static RoutePolicy toPolicy(final Pool pool) {
        final var routing = pool.getRouting();
        if (routing == null || !Boolean.TRUE.equals(routing.getDistribute())) {
            return RoutePolicy.NONE;
        }
        final var hop = routing.getNextHop();
        final var instance = routing.getNetworkInstance();
        final var tag = routing.getTag();
        return new RoutePolicy(true, !Boolean.FALSE.equals(routing.getAggregate()),
            hop == null ? NextHop.BLACKHOLE : NextHop.parse(hop.getName()), instance == null ? "" : instance,
            tag == null ? null : Long.valueOf(tag.toJava()));
    }
}
