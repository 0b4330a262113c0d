/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A device that takes part in a service.
 *
 * @param id unique within the service
 * @param deviceId the device; null when the id is its name
 * @param hub whether it is a hub of a hub-and-spoke service
 * @param instance its network instance
 * @param needs what it needs
 * @param accesses where customers are connected
 */
public record Node(String id, @Nullable String deviceId, boolean hub, Instance instance, List<Need> needs,
        List<Access> accesses) {
    /**
     * The network instance of a node.
     *
     * @param name null for what follows from the service
     * @param routeDistinguisher null for the one leased, if any
     * @param loopbackInterface interface of the loopback address; null when it is not configured
     */
    public record Instance(@Nullable String name, @Nullable String routeDistinguisher,
            @Nullable String loopbackInterface) {
        /** Nothing said. */
        public static final Instance NONE = new Instance(null, null, null);
    }

    public Node {
        needs = List.copyOf(needs);
        accesses = List.copyOf(accesses);
    }

    /** Name of the device. */
    public String device() {
        return requireNonNullElse(deviceId, id);
    }
}
