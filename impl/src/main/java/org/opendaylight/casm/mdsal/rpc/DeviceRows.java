/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.opendaylight.casm.inventory.Row;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;

/** What a device holds, as rows of an inventory. */
@FunctionalInterface
interface DeviceRows {
    /**
     * Reads a device.
     *
     * @param nodeId its node-id in the NETCONF topology
     * @return addresses and routes; fails with {@link InvalidRequestException} when it cannot be read
     */
    CompletionStage<List<Row>> read(String nodeId);
}
