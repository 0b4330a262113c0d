/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.MappingRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.ObjectType;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.Quota;
import org.opendaylight.casm.core.pool.Reservation;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.Tenant;
import org.opendaylight.casm.core.pool.ThresholdRules;
import org.opendaylight.casm.core.pool.UnitRules;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Fragmentation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.SegmentKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Selector;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Thresholds;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Unit;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.unit.size.Count;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.unit.size.PrefixLength;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Percent;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSet;
import org.opendaylight.yangtools.yang.common.Uint16;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;

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
            selector(from.getSelector()), unit(from.getUnit()), fragmentation(from.getFragmentation()),
            algorithm(from.getAllocation()), lease(from.getLease()), thresholds(from.getThresholds()),
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

    private static PoolSelector selector(final @Nullable Selector from) {
        return from == null ? PoolSelector.DEFAULT : new PoolSelector(texts(from.getTenant()),
            IdentityNames.of(from.getDeviceRole()), IdentityNames.of(from.getService()),
            IdentityNames.of(from.getTransitionMechanism()), orEmpty(from.getLocation()), orEmpty(from.getLabel()));
    }

    private static UnitRules unit(final @Nullable Unit from) {
        if (from == null) {
            return UnitRules.DEFAULT;
        }
        final var size = from.getSize();
        final Integer length = size instanceof PrefixLength prefix && prefix.getPrefixLength() != null
            ? Integer.valueOf(prefix.getPrefixLength().intValue()) : null;
        final BigInteger count = size instanceof Count number && number.getCount() != null
            ? number.getCount().toJava() : null;
        return new UnitRules(length, count, number(from.getDefaultUnits(), UnitRules.DEFAULT.defaultUnits()),
            number(from.getMaxUnitsPerRequest()), number(from.getMaxUnitsPerHolder()));
    }

    private static FragmentationRules fragmentation(final @Nullable Fragmentation from) {
        final var defaults = FragmentationRules.DEFAULT;
        if (from == null) {
            return defaults;
        }
        final var usable = from.getUsable();
        final var allowed = from.getAllowedPrefix();
        return new FragmentationRules(number(from.getShortestPrefix()), number(from.getLongestPrefix()),
            allowed == null ? Set.of() : allowed.stream().map(Uint8::intValue).collect(Collectors.toSet()),
            flag(from.getContiguousOnly(), defaults.contiguousOnly()),
            number(from.getMaxBlocksPerRequest(), defaults.maxBlocksPerRequest()),
            flag(from.getPreferAggregation(), defaults.preferAggregation()),
            usable == null ? defaults.usable() : switch (usable) {
                case All -> FragmentationRules.Usable.ALL;
                case ExcludeNetworkBroadcast -> FragmentationRules.Usable.EXCLUDE_NETWORK_BROADCAST;
                case ExcludeSubnetRouter -> FragmentationRules.Usable.EXCLUDE_SUBNET_ROUTER;
                case Rfc6164 -> FragmentationRules.Usable.RFC6164;
            });
    }

    private static Algorithm algorithm(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools
            .pool.@Nullable Allocation from) {
        final var algorithm = from == null ? null : from.getAlgorithm();
        return algorithm == null ? Algorithm.LOWEST_FIRST : Algorithm.ofYangName(IdentityNames.of(algorithm));
    }

    private static LeaseRules lease(final @Nullable Lease from) {
        final var defaults = LeaseRules.DEFAULT;
        return from == null ? defaults : new LeaseRules(seconds(from.getDefaultLifetime(), defaults.defaultLifetime()),
            seconds(from.getMinLifetime(), defaults.minLifetime()), seconds(from.getMaxLifetime()),
            flag(from.getAllowInfinite(), defaults.allowInfinite()),
            percent(from.getRenewRatio(), defaults.renewRatio()),
            percent(from.getRebindRatio(), defaults.rebindRatio()),
            seconds(from.getOfferTimeout(), defaults.offerTimeout()),
            seconds(from.getGracePeriod(), defaults.gracePeriod()),
            seconds(from.getQuarantine(), defaults.quarantine()),
            seconds(from.getIdleRelease()));
    }

    private static ThresholdRules thresholds(final @Nullable Thresholds from) {
        final var defaults = ThresholdRules.DEFAULT;
        return from == null ? defaults : new ThresholdRules(percent(from.getHigh(), defaults.high()),
            percent(from.getLow(), defaults.low()), percent(from.getCritical(), defaults.critical()),
            percent(from.getHysteresis(), defaults.hysteresis()),
            seconds(from.getMinInterval(), defaults.minInterval()));
    }

    private static @Nullable String text(final @Nullable Name name) {
        return name == null ? null : name.getValue();
    }

    private static Set<String> texts(final @Nullable Set<Name> names) {
        return names == null ? Set.of() : names.stream().map(Name::getValue).collect(Collectors.toSet());
    }

    private static Set<String> orEmpty(final @Nullable Set<String> values) {
        return values == null ? Set.of() : values;
    }

    private static boolean flag(final @Nullable Boolean value, final boolean absent) {
        return value == null ? absent : value;
    }

    private static int number(final @Nullable Uint16 value, final int absent) {
        return value == null ? absent : value.intValue();
    }

    private static @Nullable Integer number(final @Nullable Uint8 value) {
        return value == null ? null : Integer.valueOf(value.intValue());
    }

    private static @Nullable Long number(final @Nullable Uint32 value) {
        return value == null ? null : Long.valueOf(value.longValue());
    }

    private static long number(final @Nullable Uint32 value, final long absent) {
        return value == null ? absent : value.longValue();
    }

    private static @Nullable Long seconds(final @Nullable Seconds value) {
        return value == null ? null : Long.valueOf(value.getValue().longValue());
    }

    private static long seconds(final @Nullable Seconds value, final long absent) {
        return value == null ? absent : value.getValue().longValue();
    }

    private static double percent(final @Nullable Percent value, final double absent) {
        return value == null ? absent : Double.parseDouble(value.getValue().toString());
    }
}
