/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.PoolUpkeep;
import org.opendaylight.mdsal.binding.api.WriteTransaction;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Reservations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.reservations.Reservation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.reservations.ReservationBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.reservations.ReservationKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;

/** What has become of reservations, as operational state. Only those that a change may concern are looked at. */
public final class ReservationStatus {
    private final Set<String> dirty = ConcurrentHashMap.newKeySet();
    /** Names that were written, by pool. */
    private final Map<String, Set<String>> written = new ConcurrentHashMap<>();
    private final PoolUpkeep upkeep;

    /** The status of the reservations of an engine. */
    public ReservationStatus(final PoolUpkeep upkeep) {
        this.upkeep = upkeep;
    }

    /** A lease of this range changed. */
    void touch(final String pool, final AddressRange range) {
        dirty.addAll(upkeep.reservationsIn(pool, range));
    }

    /** All of a pool may be others now. */
    void touch(final String pool) {
        final Set<String> now = new HashSet<>(upkeep.reservationsIn(pool, null));
        final var before = now.isEmpty() ? written.remove(pool) : written.put(pool, now);
        dirty.addAll(now);
        if (before != null) {
            dirty.addAll(before);
        }
    }

    /** Writes what may have changed since it was written last. */
    void write(final WriteTransaction tx) {
        for (var all = dirty.iterator(); all.hasNext();) {
            final var name = all.next();
            all.remove();
            final var path = DataObjectIdentifier.builder(Reservations.class)
                .child(Reservation.class, new ReservationKey(new Name(name))).build();
            upkeep.useOf(name).ifPresentOrElse(
                use -> tx.mergeParentStructurePut(LogicalDatastoreType.OPERATIONAL, path,
                    new ReservationBuilder().setName(new Name(name)).setStatus(switch (use) {
                        case FREE -> Reservation.Status.Free;
                        case IN_USE -> Reservation.Status.InUse;
                        case CONFLICT -> Reservation.Status.Conflict;
                    }).build()),
                () -> tx.delete(LogicalDatastoreType.OPERATIONAL, path));
        }
    }
}
