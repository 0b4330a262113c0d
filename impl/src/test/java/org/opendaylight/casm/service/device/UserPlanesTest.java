/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.DeviceProfile;
import org.opendaylight.casm.service.ReportWorld;

/** A user plane asks in its own name: what it gets is its own, and seen with what its control plane has. */
class UserPlanesTest {
    private ReportWorld world;
    private Messages messages;

    @BeforeEach
    void open() throws Exception {
        world = new ReportWorld(ReportWorld.catalog(List.of(ReportWorld.pool("p", "10.0.0.0/25")),
            DeviceProfile.of("control"), ReportWorld.plane("up1", "control"), ReportWorld.plane("up2", "control")));
        messages = new Messages(world);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private @Nullable String release(final String device, final Lease lease) throws InterruptedException {
        return ReportWorld.reply(world.devices().release(messages.header(device),
            List.of(new Devices.GivenBack(lease.id(), null)), true, null, ReportWorld.CALLER)).reason();
    }

    @Test
    void whatAUserPlaneAskedForIsItsOwn() throws Exception {
        final var first = messages.lease("up1");
        final var second = messages.lease("up2");

        assertEquals(List.of("up1", "up2"), List.of(first.owner().deviceId(), second.owner().deviceId()));
    }

    @Test
    void aUserPlaneCannotGiveBackWhatIsAnothers() throws Exception {
        final var own = messages.lease("up1");
        final var shared = messages.lease("control");
        world.pass(Duration.ofMinutes(1));

        for (final Lease others : List.of(own, shared)) {
            assertEquals("casm:border", ReportWorld.refusal(world.devices().release(messages.header("up2"),
                List.of(new Devices.GivenBack(others.id(), null)), true, null, ReportWorld.CALLER)));
        }
        assertEquals(2, world.leases().size());
        release("up1", own);
        assertEquals(1, world.leases().size());
    }
}
