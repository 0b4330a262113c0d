/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.plan.Bound;
import org.opendaylight.casm.southbound.plan.BoundLease;
import org.opendaylight.casm.southbound.plan.RoutePolicy;

/**
 * The leases that are bound to devices, the attachments of services, and the route policies of pools. Leases without a
 * binding are not kept. Safe for use by several threads.
 */
public final class LeaseBook {
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, Map<String, Entry>> byNode = new HashMap<>();
    private final Map<String, RoutePolicy> policies = new HashMap<>();

    /**
     * A lease with a binding, or an attachment.
     *
     * @param lease the lease or attachment
     * @param wanted whether its state wants it on the device, or it is on the way out
     */
    public record Entry(Bound lease, boolean wanted) {

    }

    /**
     * Notes a lease as it is now.
     *
     * @param leaseId the lease
     * @param entry the lease, or empty if it is gone or not bound to a device
     * @return devices that this concerns
     */
    public synchronized Set<String> put(final String leaseId, final Optional<Entry> entry) {
        final var ret = new TreeSet<String>();
        final var before = entry.isPresent() ? entries.put(leaseId, entry.orElseThrow()) : entries.remove(leaseId);
        if (entry.equals(Optional.ofNullable(before))) {
            return ret;
        }
        if (before != null) {
            final var nodeId = before.lease().nodeId();
            ret.add(nodeId);
            byNode.computeIfPresent(nodeId, (key, leases) -> {
                leases.remove(leaseId);
                return leases.isEmpty() ? null : leases;
            });
        }
        entry.ifPresent(after -> {
            final var nodeId = after.lease().nodeId();
            ret.add(nodeId);
            byNode.computeIfAbsent(nodeId, key -> new TreeMap<>()).put(leaseId, after);
        });
        return ret;
    }

    /**
     * Notes that an attachment is no more. It stays, on the way out, until {@link #finish} is called.
     *
     * @param owner the attachment
     * @return devices that this concerns
     */
    public synchronized Set<String> retire(final String owner) {
        final var entry = entries.get(owner);
        return entry == null || !entry.wanted() ? Set.of()
            : put(owner, Optional.of(new Entry(entry.lease(), false)));
    }

    /**
     * Notes that nothing of an attachment is on its device any more.
     *
     * @param owner the attachment
     * @return whether it was still on the way out, and now is gone
     */
    synchronized boolean finish(final String owner) {
        final var entry = entries.get(owner);
        if (entry == null || entry.wanted()) {
            return false;
        }
        put(owner, Optional.empty());
        return true;
    }

    /**
     * Returns the attachments.
     *
     * @return attachments by owner, also those on the way out
     */
    synchronized Map<String, Entry> attachments() {
        final var ret = new TreeMap<>(entries);
        ret.keySet().removeIf(owner -> Attachment.idOf(owner).isEmpty());
        return ret;
    }

    /**
     * Returns some attachments.
     *
     * @param owners which
     * @return those of them that there are, by owner, also those on the way out
     */
    synchronized Map<String, Entry> attachments(final Set<String> owners) {
        final var ret = new TreeMap<String, Entry>();
        for (var owner : owners) {
            final var entry = Attachment.idOf(owner).isEmpty() ? null : entries.get(owner);
            if (entry != null) {
                ret.put(owner, entry);
            }
        }
        return ret;
    }

    /**
     * Returns the leases that are not in a full list.
     *
     * @param present lease-ids of the full list
     * @return lease-ids that are known here and not there
     */
    public synchronized List<String> missingFrom(final Collection<String> present) {
        final var ret = new HashSet<>(entries.keySet());
        ret.removeIf(owner -> Attachment.idOf(owner).isPresent());
        ret.removeAll(present);
        return List.copyOf(ret);
    }

    /**
     * Notes the route policy of a pool.
     *
     * @param pool name of the pool
     * @param policy its policy now, {@link RoutePolicy#NONE} if the pool is gone
     * @return devices that this concerns
     */
    public synchronized Set<String> putPolicy(final String pool, final RoutePolicy policy) {
        final var before = policy.equals(RoutePolicy.NONE) ? policies.remove(pool) : policies.put(pool, policy);
        final var ret = new TreeSet<String>();
        if (!policy.equals(before == null ? RoutePolicy.NONE : before)) {
            byNode.forEach((nodeId, leases) -> {
                if (leases.values().stream().anyMatch(entry -> entry.lease() instanceof BoundLease lease
                        && lease.pool().equals(pool))) {
                    ret.add(nodeId);
                }
            });
        }
        return ret;
    }

    synchronized RoutePolicy policy(final String pool) {
        return policies.getOrDefault(pool, RoutePolicy.NONE);
    }

    synchronized Map<String, Entry> leases(final String nodeId) {
        return Map.copyOf(byNode.getOrDefault(nodeId, Map.of()));
    }

    synchronized boolean contains(final String leaseId) {
        return entries.containsKey(leaseId);
    }

    synchronized Set<String> nodes() {
        return Set.copyOf(byNode.keySet());
    }
}
