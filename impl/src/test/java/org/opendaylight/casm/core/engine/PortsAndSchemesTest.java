/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.core.engine.EngineFixture.one;
import static org.opendaylight.casm.core.engine.EngineFixture.refusal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.address.PortSets;
import org.opendaylight.casm.core.address.PortSets.Layout;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.Algorithm;
import org.opendaylight.casm.core.pool.MappingRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;
import org.opendaylight.casm.core.pool.UnitRules;

/** Pools of ports, and pools that compute what they give. */
class PortsAndSchemesTest {
    private static Segment ports(final String prefix, final int start, final int end) {
        return new Segment(prefix, PortSets.all(AddressRange.parse(prefix), Layout.PLAIN), start, end);
    }

    private static Pool pool(final ObjectKind kind, final Algorithm algorithm, final MappingRules mapping,
            final @Nullable Integer count, final Segment... segments) {
        return pool(kind, algorithm, mapping, count, null, segments);
    }

    private static Pool pool(final ObjectKind kind, final Algorithm algorithm, final MappingRules mapping,
            final @Nullable Integer count, final @Nullable Long most, final Segment... segments) {
        final Pool plain = Pool.of("p", kind, "default", List.of(segments));
        return new Pool("p", kind, "default", null, plain.adminState(), 100, plain.segments(), List.of(),
            plain.selector(), new UnitRules(null, count == null ? null : BigInteger.valueOf(count), 1, null, most),
            plain.fragmentation(), algorithm, plain.leaseRules(), plain.thresholds(), mapping);
    }

    private static Pool cgn(final int blockSize) {
        return pool(ObjectKind.PORT_SET, Algorithm.LOWEST_FIRST, MappingRules.NONE, blockSize,
            ports("198.51.100.0/24", 1024, 65535));
    }

    private static PoolCatalog catalog(final Pool... pools) {
        final var byName = new HashMap<String, Pool>();
        for (final Pool pool : pools) {
            byName.put(pool.name(), pool);
        }
        return new PoolCatalog(Map.of("default", new AddressSpace("default", "global", null, null,
            AddressSpace.Overlap.UNIQUE, java.util.Set.of(), true)), byName, Map.of(), java.util.Set.of());
    }

    private static EngineFixture of(final Pool pool) {
        final var engine = new EngineFixture(PoolCatalog.EMPTY);
        assertEquals(List.of(), engine.engine.check(catalog(pool)));
        engine.engine.apply(catalog(pool));
        return engine;
    }

    private static Refusal fault(final Pool... pools) {
        final var faults = new EngineFixture(PoolCatalog.EMPTY).engine.check(catalog(pools));
        assertEquals(1, faults.size(), faults::toString);
        return faults.getFirst();
    }

    private static Owner line(final int number) {
        return new Owner(null, null, "cgn1", null, null, "line" + number);
    }

    private static List<String> texts(final List<Lease> leases) {
        return leases.stream().map(lease -> lease.range().toString()).toList();
    }

    private static AllocationRequest from(final EngineFixture fixture, final String source, final Size size) {
        final AllocationRequest plain = fixture.request("p", line(1), size);
        return new AllocationRequest(plain.requestId(), plain.target(), plain.owner(), size, Placement.ANY, null,
            new Lease.Terms(null, null, Map.of("mapped-from", source)), Mode.GRANT);
    }

    /** RFC 8512 appendix A.2: 1024 ports of 198.51.100.0/24 for a subscriber, as 4 x 256 or as 1 x 1024. */
    @Test
    void givesASubscriberFourBlocksOf256PortsOrOneOf1024() {
        final var four = of(cgn(256));
        assertEquals(List.of("198.51.100.0#1024-1279", "198.51.100.0#1280-1535", "198.51.100.0#1536-1791",
            "198.51.100.0#1792-2047"), texts(four.grant(four.request("p", line(1), new Size.Units(4)))));
        assertEquals(4, four.grant(four.request("p", line(2), new Size.Count(BigInteger.valueOf(1000)))).size());

        final var single = of(cgn(1024));
        assertEquals("198.51.100.0#1024-2047", one(single.grant(single.request("p", line(1), new Size.Default())))
            .range().toString());
    }

