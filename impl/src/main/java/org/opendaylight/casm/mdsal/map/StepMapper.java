/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.util.Set;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.plan.Holder;
import org.opendaylight.casm.core.plan.Move;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand.size.SpecificBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.plan.defragmentation.output.Step;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.plan.defragmentation.output.StepBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.plan.defragmentation.output.step.Allocate;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.plan.defragmentation.output.step.AllocateBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.plan.defragmentation.output.step.ConfirmBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.plan.defragmentation.output.step.ReleaseBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.selector.from.PoolBuilder;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Name;
import org.opendaylight.yangtools.yang.common.Uint16;

/** Steps of a plan as RPCs that anybody can send. */
public final class StepMapper {
    private StepMapper() {
        // functions only
    }

    /** The step with this number, from 1. */
    public static Step toStep(final int number, final Move move) {
        final var lease = move.lease();
        final var holder = Holder.of(lease);
        final var grant = new MessageId(move.requestId());
        return new StepBuilder().setNumber(Uint16.valueOf(number)).setLeaseId(new LeaseId(lease.id()))
            .setFrom(ResourceMapper.toIpPrefix(lease.range().asPrefix().orElseThrow()))
            .setTo(ResourceMapper.toIpPrefix(move.to().asPrefix().orElseThrow()))
            .setHolderKind(holder.isNamed() ? Step.HolderKind.ofName(holder.kind()) : null)
            .setHolder(holder.isNamed() ? holder.name() : null)
            .setAllocate(allocate(move))
            .setConfirm(new ConfirmBuilder().setRequestId(new MessageId("confirm-" + grant.getValue()))
                .setGrantedTo(grant).build())
            .setRelease(new ReleaseBuilder().setRequestId(new MessageId("release-" + lease.id()))
                .setLeaseId(Set.of(new LeaseId(lease.id()))).setReason("moved to " + move.to()).build())
            .build();
    }

    private static Allocate allocate(final Move move) {
        final var request = move.request(Mode.HOLD);
        final var owner = request.owner();
        final var tenant = owner.tenant();
        final var terms = request.terms();
        final var lifetime = request.lifetime();
        return new AllocateBuilder().setRequestId(new MessageId(request.requestId()))
            .setFrom(new PoolBuilder().setPool(new Name(move.lease().pool())).build())
            .setTenant(tenant == null ? null : new Name(tenant)).setApplication(owner.application())
            .setDeviceId(owner.deviceId()).setInterface(owner.interfaceName()).setServiceId(owner.serviceId())
            .setSubscriber(owner.subscriber())
            .setSize(new SpecificBuilder().setSpecific(specific(move.to())).build())
            .setPurpose(terms.purpose()).setBinding(OwnerMapper.toYang(terms.binding()))
            .setAttribute(OwnerMapper.toYang(terms.attributes()))
            .setLifetime(lifetime == null ? null : Lifetimes.toYang(lifetime)).setHold(true).build();
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand
            .size.specific.Specific specific(final AddressRange to) {
        return new org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.demand
            .size.specific.SpecificBuilder().setResource(ResourceMapper.toResource(to)).build();
    }
}
