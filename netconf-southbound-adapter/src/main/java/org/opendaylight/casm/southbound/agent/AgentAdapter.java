/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.device.MountPoints;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.mdsal.singleton.api.ServiceGroupIdentifier;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves devices with casm-agent on one member of the cluster, the one that configures devices.
 */
public final class AgentAdapter implements ClusterSingletonService, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentAdapter.class);
    private static final ServiceGroupIdentifier GROUP = new ServiceGroupIdentifier("casm-netconf-southbound-adapter");

    private final ControllerServices controller;
    private final MountPoints devices;
    private final BindingNormalizedNodeSerializer codec;
    private final ClusterSingletonServiceProvider cluster;

    private @Nullable Registration registration;
    private @Nullable Agents running;

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
        this.controller = requireNonNull(controller);
        this.devices = requireNonNull(devices);
        this.codec = requireNonNull(codec);
        this.cluster = requireNonNull(cluster);
    }

    /** Takes part in the election; the winner starts. */
    public void start() {
        registration = cluster.registerClusterSingletonService(this);
    }

    @Override
    public ServiceGroupIdentifier getIdentifier() {
        return GROUP;
    }

    @Override
    public synchronized void instantiateServiceInstance() {
        running = Agents.start(controller, devices, codec);
        LOG.info("Devices with casm-agent are served");
    }

    @Override
    public synchronized ListenableFuture<?> closeServiceInstance() {
        final var agents = running;
        running = null;
        if (agents != null) {
            agents.close();
            LOG.info("Devices with casm-agent are not served any more");
        }
        return Futures.immediateVoidFuture();
    }

    @Override
    public void close() {
        final var reg = registration;
        registration = null;
        if (reg != null) {
            reg.close();
        }
    }
}
