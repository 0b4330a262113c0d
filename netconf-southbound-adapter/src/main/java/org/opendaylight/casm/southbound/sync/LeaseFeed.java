/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.opendaylight.casm.southbound.plan.RoutePolicy;
import org.opendaylight.casm.southbound.run.ContainerListener;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataObjectModification.ModificationType;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Coordinator;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Pools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Follows the leases, the pools and the Coordinator's state in the datastore. Only leases with a binding are kept.
 */
final class LeaseFeed implements AutoCloseable {
    private final LeaseBook book;
    private final DeviceSync sync;
    private final List<Registration> registrations = new ArrayList<>();

    LeaseFeed(final DataBroker broker, final LeaseBook book, final DeviceSync sync) {
        this.book = requireNonNull(book);
        this.sync = requireNonNull(sync);
        registrations.add(ContainerListener.listen(broker, LogicalDatastoreType.CONFIGURATION, Pools.class,
            this::poolsChanged, () -> sync.ready(DeviceSync.Input.POOLS)));
        registrations.add(ContainerListener.listen(broker, LogicalDatastoreType.CONFIGURATION, Allocations.class,
            this::leasesChanged, () -> sync.ready(DeviceSync.Input.LEASES)));
        registrations.add(ContainerListener.listen(broker, LogicalDatastoreType.OPERATIONAL, Coordinator.class,
            this::coordinatorChanged, () -> { }));
    }

    private void leasesChanged(final DataTreeModification<Allocations> change) {
        final var root = change.getRootNode();
        final var after = root.dataAfter();
        final Set<String> nodes = new TreeSet<>();
        if (after == null) {
            book.missingFrom(Set.of()).forEach(id -> nodes.addAll(book.put(id, Optional.empty())));
        } else if (root.modificationType() == ModificationType.WRITE) {
            final var present = new HashSet<String>();
            for (var lease : after.nonnullAllocation().values()) {
                final var entry = LeaseMapper.toEntry(lease);
                if (entry.isPresent()) {
                    present.add(lease.requireLeaseId().getValue());
                    nodes.addAll(book.put(lease.requireLeaseId().getValue(), entry));
                }
            }
            book.missingFrom(present).forEach(id -> nodes.addAll(book.put(id, Optional.empty())));
        } else {
            for (var child : root.getModifiedChildren(Allocation.class)) {
                final var lease = child.dataAfter();
                final var key = child.coerceKeyStep(Allocation.class).key();
                nodes.addAll(book.put(key.getLeaseId().getValue(),
                    lease == null ? Optional.empty() : LeaseMapper.toEntry(lease)));
            }
        }
        sync.changed(nodes);
    }

    private void poolsChanged(final DataTreeModification<Pools> change) {
        final Set<String> nodes = new TreeSet<>();
        for (var child : change.getRootNode().getModifiedChildren(Pool.class)) {
            final var pool = child.dataAfter();
            nodes.addAll(book.putPolicy(child.coerceKeyStep(Pool.class).key().getName().getValue(),
                pool == null ? RoutePolicy.NONE : LeaseMapper.toPolicy(pool)));
        }
        sync.changed(nodes);
    }

    private void coordinatorChanged(final DataTreeModification<Coordinator> change) {
        final var after = change.getRootNode().dataAfter();
        if (after != null && (after.getState() == Coordinator.State.Active
                || after.getState() == Coordinator.State.Degraded)) {
            sync.ready(DeviceSync.Input.COORDINATOR);
        }
    }

    @Override
    public void close() {
        registrations.forEach(Registration::close);
    }
}
