/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.device;

import java.util.List;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.service.ReportWorld;

/** Messages of devices, each with a number of its own. */
final class Messages {
    private final ReportWorld world;
    private int count;

    Messages(final ReportWorld world) {
        this.world = world;
    }

    /** How many there were. */
    int count() {
        return count;
    }

    /** The head of a further message. */
    Header header(final String device) {
        return new Header(device, "m-" + ++count, 1L);
    }

    /** Has a device ask for one unit of IPv4. */
    Lease lease(final String device) throws InterruptedException {
        return ReportWorld.reply(world.devices().request(header(device), new PoolRequest(List.of(new PoolItem("a",
            new PoolItem.Want(ObjectKind.IPV4_UNICAST, null, null, null), new Size.Units(1), null, null, null)), null,
            null, List.of()), ReportWorld.CALLER)).known().getFirst();
    }
}
