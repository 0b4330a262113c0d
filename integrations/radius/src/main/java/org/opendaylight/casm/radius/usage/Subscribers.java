/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.usage;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What subscribers use, by server. It is kept in memory and bounded: a server with too many sessions forgets those that
 * it spoke of longest ago. After a restart of the controller sessions are known again by their next Interim-Update.
 */
public final class Subscribers {
    private static final int MOST = 262_144;

    private final Map<String, DeviceUse> devices = new ConcurrentHashMap<>();
    private final Budget budget;

    /** Nobody yet. */
    public Subscribers() {
        this(MOST);
    }

    Subscribers(final int most) {
        budget = new Budget(most);
    }

    /** A server that accounts. */
    public DeviceUse of(final String deviceId) {
        return devices.computeIfAbsent(deviceId, id -> new DeviceUse(budget));
    }

    /** A server, if it has accounted. */
    public Optional<DeviceUse> find(final String deviceId) {
        return Optional.ofNullable(devices.get(deviceId));
    }

    /** Forgets all servers but these. */
    public void retain(final Set<String> deviceIds, final Instant now) {
        devices.forEach((id, use) -> {
            if (!deviceIds.contains(id) && devices.remove(id, use)) {
                use.clear(now);
            }
        });
    }
}
