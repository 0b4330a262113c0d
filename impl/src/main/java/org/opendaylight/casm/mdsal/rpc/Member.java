/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.ObjectType;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.events.LeaseJson;
import org.opendaylight.casm.events.RangeKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One member that somebody asks about.
 *
 * @param space its address space; null for all of them
 * @param range its value; all ports of an address are asked about together
 * @param type name of its object type, of a user-defined kind; null for other kinds
 */
record Member(@Nullable String space, AddressRange range, @Nullable String type) {
    private static final Logger LOG = LoggerFactory.getLogger(Member.class);

    /**
     * A member by its text.
     *
     * @throws IllegalArgumentException when it is not of the family
     */
    static Member of(final @Nullable String space, final AddressFamily family, final String text) {
        return new Member(space, AddressRange.of(family, family.parse(text)), null);
    }

    /**
     * An address, and its ports in all ways in which pools number them.
     *
     * @param port the one that is asked about; null for all
     */
    static List<Member> ofAddress(final @Nullable String space, final AddressRange address,
            final @Nullable Integer port, final PoolCatalog catalog) {
        final var members = new ArrayList<Member>();
        members.add(new Member(space, address, null));
        if (address.family() == AddressFamily.IPV4) {
            catalog.pools().values().stream().filter(pool -> pool.kind() == ObjectKind.PORT_SET)
                .flatMap(pool -> pool.segments().stream()).map(segment -> PortSets.layout(segment.range().start()))
                .distinct().filter(layout -> port == null || !layout.excludes(port))
                .forEach(layout -> members.add(new Member(space, port == null ? PortSets.all(address, layout)
                    : PortSets.port(address.start(), layout, port), null)));
        }
        return members;
    }

    /**
     * The members that a text may mean: the same text is a route distinguisher and a route target, and perhaps an
     * object of some types that operators defined.
     *
     * @throws IllegalArgumentException when it means none
     */
    static List<Member> ofValue(final @Nullable String space, final String text,
            final Collection<ObjectType> types) {
        final var members = new ArrayList<Member>();
        for (var type : types) {
            try {
                members.add(new Member(space, AddressRange.of(AddressFamily.USER_DEFINED, type.parse(text)),
                    type.name()));
            } catch (IllegalArgumentException e) {
                LOG.trace("{} is no object of type {}", text, type.name(), e);
            }
        }
        try {
            final var family = AddressFamily.guess(text);
            members.add(of(space, family, text));
            if (family == AddressFamily.ROUTE_DISTINGUISHER) {
                members.add(of(space, AddressFamily.ROUTE_TARGET, text));
            }
        } catch (IllegalArgumentException e) {
            if (members.isEmpty()) {
                throw e;
            }
        }
        return members;
    }

    private boolean isNamedBy(final Lease lease) {
        final var named = lease.named();
        return type == null ? named == null : named != null && named.type().equals(type);
    }

    /** The live leases that hold one of them. */
    static List<Lease> allNow(final List<Member> members, final AllocationEngine engine) {
        return members.stream().flatMap(member -> member.holdersNow(engine).stream()).toList();
    }

    /** The leases that held one of them at an instant. */
    static List<Lease> allAt(final List<Member> members, final Serving serving, final Instant at)
            throws EventStoreException {
        final var found = new ArrayList<Lease>();
        for (var member : members) {
            found.addAll(member.holdersAt(serving, at));
        }
        return found;
    }

    /** The live leases that hold it. */
    List<Lease> holdersNow(final AllocationEngine engine) {
        return (range.start().equals(range.end()) ? engine.holders(space, range.family(), range.start())
            : engine.holders(space, range)).stream().filter(lease -> lease.state().isLive() && isNamedBy(lease))
            .toList();
    }

    /**
     * The leases that held it at an instant, the one that was so for the shortest time first. A lease that stands
     * unchanged since then needs no entry of the log, which may have been pruned.
     */
    List<Lease> holdersAt(final Serving serving, final Instant at) throws EventStoreException {
        // the store keeps microseconds
        final Instant end = at.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
        final Map<String, Lease> found = new LinkedHashMap<>();
        for (var text : serving.store().leasesAt(space, RangeKey.of(range), at)) {
            final var lease = LeaseJson.parse(text);
            if ((space == null || space.equals(lease.addressSpace())) && lease.changed().isBefore(end)) {
                found.merge(lease.id(), lease, (one, other) -> other.changed().isAfter(one.changed()) ? other : one);
            }
        }
        return found.values().stream().filter(lease -> lease.state().isLive() && isNamedBy(lease)).toList();
    }
}
