/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.service.vpn.Vpns.access;
import static org.opendaylight.casm.service.vpn.Vpns.lan;
import static org.opendaylight.casm.service.vpn.Vpns.need;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.vpn.Access;
import org.opendaylight.casm.core.vpn.Node;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;

/** Two services with sites in one network instance. */
class SharedInstancesTest extends DeskScene {
    private static Node in(final String instance, final String device, final Access... accesses) {
        return new Node(device, null, false, new Node.Instance(instance, null, null), List.of(need("rd", "rds")),
            List.of(accesses));
    }

    private static Access site(final String id, final String... lans) {
        return lan(access(id, need("link", "links"), need("vlan", "vlans")), lans);
    }

    private Outcome provision(final String id, final Node... nodes) throws Exception {
        world.configure(id, Vpns.service(id, nodes));
        return await(desk.provision(id, new Asked(id + nodes.length, "tester", true, false), false)
            .thenApply(ServiceDesk.Reply::outcome));
    }

    @BeforeEach
    void first() throws Exception {
        assertInstanceOf(Outcome.Done.class, provision("v", in("red", "pe1", site("a", "192.168.0.0/16")),
            in("default", "pe2", site("b", "172.16.0.0/16"))));
    }

    @Test
    void whatOverlapsThereIsRefusedAndNothingIsHeld() throws Exception {
        final int before = world.leases().size();

        final var refusal = assertInstanceOf(Outcome.Denied.class, provision("w", in("red", "pe1",
            site("c", "10.77.0.0/24", "192.168.7.0/24")))).refusal();

        assertEquals(Reason.OVERLAP, refusal.reason());
        assertTrue(refusal.message().contains("network instance red of device pe1 prefix 192.168.7.0/24 of w/pe1/c"
            + " overlaps prefix 192.168.0.0/16 of v/pe1/a"), refusal.message());
        assertEquals(before, world.leases().size());
        assertEquals(2, network.written.keySet().stream().filter(id -> id.startsWith("v/")).count());
        assertEquals(2, network.written.size());
    }

    @Test
    void otherInstancesAndDevicesAndTheDefaultOneDoNotCount() throws Exception {
        assertInstanceOf(Outcome.Done.class, provision("w", in("green", "pe1", site("c", "192.168.7.0/24")),
            in("red", "pe3", site("d", "192.168.128.0/24")), in("default", "pe2", site("e", "172.16.9.0/24"))));
    }

    @Test
    void whatIsGoneLeavesItsPlace() throws Exception {
        await(desk.decommission("v", new Asked("off", "tester", true, true)));
        settled();

        assertInstanceOf(Outcome.Done.class, provision("w", in("red", "pe1", site("c", "192.168.7.0/24"))));
    }
}
