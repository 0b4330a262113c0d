/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.device.DeviceException.Reason;
import org.opendaylight.casm.southbound.plan.DeviceEdit;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.DeviceState;
import org.opendaylight.casm.southbound.plan.IpPrefix;
import org.opendaylight.casm.southbound.sync.Reconciler.View;

/**
 * Changes a device so that what it refuses for one lease or attachment keeps no other from being served.
 */
final class Push {
    private Push() {
        // static only
    }

    /**
     * Pushes everything at once, and if the device refuses, owner by owner. Removals come last and wait if a route
     * could be missed by a lease that failed.
     */
    static Map<String, String> run(final View view) throws DeviceException {
        try {
            view.device().apply(view.diff().edit(), view.state());
            return Map.of();
        } catch (DeviceException e) {
            if (e.reason() != Reason.REJECTED) {
                throw e;
            }
            final var parts = view.diff().byLease();
            return parts.size() == 1 ? Map.of(parts.get(0).getKey(), String.valueOf(e.getMessage()))
                : pushParts(view, parts);
        }
    }

    private static Map<String, String> pushParts(final View view, final List<Map.Entry<String, DeviceEdit>> parts)
            throws DeviceException {
        final var errors = new TreeMap<String, String>();
        final var unrouted = new ArrayList<IpPrefix>();
        DeviceState state = view.state();
        for (var part : parts) {
            final var edit = part.getValue().without(state).keepingRoutes(unrouted);
            if (edit.isEmpty()) {
                continue;
            }
            try {
                view.device().apply(edit, state);
                state = state.after(edit);
            } catch (DeviceException e) {
                if (e.reason() != Reason.REJECTED) {
                    throw e;
                }
                errors.put(part.getKey(), String.valueOf(e.getMessage()));
                edit.add().forEach(item -> {
                    if (item instanceof DeviceItem.Route route) {
                        unrouted.add(route.prefix());
                    }
                });
            }
        }
        return errors;
    }
}
