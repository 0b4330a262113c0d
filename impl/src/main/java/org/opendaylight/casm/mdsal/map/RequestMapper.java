/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.AllocationRequest;
import org.opendaylight.casm.core.engine.AllocationRequest.Mode;
import org.opendaylight.casm.core.engine.AllocationRequest.Placement;
import org.opendaylight.casm.core.engine.BundleRequest;
import org.opendaylight.casm.core.engine.ReleaseRequest;
import org.opendaylight.casm.core.engine.ReleaseRequest.What;
import org.opendaylight.casm.core.engine.RenewRequest;
import org.opendaylight.casm.core.lease.Owner;
import org.opendaylight.casm.core.plan.Burst;
import org.opendaylight.yang.gen.v1.urn.ietf.params.xml.ns.yang.ietf.yang.types.rev130715.DateAndTime;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateBundleInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.AllocateInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ConfirmInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.Demand;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.ReleaseInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.RenewInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.SimulateInput;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.allocation.rev261122.binding.Binding;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.LeaseId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MessageId;

/**
 * Input of the RPCs that change leases as requests of the domain. The platform checks types and lengths; it neither
 * fills in defaults nor looks for mandatory leaves, so that is done here. Ids come out sorted: the order in which they
 * were sent says nothing, and a repetition has to look the same.
 */
public final class RequestMapper {
    private RequestMapper() {
        // functions only
    }

    /** A request for resources. */
    public static AllocationRequest toRequest(final AllocateInput input) throws InvalidRequestException {
        return request(input.getRequestId(), TargetMapper.target(input.getFrom()), OwnerMapper.ofYang(input), input,
            mode(input.getHold(), input.getDryRun()));
    }

    /** A request for several resources, all or none. */
    public static BundleRequest toRequest(final AllocateBundleInput input) throws InvalidRequestException {
        final var owner = OwnerMapper.ofYang(input);
        final var mode = mode(input.getHold(), input.getDryRun());
        final var items = new ArrayList<AllocationRequest>();
        for (var item : input.nonnullItem()) {
            final String name = item.requireName().getValue();
            try {
                final var one = request(input.getRequestId(), TargetMapper.target(item.getFrom()),
                    OwnerMapper.ofYang(item).orElse(owner), item, mode);
                items.add(one.ofItem(name));
            } catch (InvalidRequestException e) {
                throw new InvalidRequestException("item " + name, e);
            }
        }
        try {
            return new BundleRequest(items);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("item", e);
        }
    }

    /** The leases to renew, at least one. */
    public static RenewRequest toRequest(final RenewInput input) throws InvalidRequestException {
        final var items = new ArrayList<RenewRequest.Item>();
        for (var lease : input.nonnullLease().values()) {
            items.add(new RenewRequest.Item(lease.requireLeaseId().getValue(),
                Lifetimes.requested(lease.getLifetime())));
        }
        if (items.isEmpty()) {
            throw new InvalidRequestException("lease is required: name at least one lease to renew");
        }
        items.sort(Comparator.comparing(RenewRequest.Item::leaseId));
        return new RenewRequest(items);
    }

    /** The leases to give back: those named or, when none is, all of an owner of whom something is said. */
    public static ReleaseRequest toRequest(final ReleaseInput input) throws InvalidRequestException {
        final var ids = sorted(input.getLeaseId());
        final var owner = OwnerMapper.ofYang(input);
        if (ids.isEmpty() && owner.equals(Owner.NONE) && input.getGrantedTo() == null) {
            throw new InvalidRequestException("lease-id is required, or granted-to, or at least one of tenant,"
                + " application, device-id, interface, service-id and subscriber");
        }
        if (!ids.isEmpty() && input.getGrantedTo() != null) {
            throw new InvalidRequestException("lease-id and granted-to exclude each other; name one of them");
        }
        return new ReleaseRequest(ids.isEmpty() ? new What.ByOwner(owner) : new What.ById(ids), owner,
            Boolean.TRUE.equals(input.getSkipQuarantine()));
    }

    private static AllocationRequest request(final @Nullable MessageId requestId, final AllocationRequest.Target target,
            final Owner owner, final Demand demand, final Mode mode) throws InvalidRequestException {
        checkBinding(demand.getBinding());
        return new AllocationRequest(requestId(requestId), target, owner, TargetMapper.size(demand.getSize()),
            new Placement(demand.getContiguous(), TargetMapper.near(demand.getNear())),
            Lifetimes.requested(demand.getLifetime()), OwnerMapper.terms(demand.getPurpose(), demand, demand), mode);
    }

    /**
     * The bursts to try.
     *
     * @throws IllegalArgumentException when one has too many requests, or none
     */
    public static List<Burst> toBursts(final SimulateInput input) throws InvalidRequestException {
        final var owner = OwnerMapper.ofYang(input);
        final var bursts = new ArrayList<Burst>();
        for (var burst : input.nonnullBurst()) {
            final String name = burst.requireName().getValue();
            try {
                final var requests = burst.getRequests();
                bursts.add(new Burst(name, requests == null ? 1 : requests.intValue(),
                    Boolean.TRUE.equals(burst.getDistinctSubscribers()), request(new MessageId("simulated"),
                        TargetMapper.target(burst.getFrom()), owner, burst, Mode.GRANT)));
            } catch (InvalidRequestException e) {
                throw new InvalidRequestException("burst " + name, e);
            }
        }
        return bursts;
    }

    /** The offers to confirm, at least one; none when a request is named that got them. */
    public static List<String> toIds(final ConfirmInput input) throws InvalidRequestException {
        final var ids = sorted(input.getLeaseId());
        if (ids.isEmpty() == (input.getGrantedTo() == null)) {
            throw new InvalidRequestException("either lease-id or granted-to is required: name at least one offer to"
                + " confirm, or the request that got the offers");
        }
        return ids;
    }

    /** The id of a request. */
    public static String requestId(final @Nullable MessageId requestId) throws InvalidRequestException {
        if (requestId == null) {
            throw new InvalidRequestException("request-id is required");
        }
        return requestId.getValue();
    }

    /**
     * The instant that a requester named; null for none.
     *
     * @param leaf name of the leaf, for the message
     */
    public static @Nullable Instant time(final @Nullable DateAndTime time, final String leaf)
            throws InvalidRequestException {
        try {
            return Times.ofYangOrNull(time);
        } catch (DateTimeException e) {
            throw new InvalidRequestException(leaf, e);
        }
    }

    private static void checkBinding(final @Nullable Binding binding) throws InvalidRequestException {
        if (binding != null && binding.getNodeId() == null && (binding.getInterface() != null
                || binding.getNetworkInstance() != null || binding.getPrefixLength() != null)) {
            throw new InvalidRequestException("binding lacks node-id, so it names no device; add it or leave out the"
                + " binding");
        }
    }

    private static Mode mode(final @Nullable Boolean hold, final @Nullable Boolean dryRun) {
        if (Boolean.TRUE.equals(dryRun)) {
            return Mode.DRY_RUN;
        }
        return Boolean.TRUE.equals(hold) ? Mode.HOLD : Mode.GRANT;
    }

    private static List<String> sorted(final @Nullable Set<LeaseId> ids) {
        return ids == null ? List.of() : ids.stream().map(LeaseId::getValue).sorted().toList();
    }
}
