/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.mdsal.map.LeaseMapper;
import org.opendaylight.casm.mdsal.map.Times;
import org.opendaylight.casm.service.device.Connection;
import org.opendaylight.casm.service.device.DeviceAnnouncer;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.DeviceStateChangedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.LeaseAssignedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.LeaseExpiringBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.LeaseRecalledBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.lease.assigned.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yangtools.binding.Notification;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of devices by YANG notifications, which are dropped when nobody keeps up, and by operational state. */
public final class DeviceNotifier implements DeviceAnnouncer {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceNotifier.class);

    private final NotificationPublishService notifications;
    private final DeviceStatePublisher states;
    private final Function<String, @Nullable LeaseRules> rules;

    /**
     * A notifier.
     *
     * @param rules the terms of the leases of a pool; null when there is no such pool
     */
    public DeviceNotifier(final NotificationPublishService notifications, final DeviceStatePublisher states,
            final Function<String, @Nullable LeaseRules> rules) {
        this.notifications = notifications;
        this.states = states;
        this.rules = rules;
    }

    @Override
    public CompletionStage<@Nullable Void> stateChanged(final String deviceId) {
        return states.publish(deviceId);
    }

    @Override
    public void connectionChanged(final String deviceId, final Connection connection, final String cause) {
        LOG.debug("Device {} is {}: {}", deviceId, connection.yangName(), cause);
        offer(new DeviceStateChangedBuilder().setDeviceId(deviceId).setConnection(connection.yangName())
            .setCause(cause).build());
    }

    @Override
    public void assigned(final String deviceId, final String messageId, final List<Lease> leases) {
        offer(new LeaseAssignedBuilder().setDeviceId(deviceId).setMessageId(new MessageId(messageId))
            .setLease(leases.stream().map(lease -> new LeaseBuilder(LeaseMapper.toAnswer(lease,
                rules.apply(lease.pool()))).build()).collect(BindingMap.toMap())).build());
    }

    @Override
    public void expiring(final String deviceId, final Lease lease) {
        offer(new LeaseExpiringBuilder().setDeviceId(deviceId).setLeaseId(new LeaseId(lease.id()))
            .setExpiresAt(Times.toYangOrNull(lease.expiresAt())).build());
    }

    @Override
    public void recalled(final @Nullable String deviceId, final List<Lease> leases, final Instant drainUntil) {
        offer(new LeaseRecalledBuilder().setDeviceId(deviceId)
            .setLeaseId(leases.stream().map(lease -> new LeaseId(lease.id())).collect(Collectors.toSet()))
            .setDrainUntil(Times.toYang(drainUntil)).build());
    }

    private void offer(final Notification<?> notification) {
        if (NotificationPublishService.REJECTED.equals(notifications.offerNotification(notification))) {
            LOG.debug("A notification was dropped: the listeners do not keep up");
        }
    }
}
