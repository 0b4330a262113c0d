/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.core.vpn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.address.AddressRange;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.pool.AddressSpace;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.pool.Segment;

class HostRulesTest {
    private static final Need LINK = new Need("link", null, null, "lans", null, 1, null);
    private static final Need LINK6 = new Need("link6", null, null, "lans6", null, 1, null);
    private static final PoolCatalog CATALOG = new PoolCatalog(Map.of("s", AddressSpace.of("s")),
        Map.of("lans", pool("lans", ObjectKind.IPV4_PRIVATE, "10.0.0.0/16"),
            "lans6", pool("lans6", ObjectKind.IPV6_ULA, "fd00::/48")), Map.of(), Set.of());

    private static Pool pool(final String name, final ObjectKind kind, final String range) {
        return Pool.of(name, kind, "s", List.of(new Segment("all", AddressRange.parse(range))));
    }

    private static Need hosts(final String name, final @Nullable ObjectKind kind) {
        return new Need(name, Use.DHCP_RANGE, kind, null, null, 10, null);
    }

    private static @Nullable Refusal fault(final LinkModel model, final Need... needs) {
        final var access = new Access("a", "eth1", null, model, true, List.of(), List.of(needs), List.of());
        return ServiceRules.fault(new Service("v", new Identity("l3vpn", Set.of("vpn")), Service.Terms.NONE,
            Pool.AdminState.ACTIVE, Service.Topology.ANY_TO_ANY, List.of(), List.of(new Node("pe1", null, false,
                Node.Instance.NONE, List.of(), List.of(access)))), CATALOG);
    }

    private static void refused(final String words, final LinkModel model, final Need... needs) {
        final Refusal fault = fault(model, needs);
        assertNotNull(fault);
        assertEquals(Reason.INVALID, fault.reason());
        assertTrue(fault.message().contains(words), fault.message());
    }

    @Test
    void eachLinkOfALanHasOneRange() {
        assertNull(fault(LinkModel.LAN, LINK, hosts("dhcp", null)));
        assertNull(fault(LinkModel.LAN, LINK, LINK6, hosts("dhcp", ObjectKind.IPV4_UNICAST),
            hosts("dhcp6", ObjectKind.IPV6_UNICAST)));
    }

    @Test
    void aRangeWithoutLinkIsRefused() {
        refused("need pe1/a/dhcp is for dhcp-range, and the access has no link", LinkModel.LAN, hosts("dhcp", null));
        refused("no link to take it from of its IP version", LinkModel.LAN, LINK,
            hosts("dhcp", ObjectKind.IPV6_UNICAST));
        refused("link-model of the access to lan", LinkModel.P2P_30, LINK, hosts("dhcp", null));
    }

    @Test
    void rangesThatWouldBeTheSameAreRefused() {
        final Need four = hosts("more", ObjectKind.IPV4_UNICAST);
        Stream.of(hosts("dhcp", null), hosts("dhcp", ObjectKind.IPV4_UNICAST)).forEach(other -> {
            refused("second dhcp-range", LinkModel.LAN, LINK, other, four);
            refused("second dhcp-range", LinkModel.LAN, LINK, four, other);
        });
        refused("say by kind which one", LinkModel.LAN, LINK, LINK6, hosts("dhcp", null));
    }

    @Test
    void whatHasNoEffectIsRefused() {
        refused("count", LinkModel.LAN, LINK, new Need("dhcp", Use.DHCP_RANGE, null, "lans", null, 10, null));
        refused("count", LinkModel.LAN, LINK, new Need("dhcp", Use.DHCP_RANGE, null, null, 26, 1, null));
        refused("it takes ip-unicast", LinkModel.LAN, LINK, hosts("dhcp", ObjectKind.VLAN_ID));
    }
}
