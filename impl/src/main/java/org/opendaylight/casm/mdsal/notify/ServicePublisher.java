/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.notify;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.vpn.Access;
import org.opendaylight.casm.core.vpn.GroupMapping;
import org.opendaylight.casm.core.vpn.Link;
import org.opendaylight.casm.core.vpn.NeedKey;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.mdsal.map.Times;
import org.opendaylight.casm.service.vpn.Attachments.Progress;
import org.opendaylight.casm.service.vpn.ServiceAnnouncer;
import org.opendaylight.casm.service.vpn.ServiceView;
import org.opendaylight.casm.service.vpn.Status;
import org.opendaylight.mdsal.binding.api.DataBroker;
import org.opendaylight.mdsal.binding.api.NotificationPublishService;
import org.opendaylight.mdsal.common.api.LogicalDatastoreType;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IetfInetUtil;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv6AddressNoZone;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.Id;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.ServiceStateChangedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.Services;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.Service;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.ServiceBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.ServiceKey;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.service.NodeBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.service.SharedNeedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.service.State;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.service.StateBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.service.node.AccessBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.service.node.NeedBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.service.node.access.State.Provisioning;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services.service.state.RpGroupMappingBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.DataObjectIdentifier;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint8;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what becomes of services, by operational state beside their configuration and by notifications. */
public final class ServicePublisher implements ServiceAnnouncer {
    private static final Logger LOG = LoggerFactory.getLogger(ServicePublisher.class);

    private final Coalescer coalescer = new Coalescer("services", this::write);
    private final DataBroker broker;
    private final NotificationPublishService notifications;
    private final Function<String, Optional<ServiceView>> source;

    /** A publisher that asks {@code source} at the moment of publishing; empty for a service that is gone. */
    public ServicePublisher(final DataBroker broker, final NotificationPublishService notifications,
            final Function<String, Optional<ServiceView>> source) {
        this.broker = broker;
        this.notifications = notifications;
        this.source = source;
    }

    @Override
    public void changed(final String serviceId) {
        coalescer.publish(Set.of(serviceId));
    }

    @Override
    public void statusChanged(final String serviceId, final Status status, final @Nullable String cause) {
        LOG.info("Service {} is {}{}", serviceId, status.yangName(), cause == null ? "" : ": " + cause);
        if (NotificationPublishService.REJECTED.equals(notifications.offerNotification(
                new ServiceStateChangedBuilder().setServiceId(new Id(serviceId)).setStatus(status.yangName())
                    .setCause(cause).build()))) {
            LOG.debug("A notification was dropped: the listeners do not keep up");
        }
    }

    private CompletionStage<@Nullable Void> write(final Set<String> services) {
        final var tx = broker.newWriteOnlyTransaction();
        for (var service : services) {
            final var path = DataObjectIdentifier.builder(Services.class)
                .child(Service.class, new ServiceKey(new Id(service))).build();
            source.apply(service).ifPresentOrElse(
                view -> tx.mergeParentStructurePut(LogicalDatastoreType.OPERATIONAL, path, toYang(view)),
                () -> tx.delete(LogicalDatastoreType.OPERATIONAL, path));
        }
        return Coalescer.commit(tx);
    }

    /** Nothing but state and the keys that it stands below. */
    static Service toYang(final ServiceView view) {
        final var service = view.service();
        return new ServiceBuilder().setServiceId(new Id(service.id())).setState(new StateBuilder()
            .setStatus(State.Status.forName(view.status().yangName())).setCause(view.cause())
            .setChanged(Times.toYangOrNull(view.changed())).setLeases(Uint32.valueOf(view.leases().size()))
            .setRpGroupMapping(GroupMapping.of(service, view.held()).stream().map(mapping ->
                new RpGroupMappingBuilder().setName(mapping.groups().toString()).setGroup(mapping.range())
                    .setRpAddress(IetfInetUtil.ipAddressNoZoneFor(mapping.rendezvousPoint())).build())
                .collect(BindingMap.toMap())).build())
            .setSharedNeed(service.needs().stream().map(need -> {
                final var key = new NeedKey(Place.SHARED, need.name());
                return new SharedNeedBuilder().setName(new Name(need.name())).setLeaseId(lease(view, key))
                    .setValue(view.values().get(key)).build();
            }).collect(BindingMap.toMap()))
            .setNode(service.nodes().stream().map(node -> {
                final var place = new Place(node.id(), null);
                return new NodeBuilder().setNodeId(new Id(node.id())).setNeed(node.needs().stream().map(need -> {
                    final var key = new NeedKey(place, need.name());
                    return new NeedBuilder().setName(new Name(need.name())).setLeaseId(lease(view, key))
                        .setValue(view.values().get(key)).build();
                }).collect(BindingMap.toMap())).setAccess(node.accesses().stream()
                    .map(access -> access(view, new Place(node.id(), access.id()), access))
                    .collect(BindingMap.toMap())).build();
            }).collect(BindingMap.toMap())).build();
    }

    private static @Nullable LeaseId lease(final ServiceView view, final NeedKey key) {
        final Lease lease = view.held().get(key);
        return lease == null ? null : new LeaseId(lease.id());
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services
            .service.node.Access access(final ServiceView view, final Place place, final Access access) {
        return new AccessBuilder().setAccessId(new Id(access.id())).setNeed(access.needs().stream()
            .map(need -> {
                final var key = new NeedKey(place, need.name());
                return new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122
                    .services.service.node.access.NeedBuilder().setName(new Name(need.name()))
                    .setLeaseId(lease(view, key)).setValue(view.values().get(key)).build();
            }).collect(BindingMap.toMap()))
            .setState(state(view.links().getOrDefault(place, List.of()), view.progress().get(place))).build();
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services
            .service.node.access.State state(final List<Link> links, final @Nullable Progress progress) {
        final var builder = new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122
            .services.service.node.access.StateBuilder();
        for (final Link link : links) {
            final var ce = link.ceText();
            final var length = Uint8.valueOf(link.prefix().length());
            if (link.prefix().family() == AddressFamily.IPV4) {
                builder.setPeIpv4(new Ipv4AddressNoZone(link.peText())).setIpv4PrefixLength(length)
                    .setCeIpv4(ce == null ? null : new Ipv4AddressNoZone(ce));
            } else {
                builder.setPeIpv6(new Ipv6AddressNoZone(link.peText())).setIpv6PrefixLength(length)
                    .setCeIpv6(ce == null ? null : new Ipv6AddressNoZone(ce));
            }
        }
        return builder.setProvisioning(progress == null ? null : switch (progress.step()) {
            case PENDING -> Provisioning.Pending;
            case DONE -> Provisioning.Done;
            case FAILED -> Provisioning.Failed;
            case DRIFT -> Provisioning.Drift;
        }).setLastError(progress == null ? null : progress.error()).build();
    }
}
