/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.radius.map.Books;
import org.opendaylight.casm.radius.packet.Answer;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Attributes;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Request;
import org.opendaylight.casm.radius.packet.Type;
import org.opendaylight.casm.radius.server.DisconnectClient.Outcome;

/** What each packet of a server makes the Coordinator do, and what the server is told. */
class NasServiceTest {
    private static final Attribute SESSION = Attribute.text(Type.ACCT_SESSION_ID, "s1");

    private final Stage stage = new Stage("v4", "v6");

    private static Attributes told(final int code, final ListenableFuture<Optional<Answer>> future) {
        final var answer = Futures.getUnchecked(future).orElseThrow();
        assertEquals(code, answer.code());
        return new Attributes(answer.attributes());
    }

    private static void silent(final ListenableFuture<Optional<Answer>> future) {
        assertTrue(Futures.getUnchecked(future).isEmpty());
    }

    private void grants() {
        stage.requested = new Reply.Done(List.of(Stage.lease("l4", "v4", "10.0.0.0", 24),
            Stage.lease("l6", "v6", "2001:db8::", 48)), false);
    }

    private List<String> calls() {
        return stage.calls.stream().filter(call -> !"keepalive".equals(call)).toList();
    }

    @Test
    void registersAServerOnceAndGivesItItsPools() {
        grants();

        final var told = told(Code.ACCESS_ACCEPT, stage.access());

        assertEquals(List.of("register", "request [v4, v6]"), calls());
        assertEquals("v4", told.text(Type.FRAMED_POOL).orElseThrow());
        assertEquals(48, told.ipv6PrefixLength(Type.DELEGATED_IPV6_PREFIX).orElseThrow());
        assertEquals(3600, told.number(Type.SESSION_TIMEOUT).orElseThrow());
        assertEquals(List.of("casm:l4", "casm:l6"), told.texts(Type.CLASS));
    }

    @Test
    void renewsWhatAServerHasInsteadOfGivingMore() {
        grants();
        told(Code.ACCESS_ACCEPT, stage.access());

        assertEquals(List.of("casm:l4", "casm:l6"), told(Code.ACCESS_ACCEPT, stage.access()).texts(Type.CLASS));
        assertEquals(List.of("register", "request [v4, v6]", "renew [l4, l6]"), calls());
    }

    @Test
    void asksOnlyForPoolsInWhichAServerHasNothing() {
        stage.book.granted("bng-1", List.of(Stage.lease("l4", "v4", "10.0.0.0", 24),
            Stage.lease("lx", "else", "10.9.0.0", 24)));
        stage.requested = new Reply.Done(List.of(Stage.lease("l6", "v6", "2001:db8::", 48)), false);

        assertEquals(List.of("casm:l4", "casm:l6"), told(Code.ACCESS_ACCEPT, stage.access()).texts(Type.CLASS));
        assertEquals(List.of("register", "renew [l4]", "request [v6]"), calls());
    }

    @Test
    void replacesLeasesThatCannotBeRenewed() {
        stage.book.granted("bng-1", List.of(Stage.lease("old", "v4", "10.0.9.0", 24)));
        stage.renewed = new Reply.Denied("casm:unknown-lease", "gone");
        grants();

        assertEquals(List.of("casm:l4", "casm:l6"), told(Code.ACCESS_ACCEPT, stage.access()).texts(Type.CLASS));
    }

    @Test
    void givesASessionBlocksOfItsOwn() {
        stage.book.granted("bng-1", List.of(Stage.lease("old", "v4", "10.0.9.0", 24)));
        grants();
        told(Code.ACCESS_ACCEPT, stage.access(SESSION));
        told(Code.ACCESS_ACCEPT, stage.access(SESSION));

        assertEquals(List.of("register", "request [v4, v6]", "request [v4, v6]"), calls());
        // the Coordinator knows the second one by its message-id
        assertEquals(stage.headers.get(1), stage.headers.get(2));
    }

    @Test
    void letsADeniedSessionAskAgain() {
        stage.requested = new Reply.Denied("casm:quota-exceeded", "the tenant has its share");

        assertEquals(506, told(Code.ACCESS_REJECT, stage.access(SESSION)).number(Type.ERROR_CAUSE).orElseThrow());
        grants();
        told(Code.ACCESS_ACCEPT, stage.access(SESSION));

        assertNotEquals(stage.headers.get(1).messageId(), stage.headers.get(2).messageId());
    }

    @Test
    void rejectsWhenPoolsAreExhaustedUnlessSomethingIsThere() {
        stage.requested = new Reply.Denied("casm:pool-exhausted", "pool v4 has no space");

        final var told = told(Code.ACCESS_REJECT, stage.access());
        assertEquals(506, told.number(Type.ERROR_CAUSE).orElseThrow());
        assertEquals("pool v4 has no space", told.text(Type.REPLY_MESSAGE).orElseThrow());
        stage.book.granted("bng-1", List.of(Stage.lease("l6", "v6", "2001:db8::", 48)));
        assertEquals(List.of("casm:l6"), told(Code.ACCESS_ACCEPT, stage.access()).texts(Type.CLASS));
    }

