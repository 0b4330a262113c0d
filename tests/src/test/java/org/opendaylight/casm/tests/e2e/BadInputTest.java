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
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Restconf;

/** Requests that have to be refused, each with its error, and each without any effect. */
@Order(20)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final String MAC_BLOCK =
        "'segment':[{'id':'a','mac-start':'02:00:5e:40:00:00','mac-count':'256'}],'lease':{'quarantine':0}";

    private final CasmClient casm;
    private final Lab lab;
    private String pool4;
    private String pool6;
    private String macs;
    private String full;
    private String heldByAcme;

    BadInputTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
    }

    @BeforeAll
    void makePools() {
        final String space = lab.space();
        pool4 = Lab.name("v4");
        pool6 = Lab.name("v6");
        macs = Lab.name("macs");
        full = Lab.name("full");
        made(casm.putPool(pool4, "ipv4-private", space, "'segment':[{'id':'a','prefix':'10.0.0.0/24'}],"
            + "'fragmentation':{'shortest-prefix':26,'longest-prefix':32},"
            + "'lease':{'min-lifetime':60,'max-lifetime':86400,'allow-infinite':false}"));
        made(casm.putPool(pool6, "ipv6-gua", space, "'segment':[{'id':'a','prefix':'2001:db8::/48'}]"));
        made(casm.putPool(macs, "mac-local", space,
            "'segment':[{'id':'a','mac-start':'02:00:5e:30:00:00','mac-count':'256'}]"));
        made(casm.putPool(full, "ipv4-private", space, "'segment':[{'id':'a','prefix':'10.1.0.0/29'}]"));
        heldByAcme = one(casm.allocate(pool4, "'tenant':'acme'")).id();
        one(casm.allocate(full, "'prefix-length':30"));
    }

    private Map<String, String> everything() {
        final Map<String, String> all = new TreeMap<>();
        for (final String pool : new String[] {pool4, pool6, macs, full}) {
            all.put(pool, casm.restconf().get("data/casm-pool:pools/pool=" + pool).text());
        }
        all.put("lease", casm.lease(heldByAcme).toString());
        return all;
    }

    private String fill(final String text) {
        return text.replace("POOL4", pool4).replace("POOL6", pool6).replace("MACS", macs).replace("FULL", full)
            .replace("LEASE", heldByAcme).replace("NEWID", CasmClient.newId());
    }

    /** Text that the YANG types take and CASM has to judge. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
        unknown pool | 'pool':'nowhere' | 409 | data-missing | casm:no-matching-pool
        pool and no such match | 'match':{'address-space':'nowhere'} | 409 | data-missing | casm:no-matching-pool
        host bits | 'pool':'POOL4','specific':{'prefix':'10.0.0.65/26'} | 400 | invalid-value | ANY
        host bits in near | 'pool':'POOL4','near':'10.0.0.65/26' | 400 | invalid-value | ANY
        IPv4-mapped | 'pool':'POOL4','specific':{'prefix':'::ffff:10.0.0.64/128'} \
          | 400 | invalid-value | casm:kind-mismatch
        IPv4-mapped as IPv6 | 'pool':'POOL6','specific':{'prefix':'::ffff:10.0.0.64/128'} | 400 | invalid-value | ANY
        /33 of IPv4 | 'pool':'POOL4','prefix-length':33 | 400 | invalid-value | ANY
        /129 of IPv6 | 'pool':'POOL6','prefix-length':129 | 400 | invalid-value | ANY
        IPv6 from IPv4 pool | 'pool':'POOL4','specific':{'prefix':'2001:db8::/64'} \
          | 400 | invalid-value | casm:kind-mismatch
        IPv4 from IPv6 pool | 'pool':'POOL6','specific':{'prefix':'10.0.0.0/30'} \
          | 400 | invalid-value | casm:kind-mismatch
        MAC from IPv4 pool | 'pool':'POOL4','specific':{'mac-start':'02:00:5e:30:00:00'} \
          | 400 | invalid-value | casm:kind-mismatch
        too short a prefix | 'pool':'POOL4','prefix-length':25 | 400 | invalid-value | casm:fragmentation-rule
        outside the pool | 'pool':'POOL4','specific':{'prefix':'10.7.0.0/30'} | 4xx | ANY | ANY
        range backwards | 'pool':'POOL4','specific':{'range-start':'10.0.0.9','range-end':'10.0.0.8'} \
          | 400 | invalid-value | ANY
        half of a range | 'pool':'POOL4','specific':{'range-end':'10.0.0.8'} | 400 | invalid-value | ANY
        empty specific | 'pool':'POOL4','specific':{} | 4xx | ANY | ANY
        0 units | 'pool':'POOL4','units':0 | 400 | invalid-value | ANY
        0 members | 'pool':'POOL4','count':'0' | 400 | invalid-value | ANY
        2^64-1 members in one | 'pool':'MACS','count':'18446744073709551615','contiguous':true | 4xx | ANY | ANY
        larger than the space | 'pool':'POOL6','prefix-length':32 | 4xx | ANY | ANY
        no lifetime | 'pool':'POOL4','lifetime':0 | 400 | invalid-value | casm:lifetime
        too short a lifetime | 'pool':'POOL4','lifetime':59 | 400 | invalid-value | casm:lifetime
        too long a lifetime | 'pool':'POOL4','lifetime':86401 | 400 | invalid-value | casm:lifetime
        infinite | 'pool':'POOL4','lifetime':'infinite' | 400 | invalid-value | casm:lifetime
        neither pool nor match | 'tenant':'acme' | 4xx | ANY | ANY
        match without a condition | 'match':{} | 400 | invalid-value | casm:invalid-value
        prefix of MAC addresses | 'pool':'MACS','prefix-length':44 | 400 | invalid-value | casm:kind-mismatch
        MAC near IPv4 | 'pool':'MACS','near':'10.0.0.0/28' | 400 | invalid-value | casm:kind-mismatch
        IPv4 near IPv6 | 'pool':'POOL4','near':'2001:db8::/64' | 400 | invalid-value | casm:kind-mismatch
        IPv6 near IPv4 | 'pool':'POOL6','near':'10.0.0.0/28' | 400 | invalid-value | casm:kind-mismatch
        any MAC near IPv4 | 'match':{'kind':'casm-types:mac-address'},'near':'10.0.0.0/28' \
          | 400 | invalid-value | casm:kind-mismatch
        specific and near | 'pool':'POOL4','specific':{'prefix':'10.0.0.64/28'},'near':'10.0.0.0/28' \
          | 400 | invalid-value | casm:invalid-value
        binding without node | 'pool':'POOL4','binding':{'interface':'eth0'} \
          | 400 | invalid-value | casm:invalid-value
        binding /33 of IPv4 | 'pool':'POOL4','binding':{'node-id':'pe1','interface':'eth0','prefix-length':33} \
          | 400 | invalid-value | casm:invalid-value
        binding /24 of MAC | 'pool':'MACS','binding':{'node-id':'pe1','interface':'eth0','prefix-length':24} \
          | 400 | invalid-value | casm:kind-mismatch
        full pool | 'pool':'FULL','prefix-length':29 | 409 | resource-denied | casm:pool-exhausted
        """)
    void refusesToAllocate(final String what, final String leaves, final String status, final String tag,
            final String appTag) {
        check("casm-allocation:allocate", "'request-id':'NEWID'," + leaves, status, tag, appTag);
    }

    private void check(final String rpc, final String leaves, final String status, final String tag,
            final String appTag) {
        final Map<String, String> before = everything();

        final Answer answer = casm.call(rpc, fill(leaves));

        assertTrue(status.equals("4xx") ? answer.status() / 100 == 4 : answer.status() == Integer.parseInt(status),
            answer::toString);
        assertTrue(tag.equals("ANY") ? answer.errorTag() != null : tag.equals(answer.errorTag()), answer::toString);
        assertTrue(appTag.equals("ANY") ? String.valueOf(answer.appTag()).startsWith("casm:")
            : appTag.equals(answer.appTag()), answer::toString);
        assertFalse(answer.message().isBlank(), answer::toString);
        assertEquals(before, everything());
    }

    /** Text that does not fit the YANG types; the platform refuses it before CASM sees it. */
    @ParameterizedTest
    @ValueSource(strings = {
        "'pool':'POOL4'",
        "'request-id':''",
        "'request-id':'NEWID','pool':''",
        "'request-id':'NEWID','pool':'POOL4','specific':{'prefix':'10.0.0.0/33'}",
        "'request-id':'NEWID','pool':'POOL6','specific':{'prefix':'2001:db8::/129'}",
        "'request-id':'NEWID','pool':'POOL4','specific':{'prefix':'10.0.00.064/26'}",
        "'request-id':'NEWID','pool':'POOL4','specific':{'prefix':'10.0.0.256/32'}",
        "'request-id':'NEWID','pool':'POOL4','specific':{'prefix':'10.0.0.0'}",
        "'request-id':'NEWID','pool':'POOL4','specific':{'prefix':'ten'}",
        "'request-id':'NEWID','pool':'POOL6','specific':{'range-start':'fe80::1%eth0'}",
        "'request-id':'NEWID','pool':'POOL6','specific':{'prefix':'2001:db8:::/64'}",
        "'request-id':'NEWID','pool':'MACS','specific':{'mac-start':'02:00:5e:30:00'}",
        "'request-id':'NEWID','pool':'POOL4','prefix-length':256",
        "'request-id':'NEWID','pool':'POOL4','prefix-length':-1",
        "'request-id':'NEWID','pool':'POOL4','count':'18446744073709551616'",
        "'request-id':'NEWID','pool':'POOL4','count':'-1'",
        "'request-id':'NEWID','pool':'POOL4','lifetime':-5",
        "'request-id':'NEWID','pool':'POOL4','lifetime':'yesterday'",
        "'request-id':'NEWID','pool':'POOL4','no-such-leaf':1",
        "'request-id':'NEWID','pool':'POOL4','match':{'address-space':'nowhere'}",
        "'request-id':'NEWID','pool':'POOL4','units':2,'count':'5'",
        "'request-id':'NEWID','pool':'POOL4','count':'5','prefix-length':28",
        "'request-id':'NEWID','pool':'POOL4','prefix-length':28,'specific':{'prefix':'10.0.0.64/26'}",
        "'request-id':'NEWID','pool':'POOL4','specific':{'prefix':'10.0.0.64/26','mac-start':'02:00:5e:30:00:00'}",
    })
    void refusesWhatDoesNotFitTheModel(final String leaves) {
        final Map<String, String> before = everything();

        final Answer answer = casm.call("casm-allocation:allocate", fill(leaves));

        assertEquals(400, answer.status(), answer::toString);
        assertTrue(answer.errorTag() != null, answer::toString);
        assertEquals(before, everything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"casm-allocation:input\":{\"request-id\":\"x\"}", "null", "\u0000"})
    void refusesBodiesThatAreNoRequest(final String body) {
        final Map<String, String> before = everything();

        final Answer answer = casm.restconf().send("POST", "operations/casm-allocation:allocate", body);

        assertEquals(400, answer.status(), answer::toString);
        assertEquals(before, everything());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
        lease of another | casm-allocation:release | 'lease-id':['LEASE'],'tenant':'other' \
          | 403 | access-denied | casm:border
        lease of a device | casm-allocation:release | 'lease-id':['LEASE'],'device-id':'pe9' \
          | 403 | access-denied | casm:border
        one of them unknown | casm-allocation:release | 'lease-id':['LEASE','999-1'] \
          | 409 | data-missing | casm:unknown-lease
        unknown lease | casm-allocation:release | 'lease-id':['999-1'] | 409 | data-missing | casm:unknown-lease
        neither lease nor owner | casm-allocation:release | 'reason':'none' | 4xx | ANY | ANY
        unknown offer | casm-allocation:confirm | 'lease-id':['999-1'] | 409 | data-missing | casm:unknown-lease
        nothing to confirm | casm-allocation:confirm | 'lease-id':[] | 4xx | ANY | ANY
        """)
    void refusesToChangeLeases(final String what, final String rpc, final String leaves, final String status,
            final String tag, final String appTag) {
        check(rpc, "'request-id':'NEWID'," + leaves, status, tag, appTag);
    }

    @Test
    void exhaustionNamesTheLargestFreeBlock() {
        final Answer answer = refused(casm.allocate(full, "'prefix-length':29"), 409, "resource-denied",
            "casm:pool-exhausted");

        assertTrue(answer.message().contains("10.1.0.4/30"), answer::message);
        assertTrue(answer.message().contains(full), answer::message);
    }

    @Test
    void refusesACountOfMoreThanThereIs() {
        final String pool = lab.pool("mac-local", MAC_BLOCK);

        final Answer answer = refused(casm.allocate(pool, "'count':'18446744073709551615'"), 409, "resource-denied",
            "casm:pool-exhausted");

        assertTrue(answer.message().contains("256 of 256 objects are free"), answer::message);
        lab.figures(pool, "allocated", 0, "free", 256);
    }

    @Test
    void grantsAPartOfMoreUnitsThanThereAre() {
        final String pool = lab.pool("mac-local", MAC_BLOCK);

        final Answer answer = casm.allocate(pool, "'units':1000");

        assertEquals(200, answer.status(), answer::toString);
        assertEquals("partial", answer.result(), answer::toString);
        assertEquals("02:00:5e:40:00:00+256", answer.lease().block().toLowerCase(Locale.ROOT));
        lab.figures(pool, "allocated", 256, "free", 0);
        assertTrue(casm.release(answer.lease().id()).isOk());
        lab.figures(pool, "allocated", 0, "free", 256);
    }

    @Test
    void refusesWithoutTheRightPassword() {
        final var stranger = new Restconf(casm.restconf().port(), "/rests",
            "admin", "wrong");
        assertEquals(401, stranger.get("data/casm-pool:pools").status());
        stranger.close();
    }
}