    @Test
    void givesEachPortOnceAndNoBlockOfTwoAddresses() {
        final var fixture = of(pool(ObjectKind.PORT_SET, Algorithm.LOWEST_FIRST, MappingRules.NONE, 1000,
            ports("198.51.100.0/30", 1024, 65535)));
        final var seen = new ArrayList<AddressRange>();
        for (int i = 0; i < 4 * 64; i++) {
            seen.add(one(fixture.grant(fixture.request("p", line(i), new Size.Default()))).range());
        }

        assertEquals(Reason.POOL_EXHAUSTED, fixture.refusal(fixture.request("p", line(9), new Size.Default()))
            .reason());
        for (int i = 0; i < seen.size(); i++) {
            assertEquals(PortSets.address(seen.get(i).start()), PortSets.address(seen.get(i).end()));
            assertTrue(PortSets.position(seen.get(i).start()) >= 1024);
            for (int k = 0; k < i; k++) {
                assertTrue(!seen.get(i).overlaps(seen.get(k)));
            }
        }
        final PoolUsage usage = fixture.usage("p");
        assertEquals(BigInteger.valueOf(4 * 65536), usage.total());
        assertEquals(BigInteger.valueOf(4 * 64 * 1000), usage.usable());
        assertEquals(usage.usable(), usage.allocated());
    }

    @Test
    void takesFurtherBlocksFromTheAddressTheClientHas() {
        final var fixture = of(cgn(32256));
        final Lease first = one(fixture.grant(fixture.request("p", line(1), new Size.Default())));
        fixture.free(one(fixture.grant(fixture.request("p", line(2), new Size.Default()))).id());
        one(fixture.grant(fixture.request("p", line(3), new Size.Specific(AddressRange.parse(
            "198.51.100.7#1024-33279")))));

        assertEquals("198.51.100.7#33280-65535",
            one(fixture.grant(fixture.request("p", line(3), new Size.Default()))).range().toString());
        assertEquals("198.51.100.0#33280-65535",
            one(fixture.grant(fixture.request("p", line(1), new Size.Default()))).range().toString());
        assertNotEquals(PortSets.address(first.range().start()), PortSets.address(one(fixture.grant(
            fixture.request("p", line(1), new Size.Default()))).range().start()), "no room is left there");
    }

    @Test
    void limitsThePortsOfASubscriber() {
        final var fixture = of(pool(ObjectKind.PORT_SET, Algorithm.LOWEST_FIRST, MappingRules.NONE, 256, 4L,
            ports("198.51.100.0/24", 1024, 65535)));
        assertEquals(4, fixture.grant(fixture.request("p", line(1), new Size.Units(9))).size());
        assertEquals(Reason.QUOTA_EXCEEDED,
            fixture.refusal(fixture.request("p", line(1), new Size.Default())).reason());
        assertEquals(1, fixture.grant(fixture.request("p", line(2), new Size.Default())).size());
    }

    @Test
    void refusesWhatIsNoBlock() {
        final var fixture = of(cgn(256));
        for (final String wrong : List.of("198.51.100.0#1024-1278", "198.51.100.0#1025-1280", "198.51.100.0#0-255",
            "198.51.100.0-198.51.100.1#1024-1279")) {
            assertEquals(Reason.FRAGMENTATION_RULE, fixture.refusal(fixture.request("p", line(1),
                new Size.Specific(AddressRange.parse(wrong)))).reason(), wrong);
        }
        assertEquals(Reason.FRAGMENTATION_RULE, fixture.refusal(fixture.request("p", line(1), new Size.Units(2),
            new Placement(true, null), Mode.GRANT)).reason());
        assertEquals(Reason.KIND_MISMATCH, fixture.refusal(fixture.request("p", line(1), new Size.PrefixLength(32)))
            .reason());
        assertEquals(Reason.INVALID, fixture.refusal(fixture.request("p", line(1),
            new Size.Specific(AddressRange.parse("203.0.113.1#1024-1279")))).reason());
        assertEquals(Reason.KIND_MISMATCH, fixture.refusal(fixture.request("p", line(1),
            new Size.Specific(AddressRange.parse("198.51.100.0/32")))).reason());
    }

