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

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.device.DeviceView;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/** The document of docs/l3nm.md, completed and provisioned on two simulated provider edges, and taken away again. */
@Order(47)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class L3nmTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String MARK = "<!-- document -->\n```json\n";
    private static final String SERVICE = "data/casm-service:services/service=nord-vpn";

    private final List<SimulatedDevices> devices = new ArrayList<>();
    private final CasmClient casm;
    private final Mounts mounts;
    private String links;
    private String targets;
    private String vlans;
    private String document;

    L3nmTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        mounts = new Mounts(controller.restconf());
    }

    @BeforeAll
    void prepare() throws IOException {
        for (final String node : List.of("doc-pe1", "doc-pe2")) {
            final var device = SimulatedDevices.start(Model.OPENCONFIG, 1, 0);
            devices.add(device);
            made(mounts.mount(node, device.ports().getFirst(), SimulatedDevices.USER, SimulatedDevices.PASSWORD));
        }
        for (final String node : List.of("doc-pe1", "doc-pe2")) {
            mounts.awaitConnected(node);
            made(mounts.addOpenConfigInterface(node, "eth0"));
        }
        final var lab = new Lab(casm);
        links = lab.pool4("10.77.0.0/28");
        targets = lab.pool("route-target", "'segment':[{'id':'a','value':['0:65077:1-0:65077:9']}]");
        vlans = lab.pool("vlan-id", "'segment':[{'id':'a','number-start':'700','number-end':'709'}]");
        final String distinguishers = lab.pool("route-distinguisher",
            "'segment':[{'id':'a','value':['0:65078:1-0:65078:9']}]");
        final String page = Files.readString(Path.of("..", "docs", "l3nm.md"));
        final int start = page.indexOf(MARK) + MARK.length();
        document = page.substring(start, page.indexOf("```", start)).replace("\"ne-id\": \"", "\"ne-id\": \"doc-")
            .replace("\"rds\"", '"' + distinguishers + '"');
    }

    @AfterAll
    void unmount() {
        mounts.unmount("doc-pe1");
        mounts.unmount("doc-pe2");
        devices.forEach(SimulatedDevices::close);
    }

    private Answer complete(final String request, final String text, final boolean provision, final boolean dryRun) {
        final var input = new JsonObject();
        input.addProperty("request-id", request);
        input.addProperty("document", text);
        input.addProperty("provision", provision);
        input.addProperty("dry-run", dryRun);
        final var pools = new JsonArray();
        pools.add(Json.of("{'purpose':'ipv4-link','name':'%s'}", links));
        pools.add(Json.of("{'purpose':'route-target','name':'%s'}", targets));
        pools.add(Json.of("{'purpose':'outer-vlan','name':'%s'}", vlans));
        input.add("pool", pools);
        return casm.restconf().rpc("casm-service:complete-vpn-service", input);
    }

    private static String find(final JsonObject from, final String path) {
        JsonObject at = from;
        final String[] names = path.split("/");
        for (int i = 0; i < names.length - 1; i++) {
            final String[] parts = names[i].split("#");
            at = parts.length == 1 ? Json.object(at, parts[0])
                : Json.list(at, parts[0]).get(Integer.parseInt(parts[1]));
        }
        return Json.need(at, names[names.length - 1]);
    }

    private List<String> held() {
        return casm.leases().stream().map(Object::toString).filter(text -> text.contains("nord-vpn")).toList();
    }

    /** All that a device has of interfaces and routing instances. */
    private String whole(final String node) {
        return mounts.config(node, "openconfig-interfaces:interfaces").toString()
            + mounts.config(node, "openconfig-network-instance:network-instances");
    }

    @Test
    void aDocumentBecomesAServiceAndGoesAgain() {
        final var first = new DeviceView(mounts, "doc-pe1", Model.OPENCONFIG);
        final var second = new DeviceView(mounts, "doc-pe2", Model.OPENCONFIG);
        final var before = List.of(first.lines(), second.lines());

        final var look = done(complete("nord-0", document, true, true));
        assertTrue(Json.list(look.output(), "payload").stream()
            .anyMatch(payload -> Json.need(payload, "config").contains("<vlan-id>700</vlan-id>")), look::toString);
        assertEquals(before, List.of(first.lines(), second.lines()));

        final var answer = done(complete("nord-1", document, true, false));

        assertEquals("granted", answer.result(), answer::toString);
        assertEquals("active", Json.need(answer.output(), "status"), answer::toString);
        final String text = Json.need(answer.output(), "document");
        final var vpn = Json.list(Json.object(Json.object(Json.read(text), "l3vpn-ntw"), "vpn-services"), "vpn-service")
            .getFirst();
        final String hq = "vpn-nodes/vpn-node#0/vpn-network-accesses/vpn-network-access#0/";
        assertEquals("0:65078:1", find(vpn, "vpn-instance-profiles/vpn-instance-profile#0/rd-auto/auto-assigned-rd"));
        assertEquals("700", find(vpn, hq + "connection/encapsulation/dot1q/cvlan-id"));
        assertEquals("10.77.0.0", find(vpn, hq + "ip-connection/ipv4/local-address"));
        assertEquals("10.77.0.1", find(vpn, hq + "ip-connection/ipv4/address#0/customer-address"));
        final String there = whole("doc-pe1");
        for (final String part : List.of("nord-vpn", "65078:1", "65077:1", "\"vlan-id\":700", "10.77.0.0",
                "192.168.10.0/24", "10.77.0.1")) {
            assertTrue(there.contains(part), () -> part + " is not in " + there);
        }
        assertTrue(whole("doc-pe2").contains("10.77.0.2"), () -> whole("doc-pe2"));

        // the same again, another text, and the completed document
        final var again = done(complete("nord-1", document, true, false));
        assertEquals("duplicate", again.result());
        assertEquals(text, Json.need(again.output(), "document"));
        assertEquals("casm:request-mismatch", complete("nord-1", document + " ", true, false).appTag());
        assertEquals(text, Json.need(done(complete("nord-2", text, true, false)).output(), "document"));
        assertEquals("true", Json.need(done(casm.call("casm-service:reconcile-service", "'service-id':'nord-vpn'"))
            .output(), "in-sync"));

        done(casm.call("casm-service:decommission-service",
            "'request-id':'nord-3','service-id':'nord-vpn','skip-quarantine':true"));
        assertEquals(204, casm.restconf().delete(SERVICE).status());
        Await.value("what the devices have", SOON, () -> List.of(first.lines(), second.lines()), before::equals);
        for (final String node : List.of("doc-pe1", "doc-pe2")) {
            final String left = whole(node);
            assertFalse(left.contains("nord-vpn") || left.contains("vlan-id") || left.contains("10.77"), left);
        }
        assertEquals(List.of(), held());
        assertEquals("0", casm.figure(links, "allocated").toString());
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        final String away = document.replace("doc-pe2", "doc-nowhere").replace("nord-vpn", "nord-away");
        assertEquals("casm:unknown-device", complete("away-1", away, true, false).appTag());

        final String trap = document.replace("nord-vpn", "nord-trap").replace("\"ipv4\": {", "\"ipv4\": "
            + "{\"local-address\": \"192.0.2.1\", \"prefix-length\": 30, ");
        assertEquals("casm:overlap", complete("trap-1", trap, false, false).appTag());

        assertEquals("casm:invalid-value", complete("broken-1", "{", false, false).appTag());
        for (final String id : List.of("nord-away", "nord-trap")) {
            assertFalse(casm.restconf().get("data/casm-service:services/service=" + id + "?content=config").isOk(), id);
        }
    }
}
