/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.ListenableFuture;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.engine.Tenancy;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.mdsal.map.RequestMapper;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Lookup;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.LookupInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.LookupOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.LookupOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.lookup.input.Key;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.lookup.input.key.Address;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.lookup.input.key.Mac;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.lookup.input.key.Value;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.lookup.output.Holder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.lookup.output.HolderBuilder;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;

/**
 * Finds who holds a member, now from the engine, in the past from the history of the event store. With a port, holders
 * of ports of an address are those of that port; who holds a whole address holds all of its ports.
 */
final class LookupRpc implements Lookup {
    private final CoordinatorHolder holder;
    private final Executor executor;
    private final InstantSource clock;

    LookupRpc(final CoordinatorHolder holder, final Executor executor, final InstantSource clock) {
        this.holder = holder;
        this.executor = executor;
        this.clock = clock;
    }

    @Override
    public ListenableFuture<RpcResult<LookupOutput>> invoke(final LookupInput input) {
        return Replies.serve(holder, serving -> {
            if (input.getPort() != null && !(input.getKey() instanceof Address)) {
                throw new InvalidRequestException("port goes with address only; leave it out");
            }
            final var space = input.getAddressSpace();
            final var asker = input.getTenant() == null ? null : input.getTenant().getValue();
            if (asker != null && space != null
                    && !Tenancy.isOpen(serving.engine().catalog(), space.getValue(), asker)) {
                return Replies.refuse(Refusal.of(Reason.BORDER, null, "address space " + space.getValue()
                    + " is not open to tenant " + asker));
            }
            final var catalog = serving.engine().catalog();
            final var members = members(input, space == null ? null : space.getValue(), catalog);
            final var at = RequestMapper.time(input.getAt(), "at");
            if (at == null || at.isAfter(clock.instant())) {
                // one that is gone may have been there at a time in the past
                if (space != null && !catalog.spaces().containsKey(space.getValue())) {
                    return Replies.refuse(Refusal.of(Reason.NO_MATCHING_POOL, null, "there is no address space "
                        + space.getValue() + "; leave address-space out to search all"));
                }
                return Replies.of(output(serving, asker, Member.allNow(members, serving.engine())));
            }
            return Replies.later(executor, () -> output(serving, asker, Member.allAt(members, serving, at)));
        });
    }

    private static LookupOutput output(final Serving serving, final @Nullable String asker,
            final Collection<Lease> leases) {
        return new LookupOutputBuilder().setHolder(leases.stream()
            .filter(lease -> asker == null || Tenancy.isOpen(serving.engine().catalog(), lease, asker))
            .map(lease -> holder(serving, lease))
            .collect(BindingMap.toOrderedMap())).build();
    }

    private static Holder holder(final Serving serving, final Lease lease) {
        final var answer = serving.toAnswer(lease);
        final var builder = new HolderBuilder();
        builder.fieldsFrom(answer);
        return builder.build();
    }

    private static List<Member> members(final LookupInput input, final @Nullable String space,
            final PoolCatalog catalog) throws InvalidRequestException {
        final Key key = input.getKey();
        try {
            if (key instanceof Address address && address.getAddress() != null) {
                final String text = address.getAddress().stringValue();
                final var port = input.getPort();
                return Member.ofAddress(space, AddressRange.of(AddressFamily.guess(text),
                    AddressFamily.guess(text).parse(text)), port == null ? null : port.getValue().toJava(), catalog);
            }
            if (key instanceof Mac mac && mac.getMac() != null) {
                return List.of(Member.of(space, AddressFamily.MAC, mac.getMac().getValue()));
            }
            if (key instanceof Value value && value.getValue() != null) {
                return Member.ofValue(space, value.getValue(), catalog.objectTypes().values());
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("the member asked about", e);
        }
        throw new InvalidRequestException("one of address, mac and value is required");
    }
}
