/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.scheme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.address.UInt128;

/** The examples that the documents themselves give, forward and back. */
class PublishedExamplesTest {
    private static UInt128 v4(final String text) {
        return AddressFamily.IPV4.parse(text);
    }

    private static UInt128 v6(final String text) {
        return AddressFamily.IPV6.parse(text);
    }

    /** RFC 6052 section 2.4; the values are those that the tests of five other implementations quote from there. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8::/32, 2001:db8:c000:221::",
        "2001:db8:100::/40, 2001:db8:1c0:2:21::",
        "2001:db8:122::/48, 2001:db8:122:c000:2:2100::",
        "2001:db8:122:300::/56, 2001:db8:122:3c0:0:221::",
        "2001:db8:122:344::/64, 2001:db8:122:344:c0:2:2100::",
        "2001:db8:122:344::/96, 2001:db8:122:344::192.0.2.33",
        "64:ff9b::/96, 64:ff9b::192.0.2.33"})
    void embedsAsInRfc6052Section24(final String prefix, final String address) {
        final var scheme = new EmbeddedIpv4(Prefix.parse(prefix));
        assertEquals(v6(address), scheme.embed(v4("192.0.2.33")));
        assertEquals(Optional.of(v4("192.0.2.33")), scheme.extract(v6(address)));
    }

    /** RFC 6052 section 2.2: bits 64 to 71 are zero. */
    @ParameterizedTest
    @CsvSource({"2001:db8::/32", "2001:db8:100::/40", "2001:db8:122::/48", "2001:db8:122:300::/56",
        "2001:db8:122:344::/64"})
    void extractsNothingWhenTheOctetUIsSet(final String prefix) {
        final var scheme = new EmbeddedIpv4(Prefix.parse(prefix));
        final UInt128 address = scheme.embed(v4("192.0.2.33"));
        assertEquals(Optional.empty(), scheme.extract(address.or(UInt128.ONE.shiftLeft(56))));
        assertEquals(Optional.empty(), scheme.extract(address.or(UInt128.ONE)), "suffix not zero");
    }

    @ParameterizedTest
    @CsvSource({"2001:db8::/33", "2001:db8::/95", "192.0.2.0/24", "2001:db8:122:344:ff00::/96"})
    void refusesOtherPrefixesForEmbedding(final String prefix) {
        assertThrows(IllegalArgumentException.class, () -> new EmbeddedIpv4(Prefix.parse(prefix)));
    }

    /** RFC 4291 appendix A with the values of RFC 2464 section 4, as other implementations quote them. */
    @Test
    void makesTheInterfaceIdentifierOfRfc2464Section4() {
        final UInt128 mac = AddressFamily.MAC.parse("34-56-78-9A-BC-DE");
        assertEquals(0x3656_78FF_FE9A_BCDEL, Eui64.identifier(mac.lo()));
        final var scheme = new Eui64(Prefix.parse("fe80::/64"));
        assertEquals(v6("fe80::3656:78ff:fe9a:bcde"), scheme.address(mac));
        assertEquals(Optional.of(mac), scheme.mac(v6("fe80::3656:78ff:fe9a:bcde")));
        assertEquals(Optional.empty(), scheme.mac(v6("fe80::3656:78ff:ff9a:bcde")));
        assertEquals(Optional.empty(), scheme.mac(v6("2001:db8::3656:78ff:fe9a:bcde")));
    }

    /** RFC 5969 section 4: a /32 and 24 bits of an address in 10.0.0.0/8 make a /56. */
    @ParameterizedTest
    @CsvSource({
        "2001:db8::/32, 10.0.0.0/8, 10.100.100.1, 2001:db8:6464:100::/56",
        "2001:db8::/32, 0.0.0.0/0, 192.0.2.1, 2001:db8:c000:201::/64",
        "2001:db8::/32, 10.100.100.1/32, 10.100.100.1, 2001:db8::/32",
        "2010::/16, 0.0.0.0/0, 12.12.12.2, 2010:c0c:c02::/48"})
    void delegatesAsInRfc5969Section4(final String rule, final String common, final String edge,
            final String delegated) {
        final var scheme = new SixRd(Prefix.parse(rule), Prefix.parse(common));
        assertEquals(Optional.of(Prefix.parse(delegated)), scheme.delegated(v4(edge)));
        assertEquals(Optional.of(v4(edge)), scheme.customerEdge(Prefix.parse(delegated).last()));
    }

