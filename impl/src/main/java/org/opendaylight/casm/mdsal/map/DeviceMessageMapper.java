/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.device.PoolItem;
import org.opendaylight.casm.core.device.PoolItem.Want;
import org.opendaylight.casm.core.engine.AllocationRequest.Size;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.service.device.Devices;
import org.opendaylight.casm.service.device.Header;
import org.opendaylight.casm.service.device.PoolRequest;
import org.opendaylight.casm.service.device.SessionRecord.Abilities;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolReleaseInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.AddressPoolRenewInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Demand;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.RegisterDeviceInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.pool.request.Existing;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.pool.request.Item;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.PortSet;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.Resource;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Value;
import org.opendaylight.yangtools.binding.BaseIdentity;
import org.opendaylight.yangtools.yang.common.Uint32;

/**
 * Messages of devices as the domain knows them. The platform checks types and lengths; it neither fills in defaults nor
 * looks for mandatory leaves. Lists come out sorted by their keys, so that a repetition looks the same.
 */
public final class DeviceMessageMapper {
    private static final int MAX_CAPABILITIES = 256;

    private DeviceMessageMapper() {
        // functions only
    }

    /** The header of a message. */
    public static Header header(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122.Header from)
            throws InvalidRequestException {
        final var device = from.getDeviceId();
        final var message = from.getMessageId();
        final var incarnation = from.getIncarnation();
        if (device == null) {
            throw new InvalidRequestException("device-id is required: it says which device speaks");
        }
        if (message == null) {
            throw new InvalidRequestException("message-id is required: a retransmission is known by it");
        }
        final var attempt = from.getAttempt();
        return new Header(device, message.getValue(), incarnation == null ? null
            : Long.valueOf(incarnation.longValue()), attempt == null ? 1 : attempt.intValue());
    }

    /** What a device says that it can do. */
    public static Abilities abilities(final RegisterDeviceInput from) throws InvalidRequestException {
        final var capabilities = from.getCapability();
        final Set<String> texts = capabilities == null ? Set.of() : capabilities;
        atMost(texts, MAX_CAPABILITIES, "capability");
        return new Abilities(texts, DeviceMapper.identities(from.getTransitionMechanism()),
            from.getPortAllocation());
    }

    /** What a device asks for. */
    public static PoolRequest request(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122
                .PoolRequest from) throws InvalidRequestException {
        final var items = new ArrayList<PoolItem>();
        for (var item : sorted(from.nonnullItem().values())) {
            items.add(item(item));
        }
        final var reason = from.getReason();
        atMost(from.nonnullExisting().values(), PoolRequest.MAX_LEASES, "existing");
        final var existing = new ArrayList<PoolRequest.Existing>();
        for (var lease : from.nonnullExisting().values()) {
            existing.add(existing(lease));
        }
        existing.sort(Comparator.comparing(PoolRequest.Existing::leaseId));
        if (items.isEmpty() && existing.isEmpty() && reason == null) {
            throw new InvalidRequestException("item is required: name at least one pool that is wanted, or the leases"
                + " in existing, or a reason");
        }
        return new PoolRequest(items, reason == null ? null : reason(reason), from.getPortAllocation(), existing);
    }

    private static PoolRequest.Reason reason(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.device.rev261122
                .PoolRequest.Reason from) {
        return switch (from) {
            case StartUp -> PoolRequest.Reason.START_UP;
            case Exhaustion -> PoolRequest.Reason.EXHAUSTION;
            case Manual -> PoolRequest.Reason.MANUAL;
            case Resynchronize -> PoolRequest.Reason.RESYNCHRONIZE;
        };
    }

    /** The leases that a device renews. */
    public static List<RenewRequest.Item> renewals(final AddressPoolRenewInput from) throws InvalidRequestException {
        if (from.nonnullLease().isEmpty() && from.nonnullAdditional().isEmpty()) {
            throw new InvalidRequestException("lease is required: name at least one lease to renew");
        }
        atMost(from.nonnullLease().values(), PoolRequest.MAX_LEASES, "lease");
        final var leases = new ArrayList<RenewRequest.Item>();
        for (var lease : from.nonnullLease().values()) {
            leases.add(new RenewRequest.Item(lease.requireLeaseId().getValue(),
                Lifetimes.requested(lease.getLifetime())));
        }
        leases.sort(Comparator.comparing(RenewRequest.Item::leaseId));
        return leases;
    }

    /** What a device wants in addition to what it renews. */
    public static List<PoolItem> additional(final AddressPoolRenewInput from) throws InvalidRequestException {
        final var items = new ArrayList<PoolItem>();
        for (var item : sorted(from.nonnullAdditional().values())) {
            items.add(new PoolItem(item.requireName().getValue(), want(item, null, null, null),
                units(item.getDesiredUnits(), name(item)), null, null, null));
        }
        return items;
    }

