/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.mdsal.config.PoolConfiguration;
import org.opendaylight.casm.mdsal.config.PoolDrafts;
import org.opendaylight.casm.mdsal.config.SegmentEditor;
import org.opendaylight.casm.mdsal.config.ServiceDrafts;
import org.opendaylight.casm.mdsal.notify.Notifications;
import org.opendaylight.casm.mdsal.rpc.CoordinatorHolder;
import org.opendaylight.casm.mdsal.rpc.CoordinatorRpcs;
import org.opendaylight.casm.mdsal.rpc.device.DeviceHolder;
import org.opendaylight.casm.mdsal.rpc.device.DeviceRpcs;
import org.opendaylight.casm.mdsal.store.LedgerGuard;
import org.opendaylight.casm.mdsal.vpn.AttachmentGuard;
import org.opendaylight.casm.mdsal.vpn.ServiceHolder;
import org.opendaylight.casm.mdsal.vpn.VpnService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.mdsal.singleton.api.ServiceGroupIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the Coordinator together. Exactly one member of a cluster is owner at a time; only it has the RPCs and serves
 * (D1). The folder of the event store is the system property {@code casm.data.dir}, or {@code casm} in Karaf's data
 * folder.
 */
public final class CasmProvider implements ClusterSingletonService, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CasmProvider.class);
    private static final ServiceGroupIdentifier GROUP = new ServiceGroupIdentifier("casm-coordinator");

    private final List<Registration> registrations = new ArrayList<>();
    private final CoordinatorHolder holder = new CoordinatorHolder();
    private final DeviceHolder devices = new DeviceHolder();
    private final LedgerGuard guard;
    private final VpnService.Front services;
    private final Datastore datastore;
    private final CoordinatorRpcs.Exchange rpcs;
    private final Notifications notifications;
    private final ClusterSingletonServiceProvider singletons;
    private final PoolConfiguration configuration;
    private final CoordinatorStatus status;
    private final Denials denials;
    private @Nullable CoordinatorRuntime term;
    private final List<Registration> rpcRegistrations = new ArrayList<>();

    /** A provider that does nothing until {@link #init}. */
    public CasmProvider(final Datastore datastore, final CoordinatorRpcs.Exchange rpcs,
            final Notifications notifications, final ClusterSingletonServiceProvider singletons,
            final FrontEnd frontEnd) {
        this.datastore = datastore;
        this.rpcs = rpcs;
        this.notifications = notifications;
        this.singletons = singletons;
        denials = frontEnd.denials();
        guard = new LedgerGuard(frontEnd.refusals());
        configuration = new PoolConfiguration(datastore.dom(), datastore::serializer, frontEnd, InstantSource.system());
        services = new VpnService.Front(new ServiceHolder(), new AttachmentGuard(frontEnd.refusals()), configuration,
            new ServiceDrafts(datastore::model, datastore::serializer, datastore.binding()), rpcs.others());
        final var warnings = DatastoreSettings.warnings(Path.of(System.getProperty("karaf.etc", "etc")));
        warnings.forEach(warning -> LOG.warn("Unsafe settings: {}", warning));
        status = new CoordinatorStatus(datastore.binding(), warnings, InstantSource.system());
    }

    /** Guards the configuration and stands for election. */
    public void init() {
        registrations.add(guard.register(datastore.cohorts()));
        registrations.add(configuration.guard(datastore.cohorts()));
        registrations.add(services.guard().register(datastore.cohorts()));
        registrations.add(singletons.registerClusterSingletonService(this));
    }

    @Override
    public void close() {
        for (var registration : registrations.reversed()) {
            registration.close();
        }
        registrations.clear();
    }

    @Override
    public ServiceGroupIdentifier getIdentifier() {
        return GROUP;
    }

    @Override
    public synchronized void instantiateServiceInstance() {
        LOG.info("This member is owner of the Coordinator");
        // from now on there is an answer, if only that the Coordinator is starting
        rpcRegistrations.add(CoordinatorRpcs.register(rpcs, holder, new SegmentEditor(datastore.binding()),
            new PoolDrafts(datastore::model, datastore::serializer)));
        rpcRegistrations.add(DeviceRpcs.register(rpcs.own(), devices));
        rpcRegistrations.add(VpnService.register(rpcs.own(), services.holder()));
        final var next = new CoordinatorRuntime(datastore, folder(),
            new CoordinatorRuntime.Surroundings(guard, configuration, holder,
                new CoordinatorRuntime.Interfaces(devices, services), notifications, status),
            denials);
        term = next;
        next.start();
    }

    @Override
    public synchronized ListenableFuture<?> closeServiceInstance() {
        LOG.info("This member is no longer owner of the Coordinator");
        final var current = term;
        if (current != null) {
            current.close();
            term = null;
        }
        rpcRegistrations.forEach(Registration::close);
        rpcRegistrations.clear();
        return Futures.immediateVoidFuture();
    }

    private static Path folder() {
        final var configured = System.getProperty("casm.data.dir");
        return configured != null ? Path.of(configured)
            : Path.of(System.getProperty("karaf.data", "data")).resolve("casm");
    }
}