    @Test
    void delegatesNothingOutsideTheSixRdDomain() {
        final var scheme = new SixRd(Prefix.parse("2001:db8::/32"), Prefix.parse("10.0.0.0/8"));
        assertEquals(Optional.empty(), scheme.delegated(v4("11.0.0.1")));
        assertEquals(Optional.empty(), scheme.customerEdge(v6("2001:db9::")));
        assertThrows(IllegalArgumentException.class,
            () -> new SixRd(Prefix.parse("2001:db8::/40"), Prefix.parse("10.0.0.0/4")));
    }

    /** RFC 7597 appendix A, example 1 (customer edge) and example 2 (border relay). */
    @Test
    void mapsAsInRfc7597AppendixAExamples1And2() {
        final var rule = MapRule.of(Prefix.parse("2001:db8::/40"), Prefix.parse("192.0.2.0/24"), 16, 6);
        final Prefix endUser = Prefix.parse("2001:db8:12:3400::/56");

        final var assigned = rule.assigned(endUser.network()).orElseThrow();

        assertEquals(8, rule.psidLength());
        assertEquals("192.0.2.18/32", assigned.ipv4().toString());
        assertEquals(0x34, assigned.psid());
        assertEquals("2001:db8:12:3400:0:c000:212:34", AddressFamily.IPV6.format(
            rule.edgeAddress(endUser.network(), assigned.ipv4(), assigned.psid())));
        for (final int port : List.of(1232, 1235, 2256, 2259, 63696, 63699, 64720, 64723)) {
            assertEquals(0x34, rule.psid(port));
            assertEquals(Optional.of(endUser), rule.endUser(v4("192.0.2.18"), port));
        }
        for (final int port : List.of(1231, 1236, 64724)) {
            assertEquals(false, rule.endUser(v4("192.0.2.18"), port).equals(Optional.of(endUser)), "port " + port);
        }
        assertEquals(Optional.empty(), rule.endUser(v4("192.0.2.18"), 0xD0), "below 1024");
        assertEquals(Optional.empty(), rule.endUser(v4("192.0.3.18"), 1232));
        assertEquals(Optional.empty(), rule.assigned(v6("2001:db9::")));
    }

    /**
     * RFC 7597 appendix A, example 3: what a host behind the customer edge of example 1 sends is from that edge. The
     * edge's address is the published one; the rest of the example, a packet to the border relay, is no mapping.
     */
    @Test
    void mapsAsInRfc7597AppendixAExample3() {
        final var rule = MapRule.of(Prefix.parse("2001:db8::/40"), Prefix.parse("192.0.2.0/24"), 16, 6);
        final Prefix edge = rule.endUser(v4("192.0.2.18"), 1232).orElseThrow();
        assertEquals("2001:db8:12:3400:0:c000:212:34", AddressFamily.IPV6.format(
            rule.edgeAddress(edge.network(), Prefix.parse("192.0.2.18/32"), rule.psid(1232))));
        assertEquals(Optional.empty(), rule.endUser(v4("10.2.3.4"), 80), "outside the domain, so by the border relay");
    }

    /** RFC 7597 appendix A, example 4: a whole address, no embedded bits. */
    @Test
    void mapsAsInRfc7597AppendixAExample4() {
        final var rule = MapRule.of(Prefix.parse("2001:db8:12:3400::/56"), Prefix.parse("192.0.2.18/32"), 0, 6);
        final var assigned = rule.assigned(v6("2001:db8:12:3400::")).orElseThrow();
        assertEquals(0, rule.psidLength());
        assertEquals("192.0.2.18/32", assigned.ipv4().toString());
        assertEquals("2001:db8:12:3400:0:c000:212:0", AddressFamily.IPV6.format(
            rule.edgeAddress(v6("2001:db8:12:3400::"), assigned.ipv4(), assigned.psid())));
        assertEquals(Optional.of(rule.ipv6()), rule.endUser(v4("192.0.2.18"), 80));
    }

