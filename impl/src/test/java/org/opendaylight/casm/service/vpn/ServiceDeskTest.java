/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.service.vpn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.core.pool.Pool;
import org.opendaylight.casm.core.vpn.Access;
import org.opendaylight.casm.core.vpn.Attachment;
import org.opendaylight.casm.core.vpn.LinkModel;
import org.opendaylight.casm.core.vpn.Node;
import org.opendaylight.casm.core.vpn.Place;
import org.opendaylight.casm.core.vpn.Service;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.ServiceWorld;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;

class ServiceDeskTest extends DeskScene {
    private static Asked asked(final String request) {
        return new Asked(request, "tester", true, false);
    }

    private CompletableFuture<Outcome> provision(final String id, final Asked asked) {
        return desk.provision(id, asked, false).thenApply(ServiceDesk.Reply::outcome).toCompletableFuture();
    }

    private Refusal denied(final Outcome outcome) {
        return assertInstanceOf(Outcome.Denied.class, outcome).refusal();
    }

    private List<String> live() throws Exception {
        return world.leases().values().stream().filter(lease -> lease.state().isLive())
            .map(lease -> lease.state().yangName() + ' ' + lease.terms().item()).sorted().toList();
    }

    private Status status() {
        return desk.view("v").orElseThrow().status();
    }

    @Test
    void provisionsEverythingAndTakesItAwayAgain() throws Exception {
        world.configure("v", Vpns.service("v", Vpns.node("pe1",
            Vpns.lan(Vpns.access("a", Vpns.need("link", "links"), Vpns.need("vlan", "vlans")), "192.168.1.0/24")),
            Vpns.node("pe2", Vpns.access("b", Vpns.need("link", "links")))));

        final var done = assertInstanceOf(Outcome.Done.class, await(provision("v", asked("1"))));

        assertEquals(Outcome.Result.GRANTED, done.result());
        assertEquals(List.of("active pe1/a/link", "active pe1/a/vlan", "active pe1/rd", "active pe2/b/link",
            "active pe2/rd", "active rt"), live());
        assertEquals(List.of("allocated", "provisioning", "active"), told);
        assertEquals(new Attachment("v/pe1/a", "v", "pe1", false, new Attachment.Instance("v", "0:65000:1",
            List.of("0:65000:1"), List.of("0:65000:1"), null, null), new Attachment.Port("eth-a", 100, null,
                List.of(new Attachment.Address("10.0.0.0", 31)), null),
            List.of(new Attachment.Route("192.168.1.0/24", "10.0.0.1"))), network.held.get("v/pe1/a"));
        assertEquals(new Attachment.Address("10.0.0.2", 31),
            network.held.get("v/pe2/b").port().addresses().getFirst());
        final var view = desk.view("v").orElseThrow();
        assertEquals("10.0.0.1", view.links().get(new Place("pe1", "a")).getFirst().ceText());

        // a repetition, by the same and by another request, changes nothing
        final int pushes = network.pushes.size();
        assertEquals(Outcome.Result.DUPLICATE, assertInstanceOf(Outcome.Done.class,
            await(provision("v", asked("1")))).result());
        assertEquals(Outcome.Result.DUPLICATE, assertInstanceOf(Outcome.Done.class,
            await(provision("v", asked("2")))).result());
        assertEquals(pushes, network.pushes.size());

        assertEquals(Reason.IN_USE, desk.objection("v", true).reason());
        assertNull(desk.objection("v", false));
        assertInstanceOf(Outcome.Done.class, await(desk.decommission("v", asked("3"))));
        assertEquals(Map.of(), network.held);
        assertEquals(Map.of(), network.written);
        assertEquals(List.of(), live());
        assertEquals(Set.of(LeaseState.QUARANTINED), world.leases().values().stream().map(lease -> lease.state())
            .collect(Collectors.toSet()));
        assertEquals(Status.PLANNED, status());
        assertNull(desk.objection("v", true));
        assertEquals(Outcome.Result.DUPLICATE, assertInstanceOf(Outcome.Done.class,
            await(desk.decommission("v", asked("4")))).result());
        assertEquals(List.of("allocated", "provisioning", "active", "removing", "planned"), told);
    }

    @Test
    void givesEverythingBackAtOnceWhenAskedTo() throws Exception {
        world.configure("v", Vpns.service("v", 1));
        await(provision("v", asked("1")));
        await(desk.decommission("v", new Asked("2", "tester", true, true)));
        assertEquals(Map.of(), world.leases());
    }

