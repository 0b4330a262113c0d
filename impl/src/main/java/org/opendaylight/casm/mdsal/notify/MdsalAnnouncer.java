/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.LeaseChange;
import org.opendaylight.casm.core.engine.PoolUsage;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.mdsal.map.PortSetMapper;
import org.opendaylight.casm.mdsal.map.ResourceMapper;
import org.opendaylight.casm.service.Announcer;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocationChangedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocationConflictBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.PoolChanged;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.PoolChangedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.PoolExhaustedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.PoolThresholdCrossed;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.pool.rev261122.PoolThresholdCrossedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.Notification;
import org.opendaylight.yangtools.yang.common.Uint64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Announces by YANG notifications, which are offered and dropped when nobody keeps up, and by operational state. */
public final class MdsalAnnouncer implements Announcer {
    private static final Logger LOG = LoggerFactory.getLogger(MdsalAnnouncer.class);

    private final NotificationPublishService notifications;
    private final UsagePublisher usage;

    /** An announcer on {@code notifications} and, for counters, {@code usage}. */
    public MdsalAnnouncer(final NotificationPublishService notifications, final UsagePublisher usage) {
        this.notifications = notifications;
        this.usage = usage;
    }

    @Override
    public void leaseChanged(final LeaseChange change) {
        final Lease lease = change.lease();
        final var reservations = usage.reservations();
        if (reservations != null) {
            reservations.touch(lease.pool(), lease.range());
        }
        final var before = change.before();
        final var after = change.after();
        offer(new AllocationChangedBuilder().setLeaseId(new LeaseId(lease.id())).setPool(new Name(lease.pool()))
            .setOldState(before == null ? null : LeaseState.forName(before.state().yangName()))
            .setNewState(after == null ? LeaseState.Released : LeaseState.forName(after.state().yangName()))
            .setCause(change.cause()).setDeviceId(lease.owner().deviceId()).build());
    }

    @Override
    public void reservationsChanged(final Set<String> pools) {
        final var reservations = usage.reservations();
        if (reservations != null) {
            pools.forEach(reservations::touch);
        }
    }

    @Override
    public CompletionStage<@Nullable Void> usageChanged(final Set<String> pools) {
        return usage.publish(pools);
    }

    @Override
    public void thresholdCrossed(final String pool, final boolean rising, final double threshold,
            final PoolUsage now) {
        offer(new PoolThresholdCrossedBuilder().setPool(new Name(pool))
            .setDirection(rising ? PoolThresholdCrossed.Direction.Rising : PoolThresholdCrossed.Direction.Falling)
            .setThreshold(UsagePublisher.percent(threshold)).setUtilization(UsagePublisher.percent(now.utilization()))
            .setFree(UsagePublisher.quantity(now.free())).build());
    }

    @Override
    public void exhausted(final String pool, final @Nullable BigInteger units,
            final @Nullable String largestFreeBlock) {
        offer(new PoolExhaustedBuilder().setPool(new Name(pool))
            .setRequestedUnits(units == null || units.bitLength() > Long.SIZE ? null : Uint64.valueOf(units))
            .setLargestFreeBlock(largestFreeBlock).build());
    }

    @Override
    public void drained(final String pool, final long version) {
        poolChanged(pool, PoolChanged.Change.Drained, version);
    }

    @Override
    public void conflict(final String leaseId, final String other, final AddressRange range) {
        offer(new AllocationConflictBuilder().setLeaseId(new LeaseId(leaseId)).setOther(other)
            .setResource(ResourceMapper.toResource(range)).setPortSet(PortSetMapper.toYang(range)).build());
    }

    /** A pool was created, modified or deleted. */
    public void poolChanged(final String pool, final PoolChanged.Change change, final long version) {
        offer(new PoolChangedBuilder().setPool(new Name(pool)).setChange(change).setVersion(Uint64.valueOf(version))
            .build());
    }

    private void offer(final Notification<?> notification) {
        if (NotificationPublishService.REJECTED.equals(notifications.offerNotification(notification))) {
            LOG.debug("A notification was dropped: the listeners do not keep up");
        }
    }
}
