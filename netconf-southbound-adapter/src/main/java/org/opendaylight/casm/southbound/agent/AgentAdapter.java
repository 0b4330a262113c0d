/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static java.util.Objects.requireNonNull;

import org.opendaylight.casm.southbound.SingletonAdapter;
import org.opendaylight.casm.southbound.device.MountPoints;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Serves devices with casm-agent on one member of the cluster, the one that configures devices.
 */
public final class AgentAdapter extends SingletonAdapter {
    private final ControllerServices controller;
    private final MountPoints devices;
    private final BindingNormalizedNodeSerializer codec;

    /**
     * Creates the adapter.
     *
     * @param controller the controller
     * @param devices the devices
     * @param codec from and to the form in which mount points have data
     * @param cluster decides which member runs it
     */
    public AgentAdapter(final ControllerServices controller, final MountPoints devices,
            final BindingNormalizedNodeSerializer codec, final ClusterSingletonServiceProvider cluster) {
        super("Service of devices with casm-agent", cluster);
        this.controller = requireNonNull(controller);
        this.devices = requireNonNull(devices);
        this.codec = requireNonNull(codec);
    }

    @Override
    protected Registration begin() {
        return Agents.start(controller, devices, codec)::close;
    }
}
