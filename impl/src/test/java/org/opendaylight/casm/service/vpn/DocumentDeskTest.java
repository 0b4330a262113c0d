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
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.document.Documents;
import org.opendaylight.casm.document.Purpose;
import org.opendaylight.casm.document.Wishes;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;

class DocumentDeskTest extends DeskScene {
    private static final Wishes PROVISION = new Wishes(true, null, null,
        List.of(new Wishes.PoolChoice(Purpose.IPV4_LINK, null, null, "links")));
    private static final Wishes ASSIGN = new Wishes(false, null, null, PROVISION.pools());

    private DocumentDesk documents;

    @BeforeEach
    void open() {
        documents = new DocumentDesk(site, desk, new JsonServices(world));
    }

    private DocumentReply complete(final String id, final Object document, final Wishes wishes) throws Exception {
        return await(documents.complete(new DocumentRequest(id, "tester", document.toString(), wishes, false)));
    }

    private Refusal refused(final String id, final Object document, final Wishes wishes) {
        final var answer = documents.complete(new DocumentRequest(id, "tester", document.toString(), wishes, false));
        Throwable failure = assertThrows(Throwable.class, () -> await(answer));
        while (failure.getCause() != null && !(failure instanceof RefusedException)) {
            failure = failure.getCause();
        }
        return assertInstanceOf(RefusedException.class, failure).refusal();
    }

    private List<String> live() throws Exception {
        return world.leases().values().stream().filter(lease -> lease.state().isLive())
            .map(lease -> lease.terms().item() + ' ' + lease.text()).sorted().toList();
    }

    private static JsonObject access(final String text, final int node) {
        return Documents.access(Documents.json(text), node);
    }

    @Test
    void completesWhatIsOpenAndLeavesTheRest() throws Exception {
        final var document = Documents.open();

        final var reply = complete("1", document, PROVISION);

        assertEquals(Outcome.Result.GRANTED, reply.result());
        assertEquals(Status.ACTIVE, reply.view().orElseThrow().status());
        final var expected = document.deepCopy();
        for (int i = 0; i < 2; i++) {
            final var access = Documents.access(expected, i);
            Documents.at(access, "connection/encapsulation/dot1q").addProperty("cvlan-id", 100 + i);
            final var ipv4 = Documents.at(access, "ip-connection/ipv4");
            ipv4.addProperty("local-address", "10.0.0." + 2 * i);
            ipv4.addProperty("prefix-length", 31);
            ipv4.addProperty("primary-address", "casm");
            ipv4.add("address", Documents.get(Documents.json("{\"x\": [{\"address-id\": \"casm\", \"customer-address\":"
                + " \"10.0.0." + (2 * i + 1) + "\"}]}"), "x"));
            Documents.at(access, "routing-protocols/routing-protocol/0/static/cascaded-lan-prefixes/ipv4-lan-prefixes"
                + "/0").addProperty("next-hop", "10.0.0." + (2 * i + 1));
        }
        final var profile = Documents.at(Documents.serviceOf(expected), "vpn-instance-profiles/vpn-instance-profile/0");
        Documents.at(profile, "rd-auto").addProperty("auto-assigned-rd", "0:65000:1");
        Documents.at(profile, "address-family/0/vpn-targets/vpn-target/0").add("route-targets",
            Documents.get(Documents.json("{\"x\": [{\"route-target\": \"0:65000:1\"}]}"), "x"));
        assertEquals(expected.toString(), Documents.json(reply.completed().text()).toString());
        assertEquals(List.of("vpn-5550/pe1/1", "vpn-5550/pe2/2"), List.copyOf(network.held.keySet()));
        final var told = reply.completed().assignments().stream().filter(one -> one.path().endsWith("/1/connection"
            + "/encapsulation/dot1q/cvlan-id") || one.path().contains("=1/connection")).toList();
        assertEquals(List.of("100 vlans"), told.stream().map(one -> one.value() + ' ' + one.pool()).toList());
    }

    @Test
    void aRepetitionGetsTheSameAnswerAlsoWhenTheServiceIsGone() throws Exception {
        final var first = complete("1", Documents.open(), PROVISION);
        await(desk.decommission("vpn-5550", new Asked("2", "tester", true, true)));
        world.configure("vpn-5550", null);

        final var again = complete("1", Documents.open(), PROVISION);

        assertEquals(Outcome.Result.DUPLICATE, again.result());
        assertEquals(first.completed(), again.completed());
        assertEquals(List.of(), live());
        assertEquals(Reason.REQUEST_MISMATCH, refused("1", Documents.open() + " ", PROVISION).reason());
        assertEquals(Reason.REQUEST_MISMATCH, refused("1", Documents.open(), ASSIGN).reason());
    }

