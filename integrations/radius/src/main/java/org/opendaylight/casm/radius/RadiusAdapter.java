/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.mdsal.EndpointBoard;
import org.opendaylight.casm.radius.mdsal.EndpointFeed;
import org.opendaylight.casm.radius.mdsal.RecallFeed;
import org.opendaylight.casm.radius.mdsal.World;
import org.opendaylight.casm.radius.server.Counters;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationService;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.mdsal.singleton.api.ServiceGroupIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the RADIUS servers on one member of the cluster: duplicates are found only where the first packet was. */
public final class RadiusAdapter implements ClusterSingletonService, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RadiusAdapter.class);
    private static final ServiceGroupIdentifier GROUP = new ServiceGroupIdentifier("casm-radius");
    private static final long REFRESH_SECONDS = 2;

    private final DataBroker broker;
    private final RpcService rpcs;
    private final NotificationService notifications;
    private final ClusterSingletonServiceProvider cluster;
    private final SecretFiles secrets;

    private @Nullable Registration registration;
    private @Nullable Running running;

    /**
     * Creates the adapter.
     *
     * @param broker datastore
     * @param rpcs the Coordinator
     * @param notifications tells which leases are wanted back
     * @param cluster decides which member runs it
     */
    public RadiusAdapter(final DataBroker broker, final RpcService rpcs, final NotificationService notifications,
            final ClusterSingletonServiceProvider cluster) {
        this.broker = requireNonNull(broker);
        this.rpcs = requireNonNull(rpcs);
        this.notifications = requireNonNull(notifications);
        this.cluster = requireNonNull(cluster);
        secrets = new SecretFiles(Path.of(System.getProperty("karaf.etc", "etc"), "casm", "secrets"));
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
        running = new Running(broker, rpcs, notifications, secrets);
        LOG.info("RADIUS adapter started");
    }

    @Override
    public synchronized ListenableFuture<?> closeServiceInstance() {
        final var now = running;
        running = null;
        if (now != null) {
            now.close();
            LOG.info("RADIUS adapter stopped");
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

    /** One term of running. */
    private static final class Running implements AutoCloseable {
        private final Workers workers = Workers.create();
        private final World world;
        private final Endpoints endpoints;
        private final EndpointFeed feed;
        private final RecallFeed recalls;

        Running(final DataBroker broker, final RpcService rpcs, final NotificationService notifications,
                final SecretFiles secrets) {
            world = new World(broker, rpcs, workers.timer());
            final var board = new EndpointBoard(broker);
            endpoints = new Endpoints(world::openTo, world.directory(), secrets, workers, new Endpoints.Board() {
                @Override
                public void show(final String name, final @Nullable String error, final @Nullable Counters counters) {
                    board.show(name, error, counters);
                }

                @Override
                public void remove(final String name) {
                    board.remove(name);
                }
            });
            feed = new EndpointFeed(broker, this::apply);
            recalls = new RecallFeed(notifications, this::recall);
            workers.timer().scheduleWithFixedDelay(endpoints::refresh, REFRESH_SECONDS, REFRESH_SECONDS,
                TimeUnit.SECONDS);
        }

        private void apply(final Map<String, EndpointPlan> plans) {
            workers.timer().execute(() -> endpoints.apply(plans));
        }

        private void recall(final String deviceId, final Set<String> leaseIds) {
            workers.timer().execute(() -> world.directory().device(deviceId)
                .ifPresent(nas -> endpoints.recall(nas, leaseIds)));
        }

        @Override
        public void close() {
            recalls.close();
            feed.close();
            Futures.getUnchecked(Futures.submit(endpoints::close, workers.timer()));
            world.close();
            workers.close();
        }
    }
}