    @Test
    void givesOnePortSetOrAllOfAnAddressByName() {
        final var fixture = of(Pool.of("p", ObjectKind.PORT_SET, "default", List.of(new Segment("a",
            PortSets.all(AddressRange.parse("198.51.100.0/24"), new Layout(6, 8))))));
        for (final String wrong : List.of("198.51.100.1#psid=0-3/8+6", "198.51.100.1#psid=4-255/8+6")) {
            assertEquals(Reason.FRAGMENTATION_RULE, fixture.refusal(fixture.request("p", line(1),
                new Size.Specific(AddressRange.parse(wrong)))).reason(), wrong);
        }
        for (final String right : List.of("198.51.100.1#psid=3/8+6", "198.51.100.2#psid=0-255/8+6")) {
            assertEquals(right, one(fixture.grant(fixture.request("p", line(1),
                new Size.Specific(AddressRange.parse(right))))).range().toString());
        }
    }

    @Test
    void refusesPoolsThatShareAnAddress() {
        final Pool cgn = cgn(256);
        final Pool unicast = Pool.of("u", ObjectKind.IPV4_PUBLIC, "default",
            List.of(new Segment("a", AddressRange.parse("198.51.100.128/25"))));
        assertEquals(Reason.OVERLAP, fault(cgn, unicast).reason());
        final Pool psids = Pool.of("u", ObjectKind.PORT_SET, "default", List.of(new Segment("a",
            PortSets.all(AddressRange.parse("198.51.100.128/25"), new Layout(6, 8)))));
        assertEquals(Reason.OVERLAP, fault(cgn, psids).reason());
        assertEquals(Reason.FRAGMENTATION_RULE, fault(cgn(65536)).reason());
        assertEquals(Reason.KIND_MISMATCH, fault(pool(ObjectKind.PORT_SET, Algorithm.LOWEST_FIRST, MappingRules.NONE,
            256, ports("224.0.0.0/24", 0, 65535))).reason());
    }

    @Test
    void costsTheSameForAllPortsOfALargePrefix() {
        final var fixture = of(pool(ObjectKind.PORT_SET, Algorithm.RANDOM, MappingRules.NONE, 64,
            ports("128.0.0.0/2", 0, 65535)));
        for (int i = 0; i < 100; i++) {
            assertEquals(64, one(fixture.grant(fixture.request("p", line(i), new Size.Default()))).range().size()
                .intValueExact());
        }
        assertEquals(BigInteger.ONE.shiftLeft(46), fixture.usage("p").total());
    }