    @Test
    void undoesEverythingWhenOneDeviceRefuses() throws Exception {
        world.configure("v", Vpns.service("v", 2, 2, 2));
        network.refusing.add("pe3");

        final var refusal = denied(await(provision("v", asked("1"))));

        assertEquals(Reason.PROVISIONING_FAILED, refusal.reason());
        assertTrue(refusal.message().contains("pe3/va0 on device pe3: no such thing"), refusal.message());
        settled();
        assertEquals(Map.of(), network.held);
        assertEquals(Map.of(), network.written);
        assertEquals(List.of(), live());
        assertEquals(Status.FAILED, status());
        assertNull(desk.objection("v", true));

        // the same request may be tried again
        network.refusing.clear();
        assertInstanceOf(Outcome.Done.class, await(provision("v", asked("1"))));
        assertEquals(6, network.held.size());
        assertEquals(Status.ACTIVE, status());
    }

    @Test
    void touchesOnlyWhatChanges() throws Exception {
        world.configure("v", Vpns.service("v", 1, 1));
        await(provision("v", asked("1")));
        network.pushes.clear();
        final var before = live();

        world.configure("v", Vpns.service("v", 1, 2));
        await(provision("v", asked("2")));
        assertEquals(List.of("v/pe2/va1"), network.pushes);
        assertTrue(live().containsAll(before));
        assertEquals(before.size() + 2, live().size());

        world.configure("v", Vpns.service("v", 1, 1));
        await(provision("v", asked("3")));
        settled();
        assertEquals(List.of("v/pe2/va1"), network.pushes);
        assertEquals(before, live());
        assertEquals(Set.of("v/pe1/va0", "v/pe2/va0"), network.held.keySet());
    }

    @Test
    void putsBackWhatStoodWhenAChangeFails() throws Exception {
        world.configure("v", Vpns.service("v", 1, 1));
        await(provision("v", asked("1")));
        final var stood = Map.copyOf(network.held);
        final var before = live();

        world.configure("v", Vpns.service("v", 2, 1, 1));
        network.refusing.add("pe3");
        assertEquals(Reason.PROVISIONING_FAILED, denied(await(provision("v", asked("2")))).reason());
        settled();

        assertEquals(stood, network.held);
        assertEquals(before, live());
        assertEquals(Reason.IN_USE, desk.objection("v", true).reason());
    }

    @Test
    void keepsWhatWorksWhenAskedToAndTriesOn() throws Exception {
        world.configure("v", Vpns.service("v", 1, 1));
        network.refusing.add("pe2");

        denied(await(provision("v", new Asked("1", "tester", false, false))));
        assertEquals(Set.of("v/pe1/va0"), network.held.keySet());
        assertEquals(Status.FAILED, status());

        network.refusing.clear();
        settled();
        assertEquals(Set.of("v/pe1/va0", "v/pe2/va0"), network.held.keySet());
        assertEquals(Status.ACTIVE, status());
        assertTrue(live().stream().allMatch(lease -> lease.startsWith("active")), live().toString());
    }

    @Test
    void waitsForADeviceOnlySoLongAndFreesNothingBeforeItLetGo() throws Exception {
        world.configure("v", Vpns.service("v", 1, 1));
        network.silent.add("pe2");
        final var answer = provision("v", asked("1"));
        settled();
        assertFalse(answer.isDone());
        assertEquals(Reason.BUSY, desk.objection("v", false).reason());
        assertEquals(Reason.BUSY, denied(ServiceWorld.get(provision("v", asked("other")))).reason());

        world.pass(61);
        settled();
        world.pass(61);
        final var refusal = denied(await(answer));
        assertTrue(refusal.message().contains("pe2/va0 on device pe2 did not come to an end"), refusal.message());
        assertEquals(6 + 1, live().size());

        network.silent.clear();
        settled();
        assertEquals(Map.of(), network.held);
        assertEquals(List.of(), live());
    }

    @Test
    void saysWhatWouldBeDone() throws Exception {
        world.configure("v", Vpns.service("v", 1, 1));
        final var reply = ServiceWorld.get(desk.provision("v", asked("1"), true));
        assertEquals(7, assertInstanceOf(Outcome.Done.class, reply.outcome()).leases().size());
        assertEquals(Map.of("pe1", "v/pe1/va0", "pe2", "v/pe2/va0"), reply.payloads());
        assertEquals(Map.of(), world.leases());
        assertEquals(Map.of(), network.written);
    }

