/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.usage.UsageSample;
import org.opendaylight.casm.mdsal.map.ReportMapper;
import org.opendaylight.casm.mdsal.map.Times;
import org.opendaylight.casm.service.device.ReportAnnouncer;
import org.opendaylight.casm.service.device.UsePerPool;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.ReportRecordedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.UsageReports;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.usage.reports.Device;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.usage.reports.DeviceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.usage.reports.DeviceKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.usage.reports.device.Pool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.usage.reports.device.PoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.usage.reports.device.Sample;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.usage.reports.device.SampleBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.usage.reports.device.pool.User;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.usage.reports.device.pool.UserBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.TransitionMechanism;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes what devices reported as operational state, and tells of each report by a YANG notification. */
public final class ReportPublisher implements ReportAnnouncer {
    private static final Logger LOG = LoggerFactory.getLogger(ReportPublisher.class);

    /** Says what is to be published, at the moment of publishing. */
    public interface Source {
        /** All samples of a device. */
        List<UsageSample> samples(String deviceId);

        /** How it uses its pools. */
        List<UsePerPool> uses(String deviceId);
    }

    private final Coalescer coalescer = new Coalescer("reports", this::write);
    private final DataBroker broker;
    private final NotificationPublishService notifications;
    private final Source source;

    /** A publisher of what {@code source} says. */
    public ReportPublisher(final DataBroker broker, final NotificationPublishService notifications,
            final Source source) {
        this.broker = broker;
        this.notifications = notifications;
        this.source = source;
    }

    @Override
    public CompletionStage<@Nullable Void> useChanged(final Set<String> deviceIds) {
        return coalescer.publish(deviceIds);
    }

    @Override
    public void recorded(final String deviceId, final String reportId) {
        if (NotificationPublishService.REJECTED.equals(notifications.offerNotification(new ReportRecordedBuilder()
                .setDeviceId(deviceId).setReportId(new MessageId(reportId)).build()))) {
            LOG.debug("A notification was dropped: the listeners do not keep up");
        }
    }

    private CompletionStage<@Nullable Void> write(final Set<String> devices) {
        final var tx = broker.newWriteOnlyTransaction();
        for (var id : devices) {
            final var path = DataObjectIdentifier.builder(UsageReports.class).child(Device.class, new DeviceKey(id))
                .build();
            final var samples = source.samples(id);
            final var uses = source.uses(id);
            if (samples.isEmpty() && uses.isEmpty()) {
                tx.delete(LogicalDatastoreType.OPERATIONAL, path);
            } else {
                tx.mergeParentStructurePut(LogicalDatastoreType.OPERATIONAL, path, new DeviceBuilder().setDeviceId(id)
                    .setSample(samples.stream().map(ReportPublisher::toSample).collect(BindingMap.toOrderedMap()))
                    .setPool(uses.stream().map(ReportPublisher::toPool).collect(BindingMap.toOrderedMap())).build());
            }
        }
        return Coalescer.commit(tx);
    }

    private static Sample toSample(final UsageSample from) {
        final var pool = from.subject().pool();
        final var told = ReportMapper.toSample(from);
        return new SampleBuilder().setPeriod(told.getPeriod()).setStart(told.getStart())
            .setPoolEntry(told.getPoolEntry()).setEnd(told.getEnd()).setLeaseId(told.getLeaseId())
            .setAddressList(told.getAddressList()).setKind(told.getKind()).setTechnique(told.getTechnique())
            .setTotalAddresses(told.getTotalAddresses()).setPeakAddresses(told.getPeakAddresses())
            .setCurrentAddresses(told.getCurrentAddresses())
            .setAverageAddressRatio(told.getAverageAddressRatio()).setPeakAddressRatio(told.getPeakAddressRatio())
            .setPorts(told.getPorts()).setPool(pool == null ? null : new Name(pool))
            .setReceived(Times.toYang(from.receipt().received()))
            .setReportId(new MessageId(from.receipt().reportId())).build();
    }

    private static Pool toPool(final UsePerPool from) {
        final var use = from.use();
        return new PoolBuilder().setName(new Name(from.pool())).setLeases(Uint32.valueOf(use.blocks().size()))
            .setTotalAddresses(UsagePublisher.quantity(use.total()))
            .setUsedAddresses(UsagePublisher.quantity(use.used()))
            .setUtilization(UsagePublisher.percent(use.percent()))
            .setCurrentAddresses(UsagePublisher.quantity(use.trend().current()))
            .setMeasured(Times.toYangOrNull(use.measured()))
            .setUser(from.parts().stream().map(ReportPublisher::toUser).collect(BindingMap.toOrderedMap())).build();
    }

    private static User toUser(final UsePerPool.Part from) {
        final var techniques = new HashSet<TransitionMechanism>();
        for (var name : from.techniques()) {
            final var mechanism = ReportMapper.mechanism(name);
            if (mechanism != null) {
                techniques.add(mechanism);
            }
        }
        return new UserBuilder().setDeviceId(from.deviceId())
            .setLeaseId(from.leaseIds().stream().map(LeaseId::new).collect(Collectors.toSet()))
            .setAddressList(ReportMapper.toPrefixes(from.addresses())).setTechnique(techniques)
            .setReported(Times.toYang(from.reported())).build();
    }
}
