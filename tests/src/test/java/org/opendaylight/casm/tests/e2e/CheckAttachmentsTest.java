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

import com.google.gson.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.device.DeviceView;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/** What stands in the way of attachments is told before anything is sent. */
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckAttachmentsTest {
    private static final String VRF =
        "'network-instance':{'name':'red','create':true,'route-distinguisher':'0:65000:1'}";

    private final Map<Model, SimulatedDevices> devices = new EnumMap<>(Model.class);
    private final CasmClient casm;
    private final Mounts mounts;

    CheckAttachmentsTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        mounts = new Mounts(controller.restconf());
    }

    private static String node(final Model model) {
        return "checked-" + model.name().toLowerCase(Locale.ROOT);
    }

    @BeforeAll
    void mount() {
        for (final Model model : Model.values()) {
            final var device = SimulatedDevices.start(model, 1, 0);
            devices.put(model, device);
            made(mounts.mount(node(model), device.ports().getFirst(), SimulatedDevices.USER,
                SimulatedDevices.PASSWORD));
        }
        for (final Model model : Model.values()) {
            mounts.awaitConnected(node(model));
            made(model == Model.IETF ? mounts.addInterface(node(model), "eth0")
                : mounts.addOpenConfigInterface(node(model), "eth0"));
        }
    }

    @AfterAll
    void unmount() {
        devices.forEach((model, device) -> {
            mounts.unmount(node(model));
            device.close();
        });
    }

    private static String attachment(final String id, final String device, final String leaves) {
        return "{'attachment-id':'" + id + "','device-id':'" + device + "'," + leaves + "}";
    }

    private JsonObject check(final String... attachments) {
        return done(casm.call("casm-attachment:check-attachments",
            "'attachment':[" + String.join(",", attachments) + "]")).output();
    }

    /** Kinds of what stands in the way, by attachment. */
    private static Map<String, List<String>> problems(final JsonObject output) {
        final var ret = new TreeMap<String, List<String>>();
        Json.list(output, "attachment").forEach(entry -> ret.put(Json.need(entry, "attachment-id"),
            Json.list(entry, "problem").stream().map(problem -> Json.need(problem, "app-tag")).toList()));
        return ret;
    }

    @Test
    void tellsWhatWouldBeSentAndSendsNothing() {
        final String node = node(Model.OPENCONFIG);
        final var view = new DeviceView(mounts, node, Model.OPENCONFIG);
        final var before = view.lines();

        final var output = check(attachment("v/1", node, VRF + ",'interface':'eth0','encapsulation':"
            + "{'outer-vlan':100},'address':[{'ip':'192.0.2.0','prefix-length':31}]"));

        assertEquals(Map.of("v/1", List.of()), problems(output));
        final String config = Json.need(Json.list(output, "device").getFirst(), "config");
        assertTrue(config.contains("<route-distinguisher>65000:1</route-distinguisher>"), config);
        assertTrue(config.contains("<vlan-id>100</vlan-id>"), config);
        assertEquals(before, view.lines());
    }

    @Test
    void tellsEachProblemWhereItIs() {
        final String open = node(Model.OPENCONFIG);
        final String ietf = node(Model.IETF);

        final var found = problems(check(
            attachment("v/away", "nowhere", "'interface':'eth0'"),
            attachment("v/first", open, "'interface':'eth0','encapsulation':{'outer-vlan':200}"),
            attachment("v/second", open, "'interface':'eth0','encapsulation':{'outer-vlan':200}"),
            attachment("v/missing", open, "'interface':'eth9','address':[{'ip':'192.0.2.0'}]"),
            attachment("v/model", ietf, "'interface':'eth0','encapsulation':{'outer-vlan':100}"),
            attachment("v/plain", ietf, "'interface':'eth0','address':[{'ip':'192.0.2.0','prefix-length':31}]"),
            attachment("v/meant", ietf, "'address':[{'ip':'192.0.2.0'}]")));

        assertEquals(Map.of("v/away", List.of("casm:unknown-device"), "v/first", List.of(),
            "v/second", List.of("casm:overlap"), "v/missing", List.of("casm:provisioning-failed"),
            "v/model", List.of("casm:provisioning-failed"), "v/plain", List.of(),
            "v/meant", List.of("casm:kind-mismatch")), found);
    }

    @Test
    void comparesWhatIsNotThereWithoutAnError() {
        final Answer answer = casm.call("casm-attachment:compare-attachments", "'attachment-id':['nobody/knows']");

        assertEquals("granted", done(answer).result());
        assertEquals(List.of(), Json.list(answer.output(), "difference"));
    }

    @Test
    void refusesASillyInterval() {
        final Answer answer = casm.restconf().put("data/casm-attachment:drift-check",
            Json.of("{'casm-attachment:drift-check':{'interval':5}}"));

        assertEquals("invalid-value", answer.errorTag());
    }
}
