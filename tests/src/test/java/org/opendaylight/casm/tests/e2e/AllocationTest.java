/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.granted;
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** Each way of asking for members of a pool. */
@Order(10)
@ExtendWith(SharedController.class)
class AllocationTest {
    private final CasmClient casm;
    private final Lab lab;

    AllocationTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
    }

    @Test
    void grantsOneAddressAndCountsItAtOnce() {
        final String pool = lab.pool4("10.0.0.0/24");

        final Lease lease = one(casm.allocate(pool, "'tenant':'acme','subscriber':'line-7'"));

        assertEquals("10.0.0.0/32", lease.block());
        assertEquals("active", lease.state());
        assertEquals("1", lease.leaf("generation"));
        assertEquals("86400", lease.leaf("lifetime"));
        assertEquals("43200", lease.leaf("renew-after"));
        assertEquals("75600", lease.leaf("rebind-after"));
        lab.figures(pool, "total", 256, "usable", 256, "allocated", 1, "free", 255, "offered", 0, "quarantined", 0);
        final Lease stored = casm.lease(lease.id());
        assertNotNull(stored);
        assertEquals("10.0.0.0/32", stored.block());
        assertEquals("line-7", stored.leaf("subscriber"));
        assertEquals("acme", stored.leaf("tenant"));
    }

    @Test
    void grantsAnAlignedPrefix() {
        final String pool = lab.pool4("10.0.0.0/24");
        one(casm.allocate(pool, ""));

        assertEquals("10.0.0.16/28", one(casm.allocate(pool, "'prefix-length':28")).block());
        lab.figures(pool, "allocated", 17, "free", 239);
    }

    @Test
    void grantsWholeUnits() {
        final String pool = lab.pool("ipv4-private",
            "'segment':[{'id':'a','prefix':'10.0.0.0/24'}],'unit':{'prefix-length':28},'lease':{'quarantine':0}");

        assertEquals("10.0.0.0/28", one(casm.allocate(pool, "")).block());
        granted(casm.allocate(pool, "'units':2"));
        lab.figures(pool, "allocated", 48, "free", 208);
    }

    @Test
    void grantsARunOfMacAddresses() {
        final String pool = lab.pool("mac-local",
            "'segment':[{'id':'a','mac-start':'02:00:5e:10:00:00','mac-count':'65536'}],'lease':{'quarantine':0}");

        final Lease lease = one(casm.allocate(pool, "'count':'16','contiguous':true"));

        assertEquals("02:00:5e:10:00:00+16", lease.block().toLowerCase(Locale.ROOT));
        assertEquals("02:00:5e:10:00:10", one(casm.allocate(pool, "")).leaf("mac-start"));
        lab.figures(pool, "total", 65536, "allocated", 17);
    }

    @Test
    void countsAnIpv6PoolOfAnySizeExactly() {
        final String pool = lab.pool("ipv6-gua", "'segment':[{'id':'a','prefix':'2001:db8::/32'}],"
            + "'unit':{'prefix-length':56},'fragmentation':{'allowed-prefix':[48,56]},"
            + "'allocation':{'algorithm':'casm-types:sparse'},'lease':{'quarantine':0}");

        final Lease large = one(casm.allocate(pool, "'prefix-length':48,'lifetime':'infinite'"));
        final Lease small = one(casm.allocate(pool, ""));

        assertTrue(large.block().endsWith("/48"), large::toString);
        assertTrue(small.block().endsWith("/56"), small::toString);
        assertNull(large.leaf("expires-at"), large::toString);
        lab.figures(pool, "total", "79228162514264337593543950336", "allocated", "1213648186097498819919872",
            "free", "79226948866078240094724030464");
    }

    @Test
    void grantsManyMembersInSeveralBlocksUnlessOneIsAskedFor() {
        final String pool = lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'10.0.0.0/30'},"
            + "{'id':'b','prefix':'10.0.1.0/30'}],'lease':{'quarantine':0}");

        final Answer contiguous = casm.allocate(pool, "'count':'6','contiguous':true");
        assertFalse("granted".equals(contiguous.result()), contiguous::toString);
        if (contiguous.isOk()) {
            contiguous.leases().forEach(lease -> done(casm.release(lease.id())));
        }
        granted(casm.allocate(pool, "'count':'6','contiguous':false"));
        lab.figures(pool, "allocated", 6, "free", 2);
    }

    @Test
    void grantsThisVeryBlockOnce() {
        final String pool = lab.pool4("10.0.0.0/24");

        assertEquals("10.0.0.64/28", one(casm.allocate(pool, "'specific':{'prefix':'10.0.0.64/28'}")).block());
        refused(casm.allocate(pool, "'specific':{'prefix':'10.0.0.70/32'}"), 409, "in-use", "casm:in-use");
        refused(casm.allocate(pool, "'specific':{'prefix':'10.0.0.64/27'}"), 409, "in-use", "casm:in-use");
        lab.figures(pool, "allocated", 16);
    }

    @Test
    void grantsCloseToAnother() {
        final String pool = lab.pool4("10.0.0.0/16");
        one(casm.allocate(pool, "'device-id':'pe1','specific':{'prefix':'10.0.7.0/28'}"));

        assertEquals("10.0.7.16/28",
            one(casm.allocate(pool, "'device-id':'pe1','prefix-length':28,'near':'10.0.7.0/28'")).block());
    }

    @Test
    void answersADryRunAndChangesNothing() {
        final String pool = lab.pool4("10.0.0.0/24");
        final String before = casm.state(pool).toString();
        final String id = CasmClient.newId();

        final Answer answer = done(casm.allocate(id, pool, "'prefix-length':28,'dry-run':true"));

        assertEquals("10.0.0.0/28", answer.lease().block());
        assertEquals(before, casm.state(pool).toString());
        // the request-id is still unused
        assertEquals("10.0.0.0/32", one(casm.allocate(id, pool, "")).block());
    }

    @Test
    void holdsUntilConfirmed() {
        final String pool = lab.pool4("10.0.0.0/24");

        final Lease held = one(casm.allocate(pool, "'prefix-length':29,'hold':true"));
        assertEquals("offered", held.state());
        lab.figures(pool, "offered", 8, "allocated", 0, "free", 248);

        final Lease confirmed = done(casm.call("casm-allocation:confirm",
            "'request-id':'" + CasmClient.newId() + "','lease-id':['" + held.id() + "']")).lease();
        assertEquals("active", confirmed.state());
        assertEquals("2", confirmed.leaf("generation"));
        assertEquals("10.0.0.0/29", confirmed.block());
        lab.figures(pool, "offered", 0, "allocated", 8, "free", 248);
    }

    @Test
    void confirmsWhatIsInUseByLeavingItAsItIs() {
        final Lease held = one(casm.allocate(lab.pool4("10.0.0.0/24"), "'hold':true"));
        final String confirm = "'request-id':'" + CasmClient.newId() + "','lease-id':['" + held.id() + "']";
        final Answer first = done(casm.call("casm-allocation:confirm", confirm));
        final Answer repeated = done(casm.call("casm-allocation:confirm", confirm));
        final Answer again = done(casm.call("casm-allocation:confirm",
            "'request-id':'" + CasmClient.newId() + "','lease-id':['" + held.id() + "']"));

        assertEquals(List.of("granted", "duplicate", "duplicate"),
            List.of(String.valueOf(first.result()), String.valueOf(repeated.result()), String.valueOf(again.result())));
        assertEquals("active", again.lease().state());
        assertEquals("2", again.lease().leaf("generation"));
        assertEquals(first.lease().leaf("expires-at"), again.lease().leaf("expires-at"));
    }

    @Test
    void givesTheLifetimeAskedFor() {
        final String pool = lab.pool4("10.0.0.0/24");

        final var before = OffsetDateTime.now();
        final Lease lease = one(casm.allocate(pool, "'lifetime':120"));
        final var after = OffsetDateTime.now();

        // to the second
        final var expires = OffsetDateTime.parse(lease.leaf("expires-at"));
        assertFalse(expires.isBefore(before.plusSeconds(119)), lease::toString);
        assertFalse(expires.isAfter(after.plusSeconds(121)), lease::toString);
        assertEquals("60", lease.leaf("renew-after"));
        assertNull(one(casm.allocate(pool, "'lifetime':'infinite'")).leaf("expires-at"));
    }

    @Test
    void takesTheNextPoolWhenTheFirstIsFull() {
        final String space = lab.space();
        final String first = Lab.name("first");
        final String second = Lab.name("second");
        final String label = Lab.name("gold");
        final String selector = "'selector':{'service':['casm-types:internet'],'device-role':['casm-types:bng'],"
            + "'label':['" + label + "']},'lease':{'quarantine':0}";
        made(casm.putPool(second, "ipv4-private", space,
            "'priority':20,'segment':[{'id':'a','prefix':'10.0.0.0/24'}]," + selector));
        made(casm.putPool(first, "ipv4-private", space,
            "'priority':10,'segment':[{'id':'a','prefix':'10.9.0.0/31'}]," + selector));
        final String match = "'match':{'kind':'casm-types:ipv4-unicast','address-space':'" + space
            + "','service':'casm-types:internet','device-role':'casm-types:bng','label':['" + label + "']}";

        assertEquals("10.9.0.0/32", one(match(match)).block());
        assertEquals("10.9.0.1/32", one(match(match)).block());
        final Lease third = one(match(match));
        assertEquals("10.0.0.0/32", third.block());
        assertEquals(second, third.leaf("pool"));
        // bras is derived from bng
        assertEquals(second, one(match(match.replace("types:bng", "types:bras"))).leaf("pool"));
        refused(match(match.replace("internet", "iptv")), 409, "data-missing", "casm:no-matching-pool");
        refused(match(match.replace(label, "silver")), 409, "data-missing", "casm:no-matching-pool");
        refused(match(match.replace("ipv4-unicast", "ipv6-unicast")), 409, "data-missing", "casm:no-matching-pool");
    }

    private Answer match(final String match) {
        return casm.call("casm-allocation:allocate", "'request-id':'" + CasmClient.newId() + "'," + match);
    }

    @Test
    void keepsReservedBlocksForThoseTheyAreReservedFor() {
        final String pool = lab.pool4("10.0.0.0/30");
        final String tenant = Lab.name("t");
        made(casm.restconf().put("data/casm-pool:tenants/tenant=" + tenant,
            Json.of("{'casm-pool:tenant':[{'name':'%s'}]}", tenant)));
        made(casm.restconf().put("data/casm-pool:reservations/reservation=" + pool,
            Json.of("{'casm-pool:reservation':[{'name':'%s','pool':'%s','range-start':'10.0.0.0','tenant':'%s'}]}",
                pool, pool, tenant)));
        lab.awaitFigures(pool, "reserved", 1, "free", 3);

        assertEquals("10.0.0.1/32", one(casm.allocate(pool, "")).block());
        refused(casm.allocate(pool, "'tenant':'other','specific':{'prefix':'10.0.0.0/32'}"),
            403, "access-denied", "casm:reserved");
        assertEquals("10.0.0.0/32",
            one(casm.allocate(pool, "'tenant':'" + tenant + "','specific':{'prefix':'10.0.0.0/32'}")).block());
        lab.figures(pool, "reserved", 0, "allocated", 2, "free", 2);
    }

    @Test
    void neverGivesOutExclusions() {
        final String pool = lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'10.0.0.0/29'}],"
            + "'exclusion':[{'id':'x','range-start':'10.0.0.2','range-end':'10.0.0.4'}],'lease':{'quarantine':0}");
        lab.figures(pool, "total", 8, "usable", 5, "free", 5);
        final Set<String> got = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            got.add(one(casm.allocate(pool, "")).block());
        }

        assertEquals(Set.of("10.0.0.0/32", "10.0.0.1/32", "10.0.0.5/32", "10.0.0.6/32", "10.0.0.7/32"), got);
        refused(casm.allocate(pool, ""), 409, "resource-denied", "casm:pool-exhausted");
        assertFalse(casm.allocate(pool, "'specific':{'prefix':'10.0.0.3/32'}").isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lowest-first", "best-fit", "next-fit", "sparse", "random", "least-recently-used",
        "sticky-hash"})
    void givesEachMemberOnceWithAlgorithm(final String algorithm) {
        final String pool = lab.pool("ipv4-private", "'segment':[{'id':'a','prefix':'10.0.0.0/28'}],"
            + "'allocation':{'algorithm':'casm-types:" + algorithm + "'},'lease':{'quarantine':0}");
        final Set<String> got = new HashSet<>();
        for (int i = 0; i < 16; i++) {
            got.add(one(casm.allocate(pool, "")).block());
        }

        assertEquals(16, got.size(), got::toString);
        refused(casm.allocate(pool, ""), 409, "resource-denied", "casm:pool-exhausted");
        lab.figures(pool, "allocated", 16, "free", 0);
    }

    @Test
    void givesNothingNewWhileDraining() {
        final String pool = lab.pool4("10.0.0.0/30");
        final Lease lease = one(casm.allocate(pool, ""));
        assertTrue(casm.restconf().patch("data/casm-pool:pools/pool=" + pool, CasmClient.pool(pool, "ipv4-private",
            pool, "'admin-state':'draining'")).isOk());

        assertFalse(casm.allocate(pool, "").isOk());
        done(casm.call("casm-allocation:renew", "'request-id':'" + CasmClient.newId() + "','lease':[{'lease-id':'"
            + lease.id() + "'}]"));
        lab.figures(pool, "allocated", 1);
    }
}
