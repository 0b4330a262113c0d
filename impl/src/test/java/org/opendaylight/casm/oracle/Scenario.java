/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.UInt128;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.FragmentationRules.Usable;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.MappingRules;
import org.opendaylight.casm.core.pool.Notation;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.ObjectType;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.PoolSelector;
import org.opendaylight.casm.core.pool.Quota;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.Tenant;
import org.opendaylight.casm.core.pool.ThresholdRules;
import org.opendaylight.casm.core.pool.UnitRules;

/**
 * A configuration made at random: two pools of one kind with all kinds of rules, one of ports, one that computes what
 * it gives. Small enough that each part of it can be looked at.
 */
final class Scenario {
    /** Kinds with where two pools begin and how many bits the smallest part that is given has. */
    private static final List<List<Object>> KINDS = List.of(
        List.of(ObjectKind.IPV4_PRIVATE, "10.0.0.0", "10.0.4.0", 0),
        List.of(ObjectKind.IPV4_SHARED, "100.64.0.64", "100.64.7.128", 0),
        List.of(ObjectKind.IPV4_PUBLIC, "8.8.0.0", "223.255.255.0", 0),
        List.of(ObjectKind.IPV4_UNICAST, "0.0.0.0", "255.255.255.0", 0),
        List.of(ObjectKind.IPV6_GUA, "2001:db8:1::", "3fff:1::", 72),
        List.of(ObjectKind.IPV6_ULA, "fd00::", "fdff:ffff:ffff:ff00::", 64),
        List.of(ObjectKind.IPV6_UNICAST, "::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ff00", 0),
        List.of(ObjectKind.IPV4_MULTICAST, "239.192.1.0", "232.1.1.0", 0),
        List.of(ObjectKind.IPV6_MULTICAST, "ff15::8000:0", "ff35::8000:100", 0),
        List.of(ObjectKind.MAC_LOCAL, "02:00:00:00:00:00", "0a:ff:ff:ff:ff:00", 0),
        List.of(ObjectKind.MAC_GLOBAL, "00:1b:21:00:00:00", "34:56:78:00:00:00", 0),
        List.of(ObjectKind.MAC_ADDRESS, "00:00:00:00:00:00", "ff:ff:ff:ff:ff:00", 0),
        List.of(ObjectKind.VLAN_ID, "1", "3990", 0), List.of(ObjectKind.VNI, "0", "16777116", 0),
        List.of(ObjectKind.EVI, "1", "4294967190", 0), List.of(ObjectKind.MPLS_LABEL, "16", "1048470", 0),
        List.of(ObjectKind.AS_NUMBER, "64512", "4200000000", 0), List.of(ObjectKind.VC_ID, "1", "4294967190", 0),
        List.of(ObjectKind.NUMBER, "0", "18446744073709551510", 0),
        List.of(ObjectKind.ROUTE_DISTINGUISHER, "0:65000:0", "1:192.0.2.1:65400", 0),
        List.of(ObjectKind.ROUTE_TARGET, "2:4200000000:100", "0:65000:4294967190", 0),
        List.of(ObjectKind.ETHERNET_SEGMENT_ID, "00:ff:ff:ff:ff:ff:ff:ff:ff:00", "03:c0:00:02:01:ff:00:00:00:00", 0),
        List.of(ObjectKind.USER_DEFINED, "0", "340282366920938463463374607431768211330", 0));
    private static final List<Algorithm> CHOOSING = List.of(Algorithm.LOWEST_FIRST, Algorithm.NEXT_FIT,
        Algorithm.BEST_FIT, Algorithm.SPARSE, Algorithm.RANDOM, Algorithm.LEAST_RECENTLY_USED, Algorithm.STICKY_HASH);
    private static final ObjectType TYPE = new ObjectType("wide", ObjectType.Base.INTEGER, 128, UInt128.ZERO,
        UInt128.MAX, null);

    final PoolCatalog catalog;
    final Schemes schemes;
    private final Random random;
    private final int grain;

