/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.time.Duration;
import org.opendaylight.casm.agent.transport.RestconfTransport;

/**
 * Hears when leases of the device are wanted back. Nothing depends on it: a recall that it missed is told with the next
 * keepalive.
 */
final class RecallEar {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final RestconfTransport transport;
    private final String deviceId;
    private final Driver driver;
    private final SimulatedDevice device;

    RecallEar(final RestconfTransport transport, final String deviceId, final Driver driver,
            final SimulatedDevice device) {
        this.transport = transport;
        this.deviceId = deviceId;
        this.driver = driver;
        this.device = device;
    }

    /** Begins to listen, in a thread that ends with the program. */
    void begin() {
        Thread.ofPlatform().daemon().name("recall-ear").start(this::listen);
    }

    private void listen() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                try {
                    transport.listen("casm-device:lease-recalled", this::begun, this::heard);
                } catch (IOException | JsonParseException | IllegalStateException e) {
                    device.say("cannot listen for recalls now: " + e.getMessage());
                }
                Thread.sleep(AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What was told while nobody listened is asked for. */
    private void begun() {
        device.say("listens for recalls");
        driver.called();
    }

    private void heard(final JsonObject leaves) {
        final JsonElement whom = leaves.get("device-id");
        if (whom == null || deviceId.equals(whom.getAsString())) {
            driver.called();
        }
    }
}
