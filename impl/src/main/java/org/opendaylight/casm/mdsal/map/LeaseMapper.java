/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.lease.Lifetime;
import org.opendaylight.casm.core.lease.NamedObjects;
import org.opendaylight.casm.core.pool.LeaseRules;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.Allocation;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.AllocationBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Value;
import org.opendaylight.yangtools.yang.common.Uint32;
import org.opendaylight.yangtools.yang.common.Uint64;

/**
 * Leases as entries of the ledger in the datastore, and back. An entry is also the source of the leases in answers:
 * they take from it what the lease grouping and the owner grouping have.
 */
public final class LeaseMapper {
    private LeaseMapper() {
        // functions only
    }

    /**
     * The entry of a lease, without the times at which to renew.
     *
     * @param ledgerVersion version of the ledger that changed the lease last
     */
    public static Allocation toAllocation(final Lease lease, final long ledgerVersion) {
        return toAllocation(lease, ledgerVersion, null);
    }

    /**
     * The entry of a lease.
     *
     * @param ledgerVersion version of the ledger that changed the lease last
     * @param rules terms of the leases of its pool, for the times at which to renew; null leaves them out
     */
    public static Allocation toAllocation(final Lease lease, final long ledgerVersion,
            final @Nullable LeaseRules rules) {
        return builder(lease, rules).setLedgerVersion(Uint64.fromLongBits(ledgerVersion)).build();
    }

    /** What an answer is made from: the entry of a lease without the version of the ledger. */
    public static Allocation toAnswer(final Lease lease, final @Nullable LeaseRules rules) {
        return builder(lease, rules).build();
    }

    /**
     * The lease of an entry.
     *
     * @throws IllegalArgumentException when the entry is not one that CASM wrote
     */
    public static Lease fromAllocation(final Allocation from) {
        final String what = "allocation '" + from.requireLeaseId().getValue() + "'";
        final var lifetime = from.getLifetime();
        final var created = from.getCreated();
        final var changed = from.getChanged();
        final var request = from.getRequestId();
        if (from.getPool() == null || from.getAddressSpace() == null || from.getKind() == null
                || from.getState() == null || from.getGeneration() == null || lifetime == null || created == null
                || changed == null || request == null) {
            throw new IllegalArgumentException(what + " lacks a leaf that every allocation has");
        }
        final var kind = KindMapper.ofYang(from.requireKind()).orElseThrow(() ->
            new IllegalArgumentException(what + " is of an unknown kind"));
        return new Lease(from.requireLeaseId().getValue(), from.requirePool().getValue(),
            from.requireAddressSpace().getValue(), kind,
            range(from, kind, what), LeaseState.ofYangName(from.requireState().getName()),
            Lifetimes.ofYang(lifetime), Times.ofYangOrNull(from.getExpiresAt()),
            Times.ofYangOrNull(from.getStateUntil()), from.requireGeneration().intValue(),
            OwnerMapper.ofYang(from), terms(from), request.getValue(),
            Times.ofYang(created), Times.ofYang(changed), named(from));
    }

    /** Of a user-defined kind the members say nothing without their type; their numbers are stored beside them. */
    private static AddressRange range(final Allocation from, final ObjectKind kind, final String what) {
        final String ordinals = from.getOrdinals();
        return ordinals != null ? AddressRange.parse(AddressFamily.USER_DEFINED, ordinals)
            : ResourceMapper.withPorts(ResourceMapper.toOneRange(from.getResource(),
                text -> AddressRange.parse(kind.family().orElseThrow(), text), what), from.getPortSet(), what);
    }

    private static @Nullable NamedObjects named(final Allocation from) {
        final var type = from.getObjectType();
        return type != null && from.getResource() instanceof Value value
            ? new NamedObjects(type.getValue(), value.requireValue().iterator().next()) : null;
    }

    private static Lease.Terms terms(final Allocation from) {
        final var terms = OwnerMapper.terms(from.getPurpose(), from, from);
        final var item = from.getItem();
        return item == null ? terms : terms.ofItem(item.getValue());
    }

    private static AllocationBuilder builder(final Lease lease, final @Nullable LeaseRules rules) {
        final var owner = lease.owner();
        final var terms = lease.terms();
        final var tenant = owner.tenant();
        final var item = terms.item();
        final var named = lease.named();
        return new AllocationBuilder()
            .setObjectType(named == null ? null : new Name(named.type()))
            .setOrdinals(named == null ? null : lease.range().toString())
            .setLeaseId(new LeaseId(lease.id())).setPool(new Name(lease.pool()))
            .setAddressSpace(new Name(lease.addressSpace())).setKind(KindMapper.toYang(lease.kind()))
            .setResource(ResourceMapper.toResource(lease)).setPortSet(PortSetMapper.toYang(lease.range()))
            .setState(state(lease.state()))
            .setLifetime(Lifetimes.toYang(lease.lifetime())).setExpiresAt(Times.toYangOrNull(lease.expiresAt()))
            .setRenewAfter(part(lease, rules == null ? null : rules.renewRatio()))
            .setRebindAfter(part(lease, rules == null ? null : rules.rebindRatio()))
            .setGeneration(Uint32.valueOf(lease.generation()))
            .setTenant(tenant == null ? null : new Name(tenant)).setApplication(owner.application())
            .setDeviceId(owner.deviceId()).setInterface(owner.interfaceName()).setServiceId(owner.serviceId())
            .setSubscriber(owner.subscriber())
            .setItem(item == null ? null : new Name(item))
            .setPurpose(terms.purpose()).setBinding(OwnerMapper.toYang(terms.binding()))
            .setAttribute(OwnerMapper.toYang(terms.attributes()))
            .setRequestId(new MessageId(lease.requestId())).setCreated(Times.toYang(lease.created()))
            .setChanged(Times.toYang(lease.changed())).setStateUntil(Times.toYangOrNull(lease.stateUntil()));
    }

    /** T1 or T2 of RFC 2131 section 4.4.5: the part of the lifetime after which to renew or to rebind. */
    private static @Nullable Seconds part(final Lease lease, final @Nullable Double percent) {
        if (percent == null) {
            return null;
        }
        return switch (lease.lifetime()) {
            case Lifetime.Infinite infinite -> null;
            case Lifetime.Limited limited ->
                new Seconds(Uint32.valueOf((long) Math.floor(limited.seconds() * percent / 100)));
        };
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState
            state(final LeaseState state) {
        return org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState
            .ofName(state.yangName());
    }
}