    @Test
    void staysSilentWhileTheCoordinatorDoesNotServe() {
        silent(stage.access());
        stage.registered = new Reply.Later("starts");
        final var other = new Stage("v4");
        other.registered = stage.registered;

        silent(other.access());
        assertEquals(List.of("register"), other.calls.stream().filter(call -> !"keepalive".equals(call)).toList());
        silent(stage.accounting(7));
    }

    @Test
    void renewsAndNothingElseWhenAuthorizedAgain() {
        final var authorizeOnly = Attribute.number(Type.SERVICE_TYPE, 17);
        final var asked = new Stage("v4");

        assertEquals(503, told(Code.ACCESS_REJECT, asked.service.handle(Books.NAS,
            new InetSocketAddress("192.0.2.1", 1), new Request(
                Code.ACCESS_REQUEST, 1, new byte[16], Books.of(authorizeOnly,
                    Attribute.text(Type.USER_NAME, "v4"))))).number(Type.ERROR_CAUSE).orElseThrow());
        assertFalse(asked.calls.toString().contains("request"));
    }

    @Test
    void rejectsASubscriberWithoutAskingTheCoordinator() {
        final var told = told(Code.ACCESS_REJECT, stage.service.handle(Books.NAS,
            new InetSocketAddress("192.0.2.1", 1), new Request(
                Code.ACCESS_REQUEST, 1, new byte[16], Books.of(Attribute.text(Type.USER_NAME, "alice")))));

        assertEquals(405, told.number(Type.ERROR_CAUSE).orElseThrow());
        assertEquals(List.of(), calls());
    }

    @Test
    void releasesWhatASessionHadWhenItStops() {
        grants();
        told(Code.ACCESS_ACCEPT, stage.access(SESSION));
        stage.book.granted("bng-1", List.of(Stage.lease("other", "v4", "10.0.9.0", 24)));

        told(Code.ACCOUNTING_RESPONSE, stage.accounting(2, SESSION, Attribute.text(Type.USER_NAME, "pools-nas-1")));

        assertEquals("release [l4, l6] IDLE", calls().getLast());
        assertEquals(List.of("other"), stage.book.held("bng-1").stream().map(one -> one.id()).toList());
    }

    @Test
    void releasesTheLeaseThatAClassNames() {
        stage.book.granted("bng-1", List.of(Stage.lease("l1", "v4", "10.0.0.0", 24),
            Stage.lease("l2", "v4", "10.0.1.0", 24)));

        told(Code.ACCOUNTING_RESPONSE, stage.accounting(2, SESSION, Attribute.text(Type.CLASS, "casm:l2"),
            Attribute.text(Type.CLASS, "casm:of-another-server")));

        assertEquals(List.of("release [l2] IDLE"), calls());
    }

    @Test
    void doesNotEndALeaseWithTheSessionOfASubscriber() {
        stage.book.granted("bng-1", List.of(Stage.lease("l1", "v4", "10.0.0.0", 24)));

        told(Code.ACCOUNTING_RESPONSE, stage.accounting(2, SESSION, Attribute.text(Type.USER_NAME, "alice"),
            Attribute.address(Type.FRAMED_IP_ADDRESS,
                InetAddresses.forString("10.0.0.7"))));

        assertEquals(List.of("register"), calls());
    }

    @Test
    void answersAStopThatWasRecordedBefore() {
        told(Code.ACCOUNTING_RESPONSE, stage.accounting(2, SESSION, Attribute.text(Type.CLASS, "casm:l2")));

        assertEquals(List.of(), calls());
    }

    @Test
    void answersAStopOnlyWhenItIsRecorded() {
        stage.book.granted("bng-1", List.of(Stage.lease("l1", "v4", "10.0.0.0", 24)));
        stage.released = new Reply.Later("the disk is full");

        silent(stage.accounting(2, Attribute.text(Type.CLASS, "casm:l1")));
        stage.released = new Reply.Denied("casm:unknown-lease", "gone");
        told(Code.ACCOUNTING_RESPONSE, stage.accounting(2, Attribute.text(Type.CLASS, "casm:l1")));
    }

    @Test
    void renewsWithAnInterimUpdate() {
        stage.book.granted("bng-1", List.of(Stage.lease("l1", "v4", "10.0.0.0", 24)));

        told(Code.ACCOUNTING_RESPONSE, stage.accounting(3, Attribute.text(Type.CLASS, "casm:l1")));

        assertEquals(List.of("renew [l1]"), calls());
    }

