/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.southbound.sync.AttachmentWorld.NODE;
import static org.opendaylight.casm.southbound.sync.AttachmentWorld.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.southbound.device.DeviceException;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.VlanTags;
import org.opendaylight.casm.southbound.sync.LeaseStatus.Phase;

class AttachmentSyncTest {
    private static final Set<String> OF_ONE = Set.of("instance red", "vlan 100 ge0", "binding ge0 unit 100",
        "route 198.51.100.0/24 red", "address 192.0.2.0 ge0 unit 100");

    private final AttachmentWorld world = new AttachmentWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    private static Attachment one(final long revision) {
        return access("vpn/a/1", revision, "red", 100, "192.0.2.0");
    }

    private static Attachment two() {
        return access("vpn/a/2", 1, "red", 101, "192.0.2.2");
    }

    @Test
    void configuresAnAccessInOneTransactionAndSaysSo() {
        world.ready();
        world.put(one(7));

        world.await(() -> world.is("vpn/a/1", Phase.DONE, 7));

        assertEquals(OF_ONE, world.device.items.keySet());
        assertEquals(1, world.device.transactions);
    }

    @Test
    void takesBackWhatNobodyElseNeedsAndSaysWhenItIsOff() {
        world.ready();
        world.put(one(1), two());
        world.await(() -> world.is("vpn/a/1", Phase.DONE, 1) && world.is("vpn/a/2", Phase.DONE, 1));

        world.remove("vpn/a/1");
        world.await(() -> !world.shown.containsKey(Attachment.owner("vpn/a/1")));
        assertEquals(Set.of("instance red", "vlan 101 ge0", "binding ge0 unit 101", "route 198.51.101.0/24 red",
            "address 192.0.2.2 ge0 unit 101"), world.device.items.keySet());

        world.remove("vpn/a/2");
        world.await(() -> world.shown.isEmpty());
        assertEquals(Map.of(), world.device.items);
    }

    @Test
    void keepsTheStateOfWhatTheDeviceDoesNotLetGo() {
        world.ready();
        world.put(one(3));
        world.await(() -> world.is("vpn/a/1", Phase.DONE, 3));
        world.device.keeps = "vlan 100";

        world.remove("vpn/a/1");
        world.await(() -> world.is("vpn/a/1", Phase.REMOVING, 3));
        assertTrue(world.error("vpn/a/1").contains("not on this box"), world.error("vpn/a/1"));

        world.device.keeps = "none";
        world.sync.connected(NODE);
        world.await(() -> world.shown.isEmpty() && world.device.items.isEmpty());
    }

    @Test
    void keepsTheStateWhileTheDeviceIsAway() {
        world.ready();
        world.put(one(1));
        world.await(() -> world.is("vpn/a/1", Phase.DONE, 1));
        world.device.away = true;

        world.remove("vpn/a/1");
        world.await(() -> world.is("vpn/a/1", Phase.REMOVING, 1));
        assertEquals(OF_ONE, world.device.items.keySet());

        world.device.away = false;
        world.sync.connected(NODE);
        world.await(() -> world.shown.isEmpty() && world.device.items.isEmpty());
    }

    @Test
    void failsOnlyTheAttachmentThatTheDeviceRefuses() {
        world.device.refuses = "192.0.2.2";
        world.ready();
        world.put(one(1), two());

        world.await(() -> world.is("vpn/a/1", Phase.DONE, 1) && world.is("vpn/a/2", Phase.FAILED, 1));

        assertTrue(world.error("vpn/a/2").contains("not on this box"), world.error("vpn/a/2"));
        assertEquals(OF_ONE, world.device.items.keySet());
    }

    @Test
    void afterARestartSaysTheSameAgain() {
        world.ready();
        world.put(one(5), two());
        world.await(() -> world.is("vpn/a/1", Phase.DONE, 5) && world.is("vpn/a/2", Phase.DONE, 1));
        final int before = world.device.transactions;

        world.restart(one(5), two());

        world.await(() -> world.is("vpn/a/1", Phase.DONE, 5) && world.is("vpn/a/2", Phase.DONE, 1));
        assertEquals(before, world.device.transactions);
    }

    @Test
    void afterARestartFinishesWhatWasBeingRemoved() {
        world.ready();
        world.put(one(5), two());
        world.await(() -> world.is("vpn/a/1", Phase.DONE, 5) && world.is("vpn/a/2", Phase.DONE, 1));
        world.device.away = true;

        world.restart(two());
        world.await(() -> world.is("vpn/a/1", Phase.REMOVING, 0));

        world.device.away = false;
        world.sync.connected(NODE);
        world.await(() -> !world.shown.containsKey(Attachment.owner("vpn/a/1")) && world.is("vpn/a/2", Phase.DONE, 1));
        assertFalse(world.device.items.containsKey("vlan 100 ge0"));
    }

