/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.pool;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;

/** The rules for devices: what they name has to be there, and control planes form no circle. */
final class DeviceRules {
    private DeviceRules() {
    }

    static void check(final PoolCatalog before, final PoolCatalog after, final List<Refusal> faults) {
        final boolean gone = !after.pools().keySet().containsAll(before.pools().keySet())
            || !after.tenants().keySet().containsAll(before.tenants().keySet());
        final boolean changed = after.devices() != before.devices() && !after.devices().equals(before.devices());
        if (!gone && !changed) {
            return;
        }
        if (changed) {
            EndpointRules.checkClients(before, after, faults);
        }
        for (final DeviceProfile device : after.devices().values()) {
            checkNames(device, before, after, faults);
            if (changed) {
                checkControl(device, before, after, faults);
            }
        }
    }

    private static void checkNames(final DeviceProfile device, final PoolCatalog before, final PoolCatalog after,
            final List<Refusal> faults) {
        final String tenant = device.tenant();
        if (tenant != null && !after.tenants().containsKey(tenant)) {
            faults.add(missing(device, "tenant " + tenant, before.tenants().containsKey(tenant), null));
        }
        for (final String pool : device.poolOrder()) {
            if (!after.pools().containsKey(pool)) {
                faults.add(missing(device, "pool " + pool + " in its pool-order", before.pools().containsKey(pool),
                    pool));
            }
        }
    }

    private static void checkControl(final DeviceProfile device, final PoolCatalog before, final PoolCatalog after,
            final List<Refusal> faults) {
        final String control = device.controlPlane();
        if (control == null) {
            return;
        }
        if (!after.devices().containsKey(control)) {
            faults.add(missing(device, "control-plane " + control, before.devices().containsKey(control), null));
            return;
        }
        // a circle is at most as long as there are devices; one elsewhere is found there
        String at = control;
        for (int i = 0; i < after.devices().size() && at != null; i++) {
            if (at.equals(device.deviceId())) {
                faults.add(Refusal.of(Reason.INVALID, null, "device " + device.deviceId() + " is its own"
                    + " control-plane, by itself or in a circle"));
                return;
            }
            final DeviceProfile next = after.devices().get(at);
            at = next == null ? null : next.controlPlane();
        }
    }

    private static Refusal missing(final DeviceProfile device, final String what, final boolean deleted,
            final @Nullable String pool) {
        return deleted
            ? Refusal.of(Reason.IN_USE, pool, "device " + device.deviceId() + " names " + what
                + ", which is to be deleted; change the device first")
            : Refusal.of(Reason.INVALID, pool, "device " + device.deviceId() + " names the unknown " + what);
    }
}