    /** RFC 7597 appendix A, example 5: the identifier comes from elsewhere. */
    @Test
    void mapsAsInRfc7597AppendixAExample5() {
        final var rule = new MapRule(Prefix.parse("2001:db8:12:3400::/56"), Prefix.parse("192.0.2.18/32"), 0, 6, 8);
        assertEquals("2001:db8:12:3400:0:c000:212:34", AddressFamily.IPV6.format(
            rule.edgeAddress(v6("2001:db8:12:3400::"), Prefix.parse("192.0.2.18/32"), 0x34)));
        assertEquals(0x34, rule.psid(1232));
    }

    /** RFC 7597 section 5.2: fewer embedded bits than the rest of the address give a prefix. */
    @Test
    void mapsToAPrefixWithFewEmbeddedBits() {
        final var rule = MapRule.of(Prefix.parse("2001:db8::/48"), Prefix.parse("192.0.2.0/24"), 4, 6);
        assertEquals("192.0.2.160/28", rule.assigned(v6("2001:db8:0:a000::")).orElseThrow().ipv4().toString());
        assertEquals("2001:db8:0:a000::/52", rule.endUser(v4("192.0.2.161"), 80).orElseThrow().toString());
    }

    @Test
    void refusesMappingRulesThatDoNotFit() {
        final Prefix v4 = Prefix.parse("192.0.2.0/24");
        assertThrows(IllegalArgumentException.class, () -> MapRule.of(Prefix.parse("2001:db8::/60"), v4, 8, 6));
        assertThrows(IllegalArgumentException.class, () -> MapRule.of(Prefix.parse("2001:db8::/32"), v4, 20, 6));
        assertThrows(IllegalArgumentException.class,
            () -> new MapRule(Prefix.parse("2001:db8::/32"), v4, 16, 6, 7));
    }

    /** RFC 7422 section 2.3. */
    @ParameterizedTest
    @CsvSource({"198.51.100.1, 1024, 5055", "198.51.100.2, 5056, 9087", "198.51.100.3, 9088, 13119",
        "198.51.100.4, 13120, 17151", "198.51.100.13, 49408, 53439", "198.51.100.14, 53440, 57471"})
    void sharesAsInRfc7422Section23(final String inside, final int start, final int end) {
        final var nat = DeterministicNat.of(Prefix.parse("198.51.100.0/28"), Prefix.parse("192.0.2.1/32"), 2,
            DeterministicNat.firstPort("0-1023"));
        assertEquals(4032, nat.portsPerUser());
        assertEquals(Optional.of(new DeterministicNat.Share(v4("192.0.2.1"), start, end)), nat.share(v4(inside)));
        assertEquals(Optional.of(v4(inside)), nat.user(v4("192.0.2.1"), start));
        assertEquals(Optional.of(v4(inside)), nat.user(v4("192.0.2.1"), end));
    }

    /** RFC 7422 section 2.3: ports 57472 to 65535 are the dynamic pool, those below 1024 are reserved. */
    @Test
    void knowsNoUserOfDynamicAndReservedPorts() {
        final var nat = DeterministicNat.of(Prefix.parse("198.51.100.0/28"), Prefix.parse("192.0.2.1/32"), 2, 1024);
        for (final int port : List.of(0, 1023, 57472, 65535)) {
            assertEquals(Optional.empty(), nat.user(v4("192.0.2.1"), port));
        }
        assertEquals(Optional.empty(), nat.share(v4("198.51.100.0")));
        assertEquals(Optional.empty(), nat.share(v4("198.51.100.15")));
        assertEquals(Optional.empty(), nat.user(v4("192.0.2.2"), 1024));
    }

