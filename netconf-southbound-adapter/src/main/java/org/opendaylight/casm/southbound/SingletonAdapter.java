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
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonService;
import org.opendaylight.mdsal.singleton.api.ClusterSingletonServiceProvider;
import org.opendaylight.mdsal.singleton.api.ServiceGroupIdentifier;
import org.opendaylight.yangtools.concepts.Registration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A part of the adapter that runs on one member of the cluster, the same for all parts. A term ends before the next one
 * begins.
 */
public abstract class SingletonAdapter implements ClusterSingletonService, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SingletonAdapter.class);
    private static final ServiceGroupIdentifier GROUP = new ServiceGroupIdentifier("casm-netconf-southbound-adapter");

    private final String name;
    private final ClusterSingletonServiceProvider cluster;

    private @Nullable Registration registration;
    private @Nullable Registration running;

    /**
     * Creates a part that does not take part in the election yet.
     *
     * @param name of the part, for the log
     * @param cluster decides which member runs it
     */
    protected SingletonAdapter(final String name, final ClusterSingletonServiceProvider cluster) {
        this.name = requireNonNull(name);
        this.cluster = requireNonNull(cluster);
    }

    /**
     * Begins to run, on this member.
     *
     * @return to be closed when another member is to run it, or none
     * @throws IOException if it cannot run
     */
    protected abstract Registration begin() throws IOException;

    /** Takes part in the election; the winner starts. */
    public final void start() {
        registration = cluster.registerClusterSingletonService(this);
    }

    @Override
    public final ServiceGroupIdentifier getIdentifier() {
        return GROUP;
    }

    @Override
    public final synchronized void instantiateServiceInstance() {
        try {
            running = begin();
            LOG.info("{} started", name);
        } catch (IOException e) {
            LOG.error("{} not started", name, e);
        }
    }

    @Override
    public final synchronized ListenableFuture<?> closeServiceInstance() {
        final var term = running;
        running = null;
        if (term != null) {
            term.close();
            LOG.info("{} stopped", name);
        }
        return Futures.immediateVoidFuture();
    }

    @Override
    public final void close() {
        final var reg = registration;
        registration = null;
        if (reg != null) {
            reg.close();
        }
    }
}
