/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.server;

import static java.util.Objects.requireNonNull;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.opendaylight.casm.radius.map.Nas;
import org.opendaylight.casm.radius.packet.Answer;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Codec;
import org.opendaylight.casm.radius.packet.Drop;
import org.opendaylight.casm.radius.packet.DroppedException;
import org.opendaylight.casm.radius.packet.Request;
import org.opendaylight.casm.radius.packet.Secret;
import org.opendaylight.casm.radius.packet.Type;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two ports of a RADIUS server. A packet passes, in this order: source address known; shape; server known by
 * address and NAS-Identifier; secret; not a repetition. Only then it is handled. What does not pass gets no answer.
 */
public final class RadiusServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RadiusServer.class);

    private final NasDirectory directory;
    private final SecretSource secrets;
    private final RequestHandler handler;
    private final Counters counters;
    private final Executor executor;
    private final DuplicateCache duplicates = new DuplicateCache(System::nanoTime);
    private final DropLog drops;
    private final UdpPort access;
    private final UdpPort accounting;

    /**
     * Where a server listens.
     *
     * @param name name of the endpoint, for the log
     * @param address address of both ports
     * @param authPort port for Access-Request; 0 for any
     * @param acctPort port for Accounting-Request; 0 for any
     */
    public record Place(String name, InetAddress address, int authPort, int acctPort) {
        /** Checks. */
        public Place {
            requireNonNull(name);
            requireNonNull(address);
        }
    }

    /**
     * Who may ask, and how that is proved.
     *
     * @param directory the servers
     * @param secrets their secret
     */
    public record Clients(NasDirectory directory, SecretSource secrets) {
        /** Checks. */
        public Clients {
            requireNonNull(directory);
            requireNonNull(secrets);
        }
    }

    /**
     * Listens from now on.
     *
     * @param place where
     * @param clients who may ask
     * @param handler decides what is answered
     * @param counters counts
     * @param executor works on packets; may refuse when there are too many
     * @throws IOException if a port cannot be opened
     */
    public RadiusServer(final Place place, final Clients clients, final RequestHandler handler,
            final Counters counters, final Executor executor) throws IOException {
        directory = clients.directory();
        secrets = clients.secrets();
        this.handler = requireNonNull(handler);
        this.counters = requireNonNull(counters);
        this.executor = requireNonNull(executor);
        drops = new DropLog(place.name(), System::nanoTime);
        access = open(place, "auth-port", place.authPort(), Code.ACCESS_REQUEST);
        try {
            accounting = open(place, "acct-port", place.acctPort(), Code.ACCOUNTING_REQUEST);
        } catch (IOException e) {
            access.close();
            throw e;
        }
    }

    private UdpPort open(final Place place, final String name, final int port, final int code) throws IOException {
        try {
            return UdpPort.open(new InetSocketAddress(place.address(), port),
                (octets, source) -> received(octets, source, code));
        } catch (IOException e) {
            throw new IOException(name + " " + port + " of " + place.address().getHostAddress() + ": "
                + e.getMessage(), e);
        }
    }

    /** Port for Access-Request. */
    public int authPort() {
        return access.port();
    }

    /** Port for Accounting-Request. */
    public int acctPort() {
        return accounting.port();
    }

    private void received(final byte[] datagram, final InetSocketAddress source, final int code) {
        try {
            executor.execute(() -> process(datagram, source, code));
        } catch (RejectedExecutionException e) {
            counters.count(Counter.UNANSWERED);
        }
    }

    private void process(final byte[] datagram, final InetSocketAddress source, final int code) {
        try {
            final var nas = identify(datagram, source);
            final var secret = secrets.of(nas);
            final var request = Codec.decodeRequest(datagram, code, secret);
            final var key = new DuplicateCache.Key(source, code, request.identifier());
            switch (duplicates.see(key, request.authenticator())) {
                case DuplicateCache.Seen.New fresh -> {
                    counters.count(code == Code.ACCESS_REQUEST ? Counter.ACCESS_REQUESTS
                        : Counter.ACCOUNTING_REQUESTS);
                    handle(nas, request, key, secret);
                }
                case DuplicateCache.Seen.InProgress working -> counters.count(Counter.DUPLICATES);
                case DuplicateCache.Seen.Answered(var octets) -> {
                    counters.count(Counter.DUPLICATES);
                    send(octets, key);
                }
            }
        } catch (DroppedException e) {
            counters.count(switch (e.reason()) {
                case UNKNOWN_CLIENT -> Counter.UNKNOWN_CLIENTS;
                case NO_MESSAGE_AUTHENTICATOR -> Counter.NO_MESSAGE_AUTHENTICATOR;
                case BAD_AUTHENTICATOR -> Counter.BAD_AUTHENTICATORS;
                case MALFORMED -> Counter.MALFORMED;
            });
            drops.dropped(source, e);
        } catch (IOException e) {
            counters.count(Counter.UNANSWERED);
            LOG.debug("No secret for {}", source, e);
        }
    }

    private Nas identify(final byte[] datagram, final InetSocketAddress source) throws DroppedException {
        if (!directory.knows(source.getAddress())) {
            throw new DroppedException(Drop.UNKNOWN_CLIENT, "no device has this address");
        }
        final var identifier = Codec.peek(datagram).text(Type.NAS_IDENTIFIER);
        return directory.find(source.getAddress(), identifier)
            .orElseThrow(() -> new DroppedException(Drop.UNKNOWN_CLIENT,
                "no device has this address and its NAS-Identifier"));
    }

    private void handle(final Nas nas, final Request request, final DuplicateCache.Key key, final Secret secret) {
        Futures.addCallback(handler.handle(nas, key.source(), request), new FutureCallback<>() {
            @Override
            public void onSuccess(final Optional<Answer> answer) {
                answer.ifPresentOrElse(one -> reply(one, request, key, secret), () -> silent(request, key));
            }

            @Override
            public void onFailure(final Throwable cause) {
                LOG.warn("A request of {} is not answered", nas.deviceId(), cause);
                silent(request, key);
            }
        }, MoreExecutors.directExecutor());
    }

    private void reply(final Answer answer, final Request request, final DuplicateCache.Key key,
            final Secret secret) {
        final byte[] octets = Codec.encodeAnswer(request, answer, secret);
        duplicates.answered(key, request.authenticator(), octets);
        switch (answer.code()) {
            case Code.ACCESS_ACCEPT -> counters.count(Counter.ACCESS_ACCEPTS);
            case Code.ACCESS_REJECT -> counters.count(Counter.ACCESS_REJECTS);
            default -> counters.count(Counter.ACCOUNTING_RESPONSES);
        }
        send(octets, key);
    }

    private void silent(final Request request, final DuplicateCache.Key key) {
        counters.count(Counter.UNANSWERED);
        duplicates.forget(key, request.authenticator());
    }

    private void send(final byte[] octets, final DuplicateCache.Key key) {
        (key.code() == Code.ACCESS_REQUEST ? access : accounting).send(octets, key.source());
    }

    @Override
    public void close() {
        access.close();
        accounting.close();
    }
}
