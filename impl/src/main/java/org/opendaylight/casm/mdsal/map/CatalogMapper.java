/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.opendaylight.casm.mdsal.map.Leaves.flag;
import static org.opendaylight.casm.mdsal.map.Leaves.number;
import static org.opendaylight.casm.mdsal.map.Leaves.text;
import static org.opendaylight.casm.mdsal.map.Leaves.texts;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.MappingRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.ObjectType;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.Quota;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.Tenant;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.SegmentKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSet;

/**
 * What an operator configured, as the domain knows it. MD-SAL fills in no defaults, so they are filled in here. Each
 * method throws {@link IllegalArgumentException}, with a text for the operator, when a value is malformed.
 */
public final class CatalogMapper {
    private CatalogMapper() {
        // functions only
    }

    /** A tenant. */
    public static Tenant toTenant(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.tenants
            .Tenant from) {
        return new Tenant(from.requireName().getValue(), text(from.getParent()),
            from.nonnullQuota().values().stream().map(quota -> {
                final var units = quota.getMaxUnits();
                return new Quota(IdentityNames.kindOf(quota.requireKind()), quota.requireAddressSpace().getValue(),
                    units == null ? null : units.toJava(), number(quota.getMaxLeases()));
            }).toList());
    }

    /** An address space. */
    public static AddressSpace toSpace(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.address
            .spaces.AddressSpace from) {
        final var scope = from.getScope();
        final var overlap = from.getOverlap();
        final var distinguisher = from.getRouteDistinguisher();
        return new AddressSpace(from.requireName().getValue(), scope == null ? "global" : scope.getName(),
            text(from.getTenant()), text(from.getParent()),
            overlap == null ? AddressSpace.Overlap.UNIQUE : switch (overlap) {
                case Unique -> AddressSpace.Overlap.UNIQUE;
                case UniqueWithParent -> AddressSpace.Overlap.UNIQUE_WITH_PARENT;
                case Allow -> AddressSpace.Overlap.ALLOW;
            }, texts(from.getSharedWith()), Boolean.TRUE.equals(from.getAllowSpecialPurpose()),
            from.getNetworkInstance(), distinguisher == null ? null : distinguisher.getValue());
    }

    /**
     * A reservation.
     *
     * @param pools finds a pool by its name; null when there is none
     */
    public static Reservation toReservation(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122
            .reservations.Reservation from, final Function<String, @Nullable Pool> pools) {
        final String name = from.requireName().getValue();
        final var pool = from.getPool();
        if (pool == null) {
            throw new IllegalArgumentException("reservation '" + name + "' names no pool");
        }
        final String what = "reservation '" + name + "'";
        final Pool of = pools.apply(pool.getValue());
        final var until = from.getHoldUntil();
        return new Reservation(name, pool.getValue(),
            of == null ? ResourceMapper.toOneRange(from.getResource(), AddressRange::parse, what)
                : withPorts(of.own(ResourceMapper.toOneRange(from.getResource(), of::parse, what)), from.getPortSet(),
                    of.kind(), of.segments(), what),
            text(from.getTenant()), from.getPurpose(), from.getDeviceId(), from.getClientId(),
            until == null ? null : OffsetDateTime.parse(until.getValue()).toInstant());
    }

    /** A part of a pool; of ports, those that are named, else all of the addresses. */
    private static AddressRange withPorts(final AddressRange range, final @Nullable PortSet ports,
            final ObjectKind kind, final List<Segment> segments, final String what) {
        if (kind != ObjectKind.PORT_SET) {
            requireNoPorts(ports, what);
            return range;
        }
        return PortSetMapper.range(range, ports, segments.isEmpty() ? PortSets.Layout.PLAIN
            : PortSets.layout(segments.getFirst().range().start()), what);
    }

    private static void requireNoPorts(final @Nullable PortSet ports, final String what) {
        if (ports != null) {
            throw new IllegalArgumentException(what + " has a port-set, which only pools of kind port-set have");
        }
    }

    /**
     * A pool.
     *
     * @param types finds an object type by its name; null when there is none
     */
    public static Pool toPool(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122
            .pools.Pool from, final Function<String, @Nullable ObjectType> types) {
        final String name = from.requireName().getValue();
        final var kind = from.getKind();
        final var space = from.getAddressSpace();
        if (kind == null || space == null) {
            throw new IllegalArgumentException("pool '" + name + "' needs a kind and an address-space");
        }
        final var admin = from.getAdminState();
        final var domainKind = IdentityNames.kindOf(kind);
        final Pool like = Pool.of(name, domainKind, space.getValue(), List.of())
            .with(ObjectTypeMapper.toNotation(from, types));
        final List<Segment> segments = draining(from, like, name);
        return new Pool(name, domainKind, space.getValue(), text(from.getParent()),
            admin == null ? Pool.AdminState.ACTIVE : switch (admin) {
                case Active -> Pool.AdminState.ACTIVE;
                case Draining -> Pool.AdminState.DRAINING;
                case Disabled -> Pool.AdminState.DISABLED;
            }, number(from.getPriority(), Pool.DEFAULT_PRIORITY),
            segments, exclusions(from.nonnullExclusion().values(), segments, like),
            PoolRulesMapper.toSelector(from.getSelector()), PoolRulesMapper.toUnit(from.getUnit()),
            PoolRulesMapper.toFragmentation(from.getFragmentation()),
            PoolRulesMapper.toAlgorithm(from.getAllocation()), PoolRulesMapper.toLease(from.getLease()),
            PoolRulesMapper.toThresholds(from.getThresholds()),
            from.getAllocation() == null ? MappingRules.NONE
                : MappingMapper.toRules(from.getAllocation().getMapping()), like.notation(),
            OwnerMapper.attributes(from.nonnullAttribute()));
    }

    private static List<Segment> draining(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122
            .pools.Pool from, final Pool like, final String pool) {
        final var segments = from.nonnullSegment();
        return segments(segments.values(), like, pool).stream().map(segment -> {
            final var there = segments.get(new SegmentKey(new Name(segment.id())));
            return there != null && flag(there.getDraining(), false)
                ? segment.drained() : segment;
        }).toList();
    }

    private static List<Segment> segments(
            final Collection<? extends org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm
                .pool.rev261122.Segment> from,
            final Pool like, final String pool) {
        return from.stream().flatMap(segment -> {
            final String id = segment.requireId().getValue();
            final String what = "segment '" + id + "' of pool '" + pool + "'";
            final var ranges = SlapMapper.inQuadrant(segment,
                ResourceMapper.toRanges(segment.getResource(), like::parse, what), what).stream();
            if (like.kind() == ObjectKind.PORT_SET) {
                return ranges.map(range -> PortSetMapper.segment(id, range, segment.getPortSet(), what));
            }
            requireNoPorts(segment.getPortSet(), what);
            return ranges.map(range -> new Segment(id, like.own(range)));
        }).toList();
    }

    private static List<Segment> exclusions(
            final Collection<? extends org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm
                .pool.rev261122.Segment> from,
            final List<Segment> segments, final Pool like) {
        return from.stream().flatMap(exclusion -> {
            final String id = exclusion.requireId().getValue();
            final String what = "exclusion '" + id + "' of pool '" + like.name() + "'";
            return SlapMapper.inQuadrant(exclusion, ResourceMapper.toRanges(exclusion.getResource(), like::parse,
                what), what).stream()
                .map(range -> new Segment(id, withPorts(like.own(range), exclusion.getPortSet(), like.kind(), segments,
                    what)));
        }).toList();
    }
}
