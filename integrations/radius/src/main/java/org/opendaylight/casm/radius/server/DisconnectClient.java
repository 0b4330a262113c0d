/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.opendaylight.casm.radius.packet.Answer;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Attributes;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Codec;
import org.opendaylight.casm.radius.packet.DroppedException;
import org.opendaylight.casm.radius.packet.Secret;
import org.opendaylight.casm.radius.packet.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends Disconnect-Requests (RFC 5176) and repeats them, the pause doubling each time, until they are answered
 * (RFC 5080 section 2.2.1).
 */
public final class DisconnectClient implements AutoCloseable {
    /** The first pause, RFC 5080. */
    public static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(DisconnectClient.class);
    private static final int IDENTIFIERS = 256;
    private static final int TRANSMISSIONS = 4;

    private final UdpPort port;
    private final Counters counters;
    private final ScheduledExecutorService timer;
    private final long pauseMillis;
    private final Map<Key, Pending> pending = new HashMap<>();
    private int next;

    /**
     * A client.
     *
     * @param address address to send from
     * @param counters counts answers
     * @param timer times repetitions
     * @param firstPause until the first repetition
     * @throws IOException if no port can be opened
     */
    public DisconnectClient(final InetAddress address, final Counters counters, final ScheduledExecutorService timer,
            final Duration firstPause) throws IOException {
        this.counters = requireNonNull(counters);
        this.timer = requireNonNull(timer);
        pauseMillis = firstPause.toMillis();
        port = UdpPort.open(new InetSocketAddress(address, 0), this::received);
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** The server has ended it: Disconnect-ACK. */
        record Done() implements Outcome {
        }

        /**
         * The server did not: Disconnect-NAK.
         *
         * @param errorCause its Error-Cause
         */
        record Refused(OptionalLong errorCause) implements Outcome {
        }

        /** It said nothing. */
        record NoAnswer() implements Outcome {
        }
    }

    private record Key(InetSocketAddress to, int identifier) {
    }

    private record Pending(byte[] octets, Secret secret, SettableFuture<Outcome> result) {
    }

    /** Sends a request; the attributes say which session is meant. */
    public ListenableFuture<Outcome> send(final InetSocketAddress to, final List<Attribute> attributes,
            final Secret secret) {
        final Key key;
        final Pending request;
        synchronized (pending) {
            int tried = 0;
            while (tried < IDENTIFIERS && pending.containsKey(new Key(to, next))) {
                next = (next + 1) % IDENTIFIERS;
                tried++;
            }
            key = new Key(to, next);
            if (tried == IDENTIFIERS) {
                return Futures.immediateFuture(new Outcome.NoAnswer());
            }
            request = new Pending(Codec.encodeDisconnect(next, attributes, secret), secret, SettableFuture.create());
            pending.put(key, request);
            next = (next + 1) % IDENTIFIERS;
        }
        transmit(key, request, 1);
        return request.result;
    }

    private void transmit(final Key key, final Pending request, final int attempt) {
        if (request.result.isDone()) {
            return;
        }
        if (attempt > TRANSMISSIONS) {
            counters.count(Counter.DISCONNECT_TIMEOUTS);
            finish(key, request, new Outcome.NoAnswer());
            return;
        }
        port.send(request.octets, key.to);
        try {
            timer.schedule(() -> transmit(key, request, attempt + 1), pauseMillis << attempt - 1,
                TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            finish(key, request, new Outcome.NoAnswer());
        }
    }

    private void finish(final Key key, final Pending request, final Outcome outcome) {
        synchronized (pending) {
            pending.remove(key, request);
        }
        request.result.set(outcome);
    }

    private void received(final byte[] datagram, final InetSocketAddress source) {
        final var key = new Key(source, datagram.length < 2 ? -1 : datagram[1] & 0xff);
        final Pending request;
        synchronized (pending) {
            request = pending.get(key);
        }
        if (request == null) {
            return;
        }
        try {
            final Answer answer = Codec.decodeDisconnectAnswer(datagram, request.octets, request.secret);
            final boolean done = answer.code() == Code.DISCONNECT_ACK;
            counters.count(done ? Counter.DISCONNECT_ACKS : Counter.DISCONNECT_NAKS);
            finish(key, request, done ? new Outcome.Done()
                : new Outcome.Refused(new Attributes(answer.attributes()).number(Type.ERROR_CAUSE)));
        } catch (DroppedException e) {
            LOG.debug("Dropped an answer from {}", source, e);
        }
    }

    @Override
    public void close() {
        port.close();
    }
}
