/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.protocol.Item;
import org.opendaylight.casm.agent.protocol.Request;

/** Settings of devices for tests. */
final class Devices {
    static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");
    static final Need V4 = new Need(new Item("v4", "ipv4-unicast", null, null, null, null, null), false, 32, 0);
    static final Need V6 = new Need(new Item("v6", "ipv6-unicast", null, null, null, null, null), true, 56, 0);

    private Devices() {
        // functions only
    }

    static Settings bng(final String deviceId, final Need... needs) {
        return new Settings(deviceId, List.of(needs), new Request.Register(List.of(), List.of(), false),
            new Settings.Thresholds(80, 80, 20, 5, 1, Duration.ofSeconds(120)),
            new Settings.Intervals(Duration.ofSeconds(60), Duration.ofHours(1), Duration.ofSeconds(1),
                Duration.ofSeconds(1), Duration.ofSeconds(20), 3));
    }
}