    @Test
    void refusesWhatCannotBeAndChangesNothing() throws Exception {
        assertEquals(Reason.UNKNOWN_SERVICE, denied(await(provision("none", asked("1")))).reason());
        // exhausted in the middle
        world.configure("v", Vpns.service("v", Vpns.node("pe1", Vpns.access("a", Vpns.need("link", "few")),
            Vpns.access("b", Vpns.need("link", "few")))));
        assertEquals(Reason.POOL_EXHAUSTED, denied(await(provision("v", asked("1")))).reason());
        // customer's address outside the link
        world.configure("v", Vpns.service("v", Vpns.node("pe1", new Access("a", "e", null, LinkModel.P2P_31, true,
            List.of("10.3.0.1"), List.of(Vpns.need("link", "links")), List.of()))));
        assertTrue(denied(await(provision("v", asked("1")))).message()
            .contains("ce-address 10.3.0.1 is no host address of the link 10.0.0.0/31"));
        // a network of the customer that is a link, too
        world.configure("v", Vpns.service("v", Vpns.node("pe1",
            Vpns.lan(Vpns.access("a", Vpns.need("link", "links")), "10.0.0.0/8"))));
        assertEquals(Reason.OVERLAP, denied(await(provision("v", asked("1")))).reason());
        // what the adapter says
        world.configure("v", Vpns.service("v", 1));
        network.problems.add(Refusal.of(Reason.UNKNOWN_DEVICE, null, "there is no device pe1"));
        assertEquals(Reason.UNKNOWN_DEVICE, denied(await(provision("v", asked("1")))).reason());
        network.problems.clear();
        final var off = Vpns.service("v", 1);
        world.configure("v", new Service(off.id(), off.kind(), off.terms(), Pool.AdminState.DRAINING, off.topology(),
            off.needs(), off.nodes()));
        assertEquals(Reason.INVALID, denied(await(provision("v", asked("1")))).reason());

        assertEquals(Map.of(), world.leases());
        assertEquals(Map.of(), network.written);
        assertEquals(List.of(), told);
    }

    @Test
    void refusesAVlanThatIsTakenOnThePort() throws Exception {
        final var fixed = new org.opendaylight.casm.core.vpn.Need("vlan", null, null, "vlans", null, 1,
            org.opendaylight.casm.core.vpn.Need.Fixed.of(org.opendaylight.casm.core.address.AddressRange.parse(
                org.opendaylight.casm.core.address.AddressFamily.NUMBER, "150")));
        world.configure("v", Vpns.service("v", Vpns.node("pe1", Vpns.access("a", Vpns.need("link", "links")))));
        await(provision("v", asked("1")));
        world.configure("w", Vpns.service("w", Vpns.node("pe1", Vpns.access("a", Vpns.need("link", "links")))));
        assertEquals(Reason.IN_USE, denied(await(provision("w", asked("2")))).reason());
        world.configure("w", Vpns.service("w", Vpns.node("pe1",
            Vpns.access("a", Vpns.need("link", "links"), fixed))));
        assertInstanceOf(Outcome.Done.class, await(provision("w", asked("2"))));
    }

    @Test
    void importsAndExportsByRole() throws Exception {
        final var hub = new Node("hub", null, true, Node.Instance.NONE, List.of(),
            List.of(Vpns.access("a", Vpns.need("link", "links"))));
        final var spoke = new Node("spoke", null, false, Node.Instance.NONE, List.of(),
            List.of(Vpns.access("a", Vpns.need("link", "links"))));
        world.configure("v", new Service("v", Vpns.L3VPN, Service.Terms.NONE, Pool.AdminState.ACTIVE,
            Service.Topology.HUB_SPOKE, List.of(
                new org.opendaylight.casm.core.vpn.Need("h", org.opendaylight.casm.core.vpn.Use.HUB_TARGET, null,
                    "rts", null, 1, null),
                new org.opendaylight.casm.core.vpn.Need("s", org.opendaylight.casm.core.vpn.Use.SPOKE_TARGET, null,
                    "rts", null, 1, null)), List.of(hub, spoke)));
        await(provision("v", asked("1")));
        final var atHub = network.held.get("v/hub/a").instance();
        final var atSpoke = network.held.get("v/spoke/a").instance();
        assertEquals(atHub.exports(), atSpoke.imports());
        assertEquals(atHub.imports(), atSpoke.exports());
        assertFalse(atHub.imports().equals(atHub.exports()));
    }
}
