/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.Collection;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.common.api.CommitInfo;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6Prefix;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Allocations;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.AllocationBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.AllocationKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.allocation.Provisioning;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.allocation.ProvisioningBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ProvisioningFailedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows statuses in {@code casm-allocation:allocations/allocation/provisioning} of the operational datastore, and
 * failures as {@code casm-device:provisioning-failed}. Both can be rebuilt, so a write that fails is only logged.
 */
final class MdsalStatusBoard implements StatusBoard {
    private static final Logger LOG = LoggerFactory.getLogger(MdsalStatusBoard.class);

    private final DataBroker broker;
    private final NotificationPublishService notifications;

    MdsalStatusBoard(final DataBroker broker, final NotificationPublishService notifications) {
        this.broker = requireNonNull(broker);
        this.notifications = requireNonNull(notifications);
    }

    @Override
    public void show(final Collection<LeaseStatus> changed, final Collection<String> gone) {
        if (changed.isEmpty() && gone.isEmpty()) {
            return;
        }
        final var tx = broker.newWriteOnlyTransaction();
        for (var status : changed) {
            final var attachment = Attachment.idOf(status.leaseId());
            if (attachment.isPresent()) {
                AttachmentBoard.show(tx, attachment.orElseThrow(), status);
                continue;
            }
            final var key = new AllocationKey(new LeaseId(status.leaseId()));
            final var path = path(key);
            // the entry may hold the state of others
            tx.merge(LogicalDatastoreType.OPERATIONAL, path, new AllocationBuilder().withKey(key).build());
            tx.put(LogicalDatastoreType.OPERATIONAL, path.toBuilder().child(Provisioning.class).build(),
                toData(status));
        }
        gone.forEach(owner -> Attachment.idOf(owner).ifPresentOrElse(id -> AttachmentBoard.takeDown(tx, id),
            () -> tx.delete(LogicalDatastoreType.OPERATIONAL, path(new AllocationKey(new LeaseId(owner))))));
        tx.commit().addCallback(new FutureCallback<CommitInfo>() {
            @Override
            public void onSuccess(final CommitInfo result) {
                LOG.debug("Provisioning status of {} leases shown, of {} taken down", changed.size(), gone.size());
            }

            @Override
            public void onFailure(final Throwable cause) {
                LOG.warn("Provisioning status of {} leases not shown", changed.size(), cause);
            }
        }, MoreExecutors.directExecutor());
    }

    private static DataObjectIdentifier.WithKey<Allocation, AllocationKey> path(final AllocationKey key) {
        return DataObjectIdentifier.builder(Allocations.class).child(Allocation.class, key).build();
    }

    private static Provisioning toData(final LeaseStatus status) {
        return new ProvisioningBuilder()
            .setNodeId(status.nodeId())
            .setStatus(switch (status.phase()) {
                case NOT_REQUIRED -> Provisioning.Status.NotRequired;
                case PENDING -> Provisioning.Status.Pending;
                case IN_PROGRESS, REMOVING -> Provisioning.Status.InProgress;
                case DONE -> Provisioning.Status.Done;
                case FAILED -> Provisioning.Status.Failed;
                case DRIFT -> Provisioning.Status.Drift;
            })
            .setAttempts(Uint32.valueOf(status.attempts()))
            .setLastError(status.error().map(LeaseStatus.Failure::message).orElse(null))
            .setRoute(status.route().map(MdsalStatusBoard::toData).orElse(null))
            .build();
    }

    private static IpPrefix toData(final org.opendaylight.casm.southbound.plan.IpPrefix prefix) {
        return switch (prefix.family()) {
            case IPV4 -> new IpPrefix(new Ipv4Prefix(prefix.toString()));
            case IPV6 -> new IpPrefix(new Ipv6Prefix(prefix.toString()));
        };
    }

    @Override
    public void announceFailure(final LeaseStatus status) {
        if (Attachment.idOf(status.leaseId()).isPresent()) {
            // the service tells of it
            return;
        }
        status.error().ifPresent(error -> notifications.offerNotification(new ProvisioningFailedBuilder()
            .setDeviceId(status.nodeId())
            .setLeaseId(new LeaseId(status.leaseId()))
            .setErrorTag(error.tag())
            .setErrorMessage(error.message())
            .build()));
    }
}