    @Test
    void writesAndReadsPorts() {
        for (final String text : List.of("192.0.2.1#80", "192.0.2.1#0-65535", "192.0.2.0-192.0.2.255#1024-65535",
            "192.0.2.18#psid=52/8+6", "192.0.2.0-192.0.2.255#psid=0-255/8+6", "192.0.2.1#psid=0/0+4")) {
            assertEquals(text, AddressRange.parse(text).toString());
            assertEquals(AddressRange.parse(text), AddressRange.parse(AddressFamily.PORT, text));
        }
        for (final String wrong : List.of("192.0.2.1#", "#80", "192.0.2.1#80-79", "192.0.2.1#65536",
            "192.0.2.1#psid=4/2+6", "192.0.2.1#psid=0/11+6", "192.0.2.1#080", "x#1")) {
            org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class,
                () -> AddressRange.parse(wrong), wrong);
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 8", "4, 12", "1, 15", "15, 1", "6, 0", "0, 8"})
    void numbersPortsOfASetTogether(final int offset, final int length) {
        final var layout = new Layout(offset, length);
        final var address = AddressFamily.IPV4.parse("192.0.2.1");
        for (int port = 0; port <= PortSets.MAX_PORT; port++) {
            final int psid = port >>> 16 - offset - length & (1 << length) - 1;
            if (offset > 0) {
                assertEquals(psid, PortSets.psid(PortSets.port(address, layout, port).start()));
                assertTrue(PortSets.set(address, layout, psid).contains(PortSets.port(address, layout, port)));
            }
        }
    }

    /** RFC 7422 section 2.3. */
    @Test
    void computesDeterministicNat() {
        final var mapping = new MappingRules(Prefix.parse("198.51.100.0/28"), Prefix.parse("192.0.2.1/32"), 2, 5040,
            "0-1023", null, null, null, null, null, "");
        final var fixture = of(pool(ObjectKind.PORT_SET, Algorithm.DETERMINISTIC_NAT, mapping, 4032,
            ports("192.0.2.1/32", 1024, 65535)));

        assertEquals("192.0.2.1#1024-5055", one(fixture.grant(from(fixture, "198.51.100.1", new Size.Default())))
            .range().toString());
        assertEquals("192.0.2.1#53440-57471", one(fixture.grant(fixture.request("p", line(2), new Size.Units(1),
            new Placement(null, AddressRange.parse("198.51.100.14")), Mode.GRANT))).range().toString());
        assertEquals(Reason.IN_USE, fixture.refusal(from(fixture, "198.51.100.1", new Size.Default())).reason());
        for (final String wrong : List.of("198.51.100.0", "198.51.101.1", "198.51.100.0/30", "2001:db8::1", "x")) {
            assertEquals(Reason.INVALID, fixture.refusal(from(fixture, wrong, new Size.Default())).reason(), wrong);
        }
        assertEquals(Reason.INVALID, fixture.refusal("p", new Size.Default()).reason());
        assertEquals(Reason.FRAGMENTATION_RULE,
            fixture.refusal(from(fixture, "198.51.100.2", new Size.Units(2))).reason());
        final var holder = fixture.engine.holders("default", AddressRange.parse("192.0.2.1#5000"));
        assertEquals("line1", one(holder).owner().subscriber());
    }

    /** RFC 7597 appendix A, example 1. */
    @Test
    void computesMap() {
        final var mapping = new MappingRules(null, null, 0, null, null, 16, 6, 8, Prefix.parse("2001:db8::/40"),
            Prefix.parse("192.0.2.0/24"), "");
        final var fixture = of(pool(ObjectKind.PORT_SET, Algorithm.MAP_BMR, mapping, null, new Segment("a",
            PortSets.all(AddressRange.parse("192.0.2.0/24"), new Layout(6, 8)))));

        final Lease lease = one(fixture.grant(from(fixture, "2001:db8:12:3400::/56", new Size.Default())));

        assertEquals("192.0.2.18#psid=52/8+6", lease.range().toString());
        final var address = AddressFamily.IPV4.parse("192.0.2.18");
        for (final int port : List.of(1232, 1235, 64720, 64723)) {
            assertEquals(List.of(lease), fixture.engine.holders("default",
                PortSets.port(address, new Layout(6, 8), port)));
        }
        assertEquals(List.of(), fixture.engine.holders("default", PortSets.port(address, new Layout(6, 8), 1236)));
        assertEquals(Reason.IN_USE,
            fixture.refusal(from(fixture, "2001:db8:12:3412::1", new Size.Default())).reason());
        assertEquals(Reason.INVALID,
            fixture.refusal(from(fixture, "2001:db8::/40", new Size.Default())).reason(), "not of one user");
    }

    @Test
    void refusesToTakeAwayWhatASchemeGives() {
        final var mapping = new MappingRules(null, null, 0, null, null, 16, 6, 8, Prefix.parse("2001:db8::/40"),
            Prefix.parse("192.0.2.0/24"), "");
        final var fixture = of(pool(ObjectKind.PORT_SET, Algorithm.MAP_BMR, mapping, null, new Segment("a",
            PortSets.all(AddressRange.parse("192.0.2.0/24"), new Layout(6, 8)))));

        for (final String user : List.of("2001:db8:12:3400::/56", "2001:db8:12:3500::/56")) {
            final var refusal = fixture.engine.upkeep().planResize(new ResizeRequest("p", List.of(),
                java.util.Set.of("a"), true), fixture.now).refusal();
            assertTrue(refusal != null && refusal.message().contains("not inside one segment"), () -> "" + refusal);
            fixture.grant(from(fixture, user, new Size.Default()));
        }
    }

    @Test
    void computesAddressesAndPrefixes() {
        final var segment = new Segment("a", AddressRange.parse("2001:db8::/32"));
        final var embedded = of(pool(ObjectKind.IPV6_GUA, Algorithm.IPV4_EMBEDDED, new MappingRules(null,
            Prefix.parse("2001:db8:122:344::/96"), 0, null, null, null, null, null, null, null, ""), null, segment));
        assertEquals("2001:db8:122:344::c000:221/128",
            one(embedded.grant(from(embedded, "192.0.2.33", new Size.PrefixLength(128)))).range().toString());
        final var sixRd = of(pool(ObjectKind.IPV6_GUA, Algorithm.SIX_RD, new MappingRules(null, null, 0, null, null,
            null, null, null, Prefix.parse("2001:db8::/32"), Prefix.parse("10.0.0.0/8"), ""), null, segment));
        assertEquals("2001:db8:6464:100::/56",
            one(sixRd.grant(from(sixRd, "10.100.100.1", new Size.Default()))).range().toString());
        assertEquals(Reason.FRAGMENTATION_RULE,
            sixRd.refusal(from(sixRd, "10.100.100.2", new Size.PrefixLength(64))).reason());
        final var eui64 = of(pool(ObjectKind.IPV6_GUA, Algorithm.EUI64, new MappingRules(null,
            Prefix.parse("2001:db8:0:1::/64"), 0, null, null, null, null, null, null, null, ""), null, segment));
        assertEquals("2001:db8:0:1:3656:78ff:fe9a:bcde/128",
            one(eui64.grant(from(eui64, "34-56-78-9A-BC-DE", new Size.Default()))).range().toString());
        final var external = of(pool(ObjectKind.IPV6_GUA, Algorithm.EXTERNAL, MappingRules.NONE, null, segment));
        assertEquals("2001:db8::7/128", one(external.grant("p",
            new Size.Specific(AddressRange.parse("2001:db8::7")))).range().toString());
        assertEquals(Reason.INVALID, external.refusal("p", new Size.Default()).reason());
    }

    @ParameterizedTest
    @EnumSource(value = Algorithm.class,
        names = {"DETERMINISTIC_NAT", "MAP_BMR", "IPV4_EMBEDDED", "SIX_RD", "EUI64"})
    void refusesSchemesWithoutTheirParametersOrOnAnotherKind(final Algorithm algorithm) {
        assertEquals(Reason.INVALID, fault(pool(ObjectKind.IPV6_GUA, algorithm, MappingRules.NONE, null,
            new Segment("a", AddressRange.parse("2001:db8::/32")))).reason());
        assertEquals(Reason.INVALID, fault(pool(ObjectKind.VLAN_ID, algorithm, MappingRules.NONE, null,
            new Segment("a", AddressRange.parse("1-9")))).reason());
    }

    @Test
    void refusesParametersThatHaveNoEffect() {
        final Refusal refusal = fault(pool(ObjectKind.IPV6_GUA, Algorithm.RANDOM, new MappingRules(null,
            Prefix.parse("2001:db8:0:1::/64"), 0, null, null, null, null, null, null, null, "x"), null,
            new Segment("a", AddressRange.parse("2001:db8::/32"))));
        assertTrue(refusal.message().contains("[outside-prefix, salt]"), refusal::message);
    }

    /** Random use next to a map of who has each port. */
    @ParameterizedTest
    @EnumSource(value = Algorithm.class, names = {"LOWEST_FIRST", "NEXT_FIT", "BEST_FIT", "SPARSE", "RANDOM",
        "LEAST_RECENTLY_USED", "STICKY_HASH"})
    void givesAPortToOneAtATime(final Algorithm algorithm) {
        final long seed = 40 + algorithm.ordinal();
        final var random = new Random(seed);
        final var fixture = of(pool(ObjectKind.PORT_SET, algorithm, MappingRules.NONE, 10000,
            ports("192.0.2.0/30", 1024, 65535), ports("198.51.100.8/31", 0, 39999)));
        final int all = 4 * 6 + 2 * 4;
        final Map<AddressRange, String> held = new HashMap<>();
        for (int i = 0; i < 2000; i++) {
            if (random.nextInt(5) < 3) {
                switch (fixture.engine.allocate(fixture.request("p", line(random.nextInt(12)), new Size.Default()),
                    fixture.now)) {
                    case Decision.Granted granted -> {
                        fixture.engine.settle(granted);
                        final Lease lease = one(granted.leases());
                        assertEquals(10000, lease.range().size().intValueExact());
                        assertTrue(held.keySet().stream().noneMatch(lease.range()::overlaps), "seed " + seed);
                        held.put(lease.range(), lease.id());
                    }
                    case Decision.Refused refused -> assertEquals(all, held.size(), "seed " + seed);
                }
            } else if (!held.isEmpty()) {
                final AddressRange range = List.copyOf(held.keySet()).get(random.nextInt(held.size()));
                fixture.free(held.remove(range));
            }
            assertEquals(BigInteger.valueOf(10000L * (all - held.size())), fixture.usage("p").free(), "seed " + seed);
        }
        assertTrue(refusal(fixture.engine.allocate(fixture.request("p", line(0), new Size.PrefixLength(4)),
            fixture.now)).message().contains("gives no prefixes"));
    }
}
