/*
 * Copyright (c) 2026 The CASM Authors and others. All rights reserved.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License v1.0 which accompanies this distribution,
 * and is available at http://www.eclipse.org/legal/epl-v10.html
 */
package org.opendaylight.casm.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.opendaylight.casm.tests.harness.Answer;
import org.opendaylight.casm.tests.harness.CasmClient;
import org.opendaylight.casm.tests.harness.Lease;

/**
 * What clients were told about leases, kept outside the controller, to be held against what the controller knows later.
 * For any number of threads.
 */
final class LeaseBook {
    /** A request that was sent and not answered: it may have happened or not. */
    record Open(String requestId, String pool, String leaves) {
    }

    private final Map<String, String> held = new ConcurrentHashMap<>();
    private final Map<String, String> released = new ConcurrentHashMap<>();
    private final Set<String> releasing = ConcurrentHashMap.newKeySet();
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final AtomicLong commits = new AtomicLong();

    /** A lease was granted. */
    void granted(final Lease lease) {
        commits.incrementAndGet();
        held.put(lease.id(), lease.block());
    }

    /** A release is about to be asked for; until it is answered the lease may stand or not. */
    void releasing(final String id) {
        releasing.add(id);
    }

    /** A release was answered. */
    void released(final String id) {
        commits.incrementAndGet();
        final String block = held.remove(id);
        released.put(id, block == null ? "" : block);
        releasing.remove(id);
    }

    /** A request is about to be sent. */
    void sent(final Open request) {
        open.put(request.requestId(), request);
    }

    /** A request was answered, whatever the answer. */
    void answered(final String requestId) {
        open.remove(requestId);
    }

    /** Acknowledged changes. */
    long commits() {
        return commits.get();
    }

    /** Acknowledged leases that were not given back, by lease-id. */
    Map<String, String> held() {
        return new TreeMap<>(held);
    }

    /** How many requests are open. */
    int openRequests() {
        return open.size() + releasing.size();
    }

    /**
     * Holds the book against the controller: each acknowledged lease is there with its block, each acknowledged release
     * is done, and no two leases hold the same address.
     */
    void check(final CasmClient casm, final Set<String> pools) {
        final List<Lease> leases = casm.leases().stream().filter(lease -> pools.contains(lease.leaf("pool"))).toList();
        final Map<String, String> found = new HashMap<>();
        leases.forEach(lease -> found.put(lease.id(), lease.block()));
        final List<String> wrong = new ArrayList<>();
        held.forEach((id, block) -> {
            if (!releasing.contains(id) && !block.equals(found.get(id))) {
                wrong.add("acknowledged " + id + " " + block + ", found " + found.get(id));
            }
        });
        released.forEach((id, block) -> {
            if (found.containsKey(id)) {
                wrong.add("released " + id + " " + block + " stands again");
            }
        });
        assertEquals(List.of(), wrong.stream().limit(20).toList(), wrong.size() + " of " + held.size() + " held and "
            + released.size() + " released");
        assertEquals(List.of(), overlaps(leases));
    }

    /** The blocks of one pool that share an address, each with the lease it hits. */
    static List<String> overlaps(final List<Lease> leases) {
        final Map<String, TreeMap<BigInteger, Lease>> byPool = new HashMap<>();
        final List<String> overlaps = new ArrayList<>();
        for (final Lease lease : leases) {
            final BigInteger[] range = range(lease);
            final TreeMap<BigInteger, Lease> taken =
                byPool.computeIfAbsent(String.valueOf(lease.leaf("pool")), name -> new TreeMap<>());
            final var below = taken.floorEntry(range[1]);
            if (below != null && range(below.getValue())[1].compareTo(range[0]) >= 0) {
                overlaps.add(lease.id() + " " + lease.block() + " and " + below.getValue().id() + " "
                    + below.getValue().block());
            }
            taken.put(range[0], lease);
        }
        return overlaps;
    }

    private static BigInteger[] range(final Lease lease) {
        final String[] block = lease.block().split("[/-]");
        final BigInteger first = number(block[0]);
        if (lease.block().contains("/")) {
            final int bits = (block[0].contains(":") ? 128 : 32) - Integer.parseInt(block[1]);
            return new BigInteger[] {first, first.add(BigInteger.ONE.shiftLeft(bits)).subtract(BigInteger.ONE)};
        }
        return new BigInteger[] {first, block.length > 1 ? number(block[1]) : first};
    }

    private static BigInteger number(final String address) {
        try {
            return new BigInteger(1, InetAddress.getByName(address).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(address, e);
        }
    }

    /**
     * Repeats each request that was not answered, twice, and checks that both answers are of one and the same lease;
     * then repeats the releases.
     */
    void settle(final CasmClient casm) {
        for (final Open request : open.values()) {
            final Answer first = casm.allocate(request.requestId(), request.pool(), request.leaves());
            final Answer second = casm.allocate(request.requestId(), request.pool(), request.leaves());
            if (first.isOk()) {
                assertEquals("duplicate", second.result(), () -> first + " then " + second);
                assertEquals(ids(first), ids(second));
                first.leases().forEach(this::granted);
            }
            answered(request.requestId());
        }
        for (final String id : new HashSet<>(releasing)) {
            final Answer answer = casm.release(id);
            assertEquals(200, answer.status(), answer::toString);
            released(id);
        }
    }

    private static List<String> ids(final Answer answer) {
        return answer.leases().stream().map(Lease::id).sorted().toList();
    }
}
