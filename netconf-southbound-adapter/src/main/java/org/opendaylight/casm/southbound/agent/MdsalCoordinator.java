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
import com.google.common.util.concurrent.MoreExecutors;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.opendaylight.casm.southbound.agent.PoolEntries.Ratios;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.ReadTransaction;
import org.opendaylight.mdsal.binding.api.RpcService;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.QueryStatusOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.AddressPool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.AllocationKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Header;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.Pools;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.PoolKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.pools.pool.Lease;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.Notification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Coordinator in this controller, by its RPCs and by the leases in the datastore.
 */
final class MdsalCoordinator implements Coordinator {
    private static final Logger LOG = LoggerFactory.getLogger(MdsalCoordinator.class);
    private static final long READ_SECONDS = 30;

    private final DataBroker broker;
    private final AgentFeed feed;
    private final Messages messages;
    private final InstantSource clock;
    private final NetconfIdentity identity = new NetconfIdentity();

    MdsalCoordinator(final DataBroker broker, final RpcService rpcs, final AgentFeed feed, final InstantSource clock) {
        this.broker = requireNonNull(broker);
        this.feed = requireNonNull(feed);
        this.clock = requireNonNull(clock);
        messages = new Messages(rpcs);
    }

    @Override
    public ListenableFuture<Answer> tell(final String nodeId, final Notification<?> said) {
        if (!(said instanceof Header header)) {
            throw new IllegalArgumentException("no message of casm-agent: " + said.implementedInterface());
        }
        return guarded(nodeId, header) ? identity.as(nodeId, () -> messages.send(said)) : stranger(nodeId, header);
    }

    @Override
    public ListenableFuture<Answer> report(final String nodeId, final Header header, final QueryStatusOutput report) {
        return guarded(nodeId, header) ? identity.as(nodeId, () -> messages.report(header, report))
            : stranger(nodeId, header);
    }

    /** Whether the node may speak for the device, or the Coordinator is the one to say that there is no such device. */
    private boolean guarded(final String nodeId, final Header header) {
        final var speaker = feed.nodeOf(header.getDeviceId());
        return speaker.isEmpty() || speaker.orElseThrow().equals(nodeId);
    }

    /**
     * A node speaks for a device that it is not. The Coordinator refuses that, and logs it, by what it is told who
     * speaks; should that get lost on the way, what it is asked for here changes nothing.
     */
    private ListenableFuture<Answer> stranger(final String nodeId, final Header header) {
        LOG.warn("Device {} speaks for device {}, refused", nodeId, header.getDeviceId());
        return Futures.transform(identity.as(nodeId, () -> messages.alive(header)),
            answer -> Answer.refused(header.getMessageId(), "casm:border", answer.verdict().reason()),
            MoreExecutors.directExecutor());
    }

    @Override
    public Set<String> devicesOf(final String nodeId) {
        return feed.devicesOf(nodeId);
    }

    @Override
    public Duration patience(final String nodeId) {
        return feed.patience(nodeId);
    }

    @Override
    public Map<String, AddressPool> pools(final Set<String> deviceIds, final Set<String> fresh)
            throws NotReadyException {
        if (!feed.isComplete()) {
            throw new NotReadyException("the Coordinator is still starting");
        }
        final var ret = new HashMap<String, AddressPool>();
        final var ratios = new HashMap<Name, Ratios>();
        try (var tx = broker.newReadOnlyTransaction()) {
            for (var lease : leases(tx, deviceIds, fresh)) {
                final var pool = lease.getPool();
                final Ratios known = pool == null ? Ratios.USUAL : ratios.get(pool);
                final Ratios own = known == null && pool != null ? ratios(tx, pool) : known;
                if (pool != null && own != null) {
                    ratios.put(pool, own);
                }
                PoolEntries.entry(lease, own == null ? Ratios.USUAL : own, clock.instant())
                    .ifPresent(entry -> ret.put(entry.requireLeaseId().getValue(), entry));
            }
        }
        return ret;
    }

    private List<Allocation> leases(final ReadTransaction tx, final Set<String> deviceIds, final Set<String> fresh)
            throws NotReadyException {
        final var reads = new ArrayList<Future<Optional<Allocation>>>();
        final var ids = new HashSet<>(fresh);
        deviceIds.forEach(id -> ids.addAll(feed.leasesOf(id)));
        ids.forEach(id -> reads.add(tx.read(
            LogicalDatastoreType.CONFIGURATION, DataObjectIdentifier.builder(Allocations.class)
                .child(Allocation.class, new AllocationKey(new LeaseId(id))).build())));
        final var ret = new ArrayList<Allocation>(reads.size());
        for (var read : reads) {
            // its holder may have changed since
            await(read).filter(lease -> deviceIds.contains(lease.getDeviceId())).ifPresent(ret::add);
        }
        return ret;
    }

    private static Ratios ratios(final ReadTransaction tx, final Name pool) throws NotReadyException {
        final var rules = await(tx.read(LogicalDatastoreType.CONFIGURATION, DataObjectIdentifier.builder(Pools.class)
            .child(Pool.class, new PoolKey(pool)).child(Lease.class).build()));
        return rules.map(lease -> new Ratios(
            lease.getRenewRatio() == null ? Ratios.USUAL.renew() : lease.getRenewRatio().getValue(),
            lease.getRebindRatio() == null ? Ratios.USUAL.rebind() : lease.getRebindRatio().getValue()))
            .orElse(Ratios.USUAL);
    }

    private static <T> T await(final Future<T> future) throws NotReadyException {
        try {
            return future.get(READ_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotReadyException("the datastore cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReadyException("interrupted", e);
        }
    }
}
