/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.AddressSpace.Overlap;
import org.opendaylight.casm.core.pool.FragmentationRules.Usable;

class CatalogValidatorTest {
    private final CatalogValidator validator = new CatalogValidator();

    @ParameterizedTest
    @CsvSource(nullValues = "ok", value = {
        "ipv4-private, 10.0.0.0/8, ok",
        "ipv4-private, 172.16.0.0/12, ok",
        "ipv4-private, 192.168.0.0-192.168.3.17, ok",
        "ipv4-private, 11.0.0.0/8, KIND_MISMATCH",
        "ipv4-private, 10.255.255.0-11.0.0.0, KIND_MISMATCH",
        "ipv4-private, 2001:db8::/32, KIND_MISMATCH",
        "ipv4-shared, 100.64.0.0/10, ok",
        "ipv4-shared, 100.128.0.0/10, KIND_MISMATCH",
        "ipv4-public, 11.0.0.0/8, ok",
        "ipv4-public, 10.0.0.0/8, KIND_MISMATCH",
        "ipv4-public, 100.64.0.0/10, KIND_MISMATCH",
        "ipv4-public, 198.51.100.0/24, SPECIAL_PURPOSE",
        "ipv4-unicast, 10.0.0.0/8, ok",
        "ipv4-unicast, 100.64.0.0/10, ok",
        "ipv4-unicast, 0.0.0.0/8, SPECIAL_PURPOSE",
        "ipv4-unicast, 127.0.0.0/8, SPECIAL_PURPOSE",
        "ipv4-unicast, 169.254.0.0/16, SPECIAL_PURPOSE",
        "ipv4-unicast, 192.0.0.0/29, SPECIAL_PURPOSE",
        "ipv4-unicast, 192.0.2.0/24, SPECIAL_PURPOSE",
        "ipv4-unicast, 198.18.0.0/15, SPECIAL_PURPOSE",
        "ipv4-unicast, 203.0.113.0/24, SPECIAL_PURPOSE",
        "ipv4-unicast, 240.0.0.0/4, SPECIAL_PURPOSE",
        "ipv4-unicast, 255.255.255.255/32, SPECIAL_PURPOSE",
        "ipv4-unicast, 224.0.0.0/4, KIND_MISMATCH",
        "ipv4-unicast, 0.0.0.0/0, KIND_MISMATCH",
        "ipv4-multicast, 10.0.0.0/8, KIND_MISMATCH",
        "ipv6-gua, 2a00::/16, ok",
        "ipv6-gua, 2001:db8::/32, SPECIAL_PURPOSE",
        "ipv6-gua, 3fff::/20, SPECIAL_PURPOSE",
        "ipv6-gua, 2002::/16, SPECIAL_PURPOSE",
        "ipv6-gua, 2001::/32, SPECIAL_PURPOSE",
        "ipv6-gua, fc00::/7, KIND_MISMATCH",
        "ipv6-ula, fd00::/8, ok",
        "ipv6-ula, 2a00::/16, KIND_MISMATCH",
        "ipv6-unicast, fd00::/8, ok",
        "ipv6-unicast, ::1/128, SPECIAL_PURPOSE",
        "ipv6-unicast, ::/128, SPECIAL_PURPOSE",
        "ipv6-unicast, ::ffff:192.0.2.0/120, SPECIAL_PURPOSE",
        "ipv6-unicast, 64:ff9b::/96, SPECIAL_PURPOSE",
        "ipv6-unicast, 64:ff9b:1::/48, SPECIAL_PURPOSE",
        "ipv6-unicast, 100::/64, SPECIAL_PURPOSE",
        "ipv6-unicast, 5f00::/16, SPECIAL_PURPOSE",
        "ipv6-unicast, fe80::/10, SPECIAL_PURPOSE",
        "ipv6-unicast, ff00::/8, KIND_MISMATCH",
        "mac-local, 02:00:00:00:00:00-02:ff:ff:ff:ff:ff, ok",
        "mac-local, 00:00:5e:00:53:00-00:00:5e:00:53:ff, KIND_MISMATCH",
        "mac-global, 00:00:5e:00:53:00-00:00:5e:00:53:ff, SPECIAL_PURPOSE",
        "mac-global, 01:00:5e:00:00:00-01:00:5e:7f:ff:ff, KIND_MISMATCH",
        "mac-address, 01:00:5e:00:00:00-01:00:5e:7f:ff:ff, ok",
        "vlan-id, 1-4094, ok",
        "vlan-id, 0-10, KIND_MISMATCH",
        "vlan-id, 4095, KIND_MISMATCH",
        "vni, 0-16777215, ok",
        "vni, 16777216, KIND_MISMATCH",
        "mpls-label, 16-1048575, ok",
        "mpls-label, 15, KIND_MISMATCH",
        "as-number, 64512-65534, ok",
        "as-number, 4294967296, KIND_MISMATCH",
        "route-target, 1-2, KIND_MISMATCH",
        "structured-id, 1-2, KIND_MISMATCH",
        "ip-unicast, 10.0.0.0/8, KIND_MISMATCH"})
    void judgesSegmentsByKind(final String kind, final String segment, final Reason expected) {
        assertFaults(expected, catalog(space("s"), pool("p", kind, segment)));
    }

