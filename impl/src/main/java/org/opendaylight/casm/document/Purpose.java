/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.document;

import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.vpn.Use;

/** What a document leaves to be assigned. */
public enum Purpose {
    /** Route distinguisher of a profile or node. */
    ROUTE_DISTINGUISHER(Use.ROUTE_DISTINGUISHER, ObjectKind.ROUTE_DISTINGUISHER),
    /** The last 16 bits of a route distinguisher. */
    DISTINGUISHER_SUFFIX(Use.OTHER, null),
    /** Route target. */
    ROUTE_TARGET(Use.ROUTE_TARGET, ObjectKind.ROUTE_TARGET),
    /** IPv4 subnet of an access. */
    IPV4_LINK(Use.LINK, ObjectKind.IPV4_UNICAST),
    /** IPv6 subnet of an access. */
    IPV6_LINK(Use.LINK, ObjectKind.IPV6_UNICAST),
    /** The only or outer tag of an access. */
    OUTER_VLAN(Use.OUTER_VLAN, ObjectKind.VLAN_ID),
    /** The inner tag of an access. */
    INNER_VLAN(Use.INNER_VLAN, ObjectKind.VLAN_ID),
    /** VXLAN network identifier of an access. */
    VNI(Use.VNI, ObjectKind.VNI),
    /** Ethernet segment identifier. */
    ETHERNET_SEGMENT(Use.OTHER, ObjectKind.ETHERNET_SEGMENT_ID),
    /** VPWS service instance. */
    VPWS_INSTANCE(Use.OTHER, null),
    /** AS number of the customer. */
    AS_NUMBER(Use.OTHER, ObjectKind.AS_NUMBER),
    /** EVPN instance of a service of layer 2. */
    EVI(Use.EVI, ObjectKind.EVI),
    /** Multicast groups. */
    MULTICAST_GROUP(Use.MULTICAST_GROUP, null, ObjectKind.IP_MULTICAST),
    /** Rendezvous point of multicast groups. */
    RENDEZVOUS_POINT(Use.RENDEZVOUS_POINT, null, ObjectKind.IP_UNICAST);

    private final Use use;
    private final @Nullable ObjectKind kind;
    private final @Nullable ObjectKind base;

    Purpose(final Use use, final @Nullable ObjectKind kind) {
        this(use, kind, kind);
    }

    Purpose(final Use use, final @Nullable ObjectKind kind, final @Nullable ObjectKind base) {
        this.use = use;
        this.kind = kind;
        this.base = base;
    }

    /** What a member for it is used for in a service. */
    Use use() {
        return use;
    }

    /** The kind of its members when no pool is named; null when one has to be. */
    @Nullable ObjectKind kind() {
        return kind;
    }

    /** Whether members of a kind are good for it. */
    boolean takes(final ObjectKind of) {
        final ObjectKind own = base;
        return own == null ? of.isA(ObjectKind.NUMBER) || of.isA(ObjectKind.USER_DEFINED) : of.isA(own);
    }

    /** The kinds it takes, for people. */
    String wanted() {
        final ObjectKind own = base;
        return own == null ? "numbers" : own.yangName();
    }

    /** The name in the contract. */
    public String yangName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The purpose of this name in the contract. */
    public static Purpose ofYangName(final String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
