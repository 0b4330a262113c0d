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
import static org.opendaylight.casm.tests.e2e.Lab.made;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.agent.CallHomeLine;
import org.opendaylight.casm.tests.device.agent.NetconfAgent;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;
import org.opendaylight.casm.tests.harness.Ports;

/** A device that dials in (RFC 8071): refused until its key is known, served after that, also when the line breaks. */
@Order(98)
@ExtendWith(SharedController.class)
class CallHomeTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String DEVICES = "data/odl-netconf-callhome-server:netconf-callhome-server/allowed-devices";

    private final Controller controller;
    private final CasmClient casm;
    private final String id = Lab.name("home");

    @TempDir
    private Path folder;

    CallHomeTest(final Controller controller, final CasmClient casm) {
        this.controller = controller;
        this.casm = casm;
    }

    @Test
    void aDeviceThatDialsInIsServed() throws IOException {
        made(casm.putSpace(id));
        made(casm.putPool(id, "ipv4-private", id, "'segment':[{'id':'a','prefix':'10.0.0.0/24'}],"
            + "'unit':{'prefix-length':28},'selector':{'location':['" + id + "']}"));
        made(casm.restconf().put("data/casm-device:devices/device=" + id, Json.of(
            "{'casm-device:device':[{'device-id':'%s','role':['casm-types:bng'],'location':'%s',"
            + "'report':{'keepalive-interval':2}}]}", id, id)));
        final int port = Ports.tcp();
        try (var device = new NetconfAgent(port, folder.resolve("state.json"), List.of("--device-id", id, "--profile",
                "bng4", "--ask-again", "2", "--start-delay", "0"))) {
            device.boot("--load", "0:5");
            try (var line = new CallHomeLine(4334 + controller.offset(), port)) {
                final String key = Await.value("the call was refused", LIMIT, this::refusedKey, Objects::nonNull);
                assertTrue(device.server().pools().isEmpty());

                made(casm.restconf().put(DEVICES + "/device=" + id, Json.of("{'odl-netconf-callhome-server:device':["
                    + "{'unique-id':'%s','ssh-client-params':{'host-key':'%s','credentials':{'username':'%s',"
                    + "'passwords':['%s']}}}]}", id, key, SimulatedDevices.USER, SimulatedDevices.PASSWORD)));
                device.awaitLine("10.0.0.0/28 for v4");

                line.drop();
                Await.until("the line is broken", LIMIT, () -> !device.server().isHeard());
                line.mend();
                Await.until("it is heard again", LIMIT, () -> device.server().isHeard());
                assertEquals(1, device.server().pools().size());
            } finally {
                casm.restconf().delete(DEVICES + "/device=" + id);
            }
        }
    }

    /** Key of a device that was refused; null when none was. */
    private String refusedKey() {
        final JsonObject found = casm.restconf().get(DEVICES + "?content=nonconfig").body();
        return Json.list(Json.object(found, "odl-netconf-callhome-server:allowed-devices"), "device").stream()
            .filter(device -> "FAILED_NOT_ALLOWED".equals(Json.text(device, "device-status")))
            .map(device -> Json.text(Json.object(device, "ssh-client-params"), "host-key"))
            .filter(Objects::nonNull).findFirst().orElse(null);
    }
}