    @ParameterizedTest
    @CsvSource({"100.64.0.0/22, 203.0.113.0/29, 0", "100.64.0.0/25, 203.0.113.4/30, 3",
        "2001:db8::/120, 192.0.2.0/31, 1", "10.0.0.0/31, 192.0.2.0/31, 0"})
    void findsEachUserBackFromEachOfItsPorts(final String inside, final String outside, final int dynamic) {
        final var nat = DeterministicNat.of(Prefix.parse(inside), Prefix.parse(outside), dynamic, 1024);
        UInt128 user = nat.inside().start();
        while (true) {
            final var share = nat.share(user).orElseThrow();
            assertEquals(nat.portsPerUser(), share.endPort() - share.startPort() + 1);
            assertEquals(Optional.of(user), nat.user(share.address(), share.startPort()));
            assertEquals(Optional.of(user), nat.user(share.address(), share.endPort()));
            if (user.equals(nat.inside().end())) {
                break;
            }
            user = user.next();
        }
    }

    @ParameterizedTest
    @CsvSource({"1-1023", "0-65535", "'0-1023,5060'", "x", "0-"})
    void refusesReservedPortsThatAreNotOneRangeFromZero(final String reserved) {
        assertThrows(IllegalArgumentException.class, () -> DeterministicNat.firstPort(reserved));
    }

    /**
     * RFC 7757 section 3, the table of figure 1; which address its entries give was compared with the tests of two
     * other implementations.
     */
    @ParameterizedTest
    @CsvSource({"192.0.2.1, 2001:db8:aaaa::", "192.0.2.2, 2001:db8:bbbb::b", "192.0.2.16, 2001:db8:cccc::",
        "192.0.2.24, 2001:db8:cccc::8", "192.0.2.31, 2001:db8:cccc::f", "192.0.2.128, 2001:db8:dddd::",
        "192.0.2.152, 2001:db8:dddd:0:6000::", "192.0.2.183, 2001:db8:dddd:0:dc00::",
        "192.0.2.191, 2001:db8:dddd:0:fc00::", "192.0.2.193, 2001:db8:eeee:8:8000::",
        "192.0.2.195, 2001:db8:eeee:9:8000::",
        "192.0.2.199, 2001:db8:eeee:b:8000::", "192.0.2.20, 2001:db8:cccc::4", "192.0.2.129, 2001:db8:dddd:0:400::",
        "192.0.2.224, 64:ff9b::", "192.0.2.225, 64:ff9b::1"})
    void mapsAsInRfc7757(final String ipv4, final String ipv6) {
        final var table = new ExplicitMappings(List.of(mapping("192.0.2.1/32", "2001:db8:aaaa::/128"),
            mapping("192.0.2.2/32", "2001:db8:bbbb::b/128"), mapping("192.0.2.16/28", "2001:db8:cccc::/124"),
            mapping("192.0.2.128/26", "2001:db8:dddd::/64"), mapping("192.0.2.192/29", "2001:db8:eeee:8::/62"),
            mapping("192.0.2.224/31", "64:ff9b::/127")));
        assertEquals(Optional.of(v6(ipv6)), table.toIpv6(v4(ipv4)));
        assertEquals(Optional.of(v4(ipv4)), table.toIpv4(v6(ipv6)));
        assertEquals(Optional.empty(), table.toIpv6(v4("192.0.2.3")));
        assertEquals(Optional.empty(), table.toIpv4(v6("2001:db8:ffff::")));
    }

    /** RFC 7757 section 3: of two entries that fit the longer one counts, so that the way back may be another one. */
    @Test
    void mapsOverlappingEntriesByTheLongerPrefix() {
        final var table = new ExplicitMappings(List.of(mapping("0.0.0.0/0", "2001:db8:ff00::/40"),
            mapping("198.51.100.64/32", "2001:db8::abcd/128")));
        assertEquals(Optional.of(v6("2001:db8::abcd")), table.toIpv6(v4("198.51.100.64")));
        assertEquals(Optional.of(v4("198.51.100.64")), table.toIpv4(v6("2001:db8:ffc6:3364:4000::")));
    }

    @Test
    void refusesAnExplicitMappingWithoutRoomForTheSuffix() {
        assertThrows(IllegalArgumentException.class, () -> mapping("192.0.2.0/24", "2001:db8::/121"));
    }

    private static ExplicitMappings.Mapping mapping(final String ipv4, final String ipv6) {
        return new ExplicitMappings.Mapping(Prefix.parse(ipv4), Prefix.parse(ipv6));
    }
}
