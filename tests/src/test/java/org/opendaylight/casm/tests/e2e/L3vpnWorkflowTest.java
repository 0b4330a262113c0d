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

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opendaylight.casm.tests.device.Mounts;
import org.opendaylight.casm.tests.device.NetconfdFixture;
import org.opendaylight.casm.tests.device.PeView;
import org.opendaylight.casm.tests.device.SimulatedDevices;
import org.opendaylight.casm.tests.device.SimulatedDevices.Model;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.Await;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Controller;
import org.opendaylight.casm.tests.harness.Json;

/** The commands of docs/l3vpn-workflow.md do what the page says, one after the other, on the devices that it names. */
@Order(53)
@ExtendWith(SharedController.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class L3vpnWorkflowTest {
    private static final Path PAGE = Path.of("..", "docs", "l3vpn-workflow.md");
    private static final Pattern CONNECTING = Pattern.compile(".*/node=([^/?]+)\\?content=nonconfig");
    private static final Duration SOON = Duration.ofMinutes(4);
    private static final Pattern COMMAND = Pattern.compile("<!-- play -->\n```bash\n"
        + "curl \\$J -X (\\S+) \"?\\$R/([^\\s\"]+)"
        + "\"?(?: -d '(.*?)')?\n```(?:\n\n<!-- answer -->\n```json\n(.*?)```)?", Pattern.DOTALL);

    private final CasmClient casm;
    private final Mounts mounts;
    private SimulatedDevices north;
    private NetconfdFixture south;

    L3vpnWorkflowTest(final CasmClient casm, final Controller controller) {
        this.casm = casm;
        mounts = new Mounts(controller.restconf());
    }

    @BeforeAll
    void start() {
        final var unusable = NetconfdFixture.unusable();
        Needs.peer(unusable.isEmpty(), "real device: " + unusable.orElse("usable"));
        north = SimulatedDevices.start(Model.OPENCONFIG, 1, 0);
        south = NetconfdFixture.start(NetconfdFixture.Target.CANDIDATE);
    }

    @AfterAll
    void stop() {
        if (south != null) {
            mounts.unmount("north");
            mounts.unmount("south");
            north.close();
            south.close();
        }
    }

    @Test
    void thePageCanBePlayed() throws IOException {
        final String text = Files.readString(PAGE);
        final Matcher command = COMMAND.matcher(text);
        int played = 0;
        while (command.find()) {
            play(command.group(1), command.group(2), command.group(3), command.group(4));
            played++;
        }

        assertEquals(text.split("<!-- play -->", -1).length - 1, played);
        assertEquals(text.split("<!-- answer -->", -1).length - 1, (int) COMMAND.matcher(text).results()
            .filter(found -> found.group(4) != null).count());
        assertTrue(played > 15, () -> "commands in " + PAGE);
        // both devices are as they were
        assertTrue(new PeView(mounts, "north").lines().isEmpty());
        assertFalse(south.client().runningConfig().contains("<ip>"));
        assertFalse(south.client().runningConfig().contains("destination-prefix"));
    }

    private void play(final String method, final String path, final @Nullable String body,
            final @Nullable String answer) {
        final String sent = body == null ? "" : here(body);
        final var wanted = answer == null ? new JsonObject() : Json.of(answer);
        if ("GET".equals(method)) {
            final Matcher connecting = CONNECTING.matcher(path);
            if (connecting.matches()) {
                mounts.awaitConnected(connecting.group(1));
            }
            // what is published follows in a moment
            Await.value(path, SOON, () -> casm.restconf().get(path), got -> got.isOk() && holds(got.body(), wanted));
        } else {
            final Answer got = casm.restconf().send(method, path, sent);
            assertTrue(got.isOk() && holds(got.body(), wanted), () -> method + " " + path + " " + sent + " gives " + got
                + " and not " + answer);
        }
    }

    /** A body with the ports and the password that the devices have here. */
    private String here(final String body) {
        return body.replace("17830", north.ports().getFirst().toString())
            .replace("2022", Integer.toString(south.port())).replace("PASSWORD", south.password());
    }

    /** Whether all that is shown is there; an entry of a list may be anywhere in it. */
    private static boolean holds(final @Nullable JsonElement actual, final JsonElement shown) {
        if (actual == null) {
            return false;
        }
        if (shown.isJsonObject()) {
            return actual.isJsonObject() && shown.getAsJsonObject().entrySet().stream()
                .allMatch(member -> holds(Json.member(actual.getAsJsonObject(), member.getKey()), member.getValue()));
        }
        if (shown.isJsonArray()) {
            return actual.isJsonArray() && stream(shown.getAsJsonArray()).allMatch(one ->
                stream(actual.getAsJsonArray()).anyMatch(other -> holds(other, one)));
        }
        return actual.equals(shown);
    }

    private static Stream<JsonElement> stream(final JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
