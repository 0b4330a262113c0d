/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.southbound.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.opendaylight.casm.southbound.sync.AttachmentWorld.NODE;
import static org.opendaylight.casm.southbound.sync.AttachmentWorld.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.southbound.plan.Attachment;
import org.opendaylight.casm.southbound.plan.DeviceInventory;
import org.opendaylight.casm.southbound.plan.DeviceItem;
import org.opendaylight.casm.southbound.plan.IpAddress;
import org.opendaylight.casm.southbound.plan.VlanTags;
import org.opendaylight.casm.southbound.sync.AttachmentCheck.Finding;
import org.opendaylight.casm.southbound.sync.LeaseStatus.Phase;

class AttachmentCheckTest {
    private final AttachmentWorld world = new AttachmentWorld();

    @BeforeEach
    void start() {
        world.ready();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private AttachmentCheck.Report check(final String node, final Attachment... proposals) {
        final var ret = new AttachmentCheck(world.sync).check(node, List.of(proposals));
        assertEquals(Map.of(), world.shown);
        assertEquals(0, world.device.transactions);
        return ret;
    }

    private Finding only(final Attachment... proposals) {
        final var findings = check(NODE, proposals).findings().get(proposals[proposals.length - 1].attachmentId());
        assertEquals(1, findings.size(), findings::toString);
        return findings.getFirst();
    }

    private static Attachment one() {
        return access("vpn/a/1", 1, "red", 100, "192.0.2.0");
    }

    @Test
    void tellsWhatWouldBeSent() {
        final var report = check(NODE, one());

        assertEquals(Map.of("vpn/a/1", List.of()), report.findings());
        assertTrue(report.config().contains("198.51.100.0/24"), report.config());
    }

    @Test
    void tellsOfADeviceThatIsUnknownOrAway() {
        assertEquals("casm:unknown-device", check("pe9", one()).findings().get("vpn/a/1").getFirst().appTag());
        world.device.away = true;
        assertEquals(new Finding("resource-denied", "casm:provisioning-failed",
            "Device pe1: the device is not connected"), only(one()));
    }

    @Test
    void tellsOfAnInterfaceThatIsNotThere() {
        final var proposal = new Attachment("vpn/a/1", NODE, 1, Optional.empty(),
            Optional.of(new Attachment.Port("ge9", Optional.empty())),
            List.of(new Attachment.Address(IpAddress.parse("192.0.2.0"), 31)), List.of(), "", Optional.empty());

        assertEquals(new Finding("data-missing", "casm:provisioning-failed",
            "Device pe1: interface ge9 is not on the device"), only(proposal));
    }

    @Test
    void tellsOfAModelThatIsLacking() {
        world.device.lacks = "vlan";

        assertEquals(new Finding("operation-not-supported", "casm:provisioning-failed",
            "Device pe1: the model has no vlan"), only(one()));
    }

    @Test
    void tellsOfAVlanThatIsTaken() {
        final var vlan = new DeviceItem.Subinterface("ge0", 7, new VlanTags(100, 0));
        world.device.items.put(vlan.key(), vlan);

        final var finding = only(one());

        assertEquals("casm:overlap", finding.appTag());
        assertTrue(finding.text().contains("vlan 100 ge0 with value subinterface 7"), finding.text());
    }

    @Test
    void tellsOfAVlanThatTwoProposalsWant() {
        final var finding = only(one(), access("vpn/b/1", 1, "blue", 100, "192.0.2.4"));

        assertEquals("casm:overlap", finding.appTag());
        assertTrue(finding.text().contains("already taken by attachment vpn/a/1"), finding.text());
    }

    @Test
    void tellsOfAnAddressThatIsElsewhereInTheSameInstance() {
        world.device.others.add(new DeviceInventory.Address("ge1", OptionalLong.empty(), "red", "192.0.2.0", 24));
        world.device.others.add(new DeviceInventory.Address("ge1", OptionalLong.of(3), "", "192.0.2.0", 24));

        assertEquals(new Finding("data-exists", "casm:overlap", "Device pe1: address 192.0.2.0 is already on ge1"),
            only(one()));
    }

    @Test
    void tellsOfAnInterfaceThatIsInAnotherInstance() {
        world.device.places.put(new DeviceInventory.Place("ge0", 100), "green");

        assertEquals(new Finding("data-exists", "casm:overlap", "Device pe1: ge0 unit 100 is in routing instance green "
            + "already, where CASM did not put it"), only(one()));
    }

    @Test
    void tellsOfWhatCannotBeMeant() {
        final var proposal = new Attachment("vpn/a/1", NODE, 1, Optional.empty(), Optional.empty(),
            List.of(new Attachment.Address(IpAddress.parse("192.0.2.0"), 31)), List.of(), "", Optional.empty());

        assertEquals(new Finding("invalid-value", "casm:kind-mismatch",
            "Device pe1: an address needs an interface, and none is named"), only(proposal));
    }

    @Test
    void takesWhatIsThereAsItsOwn() {
        world.put(one());
        world.await(() -> world.is("vpn/a/1", Phase.DONE, 1));

        final var report = new AttachmentCheck(world.sync).check(NODE, List.of(one()));

        assertEquals(Map.of("vpn/a/1", List.of()), report.findings());
        assertEquals("DeviceEdit[add=[], remove=[]]", report.config());
    }
}
