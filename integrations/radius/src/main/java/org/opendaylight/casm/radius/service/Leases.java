/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opendaylight.casm.radius.map.HeldLease;

/**
 * The book of leases: what the datastore tells of, and what the Coordinator has just said. Of two copies of a lease the
 * one with the higher generation counts, so that a late word of the datastore does not bring back an old one.
 */
public final class Leases implements LeaseBook {
    private final Map<String, Map<String, HeldLease>> byDevice = new HashMap<>();

    @Override
    public synchronized List<HeldLease> held(final String deviceId) {
        return byDevice.getOrDefault(deviceId, Map.of()).values().stream()
            .sorted(Comparator.comparing(HeldLease::pool).thenComparing(HeldLease::id)).toList();
    }

    @Override
    public synchronized void granted(final String deviceId, final Collection<HeldLease> leases) {
        final var mine = byDevice.computeIfAbsent(deviceId, id -> new HashMap<>());
        leases.forEach(lease -> mine.merge(lease.id(), lease,
            (old, fresh) -> fresh.generation() >= old.generation() ? fresh : old));
    }

    @Override
    public synchronized void released(final String deviceId, final Collection<String> leaseIds) {
        final var mine = byDevice.get(deviceId);
        if (mine != null) {
            mine.keySet().removeAll(Set.copyOf(leaseIds));
            if (mine.isEmpty()) {
                byDevice.remove(deviceId);
            }
        }
    }

    /** Forgets a lease, whoever had it. */
    public synchronized void gone(final String leaseId) {
        byDevice.values().forEach(leases -> leases.remove(leaseId));
    }

    /** Forgets all. */
    public synchronized void clear() {
        byDevice.clear();
    }
}