    @Test
    void allowsSpecialPurposeBlocksWhereTheSpaceDoes() {
        final var space = new AddressSpace("s", "global", null, null, Overlap.UNIQUE, Set.of(), true);
        assertFaults(null, catalog(space, pool("p", "ipv4-public", "192.0.2.0/24")));
        assertFaults(null, catalog(space, pool("p", "ipv6-gua", "2001:db8::/32")));
        assertFaults(Reason.SPECIAL_PURPOSE, catalog(space, pool("p", "ipv6-unicast", "::ffff:0:0/96")));
    }

    @ParameterizedTest
    @CsvSource({"UNIQUE, false", "ALLOW, true", "UNIQUE_WITH_PARENT, false"})
    void poolsOfASpaceOverlapOnlyIfAllowed(final Overlap overlap, final boolean allowed) {
        final var space = new AddressSpace("s", "global", null, null, overlap, Set.of(), false);
        assertFaults(allowed ? null : Reason.OVERLAP, catalog(space, pool("p", "ipv4-private", "10.0.0.0/8"),
            pool("q", "ipv4-unicast", "10.1.0.0/16")));
        assertFaults(Reason.OVERLAP, catalog(space, pool("p", "ipv4-private", "10.0.0.0/8", "10.1.0.0/16")));
        assertFaults(null, catalog(space, pool("p", "ipv4-private", "10.0.0.0/9", "10.128.0.0/9"),
            pool("q", "ipv6-ula", "fd00::/8")));
    }

    @Test
    void spacesAreApartUnlessTheyMustBeUniqueWithTheirParent() {
        final var top = space("top");
        final var apart = new AddressSpace("low", "vrf", null, "top", Overlap.UNIQUE, Set.of(), false);
        final var bound = new AddressSpace("low", "vrf", null, "top", Overlap.UNIQUE_WITH_PARENT, Set.of(), false);
        final Pool above = in(pool("p", "ipv4-private", "10.0.0.0/8"), "top", null);
        final Pool below = in(pool("q", "ipv4-private", "10.1.0.0/16"), "low", null);
        assertFaults(null, catalog(List.of(top, apart), above, below));
        assertFaults(Reason.OVERLAP, catalog(List.of(top, bound), above, below));
        final PoolCatalog before = catalog(List.of(top, bound), below);
        assertFalse(validator.check(before, catalog(List.of(top, bound), above, below)).isEmpty());
    }

    @Test
    void childPoolsLieInTheirParent() {
        final Pool parent = pool("p", "ipv4-unicast", "10.0.0.0/8");
        assertFaults(null, catalog(space("s"), parent, in(pool("q", "ipv4-private", "10.1.0.0/16"), "s", "p")));
        assertFaults(Reason.INVALID, catalog(space("s"), parent, in(pool("q", "ipv4-private", "192.168.0.0/16"), "s",
            "p")));
        assertFaults(Reason.OVERLAP, catalog(space("s"), parent, in(pool("q", "ipv4-private", "10.1.0.0/16"), "s",
            "p"), in(pool("r", "ipv4-private", "10.1.2.0/24"), "s", "p")));
        assertFaults(Reason.KIND_MISMATCH, catalog(space("s"), parent, in(pool("q", "ipv6-ula", "fd00::/8"), "s",
            "p")));
        assertFaults(Reason.INVALID, catalog(space("s"), in(pool("q", "ipv4-private", "10.1.0.0/16"), "s", "x")));
        assertFaults(Reason.INVALID, catalog(space("s"), in(pool("q", "ipv4-private", "10.1.0.0/16"), "s", "q")));
        assertFaults(null, catalog(space("s"), parent, in(pool("q", "ipv4-private", "10.1.0.0/16"), "s", "p"),
            in(pool("r", "ipv4-private", "10.1.2.0/24"), "s", "q")));
    }

