/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.ListenableFuture;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationEngine;
import org.opendaylight.casm.core.engine.Mappings;
import org.opendaylight.casm.core.engine.Mappings.Mapped;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.mdsal.map.InvalidRequestException;
import org.opendaylight.casm.mdsal.map.PortSetMapper;
import org.opendaylight.casm.mdsal.map.ResourceMapper;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ComputeMapping;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ComputeMappingInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ComputeMappingOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ComputeMappingOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Computes mappings of pools whose algorithm is a mapping scheme, for clients with and without leases. */
final class ComputeMappingRpc implements ComputeMapping {
    private final CoordinatorHolder holder;

    ComputeMappingRpc(final CoordinatorHolder holder) {
        this.holder = holder;
    }

    @Override
    public ListenableFuture<RpcResult<ComputeMappingOutput>> invoke(final ComputeMappingInput input) {
        return Replies.serve(holder, serving -> {
            final var name = input.getPool();
            if (name == null) {
                throw new InvalidRequestException("pool is required");
            }
            final Pool pool = serving.engine().catalog().pools().get(name.getValue());
            if (pool == null) {
                throw new InvalidRequestException(Reason.NO_MATCHING_POOL, "there is no pool " + name.getValue());
            }
            final Mapped mapped = compute(pool, input);
            final var lease = holder(serving.engine(), pool, mapped.object());
            return Replies.of(new ComputeMappingOutputBuilder().setFrom(text(mapped.from()))
                .setResource(ResourceMapper.toResource(mapped.object()))
                .setPortSet(PortSetMapper.toYang(mapped.object()))
                .setLeaseId(lease == null ? null : new LeaseId(lease.id())).build());
        });
    }

    private static Mapped compute(final Pool pool, final ComputeMappingInput input) throws InvalidRequestException {
        final var from = input.getFrom();
        final var address = input.getAddress();
        if ((from == null) == (address == null)) {
            throw new InvalidRequestException("one of from and address is required");
        }
        try {
            final var mappings = new Mappings(pool);
            final var port = input.getPort();
            return (from != null ? mappings.forward(AddressRange.parse(from))
                : mappings.back(AddressRange.parse(address.stringValue()),
                    port == null ? null : port.getValue().toJava()))
                .orElseThrow(() -> new InvalidRequestException("pool " + pool.name() + " computes nothing there; it"
                    + " maps from " + mappings.source()));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(from != null ? "from" : "address", e);
        }
    }

    /** Single addresses without length. */
    private static String text(final AddressRange from) {
        return from.start().equals(from.end()) ? from.family().format(from.start()) : from.toString();
    }

    private static @Nullable Lease holder(final AllocationEngine engine, final Pool pool, final AddressRange object) {
        return engine.holders(pool.addressSpace(), object).stream().filter(lease -> lease.state().isLive()
            && lease.pool().equals(pool.name()) && lease.range().equals(object)).findFirst().orElse(null);
    }
}
