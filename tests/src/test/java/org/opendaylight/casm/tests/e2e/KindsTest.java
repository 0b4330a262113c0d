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
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Lease;

/** A pool of each kind: made, lent from, looked up, given back. */
@Order(12)
@ExtendWith(SharedController.class)
class KindsTest {
    private final CasmClient casm;
    private final Lab lab;

    KindsTest(final CasmClient casm) {
        this.casm = casm;
        lab = new Lab(casm);
    }

    private Answer putType(final String name, final String leaves) {
        return casm.restconf().put("data/casm-pool:object-types/object-type=" + name,
            Json.of("{'casm-pool:object-type':[{'name':'" + name + "'," + leaves + "}]}"));
    }

    private String typed(final String type, final String values) {
        return lab.pool("user-defined", "'object-type':'" + type + "','segment':[{'id':'a','value':[" + values
            + "]}],'lease':{'quarantine':0}");
    }

    private List<Lease> holders(final String space, final String key) {
        return CasmClient.holders(casm.call("casm-allocation:lookup", "'address-space':'" + space + "'," + key));
    }

    private static String value(final Lease lease) {
        final String text = lease.toString();
        final int begin = text.indexOf("\"value\":[\"") + 10;
        return text.substring(begin, text.indexOf('"', begin));
    }

    /** Lends the first member, finds it, gives it back, and lends it again. */
    private void lend(final String pool, final String key, final String shown) {
        final Lease lease = one(casm.allocate(pool, ""));

        assertTrue(lease.toString().contains(shown), lease::toString);
        assertEquals(List.of(lease.id()), holders(pool, key).stream().map(Lease::id).toList());
        done(casm.release(lease.id()));
        assertEquals(List.of(), holders(pool, key));
        final Lease again = one(casm.allocate(pool, ""));
        assertTrue(again.toString().contains(shown), again::toString);
        assertTrue(String.valueOf(casm.lease(again.id())).contains(shown), again::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ipv4-private | 'prefix':'10.0.0.0/24' | 'address':'10.0.0.0' | 10.0.0.0/32",
        "ipv4-shared | 'prefix':'100.64.0.0/24' | 'address':'100.64.0.0' | 100.64.0.0/32",
        "ipv4-public | 'prefix':'9.0.0.0/24' | 'address':'9.0.0.0' | 9.0.0.0/32",
        "ipv4-multicast | 'prefix':'239.130.0.0/15' | 'address':'239.130.0.0' | 239.130.0.0/32",
        "ipv6-gua | 'prefix':'2a00:1::/64' | 'address':'2a00:1::' | 2a00:1::/128",
        "ipv6-ula | 'prefix':'fd00:1::/64' | 'address':'fd00:1::' | fd00:1::/128",
        "ipv6-multicast | 'prefix':'ff3e:30:2a00:1::8000:0/97' | 'address':'ff3e:30:2a00:1::8000:0' "
            + "| ff3e:30:2a00:1::8000:0/128",
        "mac-global | 'mac-start':'00:00:5e:10:00:00','mac-count':'16' | 'mac':'00:00:5e:10:00:00' "
            + "| 00:00:5e:10:00:00",
        "mac-local | 'mac-start':'0a:00:5e:10:00:00','mac-count':'16' | 'mac':'0a:00:5e:10:00:00' "
            + "| 0a:00:5e:10:00:00",
        "vlan-id | 'number-start':'100','number-end':'199' | 'value':'100' | 100",
        "vni | 'number-start':'16777000','number-end':'16777215' | 'value':'16777000' | 16777000",
        "evi | 'number-start':'1','number-end':'9' | 'value':'1' | 1",
        "mpls-label | 'number-start':'16','number-end':'1048575' | 'value':'16' | 16",
        "as-number | 'number-start':'64512','number-end':'65534' | 'value':'64512' | 64512",
        "vc-id | 'number-start':'4294967295','number-end':'4294967295' | 'value':'4294967295' | 4294967295",
        "route-distinguisher | 'value':['0:65000:101-0:65000:199','1:1.1.1.1:100'] | 'value':'0:65000:101' "
            + "| 0:65000:101",
        "route-target | 'value':['2:1234567890:203','6:26:00:08:92:78:00'] | 'value':'2:1234567890:203' "
            + "| 2:1234567890:203",
        "ethernet-segment-id | 'value':['04:c0:00:02:01:00:00:00:01:00-04:c0:00:02:01:00:00:00:09:00'] "
            + "| 'value':'04:c0:00:02:01:00:00:00:01:00' | 04:c0:00:02:01:00:00:00:01:00"
    })
    void lendsMembersOfEachKind(final String kind, final String segment, final String key, final String shown) {
        lend(lab.pool(kind, "'segment':[{'id':'a'," + segment + "}],'lease':{'quarantine':0}"), key, shown);
    }

