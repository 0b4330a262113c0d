/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.agent.state;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.opendaylight.casm.agent.protocol.Block;
import org.opendaylight.casm.agent.protocol.Item;
import org.opendaylight.casm.agent.protocol.Lease;
import org.opendaylight.casm.agent.protocol.Message;
import org.opendaylight.casm.agent.protocol.Outcome;
import org.opendaylight.casm.agent.protocol.Outcome.Answer;
import org.opendaylight.casm.agent.protocol.Outcome.Replied;
import org.opendaylight.casm.agent.protocol.Outcome.Result;
import org.opendaylight.casm.agent.protocol.Request;

/** As little of a Coordinator as the rules of casm-device need: /28s of IPv4 and /48s of IPv6. */
final class FakeCoordinator {
    private static final int BLOCKS = 64;

    /** A lease as the Coordinator sees it. */
    static final class Held {
        private final String device;
        private final Lease lease;
        private final int place;
        private Instant end;
        private String state = "active";
        private long generation = 1;
        private boolean recalled;

        Held(final String device, final Lease lease, final int place, final Instant end) {
            this.device = device;
            this.lease = lease;
            this.place = place;
            this.end = end;
        }

        private Lease now(final Duration lifetime) {
            return new Lease(lease.id(), lease.pool(), lease.kind(), lease.block(), state, new Lease.Terms(lifetime,
                lifetime.dividedBy(2), null, end, null), generation, Lease.Hosts.NONE);
        }
    }

    private final Map<String, Held> leases = new LinkedHashMap<>();
    private final Map<String, Replied> answered = new HashMap<>();
    private final Map<String, Long> incarnations = new HashMap<>();
    private final Duration lifetime;
    private final Random random;
    private final double busy;
    private int sequence;

    FakeCoordinator(final Duration lifetime, final Random random, final double busy) {
        this.lifetime = lifetime;
        this.random = random;
        this.busy = busy;
    }

    /** What a device holds live, so that nobody else can have it. */
    Set<Block> live(final String device, final Instant now) {
        expire(now);
        return leases.values().stream().filter(held -> held.device.equals(device)).map(held -> held.lease.block())
            .collect(Collectors.toSet());
    }

    int size(final Instant now) {
        expire(now);
        return leases.size();
    }

    void recall(final Random choice) {
        leases.values().stream().skip(choice.nextInt(Math.max(1, leases.size()))).findFirst()
            .ifPresent(held -> held.recalled = true);
    }

    private void expire(final Instant now) {
        leases.values().removeIf(held -> !held.end.isAfter(now));
    }

    Outcome receive(final Message message, final Instant now) {
        expire(now);
        final String device = message.header().deviceId();
        final long incarnation = message.header().incarnation();
        if (incarnation < incarnations.getOrDefault(device, 0L)) {
            return new Outcome.Refused("casm:stale-incarnation", device + ": " + incarnation);
        }
        incarnations.put(device, incarnation);
        if (message.request() instanceof Request.Keepalive) {
            return keepalive(device, now);
        }
        final String key = device + " " + message.header().messageId();
        final Replied before = answered.get(key);
        if (before != null) {
            return new Replied(Result.DUPLICATE, before.answers(), before.retryAfter(), before.reason(),
                before.orders());
        }
        if (random.nextDouble() < busy) {
            return new Replied(Result.RETRY_LATER, List.of(), Duration.ofSeconds(2), "busy", Outcome.Orders.NONE);
        }
        final Replied answer = answer(device, message.request(), now);
        answered.put(key, answer);
        return answer;
    }

    private Replied keepalive(final String device, final Instant now) {
        return new Replied(Result.GRANTED, List.of(), null, "", new Outcome.Orders(null, null,
            random.nextInt(10) == 0, leases.values().stream().filter(held -> held.recalled
                && held.device.equals(device)).map(held -> new Outcome.Recall(held.lease.id(), now.plusSeconds(30)))
                .toList(), false));
    }

