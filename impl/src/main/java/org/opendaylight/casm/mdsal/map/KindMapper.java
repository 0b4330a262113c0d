/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.mdsal.map;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.AsNumber;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.EthernetSegmentId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Evi;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.IpMulticast;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.IpUnicast;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv4Multicast;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv4Private;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv4Public;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv4Shared;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv4Unicast;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv6Gua;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv6Multicast;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv6Ula;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Ipv6Unicast;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MacAddress;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MacGlobal;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MacLocal;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.MplsLabel;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Number;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.PortSet;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.RouteDistinguisher;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.RouteTarget;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.StructuredId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.UserDefined;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.VcId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.VlanId;
import org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.Vni;

/** The kinds of members: identities of the contract and their counterparts in the domain, one to one. */
public final class KindMapper {
    private static final Map<ObjectKind,
        org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.ObjectKind> YANG =
            new EnumMap<>(ObjectKind.class);
    private static final Map<org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122
        .ObjectKind, ObjectKind> DOMAIN = new HashMap<>();

    static {
        for (var kind : ObjectKind.values()) {
            final var identity = identity(kind);
            YANG.put(kind, identity);
            DOMAIN.put(identity, kind);
        }
    }

    private KindMapper() {
        // functions only
    }

    /** The identity of a kind. */
    public static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.ObjectKind
            toYang(final ObjectKind kind) {
        return YANG.get(kind);
    }

    /** The kind of an identity; empty for one that another module derived. */
    public static Optional<ObjectKind> ofYang(
            final org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.ObjectKind
            identity) {
        return Optional.ofNullable(DOMAIN.get(identity));
    }

    private static org.opendaylight.yang.gen.v1.urn.opendaylight.params.xml.ns.yang.casm.types.rev261122.ObjectKind
            identity(final ObjectKind kind) {
        return switch (kind) {
            case IP_UNICAST -> IpUnicast.VALUE;
            case IPV4_UNICAST -> Ipv4Unicast.VALUE;
            case IPV4_PRIVATE -> Ipv4Private.VALUE;
            case IPV4_SHARED -> Ipv4Shared.VALUE;
            case IPV4_PUBLIC -> Ipv4Public.VALUE;
            case IPV6_UNICAST -> Ipv6Unicast.VALUE;
            case IPV6_GUA -> Ipv6Gua.VALUE;
            case IPV6_ULA -> Ipv6Ula.VALUE;
            case IP_MULTICAST -> IpMulticast.VALUE;
            case IPV4_MULTICAST -> Ipv4Multicast.VALUE;
            case IPV6_MULTICAST -> Ipv6Multicast.VALUE;
            case MAC_ADDRESS -> MacAddress.VALUE;
            case MAC_GLOBAL -> MacGlobal.VALUE;
            case MAC_LOCAL -> MacLocal.VALUE;
            case NUMBER -> Number.VALUE;
            case VLAN_ID -> VlanId.VALUE;
            case VNI -> Vni.VALUE;
            case EVI -> Evi.VALUE;
            case MPLS_LABEL -> MplsLabel.VALUE;
            case AS_NUMBER -> AsNumber.VALUE;
            case VC_ID -> VcId.VALUE;
            case STRUCTURED_ID -> StructuredId.VALUE;
            case ROUTE_DISTINGUISHER -> RouteDistinguisher.VALUE;
            case ROUTE_TARGET -> RouteTarget.VALUE;
            case ETHERNET_SEGMENT_ID -> EthernetSegmentId.VALUE;
            case PORT_SET -> PortSet.VALUE;
            case USER_DEFINED -> UserDefined.VALUE;
        };
    }
}
