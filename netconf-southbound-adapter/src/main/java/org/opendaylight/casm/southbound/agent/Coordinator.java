/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import com.google.common.util.concurrent.ListenableFuture;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.QueryStatusOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.AddressPool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Header;
import org.opendaylight.yangtools.binding.Notification;

/**
 * The Coordinator, as far as devices with casm-agent need it. Thread-safe.
 */
interface Coordinator {
    /**
     * Passes a message of a device on.
     *
     * @param nodeId device that spoke, by its node-id in the NETCONF topology
     * @param said what it said
     * @return what the Coordinator answered; never fails
     */
    ListenableFuture<Answer> tell(String nodeId, Notification<?> said);

    /**
     * Passes on what a device reported when it was asked to.
     *
     * @param nodeId device that spoke, by its node-id in the NETCONF topology
     * @param header header of the message that this is
     * @param report what it said
     * @return what the Coordinator answered; never fails
     */
    ListenableFuture<Answer> report(String nodeId, Header header, QueryStatusOutput report);

    /**
     * Tells what devices may use now. Blocks.
     *
     * @param deviceIds the devices
     * @param fresh leases that they were just granted, of which the datastore may not have told yet
     * @return the pools by lease-id, without what only the device knows
     * @throws NotReadyException if it is not known for certain
     */
    Map<String, AddressPool> pools(Set<String> deviceIds, Set<String> fresh) throws NotReadyException;

    /**
     * Tells which devices are spoken for by a node of the NETCONF topology.
     *
     * @param nodeId the node
     * @return device-ids
     */
    Set<String> devicesOf(String nodeId);

    /**
     * Tells for how long a node may be silent.
     *
     * @param nodeId the node
     * @return that time, positive
     */
    Duration patience(String nodeId);

    /** The leases are not all known, or not for certain: the Coordinator is still starting, or gone. */
    final class NotReadyException extends Exception {
        private static final long serialVersionUID = 1L;

        NotReadyException(final String message) {
            super(message);
        }

        NotReadyException(final String message, final Throwable cause) {
            super(message, cause);
        }
    }
}
