/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.device;

import java.util.Optional;
import java.util.function.Consumer;
import org.opendaylight.casm.southbound.dialect.XmlTree;
import org.opendaylight.mdsal.dom.api.DOMNotification;
import org.opendaylight.yangtools.concepts.Registration;
import org.opendaylight.yangtools.yang.common.QName;
import org.opendaylight.yangtools.yang.data.api.YangInstanceIdentifier;
import org.opendaylight.yangtools.yang.data.api.schema.ContainerNode;
import org.opendaylight.yangtools.yang.data.api.schema.NormalizedNode;

/**
 * The session with one device that implements casm-agent. Calls block, each for a limited time.
 */
public interface AgentSession {
    /**
     * Subscribes to the notifications of the device (RFC 5277 section 2.1.1), for as long as the session lasts.
     *
     * @param heard gets each notification of casm-agent, in the order in which they come; must not block
     * @return takes {@code heard} away again; the subscription itself ends with the session
     * @throws DeviceException if the device does not take the subscription
     */
    Registration subscribe(Consumer<DOMNotification> heard) throws DeviceException;

    /**
     * Subscribes once more, for whom is registered already: the device may have lost the subscription.
     *
     * @throws DeviceException if the device does not take it; one that has a subscription need not take another
     */
    void subscribeAgain() throws DeviceException;

    /**
     * Reads a part of the running configuration.
     *
     * @param path the part
     * @return what is there, or empty if nothing is
     * @throws DeviceException if it cannot be read
     */
    Optional<NormalizedNode> read(YangInstanceIdentifier path) throws DeviceException;

    /**
     * Reads a part of the running configuration together with the state of the device.
     *
     * @param path the part
     * @return what is there, or empty if nothing is
     * @throws DeviceException if it cannot be read
     */
    Optional<NormalizedNode> readState(YangInstanceIdentifier path) throws DeviceException;

    /**
     * Changes the running configuration by one edit, all or nothing.
     *
     * @param config content of the edit, with its operations
     * @throws DeviceException if the device did not take it
     */
    void edit(XmlTree config) throws DeviceException;

    /**
     * Calls an RPC of the device.
     *
     * @param rpc its name
     * @param input its input
     * @return its output, or empty if it has none
     * @throws DeviceException if the device refused or did not answer
     */
    Optional<ContainerNode> call(QName rpc, ContainerNode input) throws DeviceException;
}
