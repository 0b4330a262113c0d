/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.config;

import com.google.common.util.concurrent.FluentFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Collection;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Pools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.PoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.PoolKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Segment;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.SegmentBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.SegmentKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.util.BindingMap;

/**
 * Changes segments of pools in the datastore, as an operator would: {@link PoolConfigGuard} judges and records the
 * commit like any other.
 */
public final class SegmentEditor {
    private final DataBroker broker;

    /** An editor of the configuration in {@code broker}. */
    public SegmentEditor(final DataBroker broker) {
        this.broker = broker;
    }

    /**
     * Changes the segments of one pool in one transaction.
     *
     * @param put segments that are to be there, as they are to be; those that are drained are so no longer
     * @param remove ids of those that are not
     * @param drain ids of those to be drained, which are there
     */
    public FluentFuture<? extends CommitInfo> edit(final String pool,
            final Collection<? extends org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool
                .rev261122.Segment> put,
            final Collection<String> remove, final Collection<String> drain) {
        final var tx = broker.newWriteOnlyTransaction();
        remove.forEach(id -> tx.delete(LogicalDatastoreType.CONFIGURATION, path(pool, id)));
        drain.forEach(id -> tx.merge(LogicalDatastoreType.CONFIGURATION, path(pool, id),
            new SegmentBuilder().setId(new Name(id)).setDraining(Boolean.TRUE).build()));
        put.forEach(segment -> tx.put(LogicalDatastoreType.CONFIGURATION,
            path(pool, segment.requireId().getValue()), new SegmentBuilder().setId(segment.requireId())
                .setResource(segment.getResource()).setPortSet(segment.getPortSet())
                .setSlapQuadrant(segment.getSlapQuadrant()).build()));
        return tx.commit();
    }

    /** Removes those segments of one pool that are being drained still; fails when the pool changes meanwhile. */
    FluentFuture<? extends CommitInfo> remove(final String pool, final Collection<String> ids) {
        final var tx = broker.newReadWriteTransaction();
        return tx.read(LogicalDatastoreType.CONFIGURATION, path(pool))
            .<CommitInfo>transformAsync(found -> {
                // not a deletion of each, which would not conflict with a change of it
                found.ifPresent(there -> tx.put(LogicalDatastoreType.CONFIGURATION, path(pool), new PoolBuilder(there)
                    .setSegment(there.nonnullSegment().values().stream()
                        .filter(segment -> !ids.contains(segment.requireId().getValue())
                            || !Boolean.TRUE.equals(segment.getDraining()))
                        .collect(BindingMap.toMap())).build()));
                return tx.commit().<CommitInfo>transform(done -> done, MoreExecutors.directExecutor());
            }, MoreExecutors.directExecutor());
    }

    private static DataObjectIdentifier.WithKey<Pool, PoolKey> path(final String pool) {
        return DataObjectIdentifier.builder(Pools.class).child(Pool.class, new PoolKey(new Name(pool))).build();
    }

    private static DataObjectIdentifier<Segment> path(final String pool, final String segment) {
        return path(pool).toBuilder().child(Segment.class, new SegmentKey(new Name(segment))).build();
    }
}