    @Test
    void lendsRunsAndNamedValues() {
        final String pool = lab.pool("route-target",
            "'segment':[{'id':'a','value':['0:65000:1-0:65000:10']}],'lease':{'quarantine':0}");

        assertEquals("0:65000:1-0:65000:4", value(one(casm.allocate(pool, "'count':'4','contiguous':true"))));
        assertEquals("0:65000:7", value(one(casm.allocate(pool, "'specific':{'value':['0:65000:7']}"))));
        assertEquals(1, holders(pool, "'value':'0:65000:3'").size());
        lab.figures(pool, "total", 10, "allocated", 5, "free", 5);
        refused(casm.allocate(pool, "'specific':{'value':['0:65550:1']}"), 400, "invalid-value",
            "casm:kind-mismatch");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "route-distinguisher | 'value':['0:65550:1'] | casm:invalid-value",
        "route-distinguisher | 'value':['2:65536:31050202'] | casm:invalid-value",
        "route-distinguisher | 'value':['0:1:1-0:2:1'] | casm:kind-mismatch",
        "ethernet-segment-id | 'value':['ff:ff:ff:ff:ff:ff:ff:ff:ff:ff'] | casm:invalid-value",
        "ipv4-multicast | 'prefix':'239.0.0.0/8' | casm:kind-mismatch",
        "ipv4-multicast | 'prefix':'224.0.0.0/24' | casm:special-purpose",
        "ipv6-multicast | 'prefix':'ff05::/16' | casm:special-purpose",
        "mac-global | 'mac-start':'00:00:5e:00:01:01' | casm:special-purpose",
        "as-number | 'number-start':'64496' | casm:special-purpose",
        "as-number | 'number-start':'0' | casm:special-purpose",
        "ipv6-gua | 'prefix':'3fff::/20' | casm:special-purpose"
    })
    void refusesSegmentsThatAreNotOfTheirKind(final String kind, final String segment, final String appTag) {
        final String space = Lab.name("s");
        made(casm.putSpace(space, "'overlap':'unique'"));
        final Answer answer = casm.putPool(Lab.name("p"), kind, space, "'segment':[{'id':'a'," + segment + "}]");
        refused(answer, 400, "invalid-value", appTag);
    }

    @Test
    void lendsMembersOfTypesThatOperatorsDefine() {
        final String tag = Lab.name("tag");
        final String key = Lab.name("key");
        final String colour = Lab.name("colour");
        made(putType(tag, "'base':'integer','width':128,'minimum':'10'"));
        made(putType(key, "'base':'hex-string','width':16"));
        made(putType(colour, "'base':'text','pattern':'[a-z]+'"));

        lend(typed(tag, "'340282366920938463463374607431768211454-340282366920938463463374607431768211455'"),
            "'value':'340282366920938463463374607431768211454'", "340282366920938463463374607431768211454");
        lend(typed(key, "'00f0-01ff'"), "'value':'00F0'", "00f0");
        final String pool = typed(colour, "'red','green','blue'");
        lend(pool, "'value':'blue'", "blue");
        assertEquals("red", value(one(casm.allocate(pool, "'specific':{'value':['red']}"))));
        assertEquals("green", value(granted(casm.allocate(pool, "")).getFirst()));
        refused(casm.allocate(pool, ""), 409, "resource-denied", "casm:pool-exhausted");
        refused(casm.putPool(pool, "user-defined", pool, "'object-type':'" + colour
            + "','segment':[{'id':'a','value':['green','blue']}]"), 409, "in-use", "casm:in-use");
        refused(casm.restconf().delete("data/casm-pool:object-types/object-type=" + colour), 409, "in-use",
            "casm:in-use");
        refused(putType(tag, "'base':'integer','width':64"), 409, "in-use", "casm:in-use");
        changed(casm.putPool(pool, "user-defined", pool, "'object-type':'" + colour
            + "','segment':[{'id':'a','value':['amber','red','green','blue']}],'lease':{'quarantine':0}"));
        assertEquals("amber", value(one(casm.allocate(pool, ""))));
    }

    private static void changed(final Answer answer) {
        assertTrue(answer.status() == 204 || answer.status() == 200, answer::toString);
    }
}
