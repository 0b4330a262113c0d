/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opendaylight.casm.agent.local.LocalPool;
import org.opendaylight.casm.agent.local.MemoryDistributor;
import org.opendaylight.casm.agent.local.Need;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.Item;
import org.opendaylight.casm.agent.protocol.Lease;

class SubscriberLoadTest {
    private final MemoryDistributor distributor = new MemoryDistributor();
    private final SubscriberLoad load = new SubscriberLoad(distributor, List.of("v4"), 0.1, new Random(1));

    private void open(final String id, final String prefix) {
        distributor.open(new LocalPool(new Lease(id, "", "", Block.prefix(prefix), "active", Lease.Terms.INFINITE, 1,
            Lease.Hosts.NONE), new Need(new Item("v4", null, null, null, null, null, null), false, 32, 0)));
    }

    @Test
    void fillsTheOldestPoolFirstAndTurnsAwayTheRest() {
        load.step(3);
        assertEquals(3, load.turnedAway());
        open("a", "10.0.0.0/30");
        open("b", "10.0.1.0/30");
        load.step(5);
        assertEquals(4, distributor.use().get("a").inUse());
        assertEquals(1, distributor.use().get("b").inUse());
        assertEquals(Set.of("10.0.0.0/32", "10.0.0.1/32", "10.0.0.2/32", "10.0.0.3/32", "10.0.1.0/32"),
            distributor.assigned());
    }

    @Test
    void aPoolThatIsDrainedEmptiesAndNothingOfAClosedOneIsUsed() {
        open("a", "10.0.0.0/28");
        open("b", "10.0.1.0/28");
        load.step(20);
        distributor.drain("b");
        for (int i = 0; i < 60; i++) {
            load.step(12);
        }
        assertEquals(0, distributor.use().get("b").inUse());
        distributor.rename("a", new LocalPool(new Lease("c", "", "", Block.prefix("10.0.0.0/28"), "active",
            Lease.Terms.INFINITE, 1, Lease.Hosts.NONE), new Need(new Item("v4", null, null, null, null, null, null),
                false, 32, 0)));
        load.step(12);
        assertEquals(12, distributor.use().get("c").inUse());
        distributor.close("c");
        load.step(12);
        assertEquals(Set.of(), distributor.assigned());
        open("b", "10.0.1.0/28");
        load.step(12);
        assertEquals(12, distributor.use().get("b").inUse());
    }

    @Test
    void followsACurve() {
        final Curve curve = Curve.parse("10:0,60:200,120:20");
        assertEquals(0, curve.at(Duration.ZERO));
        assertEquals(100, curve.at(Duration.ofSeconds(35)));
        assertEquals(200, curve.at(Duration.ofSeconds(60)));
        assertEquals(20, curve.at(Duration.ofDays(1)));
        assertEquals(7, Curve.parse("5:7").at(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "5", "5:a", "5:1,5:2", "5:1,4:2", "5:1,", "-1:5" })
    void refusesWhatIsNoCurve(final String text) {
        assertThrows(IllegalArgumentException.class, () -> Curve.parse(text));
    }

    @Test
    void usesPortsOfSharedAddresses() {
        final var need = new Need(new Item("nat", null, null, null, null, "nat44", null), false, 32, 1024);
        final Lease lease = new Lease("a", "", "", Block.prefix("192.0.2.0/31"), "active", Lease.Terms.INFINITE, 1,
            Lease.Hosts.NONE);
        assertEquals(126, need.capacity(lease.block()));
        distributor.open(new LocalPool(lease, need));
        new SubscriberLoad(distributor, List.of("nat"), 0, new Random(2)).step(100);
        assertEquals(100, distributor.use().get("a").inUse());
        assertEquals(129_024, distributor.use().get("a").ports());
        assertTrue(distributor.use().get("a").tcpPorts() > 1000);
    }
}
