/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import static org.opendaylight.casm.mdsal.map.Leaves.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.address.AddressFamily;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.vpn.Access;
import org.opendaylight.casm.core.vpn.LinkModel;
import org.opendaylight.casm.core.vpn.Need;
import org.opendaylight.casm.core.vpn.Node;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.core.vpn.Use;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.AdminState;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.resource.resource.Value;

/** Services as an operator configured them. MD-SAL fills in no defaults, so they are filled in here. */
public final class ServiceMapper {
    private ServiceMapper() {
        // functions only
    }

    /**
     * The service.
     *
     * @throws IllegalArgumentException when it is malformed, with a text for the operator
     */
    public static Service toService(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services
            .Service from) {
        final var id = from.requireServiceId().getValue();
        final var kind = from.getKind();
        if (kind == null) {
            throw new IllegalArgumentException("service " + id + " has no kind; say which, such as casm-types:l3vpn");
        }
        final var topology = from.getTopology();
        return new Service(id, new Identity(IdentityNames.of(kind), IdentityNames.basesOf(kind)),
            new Service.Terms(text(from.getCustomer()), text(from.getAddressSpace()), from.getExternalReference()),
            state(from.getAdminState()), topology == null ? Service.Topology.ANY_TO_ANY
                : Service.Topology.ofYangName(topology.getName()),
            needs(id, from.nonnullSharedNeed().values()),
            from.nonnullNode().values().stream().map(node -> toNode(id, node)).sorted(Comparator.comparing(Node::id))
                .toList());
    }

    private static Node toNode(final String service,
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services
            .service.Node from) {
        final var role = from.getRole();
        final var distinguisher = from.getRouteDistinguisher();
        final var id = from.requireNodeId().getValue();
        return new Node(id, from.getDeviceId(), role != null && "hub".equals(role.getName()),
            new Node.Instance(from.getNetworkInstance(), distinguisher == null ? null : distinguisher.getValue(),
                from.getLoopbackInterface()), needs(service, from.nonnullNeed().values()),
            from.nonnullAccess().values().stream().map(access -> toAccess(service, access))
                .sorted(Comparator.comparing(Access::id)).toList());
    }

    private static Access toAccess(final String service,
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.services
            .service.node.Access from) {
        final var encapsulation = from.getEncapsulation();
        final var link = from.getLinkModel();
        final var ends = from.getCeAddress();
        final var lans = from.getLanPrefix();
        return new Access(from.requireAccessId().getValue(), from.getInterface(),
            encapsulation == null ? null : Access.Encapsulation.ofYangName(encapsulation.getName()),
            link == null ? null : LinkModel.ofYangName(link.getName()), !Boolean.FALSE.equals(from.getPush()),
            ends == null ? List.of() : ends.stream().map(end -> canonical(end.stringValue())).sorted().toList(),
            needs(service, from.nonnullNeed().values()),
            lans == null ? List.of() : lans.stream().map(lan -> Prefix.parse(lan.stringValue()))
                .sorted(Comparator.comparing(Prefix::toString)).toList());
    }

    private static List<Need> needs(final String service,
            final Collection<? extends org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service
            .rev261122.Need> from) {
        return from.stream().map(need -> toNeed(service, need)).sorted(Comparator.comparing(Need::name)).toList();
    }

    private static Need toNeed(final String service,
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.Need from) {
        final var name = from.getName();
        final var use = from.getUse();
        final var kind = from.getKind();
        final var length = from.getPrefixLength();
        final var count = from.getCount();
        if (name == null) {
            throw new IllegalArgumentException("service " + service + " has a need without name");
        }
        return new Need(name.getValue(), use == null ? null : Use.ofYangName(use.getName()),
            kind == null ? null : IdentityNames.kindOf(kind), text(from.getPool()),
            length == null ? null : Integer.valueOf(length.intValue()), count == null ? 1 : count.longValue(),
            fixed(from.getFixed(), "service " + service + ", fixed of need " + name.getValue()));
    }

    private static Need.@Nullable Fixed fixed(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.service.rev261122.need
            .@Nullable Fixed from, final String what) {
        if (from == null || from.getResource() == null && from.getPortSet() == null) {
            return null;
        }
        if (from.getResource() instanceof Value value) {
            final var texts = value.getValue();
            if (texts == null || texts.size() != 1) {
                throw new IllegalArgumentException(what + " names more than one value; name one, or first-last");
            }
            return new Need.Fixed(null, texts.iterator().next());
        }
        return Need.Fixed.of(ResourceMapper.withPorts(ResourceMapper.toRange(from.getResource(), what),
            from.getPortSet(), what));
    }

    private static Pool.AdminState state(final @Nullable AdminState from) {
        return from == null ? Pool.AdminState.ACTIVE : switch (from) {
            case Active -> Pool.AdminState.ACTIVE;
            case Draining -> Pool.AdminState.DRAINING;
            case Disabled -> Pool.AdminState.DISABLED;
        };
    }

    private static String canonical(final String address) {
        final var family = AddressFamily.guess(address);
        return family.format(family.parse(address));
    }
}