    Scenario(final Random random, final long seed) {
        this.random = random;
        final List<Object> kind = KINDS.get((int) (seed % KINDS.size()));
        grain = (int) kind.get(3);
        schemes = new Schemes((int) (seed % Schemes.COUNT));
        final var pools = new HashMap<String, Pool>();
        for (int i = 0; i < 2; i++) {
            final Pool pool = pool("p" + i, (ObjectKind) kind.get(0), (String) kind.get(1 + i), 10 * (i + 1),
                CHOOSING.get((int) ((seed / 3 + 2 * i) % CHOOSING.size())));
            pools.put(pool.name(), pool);
        }
        pools.put("ports", ports());
        pools.put("scheme", schemes.pool);
        pools.put("named", external());
        final var space = new AddressSpace("default", "vrf", random.nextInt(3) == 0 ? "red" : null, null,
            AddressSpace.Overlap.UNIQUE, Set.of("blue"), true);
        final var tenants = Map.of("red", new Tenant("red", null, List.of(quota((ObjectKind) kind.get(0)))),
            "dark", new Tenant("dark", "red", List.of(new Quota((ObjectKind) kind.get(0), "default", null,
                4L + random.nextInt(8)))),
            "blue", Tenant.of("blue"));
        catalog = new PoolCatalog(Map.of("default", space), pools, Map.of(), tenants, Map.of("wide", TYPE));
    }

    private Quota quota(final ObjectKind kind) {
        return new Quota(kind.parent().orElse(kind), "default", BigInteger.valueOf(10 + random.nextInt(40)),
            random.nextBoolean() ? null : 6L + random.nextInt(20));
    }

    private Pool pool(final String name, final ObjectKind kind, final String base, final int priority,
            final Algorithm algorithm) {
        final AddressFamily family = kind.family().orElseThrow();
        final UInt128 first = kind == ObjectKind.USER_DEFINED ? UInt128.parse(base) : family.parse(base);
        final int cells = 48 + random.nextInt(48);
        final int cut = 8 + random.nextInt(cells - 16);
        final var segments = List.of(new Segment("s0", range(family, first, 0, cut - 1)),
            new Segment("s1", range(family, first, cut + random.nextInt(4), cells - 1)));
        final boolean ip = family.isIp();
        final int exponent = random.nextInt(3);
        final UnitRules unit = limits(ip && (grain > 0 || random.nextBoolean())
            ? UnitRules.ofPrefixLength(family.width() - grain - exponent)
            : new UnitRules(null, ip || random.nextBoolean() ? null : BigInteger.valueOf(1 + random.nextInt(5)), 1,
                null, null));
        final int longest = unit.prefixLength() == null ? family.width() - exponent : unit.prefixLength();
        final var plain = Pool.of(name, kind, "default", segments);
        return new Pool(name, kind, "default", null, Pool.AdminState.ACTIVE, priority, segments, List.of(),
            selector(), unit, ip ? fragmentation(longest, unit.prefixLength() == null) : new FragmentationRules(null,
                null, Set.of(), random.nextInt(4) == 0, 1 + random.nextInt(8), true, Usable.ALL), algorithm,
            leases(), ThresholdRules.DEFAULT, plain.mapping(), kind == ObjectKind.USER_DEFINED
                ? Notation.of(TYPE, List.of()) : null);
    }

    AddressRange range(final AddressFamily family, final UInt128 base, final int first, final int last) {
        return new AddressRange(family, base.add(UInt128.of(first).shiftLeft(grain)),
            base.add(UInt128.of(last + 1L).shiftLeft(grain).subtract(UInt128.ONE)));
    }

    private UnitRules limits(final UnitRules unit) {
        final int most = random.nextInt(2) == 0 ? 0 : 4 + random.nextInt(8);
        return new UnitRules(unit.prefixLength(), unit.count(), 1 + random.nextInt(3), most == 0 ? null : (long) most,
            random.nextInt(2) == 0 ? null : 8L + random.nextInt(20));
    }