    @Test
    void shrinkingAParentUnderItsChildIsRefused() {
        final Pool child = in(pool("q", "ipv4-private", "10.1.0.0/16"), "s", "p");
        final PoolCatalog before = catalog(space("s"), pool("p", "ipv4-unicast", "10.0.0.0/8"), child);
        assertTrue(validator.check(PoolCatalog.EMPTY, before).isEmpty());
        assertFalse(validator.check(before, catalog(space("s"), pool("p", "ipv4-unicast", "10.0.0.0/16"), child))
            .isEmpty());
        assertFalse(validator.check(before, catalog(space("s"), child)).isEmpty());
    }

    @Test
    void refusesUnknownReferences() {
        assertFaults(Reason.INVALID, catalog(space("t"), pool("p", "ipv4-private", "10.0.0.0/8")));
        assertFaults(Reason.INVALID, catalog(new AddressSpace("s", "tenant", "nobody", null, Overlap.UNIQUE, Set.of(),
            false)));
        assertFaults(Reason.INVALID, catalog(new AddressSpace("s", "tenant", null, "nowhere", Overlap.UNIQUE,
            Set.of(), false)));
        assertFaults(Reason.INVALID, catalog(new AddressSpace("s", "tenant", null, "s", Overlap.UNIQUE, Set.of(),
            false)));
        final PoolCatalog before = catalog(space("s"), pool("p", "ipv4-private", "10.0.0.0/8"));
        assertEquals(Reason.IN_USE, validator.check(before, new PoolCatalog(java.util.Map.of(), before.pools(),
            java.util.Map.of(), Set.of())).getFirst().reason());
    }

    @Test
    void exclusionsLieInThePool() {
        assertFaults(null, catalog(space("s"), excluding(pool("p", "ipv4-private", "10.0.0.0/9", "10.128.0.0/9"),
            "10.127.0.0-10.128.255.255")));
        assertFaults(Reason.INVALID, catalog(space("s"), excluding(pool("p", "ipv4-private", "10.0.0.0/16"),
            "10.1.0.0/32")));
    }

    @Test
    void reservationsLieInThePoolAndApart() {
        final Pool pool = pool("p", "ipv4-private", "10.0.0.0/16");
        assertFaults(null, reserving(pool, "10.0.0.0/24", "10.0.1.0/24"));
        assertFaults(Reason.OVERLAP, reserving(pool, "10.0.0.0/24", "10.0.0.7"));
        assertFaults(Reason.INVALID, reserving(pool, "10.1.0.0/24"));
        assertFaults(Reason.KIND_MISMATCH, reserving(pool, "2001:db8::/64"));

        final PoolCatalog before = reserving(pool, "10.0.0.0/24");
        assertEquals(Reason.IN_USE, validator.check(before, new PoolCatalog(before.spaces(), java.util.Map.of(),
            before.reservations(), before.tenants())).getFirst().reason());
    }

    @Test
    void refusesRulesThatCannotBeMet() {
        final Pool pool = pool("p", "ipv4-private", "10.0.0.0/16");
        final var ok = FragmentationRules.DEFAULT;
        assertFaults(null, catalog(space("s"), ruled(pool, UnitRules.ofPrefixLength(16), ok)));
        assertFaults(Reason.FRAGMENTATION_RULE, catalog(space("s"), ruled(pool, UnitRules.ofPrefixLength(15), ok)));
        assertFaults(Reason.FRAGMENTATION_RULE, catalog(space("s"), ruled(pool, UnitRules.ofPrefixLength(33), ok)));
        assertFaults(Reason.FRAGMENTATION_RULE, catalog(space("s"), ruled(pool, new UnitRules(null, BigInteger.TEN, 1,
            null, null), ok)));
        assertFaults(Reason.INVALID, catalog(space("s"), ruled(pool, new UnitRules(28, null, 3, 2L, null), ok)));
        assertFaults(Reason.FRAGMENTATION_RULE, catalog(space("s"), ruled(pool, UnitRules.DEFAULT,
            new FragmentationRules(28, 24, Set.of(), false, 8, true, Usable.ALL))));
        assertFaults(Reason.FRAGMENTATION_RULE, catalog(space("s"), ruled(pool("p", "ipv6-ula", "fd00::/40"),
            UnitRules.DEFAULT, new FragmentationRules(null, null, Set.of(), false, 8, true, Usable.RFC6164))));
        assertFaults(Reason.INVALID, catalog(space("s"), timed(pool, LeaseRules.DEFAULT,
            new ThresholdRules(20, 80, 95, 5, 60))));
        assertFaults(Reason.INVALID, catalog(space("s"), timed(pool, LeaseRules.DEFAULT,
            new ThresholdRules(50, 20, 40, 5, 60))));
        assertFaults(Reason.INVALID, catalog(space("s"), timed(pool, LeaseRules.DEFAULT,
            new ThresholdRules(96, 20, 95, 5, 60))));
        assertFaults(Reason.LIFETIME, catalog(space("s"), timed(pool, new LeaseRules(100, 200, 150L, true, 50, 87.5,
            60, 300, 3600, null), ThresholdRules.DEFAULT)));
    }

