/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.southbound.device.MountPoints;
import org.opendaylight.casm.southbound.sync.Southbound;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.mdsal.singleton.api.ServiceGroupIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the adapter on one member of the cluster, so that a device is changed from one place.
 */
public final class NetconfAdapter implements ClusterSingletonService, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetconfAdapter.class);
    private static final ServiceGroupIdentifier GROUP = new ServiceGroupIdentifier("casm-netconf-southbound-adapter");
    /** How long the Coordinator may take to put its ledger in order at start. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataBroker broker;
    private final NotificationPublishService notifications;
    private final RpcProviderService rpcs;
    private final MountPoints devices;
    private final ClusterSingletonServiceProvider cluster;

    private @Nullable Registration registration;
    private @Nullable Southbound running;

    /**
     * Creates the adapter.
     *
     * @param broker datastore
     * @param notifications where failures are announced
     * @param rpcs where resync-device is registered
     * @param devices the devices
     * @param cluster decides which member runs it
     */
    public NetconfAdapter(final DataBroker broker, final NotificationPublishService notifications,
            final RpcProviderService rpcs, final MountPoints devices, final ClusterSingletonServiceProvider cluster) {
        this.broker = requireNonNull(broker);
        this.notifications = requireNonNull(notifications);
        this.rpcs = requireNonNull(rpcs);
        this.devices = requireNonNull(devices);
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
        try {
            running = Southbound.start(broker, notifications, rpcs, devices, PATIENCE);
            LOG.info("NETCONF southbound adapter started");
        } catch (IOException e) {
            LOG.error("NETCONF southbound adapter not started", e);
        }
    }

    @Override
    public synchronized ListenableFuture<?> closeServiceInstance() {
        final var adapter = running;
        running = null;
        if (adapter != null) {
            adapter.close();
            LOG.info("NETCONF southbound adapter stopped");
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