    private FragmentationRules fragmentation(final int longest, final boolean free) {
        final var allowed = new TreeSet<Integer>();
        if (random.nextInt(3) == 0) {
            for (int i = longest; i > longest - 5; i--) {
                if (random.nextBoolean()) {
                    allowed.add(i);
                }
            }
        }
        return new FragmentationRules(random.nextInt(3) == 0 ? longest - 2 : null,
            random.nextInt(3) == 0 || free ? longest : null, allowed, random.nextInt(4) == 0, 1 + random.nextInt(8),
            random.nextBoolean(), grain > 0 ? Usable.ALL : List.of(Usable.ALL, Usable.EXCLUDE_NETWORK_BROADCAST,
                Usable.EXCLUDE_SUBNET_ROUTER).get(random.nextInt(3)));
    }

    private PoolSelector selector() {
        return random.nextInt(4) > 0 ? PoolSelector.DEFAULT
            : new PoolSelector(Set.of("red", "blue"), Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    LeaseRules leases() {
        return new LeaseRules(3600, 60, random.nextBoolean() ? null : 7200L, random.nextBoolean(), 50, 87.5, 60,
            random.nextBoolean() ? 0 : 300, random.nextBoolean() ? 0 : 600, null);
    }

    private Pool ports() {
        final AddressRange addresses = AddressRange.parse("192.0.2.128/31");
        final boolean sets = random.nextBoolean();
        final var segments = List.of(sets
            ? new Segment("s0", PortSets.all(addresses, new PortSets.Layout(6, 4)))
            : new Segment("s0", PortSets.all(addresses, PortSets.Layout.PLAIN), 1024, 65535));
        final var plain = Pool.of("ports", ObjectKind.PORT_SET, "default", segments);
        return new Pool("ports", ObjectKind.PORT_SET, "default", null, Pool.AdminState.ACTIVE, 50, segments,
            List.of(), selector(), limits(new UnitRules(null, sets ? null : BigInteger.valueOf(5000), 1, null, null)),
            plain.fragmentation(), CHOOSING.get(random.nextInt(CHOOSING.size())), leases(), plain.thresholds());
    }

    private Pool external() {
        final var segments = List.of(new Segment("s0", AddressRange.parse("198.18.0.0/27")));
        final var plain = Pool.of("named", ObjectKind.IPV4_UNICAST, "default", segments);
        return new Pool("named", plain.kind(), "default", null, Pool.AdminState.ACTIVE, 60, segments, List.of(),
            selector(), plain.unit(), plain.fragmentation(), Algorithm.EXTERNAL, leases(), plain.thresholds());
    }

    /** Bits of the smallest part that is looked at in an IP pool. */
    int grain(final Pool pool) {
        return isScheme(pool) ? schemes.grain : pool.name().equals("named") ? 0 : grain;
    }

    /** The only parts of a pool that anybody can have; empty when that is all of it. */
    List<AddressRange> interesting(final Pool pool) {
        return isScheme(pool) ? schemes.interesting : new ArrayList<>();
    }

    boolean isScheme(final Pool pool) {
        return pool.name().equals("scheme");
    }

    @Nullable AddressRange computed(final Pool pool, final AddressRange from) {
        return isScheme(pool) ? schemes.computed(from) : null;
    }

    /** The pool by another name or with other parts. */
    static Pool with(final Pool pool, final List<Segment> segments, final List<Segment> exclusions,
            final Pool.AdminState state, final UnitRules unit) {
        return new Pool(pool.name(), pool.kind(), pool.addressSpace(), pool.parent(), state, pool.priority(),
            segments, exclusions, pool.selector(), unit, pool.fragmentation(), pool.algorithm(), pool.leaseRules(),
            pool.thresholds(), pool.mapping(), pool.notation());
    }

    /** A pool of these parts carved from another. */
    static Pool below(final Pool parent, final AddressRange range) {
        return new Pool(parent.name() + "-child", parent.kind(), parent.addressSpace(), parent.name(),
            Pool.AdminState.ACTIVE, 30, List.of(new Segment("c", range)), List.of(), PoolSelector.DEFAULT,
            parent.unit(), parent.fragmentation(), Algorithm.LOWEST_FIRST, parent.leaseRules(), parent.thresholds(),
            MappingRules.NONE, parent.notation());
    }
}