    @Test
    void checksManyPoolsAndThenOnlyWhatChanged() {
        final var pools = new ArrayList<Pool>();
        for (int i = 0; i < 2_000; i++) {
            pools.add(pool("p" + i, "ipv4-private", "10." + i / 250 + "." + i % 250 + ".0/24"));
        }
        final PoolCatalog before = catalog(List.of(space("s")), pools.toArray(Pool[]::new));
        assertTrue(validator.check(PoolCatalog.EMPTY, before).isEmpty());
        pools.add(pool("q", "ipv4-private", "10.7.7.128/25"));
        final List<Refusal> faults = validator.check(before, catalog(List.of(space("s")), pools.toArray(Pool[]::new)));
        assertEquals(1, faults.size());
        assertEquals(Reason.OVERLAP, faults.get(0).reason());
        assertTrue(faults.get(0).message().contains("10.7.7.0/24"), faults.get(0).message());
    }

    private void assertFaults(final Reason expected, final PoolCatalog catalog) {
        final List<Refusal> faults = validator.check(PoolCatalog.EMPTY, catalog);
        if (expected == null) {
            assertEquals(List.of(), faults);
        } else {
            assertFalse(faults.isEmpty(), "no fault found");
            assertEquals(expected, faults.get(0).reason(), faults.toString());
        }
    }

    private static AddressSpace space(final String name) {
        return AddressSpace.of(name);
    }

    private static PoolCatalog catalog(final AddressSpace space, final Pool... pools) {
        return catalog(List.of(space), pools);
    }

    private static PoolCatalog catalog(final List<AddressSpace> spaces, final Pool... pools) {
        final var bySpace = new HashMap<String, AddressSpace>();
        spaces.forEach(space -> bySpace.put(space.name(), space));
        final var byName = new HashMap<String, Pool>();
        for (final Pool pool : pools) {
            byName.put(pool.name(), pool);
        }
        return new PoolCatalog(bySpace, byName, java.util.Map.of(), Set.of("red"));
    }

    private static PoolCatalog reserving(final Pool pool, final String... ranges) {
        final PoolCatalog plain = catalog(space("s"), pool);
        final var reservations = new HashMap<String, Reservation>();
        for (final String range : ranges) {
            reservations.put(range, new Reservation(range, pool.name(), AddressRange.parse(range), "red", null, null,
                null, null));
        }
        return new PoolCatalog(plain.spaces(), plain.pools(), reservations, plain.tenants());
    }

    private static Pool pool(final String name, final String kind, final String... segments) {
        final var list = new ArrayList<Segment>();
        for (final String segment : segments) {
            list.add(new Segment("s" + list.size(), AddressRange.parse(segment)));
        }
        return Pool.of(name, ObjectKind.ofYangName(kind), "s", list);
    }

    private static Pool in(final Pool pool, final String space, final String parent) {
        return new Pool(pool.name(), pool.kind(), space, parent, pool.adminState(), pool.priority(), pool.segments(),
            pool.exclusions(), pool.selector(), pool.unit(), pool.fragmentation(), pool.algorithm(), pool.leaseRules(),
            pool.thresholds());
    }

    private static Pool excluding(final Pool pool, final String range) {
        return new Pool(pool.name(), pool.kind(), pool.addressSpace(), pool.parent(), pool.adminState(),
            pool.priority(), pool.segments(), List.of(new Segment("x", AddressRange.parse(range))), pool.selector(),
            pool.unit(), pool.fragmentation(), pool.algorithm(), pool.leaseRules(), pool.thresholds());
    }

    private static Pool ruled(final Pool pool, final UnitRules unit, final FragmentationRules fragmentation) {
        return new Pool(pool.name(), pool.kind(), pool.addressSpace(), pool.parent(), pool.adminState(),
            pool.priority(), pool.segments(), pool.exclusions(), pool.selector(), unit, fragmentation,
            pool.algorithm(), pool.leaseRules(), pool.thresholds());
    }

    private static Pool timed(final Pool pool, final LeaseRules leases, final ThresholdRules thresholds) {
        return new Pool(pool.name(), pool.kind(), pool.addressSpace(), pool.parent(), pool.adminState(),
            pool.priority(), pool.segments(), pool.exclusions(), pool.selector(), pool.unit(), pool.fragmentation(),
            pool.algorithm(), leases, thresholds);
    }
}