    @Test
    void countsBootsUpwards() {
        told(Code.ACCOUNTING_RESPONSE, stage.accounting(3, SESSION, Attribute.text(Type.CLASS, "casm:l1")));
        assertNull(stage.headers.getLast().incarnation());
        told(Code.ACCOUNTING_RESPONSE, stage.accounting(7, Attribute.number(Type.ACCT_DELAY_TIME, 5)));
        final long first = Optional.ofNullable(stage.headers.getLast().incarnation()).orElseThrow();
        told(Code.ACCOUNTING_RESPONSE, stage.accounting(7));
        final long second = Optional.ofNullable(stage.headers.getLast().incarnation()).orElseThrow();

        assertEquals(Stage.NOW.getEpochSecond() - 5, first);
        assertTrue(second > first);
        // after a restart of the controller the number known to the Coordinator counts
        final var later = new Stage("v4");
        later.known = second + 1000;
        told(Code.ACCOUNTING_RESPONSE, later.accounting(7));
        assertEquals(second + 1001, later.headers.getLast().incarnation());
    }

    @Test
    void releasesAllWhenAServerGoesDown() {
        stage.book.granted("bng-1", List.of(Stage.lease("l1", "v4", "10.0.0.0", 24),
            Stage.lease("l2", "else", "10.0.1.0", 24)));

        told(Code.ACCOUNTING_RESPONSE, stage.accounting(8));

        assertEquals(List.of("release [l1, l2] SHUTDOWN"), calls());
    }

    @Test
    void handlesOneRequestOfAServerAfterTheOtherAndNotTooMany() {
        stage.book.granted("bng-1", List.of(Stage.lease("l1", "v4", "10.0.0.0", 24)));
        final var slow = SettableFuture.<Reply>create();
        stage.pending = slow;
        final var first = stage.accounting(3, Attribute.text(Type.CLASS, "casm:l1"));
        final var second = stage.accounting(3, Attribute.text(Type.CLASS, "casm:l1"));

        assertEquals(List.of("renew [l1]"), calls());
        for (int more = 0; more < 62; more++) {
            stage.accounting(3, Attribute.text(Type.CLASS, "casm:l1"));
        }
        silent(stage.accounting(3, Attribute.text(Type.CLASS, "casm:l1")));
        stage.pending = null;
        slow.set(new Reply.Done(List.of(), false));
        told(Code.ACCOUNTING_RESPONSE, first);
        told(Code.ACCOUNTING_RESPONSE, second);
    }

    @Test
    void asksAServerForALeaseAndGivesItBack() {
        stage.book.granted("bng-1", List.of(Stage.lease("l1", "v4", "10.0.0.0", 24)));
        stage.recalled = Set.of("l1", "of-nobody");

        stage.accounting(1, SESSION, Attribute.text(Type.CLASS, "casm:l1"));
        stage.service.recall().recall(Books.NAS, List.of("l1"));

        assertEquals(1, stage.disconnects.size());
        final var asked = new Attributes(stage.disconnects.getFirst());
        assertEquals("nas-1", asked.text(Type.NAS_IDENTIFIER).orElseThrow());
        assertEquals("192.0.2.1", asked.ipv4(Type.NAS_IP_ADDRESS).orElseThrow().getHostAddress());
        assertEquals("10.0.0.0", asked.ipv4(Type.FRAMED_IP_ADDRESS).orElseThrow().getHostAddress());
        assertEquals("casm:l1", asked.text(Type.CLASS).orElseThrow());
        assertEquals(Stage.NOW.getEpochSecond(), asked.number(Type.EVENT_TIMESTAMP).orElseThrow());
        stage.disconnected.set(new Outcome.Done());
        assertEquals("release [l1] RECALLED", calls().getLast());
        assertEquals(List.of(), stage.book.held("bng-1"));
    }

    @Test
    void givesBackWhatAServerDoesNotKnowAndLeavesWhatItKeeps() {
        stage.book.granted("bng-1", List.of(Stage.lease("l1", "v4", "10.0.0.0", 24)));
        stage.service.recall().recall(Books.NAS, List.of("l1"));
        stage.disconnected.set(new Outcome.Refused(OptionalLong.of(501)));
        assertEquals(List.of(), calls());
        stage.disconnected = SettableFuture.create();
        stage.service.recall().recall(Books.NAS, List.of("l1"));
        stage.disconnected.set(new Outcome.NoAnswer());
        assertEquals(List.of(), calls());
        stage.disconnected = SettableFuture.create();
        stage.service.recall().recall(Books.NAS, List.of("l1"));
        stage.disconnected.set(new Outcome.Refused(OptionalLong.of(503)));

        assertEquals(List.of("release [l1] RECALLED"), calls());
    }

    @Test
    void showsThatAServerIsThereNowAndThen() {
        stage.accounting(1);
        stage.accounting(1);
        assertEquals(1, stage.calls.stream().filter("keepalive"::equals).count());
        stage.now = stage.now.plusSeconds(20);
        stage.accounting(1);

        assertEquals(2, stage.calls.stream().filter("keepalive"::equals).count());
    }
}
