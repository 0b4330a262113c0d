/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.opendaylight.casm.southbound.plan.DeviceItem;

/**
 * What CASM put on devices and has to remove one day. It outlives restarts, and the leases themselves: a device that
 * was away while its lease came to an end is still cleaned when it is back.
 */
public interface Memory {
    /**
     * Returns the devices that may hold something from CASM.
     *
     * @return node-ids
     */
    Set<String> nodes();

    /**
     * Returns what a device may hold.
     *
     * @param nodeId device
     * @return items by key
     */
    Map<String, DeviceItem> recorded(String nodeId);

    /**
     * Returns the attachments that needed items.
     *
     * @param nodeId device
     * @return owners by the key of the item, without leases
     */
    default Map<String, Set<String>> attachments(final String nodeId) {
        return Map.of();
    }

    /**
     * Records items before they are pushed, or that were found in place. Blocks until that is durable.
     *
     * @param nodeId device
     * @param items the items
     * @param leasesByKey leases that need an item, by its key
     * @throws IOException if it could not be recorded; nothing may be pushed then
     */
    void remember(String nodeId, Collection<DeviceItem> items, Map<String, Set<String>> leasesByKey)
        throws IOException;

    /**
     * Forgets items that were seen not to be on the device. Blocks until that is durable.
     *
     * @param nodeId device
     * @param keys keys of the items
     * @throws IOException if they could not be forgotten
     */
    void forget(String nodeId, Collection<String> keys) throws IOException;
}
