/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.vpn;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.events.EventStore;
import org.opendaylight.casm.events.EventStoreException;
import org.opendaylight.casm.mdsal.config.PoolConfiguration;
import org.opendaylight.casm.mdsal.config.ServiceDrafts;
import org.opendaylight.casm.mdsal.notify.ServicePublisher;
import org.opendaylight.casm.mdsal.rpc.Callers;
import org.opendaylight.casm.service.Coordinator;
import org.opendaylight.casm.service.LedgerException;
import org.opendaylight.casm.service.PeriodicTask;
import org.opendaylight.casm.service.vpn.DocumentDesk;
import org.opendaylight.casm.service.vpn.ServiceDesk;
import org.opendaylight.casm.service.vpn.Site;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.binding.api.RpcProviderService;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.yangtools.concepts.Registration;

/** The services of one term of ownership: serves from the moment it is made until it is closed. */
public final class VpnService implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Front front;
    private final Registration following;
    private final PeriodicTask task;

    /**
     * What leases are served from.
     *
     * @param engine decides
     * @param coordinator makes decisions durable
     * @param store says what was under way
     */
    public record Core(AllocationEngine engine, Coordinator coordinator, EventStore store) {
    }

    /**
     * What outlives a term.
     *
     * @param holder gets the requests
     * @param guard lets attachments through
     * @param configuration asks before services are changed
     * @param drafts writes services
     * @param adapters finds the RPCs of adapters
     */
    public record Front(ServiceHolder holder, AttachmentGuard guard, PoolConfiguration configuration,
            ServiceDrafts drafts, RpcService adapters) {
    }

    /**
     * What the world is told by.
     *
     * @param broker takes attachments and operational state
     * @param notifications takes notifications
     */
    public record World(DataBroker broker, NotificationPublishService notifications) {
    }

    /** Takes up what was under way, and serves. */
    public VpnService(final Core core, final World world, final Front front, final InstantSource clock,
            final ScheduledExecutorService timer) throws EventStoreException, LedgerException {
        this.front = front;
        final var current = new AtomicReference<@Nullable ServiceDesk>();
        final var publisher = new ServicePublisher(world.broker(), world.notifications(), id -> {
            final var now = current.get();
            return now == null ? Optional.empty() : now.view(id);
        });
        final var attachments = new MdsalAttachments(new AttachmentTree(world.broker(), front.guard()), clock);
        attachments.open();
        final var site = new Site(core.engine(), core.coordinator(), attachments, publisher, clock);
        final var desk = new ServiceDesk(site, new RpcAdapter(front.adapters()));
        current.set(desk);
        desk.restore(core.store());
        following = attachments.follow(desk::progressed);
        front.configuration().watchServices(desk::objection, desk::configured);
        task = new PeriodicTask("Looking after services", PERIOD, desk::look, timer);
        front.holder().serve(desk, new DocumentDesk(site, desk, front.drafts()), core.engine());
    }

    /** Registers the RPCs: while nobody serves they are there and refuse. */
    public static Registration register(final RpcProviderService rpcs, final ServiceHolder holder) {
        final var callers = Callers.ofShiro();
        return rpcs.registerRpcImplementations(List.of(new ProvisionServiceRpc(holder, callers),
            new DecommissionServiceRpc(holder, callers), new ReconcileServiceRpc(holder),
            new CompleteVpnServiceRpc(holder, callers)));
    }

    @Override
    public void close() {
        front.holder().stop();
        task.close();
        following.close();
        front.configuration().watchServices((id, deleted) -> null, id -> {
            // nobody is told
        });
    }
}