    @Test
    void assignsWithoutADeviceAndProvisionsLater() throws Exception {
        network.refusing.add("pe1");
        final var first = complete("1", Documents.open(), ASSIGN);

        assertTrue(network.written.isEmpty());
        assertEquals(6, live().size());
        network.refusing.clear();
        // the completed document may come back as it is
        final var before = live();
        final var second = complete("2", first.completed().text(), PROVISION);
        assertEquals(before, live());
        assertEquals(2, network.held.size());
        assertEquals(first.completed().text(), second.completed().text());
        // asking for values only takes nothing off a device
        complete("3", second.completed().text(), ASSIGN);
        assertEquals(2, network.held.size());
    }

    @Test
    void whatIsRefusedLeavesNothing() throws Exception {
        network.refusing.add("pe2");

        assertEquals(Reason.PROVISIONING_FAILED, refused("1", Documents.open(), PROVISION).reason());

        assertEquals(List.of(), live());
        assertTrue(network.held.isEmpty());
        assertFalse(world.engine().catalog().services().containsKey("vpn-5550"));
        // the same request may be tried again
        network.refusing.clear();
        assertEquals(Outcome.Result.GRANTED, complete("1", Documents.open(), PROVISION).result());
    }

    @Test
    void aPoolThatEndsInTheMiddleLeavesNothing() throws Exception {
        final var few = new Wishes(true, null, null,
            List.of(new Wishes.PoolChoice(Purpose.IPV4_LINK, null, null, "few")));

        final var refusal = refused("1", Documents.open(), few);

        assertEquals(Reason.POOL_EXHAUSTED, refusal.reason());
        assertEquals("few", refusal.pool());
        assertEquals(List.of(), live());
        assertFalse(world.engine().catalog().services().containsKey("vpn-5550"));
    }

    @Test
    void addressesThatTheLinkDoesNotHaveAreRefusedBeforeAnythingChanges() throws Exception {
        final var document = Documents.open();
        Documents.access(document, 0).add("ip-connection", Documents.json("{\"ipv4\": {\"local-address\":"
            + " \"10.0.0.130\", \"prefix-length\": 26}}"));

        final var refusal = refused("1", document, PROVISION);

        assertEquals(Reason.INVALID, refusal.reason());
        assertTrue(refusal.message().contains("10.0.0.129"), refusal.message());
        assertEquals(List.of(), live());
        // the customer may have the first one
        Documents.access(document, 0).add("ip-connection", Documents.json("{\"ipv4\": {\"local-address\":"
            + " \"10.0.0.130\", \"prefix-length\": 30, \"address\": [{\"address-id\": \"a\", \"customer-address\":"
            + " \"10.0.0.129\"}]}}"));
        complete("2", document, PROVISION);
        assertTrue(live().contains("pe1/1/ipv4 10.0.0.128/30"), live()::toString);
    }

    @Test
    void givenValuesThatNoPoolHasAreRefused() {
        final var document = Documents.open();
        Documents.at(Documents.access(document, 0), "connection/encapsulation/dot1q").addProperty("cvlan-id", 4000);

        final var refusal = refused("1", document, PROVISION);

        assertTrue(List.of(Reason.NO_MATCHING_POOL, Reason.KIND_MISMATCH, Reason.INVALID).contains(refusal.reason()),
            refusal::toString);
    }

    @Test
    void aDryRunChangesNothing() throws Exception {
        final var reply = await(documents.complete(new DocumentRequest("1", "tester", Documents.open().toString(),
            PROVISION, true)));

        assertEquals(100, Documents.get(access(reply.completed().text(), 0),
            "connection/encapsulation/dot1q/cvlan-id").getAsInt());
        assertEquals(List.of(), live());
        assertTrue(world.engine().catalog().services().isEmpty());
    }

    @Test
    void aServiceConfiguredByHandIsNotReplaced() {
        world.configure("vpn-5550", Vpns.service("vpn-5550", 1));

        assertEquals(Reason.IN_USE, refused("1", Documents.open(), PROVISION).reason());
    }