    @Test
    void givesAnInterfaceItsAddressesAgainWhenItMoves() {
        world.ready();
        world.put(one(1));
        world.await(() -> world.is("vpn/a/1", Phase.DONE, 1));

        world.put(access("vpn/a/1", 2, "blue", 100, "192.0.2.0"));

        world.await(() -> world.is("vpn/a/1", Phase.DONE, 2));
        assertEquals("blue", world.device.items.get("binding ge0 unit 100").value());
        assertTrue(world.device.items.containsKey("address 192.0.2.0 ge0 unit 100"));
        assertFalse(world.device.items.containsKey("instance red"));
    }

    @Test
    void leavesAnInstanceThatSomebodyElseUses() {
        world.ready();
        world.put(one(1));
        world.await(() -> world.is("vpn/a/1", Phase.DONE, 1));
        final var foreign = new DeviceItem.Binding("ge1", 0, "red");
        world.device.items.put(foreign.key(), foreign);

        world.remove("vpn/a/1");
        world.await(() -> world.is("vpn/a/1", Phase.REMOVING, 1));

        assertEquals(Set.of("instance red", "binding ge1"), world.device.items.keySet());
        assertTrue(world.error("vpn/a/1").contains("somebody else"), world.error("vpn/a/1"));
    }

    @Test
    void touchesNoVlanThatSomebodyElseUses() {
        final var vlan = new DeviceItem.Subinterface("ge0", new VlanTags(100, 0));
        final var address = new DeviceItem.Address("ge0", 100, IpAddress.parse("203.0.113.1"), 24);
        world.device.items.putAll(Map.of(vlan.key(), vlan, address.key(), address));
        world.ready();
        world.put(one(1));

        world.await(() -> world.is("vpn/a/1", Phase.FAILED, 1));

        assertTrue(world.error("vpn/a/1").contains("203.0.113.1"), world.error("vpn/a/1"));
        assertEquals(Set.of(vlan.key(), address.key()), world.device.items.keySet());
        world.remove("vpn/a/1");
        world.await(() -> world.shown.isEmpty());
        assertEquals(Set.of(vlan.key(), address.key()), world.device.items.keySet());
    }

    @Test
    void usesAnInstanceThatTheModelCannotCreate() {
        world.device.lacks = "instance";
        world.ready();
        world.put(one(1));
        world.await(() -> world.is("vpn/a/1", Phase.FAILED, 1));
        assertTrue(world.error("vpn/a/1").contains("the model has no instance"), world.error("vpn/a/1"));

        world.device.instances.add("red");
        world.put(one(2));

        world.await(() -> world.is("vpn/a/1", Phase.DONE, 2));
        assertFalse(world.device.items.containsKey("instance red"));
        assertTrue(world.device.items.containsKey("binding ge0 unit 100"));
    }

    @Test
    void refusesTwoAttachmentsWithOneVlan() {
        world.ready();
        world.put(one(1), access("vpn/b/1", 1, "blue", 100, "192.0.2.4"));

        world.await(() -> world.is("vpn/a/1", Phase.DONE, 1) && world.is("vpn/b/1", Phase.FAILED, 1));

        assertEquals("VLAN 100 of ge0 is already taken by attachment vpn/a/1; take another VLAN or another interface",
            world.error("vpn/b/1"));
    }

    @Test
    void findsDriftAndSaysWhoIsConcerned() throws DeviceException {
        world.ready();
        world.put(one(1), two());
        world.await(() -> world.is("vpn/a/1", Phase.DONE, 1) && world.is("vpn/a/2", Phase.DONE, 1));
        world.device.items.remove("route 198.51.100.0/24 red");

        final var found = world.sync.survey(NODE);

        assertEquals(List.of(new Difference("/route 198.51.100.0/24 red", Optional.of("192.0.2.1"), Optional.empty(),
            Set.of(Attachment.owner("vpn/a/1")))), found.differences());
        assertTrue(world.is("vpn/a/1", Phase.DRIFT, 1) && world.is("vpn/a/2", Phase.DONE, 1));
        assertTrue(world.sync.push(NODE));
        assertTrue(world.is("vpn/a/1", Phase.DONE, 1));
        assertEquals(List.of(), world.sync.survey(NODE).differences());
    }
}
