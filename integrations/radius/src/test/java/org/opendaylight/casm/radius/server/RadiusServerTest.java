/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.SettableFuture;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.packet.Answer;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Request;
import org.opendaylight.casm.radius.packet.TestPackets;
import org.opendaylight.casm.radius.packet.Type;
import org.opendaylight.casm.radius.server.DisconnectClient.Outcome;

/** The server on real sockets of the loopback interface. */
class RadiusServerTest {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Counters counters = new Counters();
    private final List<Request> handled = new ArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile @Nullable SettableFuture<Optional<Answer>> slow;
    private RadiusServer server;
    private DatagramSocket client;

    private final NasDirectory directory = new NasDirectory() {
        @Override
        public boolean knows(final InetAddress source) {
            return true;
        }

        @Override
        public Optional<Nas> find(final InetAddress source, final Optional<String> identifier) {
            return identifier.filter("other"::equals).isPresent() ? Optional.empty()
                : Optional.of(new Nas("bng", source, Optional.empty()));
        }

        @Override
        public Optional<Nas> device(final String deviceId) {
            return Optional.empty();
        }
    };

    @BeforeEach
    void open() throws IOException {
        server = new RadiusServer(new RadiusServer.Place("test", LOOPBACK, 0, 0),
            new RadiusServer.Clients(directory, nas -> TestPackets.SECRET), (nas, source, request) -> {
                handled.add(request);
                final var late = slow;
                return late != null ? late : Futures.immediateFuture(Optional.of(new Answer(
                    request.code() == Code.ACCESS_REQUEST ? Code.ACCESS_ACCEPT : Code.ACCOUNTING_RESPONSE,
                    List.of(Attribute.number(Type.SESSION_TIMEOUT, handled.size())))));
            }, counters, timer);
        client = new DatagramSocket(0, LOOPBACK);
        client.setSoTimeout(PATIENCE_MILLIS);
    }

