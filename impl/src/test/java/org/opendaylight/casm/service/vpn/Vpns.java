/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.opendaylight.casm.core.address.Prefix;
import org.opendaylight.casm.core.engine.Identity;
import org.opendaylight.casm.core.pool.ObjectKind;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.pool.PoolCatalog;
import org.opendaylight.casm.core.vpn.Access;
import org.opendaylight.casm.core.vpn.LinkModel;
import org.opendaylight.casm.core.vpn.Need;
import org.opendaylight.casm.core.vpn.Node;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.service.ServiceWorld;

/** Services and pools for tests. */
final class Vpns {
    static final Identity L3VPN = new Identity("l3vpn", Set.of("vpn", "service-kind"));

    private Vpns() {
    }

    static PoolCatalog pools() {
        return ServiceWorld.catalog(ServiceWorld.pool("links", ObjectKind.IPV4_PRIVATE, "10.0.0.0/24"),
            ServiceWorld.pool("few", ObjectKind.IPV4_PRIVATE, "10.9.0.0/31"),
            ServiceWorld.pool("numbers", ObjectKind.AS_NUMBER, "64512-65534"),
            ServiceWorld.pool("vlans", ObjectKind.VLAN_ID, "100-199"),
            ServiceWorld.pool("rds", ObjectKind.ROUTE_DISTINGUISHER, "0:65000:1-0:65000:99"),
            ServiceWorld.pool("rts", ObjectKind.ROUTE_TARGET, "0:65000:1-0:65000:99"));
    }

    static Need need(final String name, final String pool) {
        return new Need(name, null, null, pool, null, 1, null);
    }

    static Access access(final String id, final Need... needs) {
        return new Access(id, "eth-" + id, null, LinkModel.P2P_31, true, List.of(), List.of(needs), List.of());
    }

    static Access lan(final Access access, final String... lans) {
        return new Access(access.id(), access.interfaceName(), access.encapsulation(), access.linkModel(),
            access.push(), access.ceAddresses(), access.needs(), List.of(lans).stream().map(Prefix::parse).toList());
    }

    static Node node(final String id, final Access... accesses) {
        return new Node(id, null, false, Node.Instance.NONE, List.of(need("rd", "rds")), List.of(accesses));
    }

    static Service service(final String id, final Node... nodes) {
        return new Service(id, L3VPN, Service.Terms.NONE, Pool.AdminState.ACTIVE, Service.Topology.ANY_TO_ANY,
            List.of(need("rt", "rts")), List.of(nodes));
    }

    /** Nodes pe1 up to the given number, with as many accesses each as told. */
    static Service service(final String id, final int... accesses) {
        final var nodes = new ArrayList<Node>();
        for (int i = 0; i < accesses.length; i++) {
            final var all = new ArrayList<Access>();
            for (int j = 0; j < accesses[i]; j++) {
                all.add(access(id + "a" + j, need("link", "links"), need("vlan", "vlans")));
            }
            nodes.add(node("pe" + (i + 1), all.toArray(Access[]::new)));
        }
        return service(id, nodes.toArray(Node[]::new));
    }
}
