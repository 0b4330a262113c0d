/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.service.Leases;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataObjectModification.ModificationType;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.binding.api.DataTreeModification;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.concepts.Registration;

/** Follows the leases of network access servers in the datastore; those of other devices are passed over. */
final class LeaseFeed implements AutoCloseable {
    private final DataBroker broker;
    private final Leases book;
    private volatile Set<String> devices = Set.of();
    private @Nullable Registration registration;

    LeaseFeed(final DataBroker broker, final Leases book) {
        this.broker = requireNonNull(broker);
        this.book = requireNonNull(book);
    }

    /** Follows these devices from now on. When there are new ones all leases are read, once. */
    synchronized void follow(final Set<String> now) {
        final boolean isNew = !devices.containsAll(now);
        devices = Set.copyOf(now);
        if (isNew || registration == null) {
            close();
            registration = broker.registerTreeChangeListener(LogicalDatastoreType.CONFIGURATION,
                DataObjectIdentifier.builder(Allocations.class).build(), (DataTreeChangeListener<Allocations>)
                    changes -> changes.forEach(this::changed));
        }
    }

    private void changed(final DataTreeModification<Allocations> change) {
        final var root = change.getRootNode();
        final var after = root.dataAfter();
        if (after == null) {
            book.clear();
        } else if (root.modificationType() == ModificationType.WRITE) {
            book.clear();
            after.nonnullAllocation().values().forEach(this::put);
        } else {
            for (var child : root.getModifiedChildren(Allocation.class)) {
                final var lease = child.dataAfter();
                if (lease == null) {
                    book.gone(child.coerceKeyStep(Allocation.class).key().getLeaseId().getValue());
                } else {
                    put(lease);
                }
            }
        }
    }

    private void put(final Allocation lease) {
        final var device = lease.getDeviceId();
        if (device == null || !devices.contains(device)) {
            return;
        }
        LeaseTranslator.toHeld(lease).ifPresentOrElse(held -> book.granted(device, List.of(held)),
            () -> book.released(device, List.of(lease.requireLeaseId().getValue())));
    }

    @Override
    public synchronized void close() {
        final var reg = registration;
        registration = null;
        if (reg != null) {
            reg.close();
        }
    }
}
