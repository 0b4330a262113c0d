/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.pool.Pool;

/**
 * A service as configured.
 *
 * @param id unique
 * @param kind kind of service, such as {@code l3vpn}
 * @param terms whose it is and where its addresses are from
 * @param adminState only an active one is provisioned
 * @param topology who talks to whom
 * @param needs what it needs as a whole
 * @param nodes devices that take part
 */
public record Service(String id, Identity kind, Terms terms, Pool.AdminState adminState, Topology topology,
        List<Need> needs, List<Node> nodes) {
    /**
     * Whose a service is and where its addresses are from.
     *
     * @param customer tenant; null for none
     * @param addressSpace address space; null for any
     * @param reference what it is called elsewhere; null for nothing
     */
    public record Terms(@Nullable String customer, @Nullable String addressSpace, @Nullable String reference) {
        /** Nothing said. */
        public static final Terms NONE = new Terms(null, null, null);
    }

    /** Who talks to whom. */
    public enum Topology {
        /** Everybody to everybody. */
        ANY_TO_ANY,
        /** Spokes to hubs only. */
        HUB_SPOKE,
        /** Two accesses to each other. */
        POINT_TO_POINT,
        /** Nobody checks. */
        CUSTOM;

        /** The topology of this name in the contract. */
        public static Topology ofYangName(final String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public Service {
        needs = List.copyOf(needs);
        nodes = List.copyOf(nodes);
    }

    /** True for a VPN of layer 3, false for one of layer 2 and for other services. */
    public boolean isL3Vpn() {
        return isA("l3vpn");
    }

    /** True for a VPN of layer 2. */
    public boolean isL2Vpn() {
        return isA("l2vpn");
    }

    /** True for a VPN of any layer. */
    public boolean isVpn() {
        return isA("vpn");
    }

    private boolean isA(final String name) {
        return kind.name().equals(name) || kind.bases().contains(name);
    }

    /** All needs, those of the whole first, then node by node. */
    public Map<NeedKey, Need> allNeeds() {
        final var all = new LinkedHashMap<NeedKey, Need>();
        enter(all, Place.SHARED, needs);
        for (final Node node : nodes) {
            enter(all, new Place(node.id(), null), node.needs());
            node.accesses().forEach(access -> enter(all, new Place(node.id(), access.id()), access.needs()));
        }
        return all;
    }

    private static void enter(final Map<NeedKey, Need> all, final Place place, final List<Need> needs) {
        needs.forEach(need -> all.put(new NeedKey(place, need.name()), need));
    }

    /** The access at a place. */
    public Optional<Access> access(final Place place) {
        return nodes.stream().filter(node -> node.id().equals(place.node())).flatMap(node -> node.accesses().stream())
            .filter(access -> access.id().equals(place.access())).findFirst();
    }
}
