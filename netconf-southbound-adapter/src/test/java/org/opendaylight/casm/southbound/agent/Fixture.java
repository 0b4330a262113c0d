/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.agent;

import java.time.Instant;
import org.opendaylight.casm.southbound.agent.PoolEntries.Ratios;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.IpPrefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.inet.types.rev130715.Ipv4Prefix;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.agent.rev261122.address.pools.AddressPool;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.allocations.AllocationBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv4Private;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseLifetime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Seconds;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.PrefixBuilder;
import org.opendaylight.yangtools.binding.data.codec.api.BindingNormalizedNodeSerializer;
import org.opendaylight.yangtools.binding.data.codec.impl.BindingCodecContext;
import org.opendaylight.yangtools.binding.runtime.spi.BindingRuntimeHelpers;
import org.opendaylight.yangtools.yang.common.Uint32;

/** Leases as the ledger has them, granted for 100 seconds at {@link #GRANTED}. */
final class Fixture {
    static final Instant GRANTED = Instant.parse("2026-11-22T10:00:00Z");
    static final BindingNormalizedNodeSerializer CODEC =
        new BindingCodecContext(BindingRuntimeHelpers.createRuntimeContext());

    private Fixture() {
        // functions only
    }

    static AllocationBuilder lease(final String id, final String prefix) {
        return new AllocationBuilder().setLeaseId(new LeaseId(id)).setPool(new Name("p"))
            .setKind(Ipv4Private.VALUE).setDeviceId("bng-1").setState(LeaseState.Active)
            .setResource(new PrefixBuilder().setPrefix(new IpPrefix(new Ipv4Prefix(prefix))).build())
            .setLifetime(new LeaseLifetime(new Seconds(Uint32.valueOf(100))))
            .setExpiresAt(new DateAndTime("2026-11-22T10:01:40Z")).setGeneration(Uint32.ONE);
    }

    static AddressPool entry(final String id, final String prefix) {
        return PoolEntries.entry(lease(id, prefix).build(), Ratios.USUAL, GRANTED).orElseThrow();
    }
}
