/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.opendaylight.casm.core.pool.DeviceProfile;

/**
 * Which devices share leases: a control plane and the user planes that are subordinate to it, directly or not (draft
 * section 3). Computed anew when the configuration of devices changed. Thread-safe.
 */
final class Planes {
    private final Supplier<Map<String, DeviceProfile>> devices;
    private volatile Known known = new Known(Map.of(), Map.of(), Map.of());

    private record Known(Map<String, DeviceProfile> of, Map<String, String> heads, Map<String, List<String>> groups) {
    }

    Planes(final Supplier<Map<String, DeviceProfile>> devices) {
        this.devices = devices;
    }

    /** The device that holds the leases which a device uses: its control plane, or itself. */
    String head(final String deviceId) {
        return current().heads().getOrDefault(deviceId, deviceId);
    }

    /** A device that holds leases and all that use them. */
    List<String> group(final String head) {
        return current().groups().getOrDefault(head, List.of(head));
    }

    private Known current() {
        final var now = devices.get();
        final var last = known;
        if (last.of() == now) {
            return last;
        }
        final var heads = new HashMap<String, String>();
        final var groups = new HashMap<String, List<String>>();
        for (var id : now.keySet()) {
            final var head = headOf(now, id);
            heads.put(id, head);
            groups.computeIfAbsent(head, key -> new ArrayList<>()).add(id);
        }
        final var next = new Known(now, heads, groups);
        known = next;
        return next;
    }

    private static String headOf(final Map<String, DeviceProfile> devices, final String id) {
        String at = id;
        // the configuration has no circles; a bound all the same
        for (int i = 0; i <= devices.size(); i++) {
            final var profile = devices.get(at);
            final var control = profile == null ? null : profile.controlPlane();
            if (control == null || !devices.containsKey(control)) {
                return at;
            }
            at = control;
        }
        return id;
    }
}
