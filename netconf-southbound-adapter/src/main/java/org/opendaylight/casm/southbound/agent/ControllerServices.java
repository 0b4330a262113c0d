/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static java.util.Objects.requireNonNull;

import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationService;
import org.opendaylight.mdsal.binding.api.RpcService;

/**
 * The controller, as far as devices with casm-agent need it.
 *
 * @param broker datastore
 * @param rpcs the Coordinator's RPCs
 * @param notifications the Coordinator's notifications
 */
public record ControllerServices(DataBroker broker, RpcService rpcs, NotificationService notifications) {
    public ControllerServices {
        requireNonNull(broker);
        requireNonNull(rpcs);
        requireNonNull(notifications);
    }
}
