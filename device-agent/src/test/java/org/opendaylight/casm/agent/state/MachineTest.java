/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.Message;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.protocol.Outcome.Answer;
import org.opendaylight.casm.agent.protocol.Outcome.Orders;
import org.opendaylight.casm.agent.protocol.Outcome.Replied;
import org.opendaylight.casm.agent.protocol.Outcome.Result;
import org.opendaylight.casm.agent.protocol.Request;
import org.opendaylight.casm.agent.usage.Use;

/** Answers one by one. */
class MachineTest {
    private static final Replied YES = Replied.of(Result.GRANTED);

    private final List<Effect> effects = new ArrayList<>();
    private Instant now = Devices.BEGIN;
    private Machine machine = machine(Memory.none());

    private static Machine machine(final Memory memory) {
        return new Machine(Devices.bng("bng-1", Devices.V4), memory, 7, new Random(1));
    }

    private static Lease lease(final String id, final String prefix, final String state) {
        return new Lease(id, "p", "ipv4-private", Block.prefix(prefix), state, Lease.Terms.of(Duration.ofSeconds(300)),
            1, Lease.Hosts.NONE);
    }

    private static Memory holding(final String... ids) {
        final List<Memory.Held> held = new ArrayList<>();
        for (String id : ids) {
            held.add(new Memory.Held(lease(id, "10.0." + held.size() + ".0/28", "active"), "v4", Devices.BEGIN,
                Devices.BEGIN.plusSeconds(300)));
        }
        return new Memory(6, Devices.BEGIN, held);
    }

    private void pass(final int seconds) {
        now = now.plusSeconds(seconds);
        effects.addAll(machine.tick(now));
    }

