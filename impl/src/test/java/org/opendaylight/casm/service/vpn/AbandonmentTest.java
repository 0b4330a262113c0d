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

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.core.engine.Refusal;
import org.opendaylight.casm.core.engine.Refusal.Reason;
import org.opendaylight.casm.core.lease.LeaseState;
import org.opendaylight.casm.service.Outcome;
import org.opendaylight.casm.service.vpn.ServiceRecord.Asked;

class AbandonmentTest extends DeskScene {
    @BeforeEach
    void open() throws Exception {
        world.configure("v", Vpns.service("v", 1, 1));
        assertInstanceOf(Outcome.Done.class, await(provision(asked("1"))));
        network.silent.add("pe2");
    }

    private static Asked asked(final String request, final String... abandoned) {
        return new Asked(request, "tester", true, false, Set.of(abandoned));
    }

    private CompletionStage<Outcome> provision(final Asked asked) {
        return desk.provision("v", asked, false).thenApply(ServiceDesk.Reply::outcome);
    }

    private Refusal denied(final CompletionStage<Outcome> stage) throws InterruptedException {
        return assertInstanceOf(Outcome.Denied.class, await(stage)).refusal();
    }

    private void allQuarantined() throws Exception {
        assertEquals(Map.of(), network.written);
        assertEquals(Set.of(LeaseState.QUARANTINED), world.leases().values().stream().map(lease -> lease.state())
            .collect(Collectors.toSet()));
        assertEquals(Status.PLANNED, desk.view("v").orElseThrow().status());
    }

    @Test
    void isNotWaitedForByARemoval() throws Exception {
        assertEquals(Outcome.Result.GRANTED, assertInstanceOf(Outcome.Done.class,
            await(desk.decommission("v", asked("2", "pe2")))).result());
        allQuarantined();
        assertEquals(Set.of("v/pe2/va0"), network.held.keySet());
    }

    @Test
    void endsARemovalThatWaits() throws Exception {
        final var waiting = desk.decommission("v", asked("2"));
        settled();
        world.pass(61);
        assertTrue(denied(waiting).message().contains("pe2"));

        assertInstanceOf(Outcome.Done.class, await(desk.decommission("v", asked("3", "pe2"))));
        allQuarantined();
    }

    @Test
    void isNotWaitedForByAServiceThatHasLeftIt() throws Exception {
        world.configure("v", Vpns.service("v", 1));
        assertInstanceOf(Outcome.Done.class, await(provision(asked("2", "pe2"))));
        settled();
        assertEquals(Set.of("v/pe1/va0"), network.written.keySet());
        assertEquals(Status.ACTIVE, desk.view("v").orElseThrow().status());
        assertEquals(4, world.leases().values().stream().filter(lease -> lease.state().isLive()).count());
    }

    @Test
    void isRememberedOverARestart() throws Exception {
        network.silent.add("pe1");
        final var waiting = desk.decommission("v", asked("2", "pe2"));
        settled();
        assertTrue(!waiting.toCompletableFuture().isDone());
        network.restart();
        serve();
        network.silent.remove("pe1");
        settled();
        allQuarantined();
    }

    @Test
    void isRefusedWhereItCannotBeMeant() throws Exception {
        assertTrue(denied(desk.decommission("v", asked("2", "pe7"))).message()
            .contains("nothing on device pe7"));
        assertEquals(Reason.INVALID, denied(desk.decommission("v", asked("3", "pe7"))).reason());
        assertTrue(denied(provision(asked("4", "pe2"))).message().contains("still to be on device pe2"));
        assertTrue(denied(desk.decommission("v", new Asked("5", "tester", true, true, Set.of("pe2")))).message()
            .contains("exclude each other"));
        assertEquals(Status.ACTIVE, desk.view("v").orElseThrow().status());
        assertEquals(2, network.held.size());
    }
}
