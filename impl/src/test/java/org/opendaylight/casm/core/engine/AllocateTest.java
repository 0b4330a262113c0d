/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.device;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.pool;
import static org.opendaylight.casm.core.engine.EngineFixture.tenant;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.FragmentationRules;
import org.opendaylight.casm.core.pool.FragmentationRules.Usable;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.UnitRules;

class AllocateTest {
    @Test
    void givesTheLowestBlockFirst() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/8").unit(28).make());
        assertEquals("10.0.0.0/28", fixture.one("p").range().toString());
        assertEquals("10.0.0.64/26", fixture.prefix("p", 26).range().toString());
        assertEquals("10.0.0.16/28", fixture.prefix("p", 32).range().toString());
        assertEquals("10.0.0.32/28", fixture.one("p").range().toString());
    }

    @Test
    void givesTheWholeOfIpv6() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV6_UNICAST, "::/0").make());
        final BigInteger all = BigInteger.ONE.shiftLeft(128);
        assertEquals(all, fixture.usage("p").free());
        assertEquals("::/0", fixture.usage("p").largestFreeBlock());
        final Lease lease = fixture.prefix("p", 0);
        assertEquals("::/0", lease.range().toString());
        assertEquals(all, fixture.usage("p").allocated());
        assertEquals(BigInteger.ZERO, fixture.usage("p").free());
        assertEquals(100, fixture.usage("p").utilization());
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.PrefixLength(128)).reason());
        fixture.free(lease.id());
        assertEquals(all, fixture.usage("p").free());
        assertEquals("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128", one(fixture.grant("p", new Size.Specific(
            AddressRange.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")))).range().toString());
        assertEquals("::/1", fixture.prefix("p", 1).range().toString());
        assertEquals("8000::/2", fixture.usage("p").largestFreeBlock());
    }

    @Test
    void givesABlockOfTheLengthOfThePool() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make());
        assertEquals("10.0.0.0/24", fixture.prefix("p", 24).range().toString());
        final Refusal refusal = fixture.refusal("p", new Size.Default());
        assertEquals(Reason.POOL_EXHAUSTED, refusal.reason());
        assertEquals("", refusal.available());
        assertEquals(BigInteger.ONE, refusal.wanted());
    }

    @ParameterizedTest
    @EnumSource(value = Algorithm.class, mode = EnumSource.Mode.MATCH_NONE, names = {"DETER.*", "MAP_.*", "IPV4_.*",
        "SIX_RD", "EUI64", "EXTERNAL"})
    void givesAllOfAPoolAndThenNothing(final Algorithm algorithm) {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/30", "10.1.0.2/31")
            .algorithm(algorithm).make());
        final var seen = new java.util.HashSet<String>();
        for (int i = 0; i < 6; i++) {
            assertTrue(seen.add(fixture.one("p").range().toString()));
        }
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.Default()).reason());
    }

    @Test
    void exhaustionNamesTheLargestFreeBlock() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make());
        fixture.prefix("p", 25);
        final Refusal refusal = fixture.refusal("p", new Size.PrefixLength(24));
        assertEquals(Reason.POOL_EXHAUSTED, refusal.reason());
        assertEquals("10.0.0.128/25", refusal.available());
        assertTrue(refusal.message().contains("10.0.0.128/25"), refusal.message());
        assertTrue(refusal.message().contains("no /24"), refusal.message());
        assertEquals(BigInteger.valueOf(256), refusal.wanted());
    }

    @Test
    void exhaustionTellsWhatWasWantedInUnits() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/27").unit(28).make());
        assertEquals(BigInteger.valueOf(16), fixture.refusal("p", new Size.PrefixLength(24)).wanted());
        assertEquals(BigInteger.valueOf(3), fixture.refusal("p", new Size.Count(BigInteger.valueOf(33))).wanted());
        assertEquals(null, fixture.refusal("q", new Size.Default()).wanted());
        fixture.prefix("p", 27);
        assertEquals(BigInteger.TWO, fixture.refusal("p", new Size.Units(2)).wanted());
    }

    @Test
    void refusesAbsurdSizes() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/8").make());
        final BigInteger most = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.Count(most)).reason());
        assertEquals(Reason.INVALID, fixture.refusal("p", new Size.Count(BigInteger.ZERO)).reason());
        assertEquals(Reason.INVALID, fixture.refusal("p", new Size.Count(BigInteger.valueOf(65_537))).reason());
        assertEquals(Reason.INVALID, fixture.refusal("p", new Size.Units(0)).reason());
        assertEquals(Reason.INVALID, fixture.refusal("p", new Size.PrefixLength(33)).reason());
        assertEquals(Reason.INVALID, fixture.refusal("p", new Size.PrefixLength(-1)).reason());
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.PrefixLength(0)).reason());
        assertEquals(Reason.NO_MATCHING_POOL, fixture.refusal("q", new Size.Default()).reason());
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal(fixture.request("p", Owner.NONE, new Size.Count(most),
            new Placement(true, null), Mode.GRANT)).reason());
        assertEquals(Reason.KIND_MISMATCH, fixture.refusal("p", new Size.Specific(AddressRange.parse("2001:db8::1")))
            .reason());
    }

    @Test
    void givesSeveralUnitsInFewBlocks() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").unit(28).make());
        final List<Lease> leases = fixture.grant("p", new Size.Units(7));
        assertEquals(List.of("10.0.0.0/26", "10.0.0.64/27", "10.0.0.96/28"),
            leases.stream().map(lease -> lease.range().toString()).toList());
        final var decision = fixture.settle(fixture.engine.allocate(fixture.request("p", Owner.NONE,
            new Size.Units(16)), fixture.now));
        assertTrue(decision.partial());
        assertEquals(List.of("10.0.0.128/25", "10.0.0.112/28"),
            decision.leases().stream().map(lease -> lease.range().toString()).toList());
    }

    @Test
    void givesContiguousUnitsAsOneRange() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").unit(28).make());
        fixture.one("p");
        final Placement contiguous = new Placement(true, null);
        assertEquals("10.0.0.16-10.0.0.63", one(fixture.grant(fixture.request("p", Owner.NONE, new Size.Units(3),
            contiguous, Mode.GRANT))).range().toString());
        assertEquals("10.0.0.64/27", one(fixture.grant(fixture.request("p", Owner.NONE, new Size.Units(2),
            contiguous, Mode.GRANT))).range().toString());
    }

    @Test
    void clampsToTheLimitOfARequest() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24")
            .unit(new UnitRules(28, null, 2, 4L, 5L)).make());
        final var decision = fixture.settle(fixture.engine.allocate(fixture.request("p", device("a"),
            new Size.Units(9)), fixture.now));
        assertTrue(decision.partial());
        assertEquals("10.0.0.0/26", one(decision.leases()).range().toString());
        assertEquals("10.0.0.64/28", one(fixture.grant(fixture.request("p", device("a"), new Size.Units(2))))
            .range().toString());
        assertEquals(Reason.QUOTA_EXCEEDED, fixture.refusal(fixture.request("p", device("a"), new Size.Default()))
            .reason());
        assertEquals("10.0.0.96/27", one(fixture.grant(fixture.request("p", device("b"), new Size.Default())))
            .range().toString());
    }

    @Test
    void givesSpecificValuesOnce() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24")
            .excluding("10.0.0.64/28").make());
        final var size = new Size.Specific(AddressRange.parse("10.0.0.8/29"));
        final Lease lease = one(fixture.grant("p", size));
        assertEquals("10.0.0.8/29", lease.range().toString());
        final Refusal refusal = fixture.refusal("p", new Size.Specific(AddressRange.parse("10.0.0.9")));
        assertEquals(Reason.IN_USE, refusal.reason());
        assertTrue(refusal.message().contains(lease.id()), refusal.message());
        assertEquals(Reason.RESERVED, fixture.refusal("p", new Size.Specific(AddressRange.parse("10.0.0.65")))
            .reason());
        assertEquals(Reason.INVALID, fixture.refusal("p", new Size.Specific(AddressRange.parse("10.0.1.0"))).reason());
        fixture.release(lease.id());
        assertTrue(fixture.refusal("p", size).message().contains("quarantine"));
    }

    @Test
    void givesWhatIsNear() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").make());
        final Placement near = new Placement(null, AddressRange.parse("10.0.0.100"));
        final var request = fixture.request("p", Owner.NONE, new Size.PrefixLength(30), near, Mode.GRANT);
        assertEquals("10.0.0.100/30", one(fixture.grant(request)).range().toString());
        assertEquals("10.0.0.104/30", one(fixture.grant(request)).range().toString());
        assertEquals("10.0.0.96/30", one(fixture.grant(request)).range().toString());
    }

    @Test
    void dryRunChangesNothing() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24")
            .algorithm(Algorithm.NEXT_FIT).make());
        final PoolUsage before = fixture.usage("p");
        final var request = fixture.request("p", Owner.NONE, new Size.PrefixLength(26), Placement.ANY, Mode.DRY_RUN);
        final var granted = fixture.settle(fixture.engine.allocate(request, fixture.now));
        assertEquals("10.0.0.0/26", one(granted.leases()).range().toString());
        assertTrue(granted.changes().isEmpty());
        assertEquals(before, fixture.usage("p"));
        assertEquals("10.0.0.0/26", fixture.prefix("p", 26).range().toString());
    }

    @Test
    void prefersTheBlockThatAggregates() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").unit(28).make());
        fixture.grant(fixture.request("p", device("a"), new Size.Default()));
        fixture.grant(fixture.request("p", device("b"), new Size.Specific(AddressRange.parse("10.0.0.48/28"))));
        assertEquals("10.0.0.32/28", one(fixture.grant(fixture.request("p", device("b"), new Size.Default())))
            .range().toString());
        assertEquals("10.0.0.16/28", one(fixture.grant(fixture.request("p", device("b"), new Size.Default())))
            .range().toString());
    }

    @Test
    void bestFitKeepsLargeBlocksWhole() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24")
            .algorithm(Algorithm.BEST_FIT).make());
        fixture.grant("p", new Size.Specific(AddressRange.parse("10.0.0.192/27")));
        assertEquals("10.0.0.224/28", fixture.prefix("p", 28).range().toString());
        assertEquals("10.0.0.240/28", fixture.prefix("p", 28).range().toString());
        assertEquals("10.0.0.128/28", fixture.prefix("p", 28).range().toString());
    }

    @Test
    void sparseLeavesRoom() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV6_UNICAST, "2001:db8::/32")
            .algorithm(Algorithm.SPARSE).make());
        assertEquals("2001:db8::/48", fixture.prefix("p", 48).range().toString());
        assertEquals("2001:db8:8000::/48", fixture.prefix("p", 48).range().toString());
        assertEquals("2001:db8:4000::/48", fixture.prefix("p", 48).range().toString());
        assertEquals("2001:db8:c000::/48", fixture.prefix("p", 48).range().toString());
        assertEquals("2001:db8:2000::/48", fixture.prefix("p", 48).range().toString());
    }

    @Test
    void nextFitGoesOn() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/30")
            .algorithm(Algorithm.NEXT_FIT).make());
        final Lease first = fixture.one("p");
        fixture.one("p");
        fixture.free(first.id());
        assertEquals("10.0.0.2/32", fixture.one("p").range().toString());
        assertEquals("10.0.0.3/32", fixture.one("p").range().toString());
        assertEquals("10.0.0.0/32", fixture.one("p").range().toString());
    }

    @Test
    void cutsNumbersIntoUnitsFromTheStartOfEachSegment() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.VNI, "5000-5309", "7000-7099")
            .unit(new UnitRules(null, BigInteger.valueOf(100), 1, null, null)).make(),
            pool("q", ObjectKind.VNI, "100-199", "200-399").excluding("150-249")
                .unit(new UnitRules(null, BigInteger.valueOf(100), 1, null, null)).make());
        assertEquals(BigInteger.valueOf(410), fixture.usage("p").total());
        assertEquals(BigInteger.valueOf(400), fixture.usage("p").usable());
        assertEquals("5000-5299", fixture.usage("p").largestFreeBlock());
        assertEquals("5000-5099", fixture.one("p").range().toString());
        assertEquals("5100-5299", one(fixture.grant("p", new Size.Units(2))).range().toString());
        assertEquals(Reason.FRAGMENTATION_RULE, fixture.refusal("p", new Size.Specific(
            AddressRange.parse("7001-7099"))).reason());
        assertEquals(Reason.RESERVED, fixture.refusal("q", new Size.Specific(AddressRange.parse("200-299"))).reason());
        assertEquals("300-399", fixture.one("q").range().toString());
        assertEquals("7000-7099", one(fixture.grant("p", new Size.Count(BigInteger.valueOf(42)))).range().toString());
        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal("p", new Size.Default()).reason());
    }

    @Test
    void givesMacAddressesAndNumbers() {
        final var fixture = new EngineFixture(
            pool("mac", ObjectKind.MAC_LOCAL, "02:00:00:00:00:00-02:ff:ff:ff:ff:ff").make(),
            pool("vlan", ObjectKind.VLAN_ID, "1-4094").make());
        assertEquals("02:00:00:00:00:00", fixture.one("mac").range().toString());
        assertEquals("1", fixture.one("vlan").range().toString());
        final List<Lease> leases = fixture.grant("vlan", new Size.Count(BigInteger.valueOf(3)));
        assertEquals(List.of("2", "3", "4"), leases.stream().map(lease -> lease.range().toString()).toList());
        assertEquals("5-14", one(fixture.grant(fixture.request("vlan", Owner.NONE, new Size.Count(BigInteger.TEN),
            new Placement(true, null), Mode.GRANT))).range().toString());
    }

    @Test
    void obeysFragmentationRules() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/16")
            .fragmentation(new FragmentationRules(24, 28, Set.of(24, 26, 28), false, 2, true, Usable.ALL)).make());
        assertEquals(Reason.FRAGMENTATION_RULE, fixture.refusal("p", new Size.PrefixLength(23)).reason());
        assertEquals(Reason.FRAGMENTATION_RULE, fixture.refusal("p", new Size.PrefixLength(25)).reason());
        assertEquals(Reason.FRAGMENTATION_RULE, fixture.refusal("p", new Size.PrefixLength(32)).reason());
        assertEquals("10.0.0.0/28", fixture.one("p").range().toString());
        final var granted = fixture.settle(fixture.engine.allocate(fixture.request("p", Owner.NONE,
            new Size.Units(64)), fixture.now));
        assertTrue(granted.partial());
        assertEquals(List.of("10.0.1.0/24", "10.0.2.0/24"),
            granted.leases().stream().map(lease -> lease.range().toString()).toList());
    }

    @Test
    void leavesOutUnusableAddresses() {
        final var fixture = new EngineFixture(
            pool("a", ObjectKind.IPV4_PRIVATE, "10.0.0.0/30", "10.0.1.0/31").fragmentation(usable(
                Usable.EXCLUDE_NETWORK_BROADCAST)).make(),
            pool("b", ObjectKind.IPV6_UNICAST, "2001:db8::/64").fragmentation(usable(Usable.EXCLUDE_SUBNET_ROUTER))
                .make(),
            pool("c", ObjectKind.IPV6_UNICAST, "2001:db8:1::/63").fragmentation(usable(Usable.RFC6164)).unit(127)
                .make());
        assertEquals("10.0.0.1/32", fixture.one("a").range().toString());
        assertEquals("10.0.0.2/32", fixture.one("a").range().toString());
        assertEquals("10.0.1.0/32", fixture.one("a").range().toString());
        assertEquals(BigInteger.valueOf(4), fixture.usage("a").usable());
        assertEquals("2001:db8::1/128", fixture.one("b").range().toString());
        assertEquals("2001:db8:1::2/127", fixture.one("c").range().toString());
        final var last = fixture.request("c", Owner.NONE, new Size.Default(), new Placement(null,
            AddressRange.parse("2001:db8:1:0:ffff:ffff:ffff:ffff")), Mode.GRANT);
        assertEquals("2001:db8:1:1::2/127", one(fixture.grant(last)).range().toString());
        assertEquals("2001:db8:1:0:ffff:ffff:ffff:ff7c/127",
            one(fixture.grant(fixture.request("c", Owner.NONE, new Size.Default(), new Placement(null,
                AddressRange.parse("2001:db8:1:0:ffff:ffff:ffff:ff7d")), Mode.GRANT))).range().toString());
    }

    private static FragmentationRules usable(final Usable usable) {
        return new FragmentationRules(null, null, Set.of(), false, 8, true, usable);
    }

    @Test
    void tellsTenantsApart() {
        final var fixture = new EngineFixture(pool("p", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24").serving(
            new org.opendaylight.casm.core.pool.PoolSelector(Set.of("red"), Set.of(), Set.of(), Set.of(), Set.of(),
                Set.of())).make());
        assertEquals(Reason.BORDER, fixture.refusal(fixture.request("p", tenant("blue"), new Size.Default())).reason());
        assertEquals(Reason.BORDER, fixture.refusal("p", new Size.Default()).reason());
        assertFalse(fixture.grant(fixture.request("p", tenant("red"), new Size.Default())).isEmpty());
    }
}
