/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.opendaylight.casm.radius.map.PoolBook;
import org.opendaylight.casm.radius.map.PoolBook.Members;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.DataTreeChangeListener;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Pools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.IpUnicast;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv4Unicast;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv6Unicast;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.ObjectKind;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Prefix;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Range;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.concepts.Registration;

/** Which pools there are, and of which version their addresses are. */
final class PoolFeed implements AutoCloseable {
    private final Map<String, Members> pools = new ConcurrentHashMap<>();
    private final Registration registration;

    PoolFeed(final DataBroker broker) {
        registration = broker.registerTreeChangeListener(LogicalDatastoreType.CONFIGURATION,
            DataObjectIdentifier.builder(Pools.class).build(), (DataTreeChangeListener<Pools>) changes -> {
                for (var change : changes) {
                    for (var child : change.getRootNode().getModifiedChildren(Pool.class)) {
                        final var name = child.coerceKeyStep(Pool.class).key().getName().getValue();
                        final var pool = child.dataAfter();
                        if (pool == null) {
                            pools.remove(name);
                        } else {
                            pools.put(name, members(pool));
                        }
                    }
                }
            });
    }

    private static Members members(final Pool pool) {
        final ObjectKind kind = pool.getKind();
        return switch (kind) {
            case Ipv4Unicast ipv4 -> Members.IPV4;
            case Ipv6Unicast ipv6 -> Members.IPV6;
            case IpUnicast any -> version(pool);
            case null, default -> Members.OTHER;
        };
    }

    /** A pool of a kind for both versions has that of its segments. */
    private static Members version(final Pool pool) {
        return pool.nonnullSegment().values().stream().anyMatch(segment -> switch (segment.getResource()) {
            case Prefix prefix -> prefix.requirePrefix().getIpv6Prefix() != null;
            case Range range -> range.requireRangeStart().getIpv6AddressNoZone() != null;
            case null, default -> false;
        }) ? Members.IPV6 : Members.IPV4;
    }

    /** The pools that are open at an endpoint: these, or all if there are none. */
    PoolBook openAt(final List<String> offered) {
        final var names = List.copyOf(offered);
        return new PoolBook() {
            @Override
            public Members members(final String pool) {
                return names.isEmpty() || names.contains(pool) ? pools.getOrDefault(pool, Members.NONE) : Members.NONE;
            }

            @Override
            public List<String> offered() {
                return names;
            }
        };
    }

    @Override
    public void close() {
        registration.close();
    }
}
