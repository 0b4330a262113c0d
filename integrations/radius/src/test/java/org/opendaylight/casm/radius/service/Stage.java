/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.radius.service;

import com.google.common.net.InetAddresses;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jdt.annotation.Nullable;
import org.opendaylight.casm.radius.map.AccessIntent.Wish;
import org.opendaylight.casm.radius.map.Books;
import org.opendaylight.casm.radius.map.HeldLease;
import org.opendaylight.casm.radius.map.IpBlock;
import org.opendaylight.casm.radius.packet.Answer;
import org.opendaylight.casm.radius.packet.Attribute;
import org.opendaylight.casm.radius.packet.Attributes;
import org.opendaylight.casm.radius.packet.Code;
import org.opendaylight.casm.radius.packet.Request;
import org.opendaylight.casm.radius.packet.Type;
import org.opendaylight.casm.radius.server.DisconnectClient.Outcome;
import org.opendaylight.casm.radius.usage.Sample;
import org.opendaylight.casm.radius.usage.Subscribers;

/** A service between a Coordinator that does as it is told and a server that says what it is told. */
final class Stage implements Coordinator {
    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    final List<String> calls = new ArrayList<>();
    final List<Header> headers = new ArrayList<>();
    final Leases book = new Leases();
    final List<List<Attribute>> disconnects = new ArrayList<>();
    SettableFuture<Outcome> disconnected = SettableFuture.create();
    Reply requested = new Reply.Later("not told");
    @Nullable Reply renewed;
    Reply released = new Reply.Done(List.of(), false);
    Reply registered = new Reply.Done(List.of(), false);
    final List<List<Sample>> reports = new ArrayList<>();
    Reply reported = new Reply.Done(List.of(), false);
    Set<String> recalled = Set.of();
    boolean query;
    @Nullable Long known;
    @Nullable SettableFuture<Reply> pending;
    Instant now = NOW;
    final NasService service;
    private int packets;

    Stage(final String... offered) {
        final var world = new NasService.World(this, book, Books.pools(offered), new Subscribers());
        service = new NasService(world, (nas, session) -> {
            disconnects.add(session);
            return disconnected;
        }, () -> now);
    }

    static HeldLease lease(final String id, final String pool, final String first, final int length) {
        return new HeldLease(id, pool, IpBlock.ofPrefix(InetAddresses.forString(first), length),
            NOW.plusSeconds(3600), 1800, 1);
    }

    /** An Access-Request for pools. */
    ListenableFuture<Optional<Answer>> access(final Attribute... more) {
        return handle(Code.ACCESS_REQUEST, Attribute.number(Type.SERVICE_TYPE, 5),
            Attribute.text(Type.USER_NAME, "pools-nas-1"), more);
    }

    /** An Accounting-Request. */
    ListenableFuture<Optional<Answer>> accounting(final int status, final Attribute... more) {
        return handle(Code.ACCOUNTING_REQUEST, Attribute.number(Type.ACCT_STATUS_TYPE, status),
            Attribute.number(Type.EVENT_TIMESTAMP, packets), more);
    }

    private ListenableFuture<Optional<Answer>> handle(final int code, final Attribute first, final Attribute second,
            final Attribute... more) {
        final var all = new ArrayList<>(List.of(first, second));
        all.addAll(List.of(more));
        return service.handle(Books.NAS, new InetSocketAddress("192.0.2.1", 1024),
            new Request(code, packets++ & 0xff, new byte[16], new Attributes(all)));
    }

    private ListenableFuture<Reply> note(final Header header, final String call, final Reply reply) {
        calls.add(call);
        headers.add(header);
        final var slow = pending;
        return slow == null ? Futures.immediateFuture(reply) : slow;
    }

    @Override
    public ListenableFuture<Reply> register(final Header header) {
        return note(header, "register", registered);
    }

    @Override
    public ListenableFuture<@Nullable Long> incarnation(final String deviceId) {
        return Futures.immediateFuture(known);
    }

    @Override
    public ListenableFuture<Orders> keepalive(final Header header) {
        calls.add("keepalive");
        return Futures.immediateFuture(new Orders(recalled, query));
    }

    @Override
    public ListenableFuture<Reply> report(final Header header, final List<Sample> samples) {
        reports.add(samples);
        return note(header, "report", reported);
    }

    @Override
    public ListenableFuture<Reply> request(final Header header, final List<Wish> wishes) {
        return note(header, "request " + wishes.stream().map(Wish::pool).toList(), requested);
    }

    @Override
    public ListenableFuture<Reply> renew(final Header header, final Set<String> leaseIds) {
        final var told = renewed;
        return note(header, "renew " + new TreeSet<>(leaseIds), told != null ? told
            : new Reply.Done(book.held(header.deviceId()).stream().filter(one -> leaseIds.contains(one.id())).toList(),
                false));
    }

    @Override
    public ListenableFuture<Reply> release(final Header header, final Set<String> leaseIds, final Reason reason) {
        return note(header, "release " + new TreeSet<>(leaseIds) + " " + reason, released);
    }
}
