/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import com.google.gson.JsonObject;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** Several resources in one call. */
@Order(12)
@ExtendWith(SharedController.class)
class BundleTest {
    private final CasmClient casm;
    private final Lab lab;
    private final String v4;
    private final String v6;
    private final String mac;
    private final String vlan;

    BundleTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
        v4 = lab.pool4("10.0.0.0/30");
        v6 = pool("ipv6-gua", "'segment':[{'id':'a','prefix':'2001:db8::/56'}],'unit':{'prefix-length':64}");
        mac = pool("mac-local", "'segment':[{'id':'a','mac-start':'02:00:00:00:00:00','mac-count':'16'}]");
        vlan = pool("vlan-id", "'segment':[{'id':'a','number-start':'100','number-end':'101'}]");
    }

    private String pool(final String kind, final String rest) {
        final String name = Lab.name("p");
        made(casm.putPool(name, kind, v4, rest + ",'lease':{'quarantine':0}"));
        return name;
    }

    private Answer bundle(final String id, final String leaves) {
        return casm.call("casm-allocation:allocate-bundle", "'request-id':'" + id + "','device-id':'pe1',"
            + "'item':[{'name':'link','pool':'" + v4 + "','prefix-length':31},{'name':'lan','pool':'" + v6
            + "'},{'name':'mac','pool':'" + mac + "','interface':'eth7'},{'name':'tag','pool':'" + vlan + "'}]"
            + leaves);
    }

    private static List<JsonObject> items(final Answer answer) {
        return Json.list(done(answer).output(), "item");
    }

    private static Lease lease(final Answer answer, final int item) {
        return new Lease(Json.list(items(answer).get(item), "lease").getFirst());
    }

    @Test
    void grantsRepeatsAndReleasesAsOne() {
        final String id = CasmClient.newId();

        final Answer first = bundle(id, "");
        final Answer again = bundle(id, "");

        assertEquals("granted", first.result());
        assertEquals(List.of("link", "lan", "mac", "tag"),
            items(first).stream().map(item -> Json.need(item, "name")).toList());
        assertEquals("10.0.0.0/31", lease(first, 0).block());
        assertEquals("2001:db8::/64", lease(first, 1).block());
        assertEquals("02:00:00:00:00:00+1", lease(first, 2).block());
        assertEquals("100", lease(first, 3).leaf("number-start"));
        assertEquals("duplicate", again.result());
        assertEquals(items(first), items(again));
        final Lease stored = casm.lease(lease(first, 2).id());
        assertEquals("mac", stored.leaf("item"));
        assertEquals("pe1", stored.leaf("device-id"));
        assertEquals("eth7", stored.leaf("interface"));

        final Answer released = done(casm.call("casm-allocation:release", "'request-id':'" + CasmClient.newId()
            + "','granted-to':'" + id + "'"));

        assertEquals(4, Json.list(released.output(), "lease").size());
        for (int item = 0; item < 4; item++) {
            assertNull(casm.lease(lease(first, item).id()));
        }
        lab.figures(v4, "free", 4, "allocated", 0);
    }

    @Test
    void grantsNothingWhenOneItemFails() {
        done(bundle(CasmClient.newId(), ""));
        done(bundle(CasmClient.newId(), ""));

        final Answer refused = refused(bundle(CasmClient.newId(), ""), 409, "resource-denied", "casm:pool-exhausted");

        assertTrue(refused.message().startsWith("item link: "), refused.message());
        lab.figures(vlan, "allocated", 2, "free", 0);
        lab.figures(mac, "allocated", 2);
        lab.figures(v6, "free", BigInteger.valueOf(254).shiftLeft(64));
    }

    @Test
    void holdsConfirmsAndTries() {
        final String id = CasmClient.newId();
        assertEquals("10.0.0.0/31", lease(bundle(CasmClient.newId(), ",'dry-run':true"), 0).block());
        lab.figures(v4, "free", 4);

        assertEquals("offered", lease(bundle(id, ",'hold':true"), 0).state());
        final Answer confirmed = done(casm.call("casm-allocation:confirm", "'request-id':'" + CasmClient.newId()
            + "','granted-to':'" + id + "'"));

        assertEquals(4, Json.list(confirmed.output(), "lease").size());
        lab.figures(v4, "offered", 0, "allocated", 2);
    }

    @Test
    void refusesWhatIsNoBundle() {
        final String start = "'request-id':'" + CasmClient.newId() + "'";
        refused(casm.call("casm-allocation:allocate-bundle", start), 400, "invalid-value", "casm:invalid-value");
        final Answer nowhere = refused(casm.call("casm-allocation:allocate-bundle", start
            + ",'item':[{'name':'a','pool':'" + v4 + "'},{'name':'b'}]"), 400, "invalid-value", "casm:invalid-value");
        assertTrue(nowhere.message().startsWith("item b: "), nowhere.message());
        refused(casm.call("casm-allocation:release", start + ",'granted-to':'never'"), 409, "data-missing",
            "casm:unknown-lease");
        lab.figures(v4, "free", 4);
    }
}