    private Replied answer(final String device, final Request request, final Instant now) {
        return switch (request) {
            case Request.Register register -> Replied.of(Result.GRANTED);
            case Request.Keepalive keepalive -> throw new IllegalStateException();
            case Request.Ask ask -> ask(device, ask, now);
            case Request.Renew renew -> renew(device, renew, now);
            case Request.Report report -> Replied.of(Result.GRANTED);
            case Request.Release release -> release(device, release);
            case Request.Confirm confirm -> {
                confirm.leaseIds().forEach(id -> mine(device, id).filter(held -> held.state.equals("releasing"))
                    .ifPresent(held -> leases.remove(id)));
                yield Replied.of(Result.GRANTED);
            }
        };
    }

    private Optional<Held> mine(final String device, final String id) {
        return Optional.ofNullable(leases.get(id)).filter(held -> held.device.equals(device));
    }

    private Replied ask(final String device, final Request.Ask ask, final Instant now) {
        final List<Answer> answers = new ArrayList<>();
        final Set<String> said = ask.existing().stream().map(Lease::id).collect(Collectors.toSet());
        // what a device forgot it is told again, as long as it lasts
        final Set<Boolean> found = new HashSet<>();
        if (ask.reason() == Request.Reason.START_UP) {
            leases.values().removeIf(held -> held.device.equals(device) && !said.contains(held.lease.id())
                && !held.state.equals("active"));
            leases.values().stream().filter(held -> held.device.equals(device) && !said.contains(held.lease.id()))
                .forEach(held -> {
                    answers.add(Answer.granted(held.now(lifetime)));
                    found.add(held.lease.block().ipv6());
                });
        }
        said.forEach(id -> answers.add(mine(device, id).filter(held -> held.state.equals("active"))
            .map(held -> Answer.granted(held.now(lifetime))).orElseGet(() -> Answer.of(id, false, "released"))));
        // what the device has to let go it is told once; nobody gets it before it would have ended
        boolean all = true;
        for (Item item : ask.items()) {
            if (found.contains(isIpv6(item))) {
                continue;
            }
            final Optional<Held> got = allocate(device, item, now);
            got.ifPresent(held -> answers.add(Answer.granted(held.now(lifetime))));
            all &= got.isPresent();
        }
        return Replied.of(all ? Result.GRANTED : answers.isEmpty() ? Result.DENIED : Result.PARTIAL, answers);
    }

    private static boolean isIpv6(final Item item) {
        return String.valueOf(item.kind()).startsWith("ipv6");
    }

    private Optional<Held> allocate(final String device, final Item item, final Instant now) {
        final boolean ipv6 = isIpv6(item);
        final Set<Integer> taken = leases.values().stream().filter(held -> held.lease.block().ipv6() == ipv6)
            .map(held -> held.place).collect(Collectors.toSet());
        for (int place = 0; place < BLOCKS; place++) {
            if (!taken.contains(place)) {
                final BigInteger base = ipv6 ? BigInteger.valueOf(0x20010db8L).shiftLeft(96)
                    .add(BigInteger.valueOf(place).shiftLeft(80)) : BigInteger.valueOf(0x0a000000L + place * 16L);
                final Block block = Block.prefix(Block.address(ipv6, base) + (ipv6 ? "/48" : "/28"));
                final String id = "lease-" + ++sequence;
                final var held = new Held(device, new Lease(id, ipv6 ? "six" : "four", "", block, "active",
                    Lease.Terms.of(lifetime), 1, Lease.Hosts.NONE), place, now.plus(lifetime));
                leases.put(id, held);
                return Optional.of(held);
            }
        }
        return Optional.empty();
    }

    private Replied renew(final String device, final Request.Renew renew, final Instant now) {
        return Replied.of(Result.GRANTED, renew.leaseIds().stream().map(id -> mine(device, id).map(held -> {
            if (held.recalled || !held.state.equals("active")) {
                return Answer.of(id, false, held.state);
            }
            held.end = now.plus(lifetime);
            held.generation++;
            return Answer.granted(held.now(lifetime));
        }).orElseGet(() -> Answer.of(id, false, "released"))).toList());
    }

    private Replied release(final String device, final Request.Release release) {
        return Replied.of(Result.GRANTED, release.leases().stream().map(lease -> mine(device, lease.id()).map(held -> {
            held.state = "releasing";
            return Answer.of(lease.id(), true, "releasing");
        }).orElseGet(() -> Answer.of(lease.id(), true, "released"))).toList());
    }
}
