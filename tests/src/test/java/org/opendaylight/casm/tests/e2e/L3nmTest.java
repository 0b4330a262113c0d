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

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.casm.tests.device.DeviceView;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/** The document of docs/l3nm.md, completed and provisioned on two simulated provider edges, and taken away again. */
@Order(47)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class L3nmTest {
    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String SERVICE = "data/casm-service:services/service=nord-vpn";

    @TempDir
    private static Path folder;

    private final List<SimulatedDevices> devices = new ArrayList<>();
    private final CasmClient casm;
    private final Mounts mounts;
    private String links;
    private String targets;
    private String vlans;
    private String document;
    private String groups;
    private DocumentLab docs;
    private DocumentLab television;

    L3nmTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        mounts = new Mounts(controller.restconf());
    }

    @BeforeAll
    void prepare() {
        for (final String node : List.of("doc-pe1", "doc-pe2")) {
            final var device = SimulatedDevices.start(Model.OPENCONFIG, 1, 0);
            devices.add(device);
            made(mounts.mount(node, device.ports().getFirst(), SimulatedDevices.USER, SimulatedDevices.PASSWORD));
        }
        for (final String node : List.of("doc-pe1", "doc-pe2")) {
            mounts.awaitConnected(node);
            made(mounts.addOpenConfigInterface(node, "eth0"));
            made(mounts.addOpenConfigInterface(node, "lo0"));
        }
        final var lab = new Lab(casm);
        links = lab.pool4("10.77.0.0/28");
        targets = lab.pool("route-target", "'segment':[{'id':'a','value':['0:65077:1-0:65077:9']}]");
        vlans = lab.pool("vlan-id", "'segment':[{'id':'a','number-start':'700','number-end':'709'}]");
        final String distinguishers = lab.pool("route-distinguisher",
            "'segment':[{'id':'a','value':['0:65078:1-0:65078:9']}]");
        document = DocumentLab.block("document").replace("\"ne-id\": \"", "\"ne-id\": \"doc-")
            .replace("\"rds\"", '"' + distinguishers + '"');
        groups = lab.pool("ipv4-multicast", "'segment':[{'id':'a','prefix':'239.77.0.0/28'}]");
        // as the page has them
        final var pools = new LinkedHashMap<String, String>();
        pools.put("ipv4-link", links);
        pools.put("route-target", targets);
        pools.put("outer-vlan", vlans);
        docs = new DocumentLab(casm, pools);
        television = new DocumentLab(casm, Map.of("ipv4-link", links, "multicast-group", groups,
            "route-distinguisher", distinguishers));
    }

    @AfterAll
    void unmount() {
        mounts.unmount("doc-pe1");
        mounts.unmount("doc-pe2");
        devices.forEach(SimulatedDevices::close);
    }

    /** Runs the commands of the page as they stand, and returns the document that they leave. */
    private String played() throws IOException, InterruptedException {
        Needs.peer(new ProcessBuilder("curl", "--version").redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD).start().waitFor() == 0, "curl");
        Files.writeString(folder.resolve("vpn.json"), document);
        final String commands = DocumentLab.block("play").replace("8181", Integer.toString(casm.restconf().port()))
            .replace("PASSWORD", "admin").replace("<name>links<", "<name>" + links + "<")
            .replace("<name>rts<", "<name>" + targets + "<").replace("<name>vlans<", "<name>" + vlans + "<");
        final var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands).directory(folder.toFile())
            .redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
        shell.environment().put("no_proxy", "127.0.0.1");
        assertEquals(0, shell.start().waitFor(), () -> commands);
        final String answer = Files.readString(folder.resolve("answer.xml"));
        assertTrue(answer.contains("<result>granted</result>"), answer);
        return Files.readString(folder.resolve("completed.json")).strip();
    }

    /** All that a device has of interfaces and routing instances. */
    private String whole(final String node) {
        return mounts.config(node, "openconfig-interfaces:interfaces").toString()
            + mounts.config(node, "openconfig-network-instance:network-instances");
    }

    @Test
    void aDocumentBecomesAServiceAndGoesAgain() throws IOException, InterruptedException {
        final var first = new DeviceView(mounts, "doc-pe1", Model.OPENCONFIG);
        final var second = new DeviceView(mounts, "doc-pe2", Model.OPENCONFIG);
        final var before = List.of(first.lines(), second.lines());

        final var look = done(docs.complete("nord-0", document, true, true));
        assertTrue(Json.list(look.output(), "payload").stream()
            .anyMatch(payload -> Json.need(payload, "config").contains("<vlan-id>700</vlan-id>")), look::toString);
        assertEquals(before, List.of(first.lines(), second.lines()));

        final String text = played();
        final var answer = done(docs.complete("nord-1", document, true, false));

        assertEquals("duplicate", answer.result(), answer::toString);
        assertEquals("active", Json.need(answer.output(), "status"), answer::toString);
        assertEquals(text, Json.need(answer.output(), "document"));
        final var vpn = Json.list(Json.object(Json.object(Json.read(text), "l3vpn-ntw"), "vpn-services"), "vpn-service")
            .getFirst();
        final String hq = "vpn-nodes/vpn-node#0/vpn-network-accesses/vpn-network-access#0/";
        assertEquals("0:65078:1", DocumentLab.find(vpn,
            "vpn-instance-profiles/vpn-instance-profile#0/rd-auto/auto-assigned-rd"));
        assertEquals("700", DocumentLab.find(vpn, hq + "connection/encapsulation/dot1q/cvlan-id"));
        assertEquals("10.77.0.0", DocumentLab.find(vpn, hq + "ip-connection/ipv4/local-address"));
        assertEquals("10.77.0.1", DocumentLab.find(vpn, hq + "ip-connection/ipv4/address#0/customer-address"));
        final String there = whole("doc-pe1");
        for (final String part : List.of("nord-vpn", "65078:1", "65077:1", "\"vlan-id\":700", "10.77.0.0",
                "192.168.10.0/24", "10.77.0.1")) {
            assertTrue(there.contains(part), () -> part + " is not in " + there);
        }
        assertTrue(whole("doc-pe2").contains("10.77.0.2"), () -> whole("doc-pe2"));

        // another text, and the completed document
        final String other = document.replaceFirst("\\{", "{ ");
        assertEquals("casm:request-mismatch", docs.complete("nord-1", other, true, false).appTag());
        assertEquals(text, Json.need(done(docs.complete("nord-2", text, true, false)).output(), "document"));
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
        assertEquals(List.of(), docs.held("nord-vpn"));
        assertEquals("0", casm.figure(links, "allocated").toString());
    }

    @Test
    void loopbacksAndMulticastGroupsAreAssigned() {
        final String asked = """
            {"ietf-l3vpn-ntw:vpn-service": [{"vpn-id": "nord-tv", "vpn-instance-profiles": {"vpn-instance-profile": [
              {"profile-id": "p", "rd-auto": {"auto": [null]}, "multicast": {"rp": {"rp-group-mappings": {
                "rp-group-mapping": [{"id": 1, "rp-address": "192.0.2.9", "groups": {"group": [{"id": 1}]}}]}}}}]},
              "vpn-nodes": {"vpn-node": [{"vpn-node-id": "n", "ne-id": "doc-pe2", "active-vpn-instance-profiles":
                {"vpn-instance-profile": [{"profile-id": "p"}]}, "vpn-network-accesses": {"vpn-network-access": [
                  {"id": "lo", "interface-id": "lo0", "vpn-network-access-type": "ietf-vpn-common:loopback",
                   "ip-connection": {"ipv4": {"address-allocation-type": "ietf-l3vpn-ntw:static-address"}}}]}}]}}]}
            """;

        final var answer = done(television.complete("tv-1", asked, true, false));

        final var text = DocumentLab.document(answer);
        final String ip = "vpn-service#0/vpn-nodes/vpn-node#0/vpn-network-accesses/vpn-network-access#0/ip-connection/"
            + "ipv4/";
        final String address = DocumentLab.find(text, ip + "local-address");
        assertEquals("32", DocumentLab.find(text, ip + "prefix-length"));
        assertTrue(whole("doc-pe2").contains(address), () -> whole("doc-pe2"));
        final String group = "vpn-service#0/vpn-instance-profiles/vpn-instance-profile#0/multicast/rp/"
            + "rp-group-mappings/rp-group-mapping#0/groups/group#0/group-address";
        assertEquals("239.77.0.0/32", DocumentLab.find(text, group));
        assertEquals(text, DocumentLab.document(done(television.complete("tv-2", text.toString(), true, false))));
        assertEquals("1", casm.figure(groups, "allocated").toString());

        television.remove("nord-tv");
        assertFalse(whole("doc-pe2").contains(address), () -> whole("doc-pe2"));
        assertEquals("0", casm.figure(groups, "allocated").toString());
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        final String away = document.replace("doc-pe2", "doc-nowhere").replace("nord-vpn", "nord-away");
        assertEquals("casm:unknown-device", docs.complete("away-1", away, true, false).appTag());

        final String trap = document.replace("nord-vpn", "nord-trap").replace("\"ipv4\": {", "\"ipv4\": "
            + "{\"local-address\": \"192.0.2.1\", \"prefix-length\": 30, ");
        assertEquals("casm:overlap", docs.complete("trap-1", trap, false, false).appTag());

        assertEquals("casm:invalid-value", docs.complete("broken-1", "{", false, false).appTag());
        for (final String id : List.of("nord-away", "nord-trap")) {
            assertFalse(casm.restconf().get("data/casm-service:services/service=" + id + "?content=config").isOk(), id);
        }
    }
}