    @AfterEach
    void close() throws InterruptedException {
        server.close();
        client.close();
        timer.shutdownNow();
        assertTrue(timer.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void send(final byte[] octets, final int port) throws IOException {
        client.send(new DatagramPacket(octets, octets.length, LOOPBACK, port));
    }

    private byte[] receive() throws IOException {
        final var packet = new DatagramPacket(new byte[4096], 4096);
        client.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private void awaitCount(final Counter what) throws InterruptedException {
        final long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (counters.get(what) == 0) {
            assertTrue(System.nanoTime() < end, what::toString);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** All that was sent before was worked on when these are answered: each port is read in order, by one worker. */
    private void awaitAllBefore() throws IOException {
        send(TestPackets.accounting(250), server.acctPort());
        assertEquals(250, receive()[1] & 0xff);
        send(TestPackets.access(251, 1), server.authPort());
        assertEquals(251, receive()[1] & 0xff);
    }

    @Test
    void answersARepetitionWithTheSameOctetsAndHandlesItOnce() throws IOException {
        final byte[] request = TestPackets.access(7, 1, Attribute.text(Type.USER_NAME, "a"));
        send(request, server.authPort());
        final byte[] first = receive();
        send(request, server.authPort());

        assertArrayEquals(first, receive());
        assertEquals(1, handled.size());
        assertEquals(1, counters.get(Counter.DUPLICATES));
        send(TestPackets.access(7, 2, Attribute.text(Type.USER_NAME, "a")), server.authPort());
        receive();
        assertEquals(2, handled.size());
    }

    @Test
    void dropsARepetitionOfWhatIsWorkedOn() throws IOException, InterruptedException {
        final var late = SettableFuture.<Optional<Answer>>create();
        slow = late;
        final byte[] request = TestPackets.access(7, 1);
        send(request, server.authPort());
        send(request, server.authPort());
        awaitCount(Counter.DUPLICATES);
        slow = null;
        send(TestPackets.access(8, 1), server.authPort());
        late.set(Optional.of(new Answer(Code.ACCESS_REJECT, List.of())));

        receive();
        receive();
        assertEquals(List.of(7, 8), handled.stream().map(Request::identifier).toList());
    }

    @Test
    void staysSilentAndTakesTheNextTryForNew() throws IOException, InterruptedException {
        final var nothing = SettableFuture.<Optional<Answer>>create();
        nothing.set(Optional.empty());
        slow = nothing;
        final byte[] request = TestPackets.access(7, 1);
        send(request, server.authPort());
        awaitCount(Counter.UNANSWERED);
        client.setSoTimeout(300);
        assertThrows(SocketTimeoutException.class, this::receive);
        client.setSoTimeout(PATIENCE_MILLIS);
        slow = null;
        send(request, server.authPort());

        assertEquals(Code.ACCESS_ACCEPT, receive()[0]);
        assertEquals(1, counters.get(Counter.UNANSWERED));
    }

    @Test
    void answersNobodyElse() throws IOException {
        send(TestPackets.unsigned(1, Attribute.text(Type.USER_NAME, "a")), server.authPort());
        send(TestPackets.access(2, 1, Attribute.text(Type.NAS_IDENTIFIER, "other")), server.authPort());
        final byte[] forged = TestPackets.access(3, 1, Attribute.text(Type.USER_NAME, "a"));
        forged[forged.length - 1]++;
        send(forged, server.authPort());
        send(TestPackets.accounting(4), server.authPort());
        send(new byte[] {1, 2, 3}, server.acctPort());
        send(TestPackets.access(5, 1), server.authPort());

        assertEquals(5, receive()[1]);
        awaitAllBefore();
        assertEquals(List.of(1L, 1L, 1L, 2L), List.of(counters.get(Counter.NO_MESSAGE_AUTHENTICATOR),
            counters.get(Counter.UNKNOWN_CLIENTS), counters.get(Counter.BAD_AUTHENTICATORS),
            counters.get(Counter.MALFORMED)));
        assertEquals(3, handled.size());
    }

    @Test
    void answersNoNoise() throws IOException {
        final long seed = 4711;
        final var random = new Random(seed);
        final byte[] good = TestPackets.access(9, 1, Attribute.text(Type.USER_NAME, "a"));
        for (int round = 0; round < 500; round++) {
            final byte[] datagram = random.nextBoolean() ? good.clone() : new byte[random.nextInt(5000)];
            if (datagram.length > 0) {
                datagram[random.nextInt(datagram.length)] ^= (byte) (1 + random.nextInt(255));
            }
            send(datagram, random.nextBoolean() ? server.authPort() : server.acctPort());
            if (round % 10 == 9) {
                // before the buffers of the sockets overflow
                awaitAllBefore();
            }
        }

        assertEquals(Set.of(250, 251), handled.stream().map(Request::identifier).collect(Collectors.toSet()),
            "seed " + seed);
        client.setSoTimeout(200);
        assertThrows(SocketTimeoutException.class, this::receive, "seed " + seed);
    }

    @Test
    void saysWhichPortIsTaken() {
        final var text = assertThrows(IOException.class, () -> new RadiusServer(
            new RadiusServer.Place("second", LOOPBACK, 0, server.authPort()),
            new RadiusServer.Clients(directory, nas -> TestPackets.SECRET),
            (nas, source, request) -> Futures.immediateFuture(Optional.empty()), counters, timer)).getMessage();

        assertTrue(text.startsWith("acct-port " + server.authPort()), text);
    }

    private Outcome disconnect(final Attribute... answer) throws IOException {
        final var repetition = new AtomicReference<Runnable>();
        final ScheduledExecutorService pauses = mock();
        doAnswer(call -> {
            repetition.set(call.getArgument(0));
            return mock(ScheduledFuture.class);
        }).when(pauses).schedule(any(Runnable.class), anyLong(), any());
        try (var disconnects = new DisconnectClient(LOOPBACK, counters, pauses, DisconnectClient.FIRST_PAUSE)) {
            final var outcome = disconnects.send(new InetSocketAddress(LOOPBACK, client.getLocalPort()),
                List.of(Attribute.text(Type.NAS_IDENTIFIER, "a")), TestPackets.SECRET);
            final var first = new DatagramPacket(new byte[4096], 4096);
            client.receive(first);
            final byte[] request = Arrays.copyOf(first.getData(), first.getLength());
            assertEquals(Code.DISCONNECT_REQUEST, request[0]);
            // it is repeated as it was until it is answered
            repetition.get().run();
            assertArrayEquals(request, receive());
            final byte[] forged = TestPackets.disconnectAnswer(request, Code.DISCONNECT_ACK);
            forged[10]++;
            client.send(new DatagramPacket(forged, forged.length, first.getSocketAddress()));
            final byte[] octets = TestPackets.disconnectAnswer(request,
                answer.length == 0 ? Code.DISCONNECT_ACK : Code.DISCONNECT_NAK, answer);
            client.send(new DatagramPacket(octets, octets.length, first.getSocketAddress()));
            return Futures.getUnchecked(Futures.withTimeout(outcome, PATIENCE_MILLIS, TimeUnit.MILLISECONDS, timer));
        }
    }

    @Test
    void repeatsADisconnectRequestUntilItIsAnswered() throws IOException {
        assertEquals(new Outcome.Done(), disconnect());
        assertEquals(1, counters.get(Counter.DISCONNECT_ACKS));
    }

    @Test
    void tellsWhyADisconnectRequestIsRefused() throws IOException {
        assertEquals(new Outcome.Refused(OptionalLong.of(503)), disconnect(Attribute.number(Type.ERROR_CAUSE, 503)));
        assertEquals(1, counters.get(Counter.DISCONNECT_NAKS));
    }

    @Test
    void givesADisconnectRequestUp() throws IOException {
        try (var disconnects = new DisconnectClient(LOOPBACK, counters, timer, Duration.ofMillis(1))) {
            final var outcome = disconnects.send(new InetSocketAddress(LOOPBACK, client.getLocalPort()),
                List.of(), TestPackets.SECRET);

            assertEquals(new Outcome.NoAnswer(), Futures.getUnchecked(outcome));
            assertNotNull(receive());
            assertEquals(1, counters.get(Counter.DISCONNECT_TIMEOUTS));
        }
    }
}
