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
import static org.opendaylight.casm.tests.e2e.Lab.done;
import static org.opendaylight.casm.tests.e2e.Lab.made;
import static org.opendaylight.casm.tests.e2e.Lab.one;
import static org.opendaylight.casm.tests.e2e.Lab.refused;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/** Taking over what is in use already. */
@Order(220)
@ExtendWith(SharedController.class)
class ImportTest {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int MANY = 100_000;

    private final CasmClient casm;
    private final Mounts mounts;
    private final Lab lab;

    ImportTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        mounts = new Mounts(controller.restconf());
        lab = new Lab(casm);
    }

    private Answer importing(final String space, final String leaves) {
        return casm.call("casm-allocation:import-allocations", "'request-id':'" + CasmClient.newId()
            + "','address-space':'" + space + "'," + leaves);
    }

    /** Asserts counters, given as name, value, name, value ... */
    private static JsonObject report(final Answer answer, final String result, final Object... counters) {
        assertEquals(result, done(answer).result(), answer::toString);
        final var output = answer.output();
        for (int i = 0; i < counters.length; i += 2) {
            assertEquals(counters[i + 1].toString(), Json.need(output, counters[i].toString()), answer::toString);
        }
        return output;
    }

    @Test
    void saysWhatItWouldDoDoesItAndFindsItDone() {
        final String pool = lab.pool4("10.0.0.0/16");
        final var held = one(casm.allocate(pool, "'tenant':'else','specific':{'prefix':'10.0.9.0/24'}"));
        final String file = "'source':'file','data':'Prefix,Status,VRF,Tenant\\n10.0.0.0/8,Container,Global,\\n"
            + "10.0.1.0/24,Active,Global,acme\\n10.0.1.7/32,Active,,acme\\n10.0.2.1/24,Active,,acme\\n"
            + "10.0.9.0/25,Active,,acme\\n192.0.2.0/24,Active,,acme\\n'";

        final var dry = report(importing(pool, file + ",'dry-run':true"), "partial", "rows-read", 6, "imported", 1,
            "covered", 1, "skipped", 1, "conflicts", 3);
        assertEquals(1, casm.lookup(pool, "10.0.9.1").size());
        assertEquals(0, casm.lookup(pool, "10.0.1.7").size());
        final var conflicts = Json.list(dry, "conflict");
        assertEquals(List.of("row-5", "row-6", "row-7"),
            conflicts.stream().map(conflict -> Json.need(conflict, "lease-id")).toList());
        assertEquals("prefix", Json.need(conflicts.get(0), "column"));
        assertEquals(held.id(), Json.need(conflicts.get(1), "with-lease"));
        assertTrue(Json.need(conflicts.get(1), "reason").contains("tenant else"), conflicts::toString);
        assertTrue(Json.need(conflicts.get(2), "reason").contains("outside every pool"), conflicts::toString);

        report(importing(pool, file + ",'conflict':'reject'"), "denied", "imported", 0, "held-back", 1);
        report(importing(pool, file), "partial", "imported", 1, "conflicts", 3);
        assertEquals("infinite", casm.lookup(pool, "10.0.1.7").getFirst().leaf("lifetime"));
        assertEquals("acme", casm.lookup(pool, "10.0.1.7").getFirst().leaf("tenant"));
        report(importing(pool, file), "partial", "imported", 0, "unchanged", 1, "covered", 1, "conflicts", 3);
        lab.figures(pool, "allocated", 512);
    }

    @Test
    void takesAListOfLeases() {
        final String pool = lab.pool4("10.0.0.0/16");
        final String leases = "'source':'file','lease':[{'lease-id':'x1','pool':'" + pool
            + "','prefix':'10.0.3.0/24','lifetime':'infinite','tenant':'acme'},{'lease-id':'x2','pool':'" + pool
            + "','prefix':'10.0.4.0/24','state':'released'}]";

        report(importing(pool, leases), "granted", "imported", 1, "skipped", 1);

        assertEquals("10.0.3.0/24", casm.lookup(pool, "10.0.3.1").getFirst().block());
    }

    @Test
    void refusesWhatIsNoFile() {
        final String pool = lab.pool4("10.0.0.0/16");

        refused(importing(pool, "'source':'file','data':'colour\\nred\\n'"), 400, "invalid-value",
            "casm:invalid-value");
        refused(importing(pool, "'source':'device'"), 400, "invalid-value", "casm:invalid-value");
        refused(importing(pool, "'source':'device','node-id':'nowhere'"), 400, "invalid-value", "casm:invalid-value");
    }

    @Test
    void takesOverWhatADeviceHolds() {
        final String node = Lab.name("import");
        final String pool = lab.pool4("10.77.0.0/16");
        try (var device = SimulatedDevices.start(Model.IETF, 1, 0)) {
            assertTrue(mounts.mount(node, device.ports().getFirst(), SimulatedDevices.USER, SimulatedDevices.PASSWORD)
                .isOk());
            mounts.awaitConnected(node);
            made(casm.restconf().put("data/network-topology:network-topology/topology=topology-netconf/node=" + node
                + "/yang-ext:mount/ietf-interfaces:interfaces/interface=eth5",
                Json.of("{'ietf-interfaces:interface':[{'name':'eth5','type':'iana-if-type:ethernetCsmacd',"
                    + "'admin-status':'up','oper-status':'up','if-index':5,"
                    + "'statistics':{'discontinuity-time':'2026-01-01T00:00:00Z'},"
                    + "'ietf-ip:ipv4':{'address':[{'ip':'10.77.5.1','prefix-length':24}]}}]}")));

            report(importing(pool, "'source':'device','node-id':'" + node + "'"), "granted", "imported", 1);

            final var lease = casm.lookup(pool, "10.77.5.1").getFirst();
            assertEquals("eth5", lease.leaf("interface"));
            Await.value("provisioning", SOON, () -> casm.restconf().get("data/casm-allocation:allocations/allocation="
                + lease.id() + "/provisioning?content=nonconfig").text(), text -> text.contains("done"));
            report(importing(pool, "'source':'device','node-id':'" + node + "'"), "duplicate", "unchanged", 1);
            mounts.unmount(node);
        }
    }

    @Test
    void takesOverWhatAnOpenConfigDeviceHolds() {
        final String node = Lab.name("import");
        final String pool = lab.pool4("10.78.0.0/16");
        try (var device = SimulatedDevices.start(Model.OPENCONFIG, 1, 0)) {
            assertTrue(mounts.mount(node, device.ports().getFirst(), SimulatedDevices.USER, SimulatedDevices.PASSWORD)
                .isOk());
            mounts.awaitConnected(node);
            final String mounted = "data/network-topology:network-topology/topology=topology-netconf/node=" + node
                + "/yang-ext:mount/";
            final String unit = "{'index':%1$s,'config':{'index':%1$s},'openconfig-if-ip:ipv4':{'addresses':{'address':"
                + "[{'ip':'10.78.%1$s.1','config':{'ip':'10.78.%1$s.1','prefix-length':24}}]}}}";
            made(casm.restconf().put(mounted + "openconfig-interfaces:interfaces/interface=eth5",
                Json.of("{'openconfig-interfaces:interface':[{'name':'eth5','config':{'name':'eth5'},"
                    + "'subinterfaces':{'subinterface':[" + String.format(unit, 0) + "," + String.format(unit, 7)
                    + "]}}]}")));
            made(casm.restconf().put(mounted + "openconfig-network-instance:network-instances/network-instance=default",
                Json.of("{'openconfig-network-instance:network-instance':[{'name':'default','config':{'name':'default'"
                    + "},'protocols':{'protocol':[{'identifier':'openconfig-policy-types:STATIC','name':'static',"
                    + "'config':{'identifier':'openconfig-policy-types:STATIC','name':'static'},'static-routes':{"
                    + "'static':[{'prefix':'10.78.32.0/20','config':{'prefix':'10.78.32.0/20'}},"
                    + "{'prefix':'0.0.0.0/0','config':{'prefix':'0.0.0.0/0'}},"
                    + "{'prefix':'192.0.2.0/24','config':{'prefix':'192.0.2.0/24'}}]}}]}}]}")));
            final String source = "'source':'device','node-id':'" + node + "'";

            report(importing(pool, source + ",'dry-run':true"), "partial", "imported", 3, "conflicts", 1);
            assertEquals(List.of(), casm.lookup(pool, "10.78.0.1"));
            final var report = report(importing(pool, source), "partial", "imported", 3, "conflicts", 1);

            assertTrue(Json.need(Json.list(report, "conflict").getFirst(), "reason").contains("outside every pool"),
                report::toString);
            final var lease = casm.lookup(pool, "10.78.0.1").getFirst();
            assertEquals("10.78.0.1/32 eth5 " + node, lease.block() + " " + lease.leaf("interface") + " "
                + lease.leaf("device-id"));
            Await.value("provisioning", SOON, () -> casm.restconf().get("data/casm-allocation:allocations/allocation="
                + lease.id() + "/provisioning?content=nonconfig").text(), text -> text.contains("done"));
            assertEquals("10.78.7.1/32", casm.lookup(pool, "10.78.7.1").getFirst().block());
            assertEquals("10.78.32.0/20", casm.lookup(pool, "10.78.40.1").getFirst().block());
            report(importing(pool, source), "partial", "unchanged", 3, "conflicts", 1);
            mounts.unmount(node);
        }
    }

    @Test
    void takesManyRowsInOneCall() {
        final String pool = lab.pool4("10.0.0.0/8");
        final var rows = new StringBuilder("address,device,interface,hostname\\n");
        for (int i = 0; i < MANY; i++) {
            rows.append("10.").append(i >> 16).append('.').append(i >> 8 & 255).append('.').append(i & 255)
                .append("/24,pe").append(i % 100).append(",eth").append(i % 48).append(",host-").append(i)
                .append("\\n");
        }
        final String file = "'source':'file','limit':0,'data':'" + rows + "'";

        report(importing(pool, file), "granted", "imported", MANY);
        report(importing(pool, file), "duplicate", "unchanged", MANY);

        lab.figures(pool, "allocated", MANY);
        assertFalse(casm.lookup(pool, "10.1.134.159").isEmpty());
    }
}
