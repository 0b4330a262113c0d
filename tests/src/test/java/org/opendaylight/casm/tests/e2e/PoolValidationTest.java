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
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** Configuration that breaks a rule is refused as a whole when it is committed, and says which rule. */
@Order(30)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolValidationTest {
    private static final List<String> TREES = List.of("tenants", "address-spaces", "pools", "reservations");

    private final CasmClient casm;
    private final Lab lab;
    private String space;
    private String strict;
    private String used;
    private String lease;

    PoolValidationTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
    }

    @BeforeAll
    void makePools() {
        space = lab.space();
        strict = Lab.name("strict");
        made(casm.putSpace(strict, "'allow-special-purpose':false"));
        used = Lab.name("used");
        made(casm.putPool(used, "ipv4-private", space,
            "'segment':[{'id':'a','prefix':'10.0.0.0/24'},{'id':'b','prefix':'10.0.4.0/24'}]"));
        lease = one(casm.allocate(used, "'specific':{'prefix':'10.0.0.128/28'}")).id();
    }

    private String configuration() {
        final var text = new StringBuilder();
        for (final String tree : TREES) {
            text.append(casm.restconf().get("data/casm-pool:" + tree + "?content=config").text()).append('\n');
        }
        return text.toString();
    }

    private void refused(final Answer answer, final int status, final String tag, final String appTag,
            final String before) {
        assertEquals(status, answer.status(), answer::toString);
        assertEquals(tag, answer.errorTag(), answer::toString);
        assertEquals(appTag, answer.appTag(), answer::toString);
        assertEquals(before, configuration(), "the configuration changed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '#', textBlock = """
        overlaps another pool | ipv4-private | 'segment':[{'id':'x','prefix':'10.0.0.0/25'}] | casm:overlap
        holds another pool | ipv4-private | 'segment':[{'id':'x','prefix':'10.0.0.0/8'}] | casm:overlap
        one address of another pool | ipv4-private | 'segment':[{'id':'x','range-start':'10.0.0.255'}] | casm:overlap
        overlaps itself | ipv4-private \
          | 'segment':[{'id':'x','prefix':'10.8.0.0/16'},{'id':'y','prefix':'10.8.1.0/24'}] | casm:overlap
        host bits | ipv4-private | 'segment':[{'id':'x','prefix':'10.9.0.1/24'}] | casm:invalid-value
        IPv6 in an IPv4 pool | ipv4-private | 'segment':[{'id':'x','prefix':'2001:db8::/48'}] | casm:kind-mismatch
        IPv4 in an IPv6 pool | ipv6-gua | 'segment':[{'id':'x','prefix':'10.9.0.0/24'}] | casm:kind-mismatch
        MAC in an IPv4 pool | ipv4-private | 'segment':[{'id':'x','mac-start':'02:00:5e:50:00:00'}] | casm:kind-mismatch
        public in a private pool | ipv4-private | 'segment':[{'id':'x','prefix':'8.8.8.0/24'}] | casm:kind-mismatch
        ULA in a GUA pool | ipv6-gua | 'segment':[{'id':'x','prefix':'fd00::/48'}] | casm:kind-mismatch
        global MAC in a local pool | mac-local | 'segment':[{'id':'x','mac-start':'00:00:5e:50:00:00'}] \
          | casm:kind-mismatch
        range backwards | ipv4-private | 'segment':[{'id':'x','range-start':'10.9.0.9','range-end':'10.9.0.8'}] \
          | casm:invalid-value
        exclusion outside | ipv4-private | 'segment':[{'id':'x','prefix':'10.9.0.0/24'}],\
          'exclusion':[{'id':'e','range-start':'10.9.1.0'}] | casm:invalid-value
        low above high | ipv4-private | 'segment':[{'id':'x','prefix':'10.9.0.0/24'}],\
          'thresholds':{'low':'90','high':'50'} | casm:invalid-value
        unit longer than the family | ipv4-private | 'segment':[{'id':'x','prefix':'10.9.0.0/24'}],\
          'unit':{'prefix-length':33} | casm:fragmentation-rule
        min above max lifetime | ipv4-private | 'segment':[{'id':'x','prefix':'10.9.0.0/24'}],\
          'lease':{'min-lifetime':100,'max-lifetime':50} | casm:lifetime
        scheme without its rule | ipv4-private | 'segment':[{'id':'x','prefix':'10.9.0.0/24'}],\
          'allocation':{'algorithm':'casm-types:map-bmr'} | casm:invalid-value
        algorithm nobody knows | ipv4-private | 'segment':[{'id':'x','prefix':'10.9.0.0/24'}],\
          'allocation':{'algorithm':'casm-types:mapping-scheme'} | casm:invalid-value
        """)
    void refusesAPoolThat(final String what, final String kind, final String rest, final String appTag) {
        final String name = Lab.name("bad");
        final String before = configuration();

        refused(casm.putPool(name, kind, space, rest), 400, "invalid-value", appTag, before);
        refused(casm.restconf().patch("data/casm-pool:pools", Json.of("{'casm-pool:pools':%s}",
            CasmClient.pool(name, kind, space, rest).toString().replace("casm-pool:pool", "pool"))),
            400, "invalid-value", appTag, before);
        assertEquals("casm:no-matching-pool", casm.allocate(name, "").appTag());
    }

    @ParameterizedTest
    @CsvSource({"ipv4-public,127.0.0.0/24", "ipv4-public,192.0.2.0/24", "ipv4-public,169.254.0.0/16",
        "ipv4-public,240.0.0.0/8", "ipv6-gua,2001:db8::/48", "ipv6-unicast,fe80::/64", "ipv6-unicast,::1/128"})
    void refusesSpecialPurposeBlocks(final String kind, final String prefix) {
        final String before = configuration();

        refused(casm.putPool(Lab.name("bad"), kind, strict, "'segment':[{'id':'x','prefix':'" + prefix + "'}]"),
            400, "invalid-value", "casm:special-purpose", before);
    }

    @Test
    void takesPrivateAddressesWithoutPermission() {
        final String pool = Lab.name("private");
        made(casm.putPool(pool, "ipv4-private", strict, "'segment':[{'id':'a','prefix':'192.168.0.0/24'}]"));
        assertEquals("192.168.0.0/32", one(casm.allocate(pool, "")).block());
    }

    @Test
    void refusesAnUnknownSpaceOrNone() {
        final String before = configuration();
        final String segment = "'segment':[{'id':'x','prefix':'10.9.0.0/24'}]";

        final Answer unknown = casm.putPool(Lab.name("bad"), "ipv4-private", "nowhere", segment);
        assertTrue(unknown.status() == 400 || unknown.status() == 409, unknown::toString);
        final String name = Lab.name("bad");
        final Answer none = casm.restconf().put("data/casm-pool:pools/pool=" + name, Json.of(
            "{'casm-pool:pool':[{'name':'%s','kind':'casm-types:ipv4-private',%s}]}", name, segment));
        assertTrue(none.status() == 400 || none.status() == 409, none::toString);
        final Answer noKind = casm.restconf().put("data/casm-pool:pools/pool=" + name, Json.of(
            "{'casm-pool:pool':[{'name':'%s','address-space':'%s',%s}]}", name, space, segment));
        assertTrue(noKind.status() == 400 || noKind.status() == 409, noKind::toString);
        assertEquals(before, configuration());
    }

    @Test
    void refusesToShrinkUnderALease() {
        final String before = configuration();
        final String smaller = "'segment':[{'id':'a','prefix':'10.0.0.0/25'},{'id':'b','prefix':'10.0.4.0/24'}]";

        refused(casm.putPool(used, "ipv4-private", space, smaller), 409, "in-use", "casm:in-use", before);
        refused(casm.restconf().patch("data/casm-pool:pools/pool=" + used,
            CasmClient.pool(used, "ipv4-private", space, "'segment':[{'id':'a','prefix':'10.0.0.0/25'}]")),
            409, "in-use", "casm:in-use", before);
        refusesToDelete("pools/pool=" + used + "/segment=a", "casm:in-use");
        assertEquals("active", casm.lease(lease).state());
    }

    @Test
    void refusesToDeleteWhatIsInUse() {
        refusesToDelete("pools/pool=" + used, "casm:in-use");
        refusesToDelete("pools", "casm:in-use");
        refusesToDelete("address-spaces/address-space=" + space, "casm:in-use");
        assertEquals("active", casm.lease(lease).state());
    }

    private void refusesToDelete(final String path, final String appTag) {
        final String before = configuration();
        final long last = refusals().stream().mapToLong(PoolValidationTest::sequence).max().orElse(0);

        final Answer answer = casm.restconf().delete("data/casm-pool:" + path);

        assertTrue(answer.status() == 409 || answer.status() == 400, answer::toString);
        assertTrue(answer.appTag().startsWith(appTag), answer::toString);
        assertEquals(before, configuration());
        // there may be others, of requests before
        Await.value("refusal of " + path + " in the log", Duration.ofSeconds(90), this::refusals,
            entries -> entries.stream().anyMatch(one -> sequence(one) > last
                && String.valueOf(Json.text(one, "error-app-tag")).startsWith(appTag)));
    }

    private List<JsonObject> refusals() {
        return Json.list(done(casm.call("casm-log:query-log",
            "'category':['audit'],'outcome':'denied','order':'newest-first','limit':20")).output(), "entry");
    }

    private static long sequence(final JsonObject entry) {
        return Long.parseLong(Json.need(entry, "sequence"));
    }

    @Test
    void refusesToChangeKindOrSpaceUnderLeases() {
        final String before = configuration();

        final Answer kind = casm.restconf().patch("data/casm-pool:pools/pool=" + used,
            CasmClient.pool(used, "ipv6-gua", space, "'priority':5"));
        assertTrue(kind.status() == 409 || kind.status() == 400, kind::toString);
        final Answer moved = casm.restconf().patch("data/casm-pool:pools/pool=" + used,
            CasmClient.pool(used, "ipv4-private", strict, "'priority':5"));
        assertTrue(moved.status() == 409 || moved.status() == 400, moved::toString);
        assertEquals(before, configuration());
    }

    @Test
    void takesAllOfAPatchOrNothing() {
        final String good = Lab.name("good");
        final String bad = Lab.name("bad");
        final String before = configuration();
        final String both = "{'casm-pool:pools':{'pool':[%s,%s]}}";
        final String goodPool = pool(good, "10.40.0.0/24");

        refused(casm.restconf().patch("data/casm-pool:pools", Json.of(both, goodPool, pool(bad, "10.0.0.0/24"))), 400,
            "invalid-value", "casm:overlap", before);
        assertEquals("casm:no-matching-pool", casm.allocate(good, "").appTag());

        final Answer fine = casm.restconf().patch("data/casm-pool:pools",
            Json.of(both, goodPool, pool(bad, "10.41.0.0/24")));
        assertTrue(fine.isOk(), fine::toString);
        assertEquals("10.40.0.0/32", one(casm.allocate(good, "")).block());
        assertEquals("10.41.0.0/32", one(casm.allocate(bad, "")).block());
    }

    private String pool(final String name, final String prefix) {
        return "{'name':'" + name + "','kind':'casm-types:ipv4-private','address-space':'" + space
            + "','segment':[{'id':'a','prefix':'" + prefix + "'}]}";
    }

    @Test
    void changesWhatNoLeaseNeeds() {
        final String pool = lab.pool("ipv4-private",
            "'segment':[{'id':'a','prefix':'10.0.0.0/30'},{'id':'b','prefix':'10.1.0.0/30'}],'lease':{'quarantine':0}");
        final Lease held = one(casm.allocate(pool, ""));
        lab.figures(pool, "total", 8);

        final Answer removed = casm.restconf().delete("data/casm-pool:pools/pool=" + pool + "/segment=b");
        assertEquals(204, removed.status(), removed::toString);
        lab.awaitFigures(pool, "total", 4, "allocated", 1, "free", 3);
        done(casm.release(held.id()));
        assertEquals(204, casm.restconf().delete("data/casm-pool:pools/pool=" + pool).status());
        assertEquals(204, casm.restconf().delete("data/casm-pool:address-spaces/address-space=" + pool).status());
        assertEquals("casm:no-matching-pool", casm.allocate(pool, "").appTag());
    }

    @Test
    void overlapIsJudgedInsideASpaceOnly() {
        final String first = lab.pool4("10.0.0.0/24");
        final String second = lab.pool4("10.0.0.0/24");

        assertEquals("10.0.0.0/32", one(casm.allocate(first, "")).block());
        assertEquals("10.0.0.0/32", one(casm.allocate(second, "")).block());
    }
}