    /** The leases that a device gives back. */
    public static List<Devices.GivenBack> releases(final AddressPoolReleaseInput from)
            throws InvalidRequestException {
        final var leases = from.nonnullLease().values();
        if (leases.isEmpty()) {
            throw new InvalidRequestException("lease is required: name at least one lease to give back");
        }
        atMost(leases, PoolRequest.MAX_LEASES, "lease");
        final var given = new ArrayList<Devices.GivenBack>();
        for (var lease : leases) {
            given.add(new Devices.GivenBack(lease.requireLeaseId().getValue(),
                range(lease.getResource(), lease.getPortSet(), "lease " + lease.requireLeaseId().getValue())));
        }
        given.sort(Comparator.comparing(Devices.GivenBack::leaseId));
        return given;
    }

    /** Ids of leases, at least one. */
    public static List<String> ids(final @Nullable Set<LeaseId> from) throws InvalidRequestException {
        if (from == null || from.isEmpty()) {
            throw new InvalidRequestException("lease-id is required: name at least one lease");
        }
        atMost(from, PoolRequest.MAX_LEASES, "lease-id");
        return from.stream().map(LeaseId::getValue).sorted().toList();
    }

    private static PoolItem item(final Item from) throws InvalidRequestException {
        final var pool = from.getPool();
        final var length = from.getDesiredPrefixLength();
        final var count = from.getDesiredCount();
        if (Stream.of(from.getDesiredUnits(), length, count).filter(size -> size != null).count() > 1) {
            throw new InvalidRequestException(name(from) + " has more than one of desired-units, desired-prefix-length"
                + " and desired-count; give one of them, or none for the default of the pool");
        }
        if (count != null && count.longValue() == 0) {
            throw new InvalidRequestException(name(from) + " has a desired-count of 0; ask for at least 1, or leave it"
                + " out for the default of the pool");
        }
        final Size size = length != null ? new Size.PrefixLength(length.intValue())
            : count != null ? new Size.Count(count.toJava()) : units(from.getDesiredUnits(), name(from));
        return new PoolItem(from.requireName().getValue(), want(from, identity(from.getService()),
            identity(from.getTransitionMechanism()), pool == null ? null : pool.getValue()), size,
            Lifetimes.requested(from.getLifetime()), from.getNetworkInstance(), from.getDomainName());
    }

    private static Want want(final Demand from, final @Nullable Identity service, final @Nullable Identity mechanism,
            final @Nullable String pool) throws InvalidRequestException {
        try {
            return new Want(TargetMapper.kind(from.getKind()), service, mechanism, pool);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(name(from), e);
        }
    }

    private static Size units(final @Nullable Uint32 units, final String what) throws InvalidRequestException {
        if (units != null && units.longValue() == 0) {
            throw new InvalidRequestException(what + " has desired-units of 0; ask for at least 1, or leave it out for"
                + " the default of the pool");
        }
        return units == null ? new Size.Default() : new Size.Units(units.longValue());
    }

    private static PoolRequest.Existing existing(final Existing from) throws InvalidRequestException {
        final var pool = from.getPool();
        final var id = from.requireLeaseId().getValue();
        return new PoolRequest.Existing(id, TargetMapper.kind(from.getKind()), pool == null ? null : pool.getValue(),
            range(from.getResource(), from.getPortSet(), "existing " + id));
    }

    /** A block; null for none, and for values, which mean something in their pool only. */
    private static @Nullable AddressRange range(final @Nullable Resource resource, final @Nullable PortSet ports,
            final String what) throws InvalidRequestException {
        if (resource == null || resource instanceof Value) {
            return null;
        }
        try {
            return ResourceMapper.withPorts(ResourceMapper.toRange(resource, what), ports, what);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new InvalidRequestException(what, e);
        }
    }

    private static @Nullable Identity identity(final @Nullable BaseIdentity from) {
        return from == null ? null : TargetMapper.identity(from);
    }

    private static String name(final Demand item) {
        return "item " + item.requireName().getValue();
    }

    private static <T extends Demand> List<T> sorted(final Collection<T> items) throws InvalidRequestException {
        atMost(items, PoolItem.MAX_ITEMS, "item");
        return items.stream().sorted(Comparator.comparing(item -> item.requireName().getValue())).toList();
    }

    private static void atMost(final Collection<?> list, final int most, final String name)
            throws InvalidRequestException {
        if (list.size() > most) {
            throw new InvalidRequestException(name + " has " + list.size() + " entries; a message has at most " + most
                + ", send several");
        }
    }
}
