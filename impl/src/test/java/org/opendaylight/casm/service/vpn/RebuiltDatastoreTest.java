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

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.lease.Lease;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;

/** The datastore is lost, and with it all attachments, while devices are being configured. */
class RebuiltDatastoreTest extends DeskScene {
    private static Asked asked(final String request) {
        return new Asked(request, "tester", true, false);
    }

    @BeforeEach
    void open() throws Exception {
        world.configure("v", Vpns.service("v", 1, 2));
        assertInstanceOf(Outcome.Done.class, await(desk.provision("v", asked("1"), false)
            .thenApply(ServiceDesk.Reply::outcome)));
        network.silent.add("pe2");
    }

    private void rebuild() throws Exception {
        settled();
        network.written.clear();
        network.restart();
        world.restart();
        serve();
        settled();
    }

    private List<Lease> live() throws Exception {
        return world.leases().values().stream().filter(lease -> lease.state().isLive()).toList();
    }

    @Test
    void removalTakesOffWhatNoAttachmentTellsOf() throws Exception {
        desk.decommission("v", asked("2"));
        rebuild();
        assertEquals(9, live().size());
        assertTrue(network.held.containsKey("v/pe2/va0"));
        // asked again meanwhile
        world.pass(61);
        settled();
        desk.decommission("v", asked("3"));
        settled();

        network.silent.clear();
        settled();
        settled();

        assertEquals(Map.of(), network.held);
        assertEquals(Map.of(), network.written);
        assertEquals(List.of(), live());
    }

    @Test
    void anAccessThatWasToGoIsTakenOff() throws Exception {
        world.configure("v", Vpns.service("v", 1, 1));
        desk.provision("v", asked("2"), false);
        rebuild();
        assertTrue(network.held.containsKey("v/pe2/va1"));

        network.silent.clear();
        settled();
        settled();

        assertEquals(Set.of("v/pe1/va0", "v/pe2/va0"), network.held.keySet());
        assertEquals(Set.of("v/pe1/va0", "v/pe2/va0"), network.written.keySet());
        assertEquals(Status.ACTIVE, desk.view("v").orElseThrow().status());
        assertEquals(7, live().size());
    }

    @Test
    void anAccessThatDidNotComeAboutIsTakenOff() throws Exception {
        world.configure("v", Vpns.service("v", 2, 2, 1));
        network.refusing.add("pe3");
        network.silent.clear();
        desk.provision("v", asked("2"), false);
        for (int i = 0; i < 50 && !network.held.containsKey("v/pe1/va1"); i++) {
            world.settle();
            network.act();
        }
        network.silent.add("pe1");
        settled();
        assertTrue(network.held.containsKey("v/pe1/va1"));
        rebuild();

        network.silent.clear();
        settled();
        settled();

        assertEquals(Set.of("v/pe1/va0", "v/pe2/va0", "v/pe2/va1"), network.held.keySet());
        assertEquals(network.held.keySet(), network.written.keySet());
        assertEquals(Status.FAILED, desk.view("v").orElseThrow().status());
        assertEquals(9, live().size());
    }
}
