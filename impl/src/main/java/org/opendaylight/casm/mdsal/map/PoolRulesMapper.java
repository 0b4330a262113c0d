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
import static org.opendaylight.casm.mdsal.map.Leaves.orEmpty;
import static org.opendaylight.casm.mdsal.map.Leaves.percent;
import static org.opendaylight.casm.mdsal.map.Leaves.seconds;
import static org.opendaylight.casm.mdsal.map.Leaves.texts;

import java.math.BigInteger;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.ThresholdRules;
import org.opendaylight.casm.core.pool.UnitRules;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Fragmentation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Selector;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Thresholds;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Unit;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.unit.size.Count;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.unit.size.PrefixLength;
import org.opendaylight.yangtools.yang.common.Uint8;

/** The rules of a pool, as an operator configured them, with the defaults filled in. */
final class PoolRulesMapper {
    private PoolRulesMapper() {
        // functions only
    }

    /** Whom a pool serves. */
    static PoolSelector toSelector(final @Nullable Selector from) {
        return from == null ? PoolSelector.DEFAULT : new PoolSelector(texts(from.getTenant()),
            IdentityNames.of(from.getDeviceRole()), IdentityNames.of(from.getService()),
            IdentityNames.of(from.getTransitionMechanism()), orEmpty(from.getLocation()), orEmpty(from.getLabel()));
    }

    /** How a pool is cut. */
    static UnitRules toUnit(final @Nullable Unit from) {
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

    /** What may be put together of blocks, and of what sizes. */
    static FragmentationRules toFragmentation(final @Nullable Fragmentation from) {
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

    /** How a pool chooses. */
    static Algorithm toAlgorithm(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools
            .pool.@Nullable Allocation from) {
        final var algorithm = from == null ? null : from.getAlgorithm();
        return algorithm == null ? Algorithm.LOWEST_FIRST : Algorithm.ofYangName(IdentityNames.of(algorithm));
    }

    /** How long leases last. */
    static LeaseRules toLease(final @Nullable Lease from) {
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

    /** When a pool counts as full. */
    static ThresholdRules toThresholds(final @Nullable Thresholds from) {
        final var defaults = ThresholdRules.DEFAULT;
        return from == null ? defaults : new ThresholdRules(percent(from.getHigh(), defaults.high()),
            percent(from.getLow(), defaults.low()), percent(from.getCritical(), defaults.critical()),
            percent(from.getHysteresis(), defaults.hysteresis()),
            seconds(from.getMinInterval(), defaults.minInterval()));
    }
}