    @Test
    void moreThanIsLeasedAtOnceIsHandedInBySteps() throws Exception {
        final var document = Documents.open();
        final var accesses = Documents.get(Documents.serviceOf(document),
            "vpn-nodes/vpn-node/0/vpn-network-accesses/vpn-network-access").getAsJsonArray();
        IntStream.range(0, 998).forEach(i -> accesses.add(Documents.json("{\"id\": \"more-" + i + "\","
            + "\"connection\": {\"l2-tunnel-service\": {\"vxlan\": {}}}}")));

        final var refusal = refused("1", document, ASSIGN);

        assertEquals(Reason.INVALID, refusal.reason(), refusal.message());
        assertTrue(refusal.message().contains("256") && refusal.message().contains("1004"), refusal.message());
        assertEquals(List.of(), live());
    }

    @Test
    void grownByStepsItGetsMoreThanIsLeasedAtOnce() throws Exception {
        final var document = Documents.open();
        final var accesses = Documents.get(Documents.serviceOf(document),
            "vpn-nodes/vpn-node/0/vpn-network-accesses/vpn-network-access").getAsJsonArray();
        final var byNumber = new Wishes(false, null, null,
            List.of(new Wishes.PoolChoice(Purpose.AS_NUMBER, null, null, "numbers")));
        final var before = new ArrayList<String>();
        for (int step = 0; step < 2; step++) {
            final int first = step * 200;
            IntStream.range(first, first + 200).forEach(i -> accesses.add(Documents.json("{\"id\": \"more-" + i
                + "\", \"routing-protocols\": {\"routing-protocol\": [{\"id\": \"b\", \"bgp\": {}}]}}")));
            complete("step-" + step, document, byNumber);
            assertTrue(live().containsAll(before));
            before.addAll(live());
        }
        assertEquals(400 + 6, live().size());
    }

    @Test
    void aDeviceThatIsGoneWhileItIsUndoneKeepsWhatItHas() throws Exception {
        complete("0", Documents.open(), PROVISION);
        await(desk.decommission("vpn-5550", new Asked("gone", "tester", true, true)));
        network.refusing.add("pe2");
        final var answer = documents.complete(new DocumentRequest("1", "tester", Documents.open().toString(), PROVISION,
            false)).toCompletableFuture();
        for (int i = 0; i < 2000 && !network.held.containsKey("vpn-5550/pe1/1"); i++) {
            world.settle();
            network.act();
        }
        // it has its part, and is not heard of any more
        network.silent.add("pe1");
        for (int i = 0; i < 3 && !answer.isDone(); i++) {
            world.settle();
            network.act();
            desk.look();
            world.pass(61);
        }

        Throwable failure = assertThrows(Throwable.class, () -> await(answer));
        while (failure.getCause() != null && !(failure instanceof RefusedException)) {
            failure = failure.getCause();
        }
        final var refusal = assertInstanceOf(RefusedException.class, failure).refusal();
        assertEquals(Reason.PROVISIONING_FAILED, refusal.reason());
        assertTrue(refusal.message().contains("undoing it goes on") && refusal.message().contains("pe1"),
            refusal.message());
        assertEquals(1, network.held.size());
        assertTrue(live().stream().anyMatch(lease -> lease.startsWith("pe1/1/")), live()::toString);

        network.silent.clear();
        network.refusing.clear();
        for (int i = 0; i < 50; i++) {
            world.settle();
            network.act();
            desk.look();
        }
        assertEquals(Map.of(), network.held);
        assertEquals(List.of(), live());
        assertEquals(Outcome.Result.GRANTED, complete("1", Documents.open(), PROVISION).result());
    }

    @Test
    void whatIsTakenOutIsGivenBack() throws Exception {
        complete("1", Documents.open(), PROVISION);
        final var document = Documents.open();
        Documents.get(Documents.serviceOf(document), "vpn-nodes/vpn-node").getAsJsonArray().remove(1);

        complete("2", document, PROVISION);

        assertEquals(List.of("pe1/1/ipv4 10.0.0.0/31", "pe1/1/vlan 100", "rd simple 0:65000:1", "rt 0:65000:1"),
            live());
        assertEquals("[vpn-5550/pe1/1]", network.held.keySet().stream().collect(Collectors.toList()).toString());
        assertTrue(world.leases().values().stream().anyMatch(lease -> lease.state() == LeaseState.QUARANTINED));
    }

    @Test
    void failuresAreNotHidden() {
        assertThrows(ExecutionException.class, () -> documents.complete(new DocumentRequest("1", "tester", "{",
            PROVISION, true)).toCompletableFuture().get());
    }
}
