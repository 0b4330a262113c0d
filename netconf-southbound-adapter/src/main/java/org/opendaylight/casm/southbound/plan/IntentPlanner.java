/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.plan;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Derives from the leases and attachments of a device what the device should carry: what services need there, addresses
 * and MAC addresses of interfaces, and the routes of leased space, aggregated where the pool asks for it (draft section
 * 5.2.2 step 4).
 *
 * <p>With aggregation the routes of one routing instance and next hop are the minimal exact cover of its leases. A
 * lease names as its own every covering route that holds a part of it.
 */
public final class IntentPlanner {
    private final Map<String, DeviceItem> items = new HashMap<>();
    private final Map<String, Set<String>> keysByLease = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();

    private IntentPlanner() {
        // one plan each
    }

    /**
     * Plans one device.
     *
     * @param leases leases bound to that device
     * @param policies route policy by pool name, {@link RoutePolicy#NONE} for unknown ones
     * @return the intent; the outcome does not depend on the order of the leases
     */
    public static DeviceIntent plan(final Collection<BoundLease> leases,
            final Function<String, RoutePolicy> policies) {
        return plan(leases, policies, List.of());
    }

    /**
     * Plans one device.
     *
     * @param leases leases bound to that device
     * @param policies route policy by pool name, {@link RoutePolicy#NONE} for unknown ones
     * @param attachments attachments of that device; of two that exclude each other the earlier one wins
     * @return the intent
     */
    public static DeviceIntent plan(final Collection<BoundLease> leases,
            final Function<String, RoutePolicy> policies, final List<Attachment> attachments) {
        final var planner = new IntentPlanner();
        final var sorted = new ArrayList<>(leases);
        sorted.sort(Comparator.comparing(BoundLease::leaseId));
        final var aggregates = new HashMap<RouteGroup, List<BoundLease>>();
        for (var lease : sorted) {
            planner.keysByLease.put(lease.leaseId(), new HashSet<>());
            switch (lease.resource()) {
                case OtherResource other -> planner.refused.put(lease.leaseId(), other.reason());
                case MacBlock mac -> planner.planMac(lease, mac);
                case IpBlock block -> {
                    final var policy = policies.apply(lease.pool());
                    planner.planAddress(lease, block);
                    if (policy.distribute()) {
                        final var group = RouteGroup.of(lease, block, policy);
                        if (policy.aggregate()) {
                            aggregates.computeIfAbsent(group, key -> new ArrayList<>()).add(lease);
                        } else {
                            planner.planRoutes(group, List.of(lease));
                        }
                    }
                }
            }
        }
        aggregates.forEach(planner::planRoutes);
        final var single = new AttachmentPlanner();
        for (var attachment : attachments) {
            planner.planAttachment(attachment, single.plan(attachment));
        }
        return new DeviceIntent(planner.items, planner.keysByLease, Map.of()).without(planner.refused);
    }

    private void planAttachment(final Attachment attachment, final AttachmentPlanner.Needs needs) {
        final var owner = attachment.owner();
        keysByLease.put(owner, new HashSet<>());
        needs.refusal().ifPresentOrElse(reason -> refused.put(owner, reason),
            () -> needs.items().forEach(item -> want(owner, item)));
    }

    private void planMac(final BoundLease lease, final MacBlock mac) {
        if (lease.interfaceName().isEmpty()) {
            refused.put(lease.leaseId(), "binding of a MAC lease names no interface");
        } else {
            want(lease.leaseId(), new DeviceItem.Mac(lease.interfaceName(), mac.first()));
        }
    }

    private void planAddress(final BoundLease lease, final IpBlock block) {
        if (lease.interfaceName().isEmpty()) {
            return;
        }
        final var prefixes = block.toPrefixes();
        final boolean prefix = prefixes.size() == 1;
        final var address = prefix ? prefixes.get(0).firstUsable() : new IpAddress(block.family(), block.first());
        final int own = prefix ? prefixes.get(0).length() : block.family().bits();
        final int length = lease.prefixLength() == 0 ? own : lease.prefixLength();
        if (length > block.family().bits()) {
            refused.put(lease.leaseId(), "binding asks for prefix length " + length + " on an "
                + block.family().text() + " address");
        } else {
            want(lease.leaseId(), new DeviceItem.Address(lease.interfaceName(), address, length));
        }
    }

    private void planRoutes(final RouteGroup group, final List<BoundLease> leases) {
        final var cover = new TreeMap<BigInteger, IpPrefix>();
        for (var prefix : PrefixCover.minimal(leases.stream().map(lease -> (IpBlock) lease.resource()).toList())) {
            cover.put(prefix.network(), prefix);
        }
        for (var lease : leases) {
            final var block = (IpBlock) lease.resource();
            for (var prefix : cover.subMap(cover.floorKey(block.first()), true, block.last(), true).values()) {
                want(lease.leaseId(), new DeviceItem.Route(group.networkInstance, prefix, group.nextHop,
                    group.tag));
            }
        }
    }

    private void want(final String leaseId, final DeviceItem item) {
        final var other = items.putIfAbsent(item.key(), item);
        if (other == null || other.equals(item)) {
            keysByLease.get(leaseId).add(item.key());
        } else {
            refused.put(leaseId, item.key() + " is already taken with value " + other.value() + " instead of "
                + item.value() + " by another lease or attachment of this device");
        }
    }

    private record RouteGroup(String networkInstance, Family family, NextHop nextHop, @Nullable Long tag) {
        static RouteGroup of(final BoundLease lease, final IpBlock block, final RoutePolicy policy) {
            final var instance = policy.networkInstance().isEmpty() ? lease.networkInstance()
                : policy.networkInstance();
            // "default" is how models name what others leave out
            return new RouteGroup("default".equals(instance) ? "" : instance, block.family(), policy.nextHop(),
                policy.tag());
        }
    }
}
