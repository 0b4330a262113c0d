/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import org.opendaylight.casm.southbound.device.MountPoints;
import org.opendaylight.casm.southbound.sync.Southbound;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.yangtools.concepts.Registration;

/**
 * Runs the adapter on one member of the cluster, so that a device is changed from one place.
 */
public final class NetconfAdapter extends SingletonAdapter {
    /** How long the Coordinator may take to put its ledger in order at start. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataBroker broker;
    private final NotificationPublishService notifications;
    private final RpcProviderService rpcs;
    private final MountPoints devices;

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
        super("NETCONF southbound adapter", cluster);
        this.broker = requireNonNull(broker);
        this.notifications = requireNonNull(notifications);
        this.rpcs = requireNonNull(rpcs);
        this.devices = requireNonNull(devices);
    }

    @Override
    protected Registration begin() throws IOException {
        return Southbound.start(broker, notifications, rpcs, devices, PATIENCE)::close;
    }
}
