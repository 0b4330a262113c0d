/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.rpc;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.opendaylight.casm.core.engine.BundleRequest;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.mdsal.map.RequestMapper;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateBundle;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateBundleInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateBundleOutput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateBundleOutputBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocate.bundle.output.Item;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocate.bundle.output.ItemBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocate.bundle.output.item.LeaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.binding.util.BindingMap;
import org.opendaylight.yangtools.yang.common.RpcResult;

/** Grants members of several pools, all or none. */
final class AllocateBundleRpc implements AllocateBundle {
    private final CoordinatorHolder holder;
    private final Callers callers;

    AllocateBundleRpc(final CoordinatorHolder holder, final Callers callers) {
        this.holder = holder;
        this.callers = callers;
    }

    @Override
    public ListenableFuture<RpcResult<AllocateBundleOutput>> invoke(final AllocateBundleInput input) {
        return Replies.change(holder, callers, "allocate-bundle", input.getRequestId(), serving -> {
            final var bundle = RequestMapper.toRequest(input);
            return Replies.of(serving.coordinator().allocateBundle(bundle, callers.current()),
                done -> new AllocateBundleOutputBuilder().setResult(Results.of(done.result()))
                    .setItem(items(serving, bundle, done)).build());
        });
    }

    /** In the order of the request: also those are shown that a repetition finds given back. */
    private static List<Item> items(final Serving serving, final BundleRequest bundle, final Outcome.Done done) {
        final var leases = new LinkedHashMap<String, List<Lease>>();
        bundle.items().forEach(item -> leases.put(String.valueOf(item.terms().item()), new ArrayList<>()));
        done.leases().forEach(lease ->
            leases.computeIfAbsent(String.valueOf(lease.terms().item()), name -> new ArrayList<>()).add(lease));
        final var items = new ArrayList<Item>();
        leases.forEach((name, granted) -> items.add(new ItemBuilder().setName(new Name(name))
            .setLease(granted.stream().map(lease -> new LeaseBuilder(serving.toAnswer(lease)).build())
                .collect(BindingMap.toOrderedMap()))
            .build()));
        return items;
    }
}
