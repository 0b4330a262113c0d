/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.AddressPool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.AddressPoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yangtools.yang.common.Decimal64;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * What a device has below address-pools for the leases that it holds.
 */
final class PoolEntries {
    private PoolEntries() {
        // functions only
    }

    /**
     * When a lease of a pool is to be renewed, in percent of its lifetime.
     *
     * @param renew T1
     * @param rebind T2
     */
    record Ratios(Decimal64 renew, Decimal64 rebind) {
        /** Those of a pool that says nothing. */
        static final Ratios USUAL = new Ratios(Decimal64.valueOf("50.0"), Decimal64.valueOf("87.5"));
    }

    /**
     * What is different on a device.
     *
     * @param write entries that it lacks, or has otherwise
     * @param delete leases whose entries it has and must not have
     */
    record Difference(Map<String, AddressPool> write, TreeSet<String> delete) {
        boolean isNone() {
            return write.isEmpty() && delete.isEmpty();
        }
    }

    /**
     * The entry of a lease.
     *
     * @param lease the lease, as it is in the ledger
     * @param ratios of its pool
     * @param now present time
     * @return the entry; empty if the device must not use the lease (any more)
     */
    static Optional<AddressPool> entry(final Allocation lease, final Ratios ratios, final Instant now) {
        final var state = lease.getState();
        if (state != LeaseState.Active && state != LeaseState.Renewing) {
            return Optional.empty();
        }
        final var until = lease.getStateUntil();
        final var binding = lease.getBinding();
        final var lifetime = seconds(lease);
        return Optional.of(new AddressPoolBuilder(
            (org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Lease) lease)
            .setRenewAfter(part(lifetime, ratios.renew)).setRebindAfter(part(lifetime, ratios.rebind))
            .setNetworkInstance(binding == null ? null : binding.getNetworkInstance())
            .setDrain(until == null ? null : Boolean.TRUE).setDrainUntil(until)
            .setExpiring(isExpiring(lease, lifetime, ratios, now) ? Boolean.TRUE : null)
            .build());
    }

    private static @Nullable Long seconds(final Allocation lease) {
        final var lifetime = lease.getLifetime();
        final var limited = lifetime == null ? null : lifetime.getSeconds();
        return limited == null ? null : limited.getValue().longValue();
    }

    private static @Nullable Seconds part(final @Nullable Long lifetime, final Decimal64 ratio) {
        return lifetime == null ? null : new Seconds(Uint32.valueOf((long) (lifetime * ratio.doubleValue() / 100)));
    }

    private static boolean isExpiring(final Allocation lease, final @Nullable Long lifetime, final Ratios ratios,
            final Instant now) {
        final var end = lease.getExpiresAt();
        return lifetime != null && end != null && !now.isBefore(OffsetDateTime.parse(end.getValue()).toInstant()
            .minusSeconds((long) Math.ceil(lifetime * (100 - ratios.rebind.doubleValue()) / 100)));
    }

    /** An entry as a device has it, without what it says itself, and without leaves that have their default. */
    static AddressPool plain(final AddressPool entry) {
        final var builder = new AddressPoolBuilder(entry).setOperational(null);
        if (Boolean.FALSE.equals(entry.getDrain())) {
            builder.setDrain(null);
        }
        if (Boolean.FALSE.equals(entry.getExpiring())) {
            builder.setExpiring(null);
        }
        if (Boolean.TRUE.equals(entry.getDistributeRoute())) {
            builder.setDistributeRoute(null);
        }
        return builder.build();
    }

    /** Compares what a device has to have with what it has. */
    static Difference compare(final Map<String, AddressPool> wanted, final Map<String, AddressPool> found) {
        final var write = new HashMap<String, AddressPool>();
        wanted.forEach((id, entry) -> {
            final var there = found.get(id);
            if (there == null || !plain(there).equals(entry)) {
                write.put(id, entry);
            }
        });
        final var delete = new TreeSet<>(found.keySet());
        delete.removeAll(wanted.keySet());
        return new Difference(write, delete);
    }
}
