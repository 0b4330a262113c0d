/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.granted;
import static org.opendaylight.casm.tests.e2e.Lab.name;
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** Algorithms that remember or compute, and pools of ports; the plain ones are in {@link AllocationTest}. */
@Order(11)
@ExtendWith(SharedController.class)
class AlgorithmsTest {
    private final CasmClient casm;
    private final Lab lab;

    AlgorithmsTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
    }

    private static String with(final String segment, final String algorithm, final String mapping) {
        return "'segment':[{'id':'a'," + segment + "}],'allocation':{'algorithm':'casm-types:" + algorithm + "'"
            + (mapping.isEmpty() ? "" : ",'mapping':{" + mapping + "}") + "},'lease':{'quarantine':0}";
    }

    private static String from(final String source) {
        return "'attribute':[{'name':'mapped-from','value':'" + source + "'}]";
    }

    private static String ports(final Lease lease) {
        final var ports = Json.object(lease.json(), "port-set");
        final String start = Json.text(ports, "start-port");
        return lease.block() + " " + (start == null ? "psid " + Json.need(ports, "psid")
            : start + "-" + Json.need(ports, "end-port"));
    }

    @Test
    void givesWhatWasReleasedLongestAgo() {
        final String pool = lab.pool("ipv4-private", with("'prefix':'10.0.0.0/30'", "least-recently-used", ""));
        final var leases = new ArrayList<Lease>();
        for (int i = 0; i < 4; i++) {
            leases.add(one(casm.allocate(pool, "'device-id':'pe1'")));
        }
        for (final int released : List.of(2, 0, 3)) {
            done(casm.release(leases.get(released).id()));
        }

        for (final int expected : List.of(2, 0, 3)) {
            assertEquals(leases.get(expected).block(), one(casm.allocate(pool, "'device-id':'pe1'")).block());
        }
    }

    @Test
    void givesAClientBackWhatItHad() {
        final String pool = lab.pool("ipv4-private", with("'prefix':'10.0.0.0/24'", "sticky-hash", "'salt':'x'"));
        final Lease before = one(casm.allocate(pool, "'subscriber':'line-7'"));
        done(casm.release(before.id()));
        one(casm.allocate(pool, "'subscriber':'line-8'"));

        assertEquals(before.block(), one(casm.allocate(pool, "'subscriber':'line-7'")).block());
    }

    /** RFC 8512 appendix A.2 and RFC 6888. */
    @Test
    void givesBlocksOfPorts() {
        final String pool = lab.pool("port-set", "'segment':[{'id':'a','prefix':'198.51.100.0/24'}],"
            + "'unit':{'count':'256','default-units':4,'max-units-per-holder':5},'lease':{'quarantine':0}");

        final List<Lease> four = granted(casm.allocate(pool, "'device-id':'cgn1','subscriber':'line-7'"));
        final Lease other = granted(casm.allocate(pool, "'device-id':'cgn1','subscriber':'line-8','units':1"))
            .getFirst();

        assertEquals(List.of("198.51.100.0/32 1024-1279", "198.51.100.0/32 1280-1535", "198.51.100.0/32 1536-1791",
            "198.51.100.0/32 1792-2047"), four.stream().map(AlgorithmsTest::ports).sorted().toList());
        assertEquals("198.51.100.0/32 2048-2303", ports(other));
        assertEquals("198.51.100.0/32 2304-2559",
            ports(granted(casm.allocate(pool, "'subscriber':'line-7','device-id':'cgn1','units':1")).getFirst()));
        refused(casm.allocate(pool, "'subscriber':'line-7','units':1"), 409, "resource-denied", "casm:quota-exceeded");
        lab.figures(pool, "total", 256 * 65536, "usable", 256 * 252 * 256, "allocated", 6 * 256);
        assertEquals(List.of("line-8"), holders(pool, "'address':'198.51.100.0','port':2100"));
        assertEquals(List.of(), holders(pool, "'address':'198.51.100.0','port':80"));
        assertEquals(6, holders(pool, "'address':'198.51.100.0'").size());
        final String block = "'specific':{'prefix':'198.51.100.9/32','port-set':{'start-port':%s,'end-port':%s}}";
        assertEquals("198.51.100.9/32 65280-65535",
            ports(one(casm.allocate(pool, String.format(block, 65280, 65535)))));
        refused(casm.allocate(pool, String.format(block, 65280, 65535)), 409, "in-use", "casm:in-use");
        assertEquals("casm:fragmentation-rule", casm.allocate(pool, String.format(block, 2000, 2255)).appTag());
        assertEquals("casm:overlap", casm.putPool(name("p"), "ipv4-public", pool,
            "'segment':[{'id':'a','prefix':'198.51.100.0/25'}]").appTag());
    }

    private List<String> holders(final String space, final String key) {
        return CasmClient.holders(casm.call("casm-allocation:lookup", "'address-space':'" + space + "'," + key))
            .stream().map(lease -> lease.leaf("subscriber")).toList();
    }

    /** RFC 7422 section 2.3. */
    @Test
    void computesDeterministicNat() {
        final String rest = with("'prefix':'192.0.2.1/32'", "deterministic-nat",
            "'inside-prefix':'198.51.100.0/28','outside-prefix':'192.0.2.1/32','dynamic-factor':2,"
            + "'reserved-ports':'0-1023'");
        final String pool = lab.pool("port-set", rest + ",'unit':{'count':'4032'}");

        final Lease lease = one(casm.allocate(pool, "'subscriber':'a','near':'198.51.100.14/32'"));

        assertEquals("192.0.2.1/32 53440-57471", ports(lease));
        assertEquals(List.of("a"), holders(pool, "'address':'192.0.2.1','port':57471"));
        assertEquals(List.of(), holders(pool, "'address':'192.0.2.1','port':57472"));
        refused(casm.allocate(pool, from("198.51.100.14")), 409, "in-use", "casm:in-use");
        assertEquals("casm:invalid-value", casm.allocate(pool, "").appTag());
        final Answer back = done(casm.call("casm-allocation:compute-mapping", "'pool':'" + pool
            + "','address':'192.0.2.1','port':5056"));
        assertEquals("198.51.100.2", Json.need(back.output(), "from"));
        assertEquals(null, Json.text(back.output(), "lease-id"));
        final Answer forth = done(casm.call("casm-allocation:compute-mapping", "'pool':'" + pool
            + "','from':'198.51.100.14'"));
        assertEquals(lease.id(), Json.need(forth.output(), "lease-id"));
        assertTrue(casm.putPool(name("p"), "port-set", pool, rest.replace("192.0.2.1/32", "192.0.2.2/32")).message()
            .contains("4032"), "says how many ports a user gets");
    }

    /** RFC 7597 appendix A, example 1. */
    @Test
    void computesMap() {
        final String pool = lab.pool("port-set", with(
            "'prefix':'192.0.2.0/24','port-set':{'psid-offset':6,'psid-len':8}", "map-bmr",
            "'rule-ipv6-prefix':'2001:db8::/40','rule-ipv4-prefix':'192.0.2.0/24','ea-bits':16"));

        final Lease lease = one(casm.allocate(pool, "'subscriber':'ce','near':'2001:db8:12:3400::/56'"));

        assertEquals("192.0.2.18/32 psid 52", ports(lease));
        assertEquals(ports(lease), ports(casm.lease(lease.id())));
        assertEquals(List.of("ce"), holders(pool, "'address':'192.0.2.18','port':64723"));
        assertEquals(List.of(), holders(pool, "'address':'192.0.2.18','port':64724"));
        assertEquals("2001:db8:12:3400::/56", Json.need(done(casm.call("casm-allocation:compute-mapping",
            "'pool':'" + pool + "','address':'192.0.2.18','port':1232")).output(), "from"));
    }

    /** RFC 6052 section 2.4, RFC 5969 section 4, RFC 2464 section 4. */
    @Test
    void computesIpv6AddressesAndPrefixes() {
        final String embedded = lab.pool("ipv6-gua", with("'prefix':'2001:db8:122::/48'", "ipv4-embedded",
            "'outside-prefix':'2001:db8:122::/48'"));
        assertEquals("2001:db8:122:c000:2:2100::/128",
            one(casm.allocate(embedded, "'near':'192.0.2.33/32'")).block());
        final String sixRd = lab.pool("ipv6-gua", with("'prefix':'2001:db8::/32'", "six-rd",
            "'rule-ipv6-prefix':'2001:db8::/32','rule-ipv4-prefix':'10.0.0.0/8'"));
        assertEquals("2001:db8:6464:100::/56", one(casm.allocate(sixRd, from("10.100.100.1"))).block());
        final String eui64 = lab.pool("ipv6-gua", with("'prefix':'2001:db8:0:1::/64'", "eui64",
            "'outside-prefix':'2001:db8:0:1::/64'"));
        assertEquals("2001:db8:0:1:3656:78ff:fe9a:bcde/128",
            one(casm.allocate(eui64, from("34:56:78:9a:bc:de"))).block());
        assertEquals("34:56:78:9a:bc:de", Json.need(done(casm.call("casm-allocation:compute-mapping", "'pool':'"
            + eui64 + "','address':'2001:db8:0:1:3656:78ff:fe9a:bcde'")).output(), "from"));
    }

    @Test
    void doesNotSwitchBetweenChoosingAndComputingUnderLiveLeases() {
        final String chosen = with("'prefix':'2001:db8::/32'", "lowest-first", "");
        final String computed = with("'prefix':'2001:db8::/32'", "six-rd",
            "'rule-ipv6-prefix':'2001:db8::/32','rule-ipv4-prefix':'10.0.0.0/8'");
        final String pool = lab.pool("ipv6-gua", chosen);
        final Lease first = one(casm.allocate(pool, "'prefix-length':56"));
        final Answer refusal = refused(casm.putPool(pool, "ipv6-gua", pool, computed), 409, "in-use", "casm:in-use");
        assertTrue(refusal.message().contains(first.id()), refusal::toString);
        assertEquals("2001:db8:0:100::/56", one(casm.allocate(pool, "'prefix-length':56")).block());
        assertEquals(204, casm.putPool(pool, "ipv6-gua", pool, with("'prefix':'2001:db8::/32'", "random", ""))
            .status(), "algorithms that choose");
        casm.leases().stream().filter(lease -> pool.equals(lease.leaf("pool")))
            .forEach(lease -> done(casm.release(lease.id())));
        assertEquals(204, casm.putPool(pool, "ipv6-gua", pool, computed).status());
        final Lease third = one(casm.allocate(pool, from("10.100.100.1")));
        refused(casm.putPool(pool, "ipv6-gua", pool, chosen), 409, "in-use", "casm:in-use");
        assertEquals("2001:db8:6464:100::/56", casm.lease(third.id()).block());
        done(casm.release(third.id()));
        assertEquals(204, casm.putPool(pool, "ipv6-gua", pool, chosen).status());
        assertEquals("2001:db8::/56", one(casm.allocate(pool, "'prefix-length':56")).block());
    }

    @Test
    void leavesTheChoiceToTheRequester() {
        final String pool = lab.pool("ipv4-private", with("'prefix':'10.0.0.0/24'", "external", ""));

        assertEquals("casm:invalid-value", casm.allocate(pool, "").appTag());
        assertEquals("10.0.0.7/32", one(casm.allocate(pool, "'specific':{'prefix':'10.0.0.7/32'}")).block());
    }

    @Test
    void refusesParametersThatDoNotFit() {
        final String space = lab.space();
        for (final String rest : List.of(with("'prefix':'2001:db8::/32'", "eui64", ""),
                with("'prefix':'2001:db8::/32'", "random", "'salt':'x'"),
                with("'prefix':'2001:db8::/32'", "ipv4-embedded", "'outside-prefix':'2001:db8::/33'"),
                with("'prefix':'2001:db8::/32'", "six-rd", "'rule-ipv6-prefix':'2001:db9::/32'"))) {
            assertEquals("casm:invalid-value", casm.putPool(name("p"), "ipv6-gua", space, rest).appTag(), rest);
        }
    }
}
