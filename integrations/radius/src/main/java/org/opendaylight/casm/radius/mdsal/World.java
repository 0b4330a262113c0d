/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.mdsal;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.opendaylight.casm.radius.server.NasDirectory;
import org.opendaylight.casm.radius.service.Coordinator;
import org.opendaylight.casm.radius.service.Leases;
import org.opendaylight.casm.radius.service.NasService;
import org.opendaylight.casm.radius.usage.Subscribers;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.RpcService;

/** What the datastore and the Coordinator tell of servers, pools and leases. */
public final class World implements AutoCloseable {
    private final Leases book = new Leases();
    private final Subscribers subscribers = new Subscribers();
    private final Coordinator coordinator;
    private final PoolFeed pools;
    private final LeaseFeed leases;
    private final DeviceFeed devices;

    /** Begins to follow. */
    public World(final DataBroker broker, final RpcService rpcs, final ScheduledExecutorService timer) {
        coordinator = new RpcCoordinator(rpcs, broker, timer);
        pools = new PoolFeed(broker);
        leases = new LeaseFeed(broker, book);
        devices = new DeviceFeed(broker, ids -> {
            leases.follow(ids);
            subscribers.retain(ids, Instant.now());
        });
    }

    /** The world as seen where these pools are open; none means all. */
    public NasService.World openTo(final List<String> offered) {
        return new NasService.World(coordinator, book, pools.openAt(offered), subscribers);
    }

    /** The servers. */
    public NasDirectory directory() {
        return devices;
    }

    @Override
    public void close() {
        devices.close();
        leases.close();
        pools.close();
    }
}
