/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.Locale;
import org.opendaylight.casm.core.pool.ObjectKind;

/** What a member of a service is used for. */
public enum Use {
    /** Subnet of an access. */
    LINK,
    /** Address of a node in the network instance. */
    LOOPBACK,
    /** Part of the link of a LAN that hosts may get; no lease of its own. */
    DHCP_RANGE,
    /** The only tag of an access, or the outer one. */
    OUTER_VLAN,
    /** The inner tag of an access. */
    INNER_VLAN,
    /** Route distinguisher of the network instance. */
    ROUTE_DISTINGUISHER,
    /** Imported and exported by all. */
    ROUTE_TARGET,
    /** Exported by hubs, imported by spokes. */
    HUB_TARGET,
    /** Exported by spokes, imported by hubs. */
    SPOKE_TARGET,
    /** MAC address of the interface. */
    MAC_ADDRESS,
    /** VXLAN network identifier. */
    VNI,
    /** EVPN instance. */
    EVI,
    /** Groups that are sent to in the service. */
    MULTICAST_GROUP,
    /** Where senders and receivers of the groups of the same IP version meet. */
    RENDEZVOUS_POINT,
    /** Only leased and told. */
    OTHER;

    /** The name in the contract. */
    public String yangName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The use of this name in the contract. */
    public static Use ofYangName(final String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What members of a kind are used for at a place when nothing is said. */
    public static Use of(final ObjectKind kind, final Place place) {
        if (kind.isA(ObjectKind.IP_UNICAST)) {
            return place.access() != null ? LINK : place.node() != null ? LOOPBACK : OTHER;
        }
        if (kind.isA(ObjectKind.IP_MULTICAST)) {
            return place.access() == null ? MULTICAST_GROUP : OTHER;
        }
        return kind.isA(ObjectKind.VLAN_ID) ? OUTER_VLAN
            : kind.isA(ObjectKind.ROUTE_DISTINGUISHER) ? ROUTE_DISTINGUISHER
            : kind.isA(ObjectKind.ROUTE_TARGET) ? ROUTE_TARGET
            : kind.isA(ObjectKind.MAC_ADDRESS) ? MAC_ADDRESS
            : kind.isA(ObjectKind.VNI) ? VNI
            : kind.isA(ObjectKind.EVI) ? EVI : OTHER;
    }
}
