/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.usage.JointUse;
import org.opendaylight.casm.core.usage.PoolUse;
import org.opendaylight.casm.core.usage.UsageSample;

/** How devices, together with their user planes, use what they have of each pool. Thread-safe. */
final class PoolUses {
    private final AllocationEngine engine;
    private final UsageBook book;
    private final Planes planes;

    PoolUses(final AllocationEngine engine, final UsageBook book, final Planes planes) {
        this.engine = engine;
        this.book = book;
        this.planes = planes;
    }

    /** All samples of a device that holds leases and of its user planes. */
    Map<String, Collection<UsageSample>> samples(final String head) {
        final var samples = new HashMap<String, Collection<UsageSample>>();
        planes.group(head).forEach(device -> samples.put(device, book.all(device)));
        return samples;
    }

    /**
     * The use of one pool.
     *
     * @param head control plane, or a device of its own
     * @param samples what it and its user planes reported
     */
    PoolUse of(final String head, final String pool, final Map<String, ? extends Collection<UsageSample>> samples) {
        final var usable = held(head).stream().filter(lease -> lease.pool().equals(pool)
            && lease.state() == LeaseState.ACTIVE && lease.stateUntil() == null).toList();
        return new JointUse(usable, samples, engine.upkeep()::units).use();
    }

    /** Leases, live and in quarantine, of a control plane and its user planes. */
    List<Lease> held(final String head) {
        return planes.group(head).stream().flatMap(device -> engine.byOwner(
            new Owner(null, null, device, null, null, null), Integer.MAX_VALUE).stream()).toList();
    }

    /** A control plane and its user planes. */
    List<String> group(final String head) {
        return planes.group(head);
    }

    /** Who holds the leases that a device uses. */
    String head(final String deviceId) {
        return planes.head(deviceId);
    }

    /** The use of each pool that a device has leases of, in the order of their names; none for a user plane. */
    List<UsePerPool> all(final String deviceId) {
        if (!planes.head(deviceId).equals(deviceId)) {
            return List.of();
        }
        final var samples = samples(deviceId);
        final var reported = samples.values().stream().flatMap(Collection::stream)
            .map(sample -> sample.subject().pool()).filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
        final var uses = new ArrayList<UsePerPool>();
        for (var pool : reported) {
            final var use = of(deviceId, pool, samples);
            if (!use.blocks().isEmpty()) {
                uses.add(new UsePerPool(pool, use, parts(deviceId, pool,
                    use.blocks().stream().map(PoolUse.Block::leaseId).collect(Collectors.toSet()))));
            }
        }
        return uses;
    }

    /** Who uses what of the leases that they may use now; a sample may be older than the end of a lease. */
    private List<UsePerPool.Part> parts(final String head, final String pool, final Set<String> usable) {
        final var parts = new ArrayList<UsePerPool.Part>();
        for (var device : planes.group(head).stream().sorted().toList()) {
            final var own = book.current(device).stream().filter(sample -> pool.equals(sample.subject().pool())
                && sample.subject().leases().stream().anyMatch(usable::contains)).toList();
            if (!own.isEmpty()) {
                final boolean whole = own.stream().anyMatch(sample -> sample.subject().addresses().isEmpty());
                parts.add(new UsePerPool.Part(device,
                    own.stream().flatMap(sample -> sample.subject().leases().stream()).filter(usable::contains)
                        .collect(Collectors.toSet()),
                    whole ? List.of() : own.stream().flatMap(sample -> sample.subject().addresses().stream())
                        .distinct().toList(),
                    own.stream().map(sample -> sample.measure().technique()).filter(Objects::nonNull)
                        .collect(Collectors.toSet()),
                    own.stream().map(sample -> sample.receipt().received()).max(Comparator.naturalOrder())
                        .orElseThrow()));
            }
        }
        return parts;
    }
}