    /** The last message of a kind that was sent. */
    private <T extends Request> Message sent(final Class<T> kind) {
        return effects.stream().filter(Effect.Send.class::isInstance).map(effect -> ((Effect.Send) effect).message())
            .filter(message -> kind.isInstance(message.request())).reduce((first, second) -> second)
            .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " in " + effects));
    }

    private boolean wasSent(final Class<? extends Request> kind) {
        return effects.stream().anyMatch(effect -> effect instanceof Effect.Send send
            && kind.isInstance(send.message().request()));
    }

    private void answer(final Message message, final Outcome outcome) {
        effects.clear();
        effects.addAll(machine.ended(message.header(), outcome, now));
    }

    private Request.Ask boot() {
        effects.addAll(machine.start(now));
        pass(2);
        answer(sent(Request.Register.class), YES);
        return assertInstanceOf(Request.Ask.class, sent(Request.Ask.class).request());
    }

    private void bootWith(final Answer... answers) {
        boot();
        answer(sent(Request.Ask.class), Replied.of(Result.GRANTED, List.of(answers)));
    }

    @Test
    void writesDownBeforeItUses() {
        bootWith(Answer.granted(lease("a", "10.0.0.0/28", "active")));
        final List<String> order = effects.stream().map(effect -> effect.getClass().getSimpleName()).toList();
        assertTrue(order.indexOf("Save") < order.indexOf("Open"), order::toString);
        assertTrue(machine.isServed());
    }

    @Test
    void asksForNothingNewWhenItHoldsEnough() {
        machine = machine(holding("a"));
        final Request.Ask ask = boot();
        assertEquals(List.of(), ask.items());
        assertEquals(List.of("a"), ask.existing().stream().map(Lease::id).toList());
        assertEquals(Request.Reason.START_UP, ask.reason());
    }

    @Test
    void dropsWhatIsNotItsOwnAndConfirmsWhatIsAwaited() {
        machine = machine(holding("a", "b", "c"));
        boot();
        answer(sent(Request.Ask.class), Replied.of(Result.PARTIAL, List.of(Answer.of("a", false, "released"),
            Answer.granted(lease("b", "10.0.1.0/28", "active")), Answer.of("c", false, "releasing"))));

        assertEquals(List.of(Block.prefix("10.0.1.0/28")), machine.usable());
        assertEquals(new Request.Confirm(List.of("c")), sent(Request.Confirm.class).request());
    }

    /** A lease that was told when this much of it was left. */
    private static Answer told(final String id, final int remaining) {
        final Lease.Terms terms = Lease.Terms.of(Duration.ofSeconds(300));
        return Answer.granted(new Lease(id, "p", "ipv4-private", Block.prefix("10.0.0.0/28"), "active",
            new Lease.Terms(terms.lifetime(), terms.renewAfter(), terms.rebindAfter(), null,
                Duration.ofSeconds(remaining)), 2, Lease.Hosts.NONE));
    }

    @Test
    void usesWhatEndedWhileItWasOffOnceItIsRenewed() {
        machine = machine(holding("a"));
        now = now.plusSeconds(320);
        final Request.Ask ask = boot();
        assertEquals(List.of("a"), ask.existing().stream().map(Lease::id).toList());
        assertEquals(List.of(), ask.items());
        pass(10);
        assertEquals(List.of(), machine.usable());

        answer(sent(Request.Ask.class), Replied.of(Result.GRANTED, List.of(told("a", 300))));
        assertEquals(List.of(Block.prefix("10.0.0.0/28")), machine.usable());
        pass(280);
        assertEquals(1, machine.usable().size());
        pass(20);
        assertEquals(List.of(), machine.usable());
    }

    @Test
    void dropsWhatEndedWhileItWasOffWhenItIsNotRenewed() {
        machine = machine(holding("a", "b"));
        now = now.plusSeconds(320);
        boot();
        answer(sent(Request.Ask.class), Replied.of(Result.PARTIAL, List.of(Answer.of("a", false, "expired"),
            Answer.granted(lease("b", "10.0.1.0/28", "active")))));
        assertEquals(List.of(), machine.usable());
        assertEquals(List.of(), machine.leaseIds());
        assertTrue(effects.stream().noneMatch(Effect.Open.class::isInstance), effects::toString);
    }

    @Test
    void countsWhatItForgotByWhatRemainsAndNotByItsClock() {
        bootWith(told("a", 100));
        pass(95);
        assertEquals(1, machine.usable().size());
        pass(5);
        assertEquals(List.of(), machine.usable());
    }

    @Test
    void asksAtOnceWhatTheCoordinatorHasToTell() {
        effects.addAll(machine.called(now));
        bootWith(Answer.granted(lease("a", "10.0.0.0/28", "active")));
        assertFalse(wasSent(Request.Keepalive.class));
        effects.addAll(machine.called(now));
        assertTrue(wasSent(Request.Keepalive.class));
    }

    @Test
    void takesOverALeaseUnderItsNewName() {
        machine = machine(holding("a"));
        boot();
        answer(sent(Request.Ask.class), Replied.of(Result.GRANTED, List.of(new Answer("n",
            lease("n", "10.0.0.0/28", "active"), true, "active", "", "a"))));
        assertEquals(List.of("n"), machine.leaseIds());
        assertTrue(effects.stream().anyMatch(effect -> effect instanceof Effect.Rename rename
            && rename.leaseId().equals("a")), effects::toString);
        assertTrue(effects.stream().noneMatch(Effect.Close.class::isInstance), effects::toString);
        assertEquals(List.of(Block.prefix("10.0.0.0/28")), machine.usable());
    }

    @Test
    void aLeaseItSaidItHoldsIsNotNewWhenItEndedMeanwhile() {
        machine = machine(holding("a"));
        boot();
        final Message ask = sent(Request.Ask.class);
        pass(298);
        assertEquals(List.of(), machine.usable());
        answer(ask, Replied.of(Result.GRANTED, List.of(Answer.granted(lease("a", "10.0.0.0/28", "active")))));
        assertEquals(List.of(), machine.usable());
    }

    @Test
    void sendsTheSameMessageAgainAfterRetryLater() {
        boot();
        final Message first = sent(Request.Ask.class);
        answer(first, new Replied(Result.RETRY_LATER, List.of(), Duration.ofSeconds(30), "full", Orders.NONE));
        pass(29);
        assertFalse(wasSent(Request.Ask.class));
        pass(5);
        final Message again = sent(Request.Ask.class);
        assertEquals(first.request(), again.request());
        assertEquals(first.header().messageId(), again.header().messageId());
        assertEquals(first.header().timestamp(), again.header().timestamp());
        assertEquals(2, again.header().attempt());
    }

    @Test
    void countsALifetimeFromTheSendingThatWasAnswered() {
        boot();
        final Message first = sent(Request.Ask.class);
        pass(100);
        answer(first, Outcome.Unanswered.because("timeout"));
        pass(10);
        final Message second = sent(Request.Ask.class);
        pass(20);
        answer(second, Replied.of(Result.DUPLICATE, List.of(Answer.granted(lease("a", "10.0.0.0/28", "active")))));

        // it may be the first sending that was granted, 130 seconds ago
        pass(168);
        assertEquals(1, machine.usable().size());
        pass(2);
        assertEquals(0, machine.usable().size());
    }

    @Test
    void ignoresAnAnswerThatComesTwice() {
        boot();
        final Message ask = sent(Request.Ask.class);
        answer(ask, Replied.of(Result.GRANTED, List.of(Answer.granted(lease("a", "10.0.0.0/28", "active")))));
        answer(ask, Replied.of(Result.DUPLICATE, List.of(Answer.granted(lease("x", "10.0.9.0/28", "active")))));
        assertEquals(List.of("a"), machine.leaseIds());
    }

    @Test
    void givesBackWhatNothingNeeds() {
        boot();
        answer(sent(Request.Ask.class), Replied.of(Result.GRANTED, List.of(
            Answer.granted(lease("a", "10.0.0.0/28", "active")),
            Answer.granted(lease("six", "2001:db8::/48", "active")))));
        assertEquals(List.of("six"), assertInstanceOf(Request.Release.class, sent(Request.Release.class).request())
            .leases().stream().map(Lease::id).toList());
        assertTrue(effects.stream().noneMatch(effect -> effect instanceof Effect.Open open
            && open.pool().lease().id().equals("six")));
    }

    @Test
    void letsGoOfWhatWasRevokedAtOnce() {
        bootWith(Answer.granted(lease("a", "10.0.0.0/28", "active")));
        pass(70);
        answer(sent(Request.Keepalive.class), new Replied(Result.GRANTED, List.of(), null, "",
            new Orders(null, null, false, List.of(new Outcome.Recall("a", null)), false)));

        assertTrue(effects.contains(new Effect.Close("a")), effects::toString);
        assertEquals(new Request.Confirm(List.of("a")), sent(Request.Confirm.class).request());
        assertTrue(wasSent(Request.Ask.class));
    }

    @Test
    void emptiesWhatIsRecalledUntilItsTimeIsOver() {
        bootWith(Answer.granted(lease("a", "10.0.0.0/28", "active")),
            Answer.granted(lease("b", "10.0.1.0/28", "active")));
        pass(70);
        answer(sent(Request.Keepalive.class), new Replied(Result.GRANTED, List.of(), null, "",
            new Orders(null, null, false, List.of(new Outcome.Recall("a", now.plusSeconds(20))), false)));
        assertTrue(effects.contains(new Effect.Drain("a")));
        effects.addAll(machine.measured(Map.of("a", new Use(3, 0, 0, 0)), now));
        assertFalse(wasSent(Request.Release.class));
        pass(20);
        assertTrue(effects.contains(new Effect.Close("a")));
        assertEquals(Request.ReleaseReason.RECALLED, assertInstanceOf(Request.Release.class,
            sent(Request.Release.class).request()).reason());
    }

    @Test
    void comparesWhenARenewalIsRefusedAndDoesNotInsist() {
        bootWith(Answer.granted(lease("a", "10.0.0.0/28", "active")));
        pass(151);
        answer(sent(Request.Renew.class), new Outcome.Refused("casm:unknown-lease", "no a"));
        assertEquals(Request.Reason.RESYNCHRONIZE, assertInstanceOf(Request.Ask.class,
            sent(Request.Ask.class).request()).reason());
        assertFalse(wasSent(Request.Renew.class));
        pass(1);
        assertFalse(wasSent(Request.Renew.class));
    }

    @Test
    void reportsWhenItIsAsked() {
        bootWith(Answer.granted(lease("a", "10.0.0.0/28", "active")));
        effects.addAll(machine.measured(Map.of("a", new Use(14, 0, 0, 0)), now));
        pass(70);
        answer(sent(Request.Keepalive.class), new Replied(Result.GRANTED, List.of(), null, "",
            new Orders(null, null, true, List.of(), false)));

        final var report = assertInstanceOf(Request.Report.class, sent(Request.Report.class).request());
        assertEquals(3, report.samples().size());
        assertEquals(14, report.samples().getFirst().usage().peak());
        // not confirmed: the same report again
        final Message first = sent(Request.Report.class);
        answer(first, new Outcome.Unanswered("busy", Optional.of(Duration.ofSeconds(3))));
        pass(2);
        assertFalse(wasSent(Request.Report.class));
        pass(2);
        assertEquals(first.header().messageId(), sent(Request.Report.class).header().messageId());
    }

    @Test
    void keepsTryingToRegisterUntilItIsKnown() {
        effects.addAll(machine.start(now));
        pass(2);
        answer(sent(Request.Register.class), new Outcome.Refused("casm:unknown-device", "no bng-1"));
        pass(23);
        answer(sent(Request.Register.class), YES);
        assertTrue(wasSent(Request.Ask.class));
    }

    @Test
    void endsWhenAnotherBootIsNewer() {
        bootWith(Answer.granted(lease("a", "10.0.0.0/28", "active")));
        pass(70);
        answer(sent(Request.Keepalive.class), new Outcome.Refused("casm:stale-incarnation", "9"));
        assertTrue(effects.contains(new Effect.Close("a")));
        assertInstanceOf(Effect.Halt.class, effects.getLast());
    }
}
