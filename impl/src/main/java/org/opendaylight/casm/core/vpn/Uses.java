/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.ObjectKind;

/** Which kinds of members are good for which use, and where. */
final class Uses {
    private Uses() {
        // functions only
    }

    /** Why members of a kind cannot be used so at a place, to be read behind the name of the need; null if they can. */
    static @Nullable String fault(final Use use, final Place place, final @Nullable ObjectKind kind) {
        final ObjectKind wanted = switch (use) {
            case LINK, LOOPBACK, DHCP_RANGE, RENDEZVOUS_POINT -> ObjectKind.IP_UNICAST;
            case MULTICAST_GROUP -> ObjectKind.IP_MULTICAST;
            case OUTER_VLAN, INNER_VLAN -> ObjectKind.VLAN_ID;
            case ROUTE_DISTINGUISHER -> ObjectKind.ROUTE_DISTINGUISHER;
            case ROUTE_TARGET, HUB_TARGET, SPOKE_TARGET -> ObjectKind.ROUTE_TARGET;
            case MAC_ADDRESS -> ObjectKind.MAC_ADDRESS;
            case VNI -> ObjectKind.VNI;
            case EVI -> ObjectKind.EVI;
            case OTHER -> null;
        };
        if (wanted != null && kind != null && !kind.isA(wanted)) {
            return "is for " + use.yangName() + ", which " + kind.yangName() + " is not good for; it takes "
                + wanted.yangName();
        }
        return switch (use) {
            case LINK, DHCP_RANGE, OUTER_VLAN, INNER_VLAN, MAC_ADDRESS -> place.access() == null
                ? "is for " + use.yangName() + ", which only an access has" : null;
            case LOOPBACK -> place.node() == null || place.access() != null
                ? "is for loopback, which only a node has" : null;
            case ROUTE_DISTINGUISHER, ROUTE_TARGET, HUB_TARGET, SPOKE_TARGET, EVI, MULTICAST_GROUP,
                RENDEZVOUS_POINT -> place.access() != null
                ? "is for " + use.yangName() + ", which an access does not have" : null;
            case VNI, OTHER -> null;
        };
    }
}
